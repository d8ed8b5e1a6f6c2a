"""Lines of a table for places, indicators, years and breakdowns."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from atlas.catalogue.indicator import Indicator
from tests.workbooks.table import Line
from tests.workbooks.wording import (
    CATALOGUE,
    PLACES,
    REGION,
    name_of,
    place_name,
    printed_unit,
)

TOTALS = ("合计", "总计", "合 计", "合　计")


@dataclass(frozen=True, slots=True)
class Units:
    """``how``: ``header``, ``title``, ``corner``, ``column`` or ``none``; ``printed``: base unit →
    what is printed; ``text``: as it stands in title or corner."""

    how: str
    printed: Mapping[str, str]
    text: str = ""

    def of(self, one: Indicator) -> str:
        return self.printed[one.unit]

    def label(self, one: Indicator, name: str) -> str:
        """The name with its unit where units stand in headings."""
        return f"{name}（{self.of(one)}）" if self.how == "header" else name

    @property
    def base(self) -> dict[str, object]:
        """What the table says of units as a whole."""
        return {} if self.how in ("header", "column") else {"unit": tuple(self.printed.values())}


def units_for(chance: random.Random, chosen: Sequence[Indicator], ways: Sequence[str]) -> Units:
    """One printed unit for each base unit; without a word about units they are the base units."""
    how = chance.choice(list(ways))
    bases = dict.fromkeys(one.unit for one in chosen)
    if how == "none":
        return Units(how, {base: base for base in bases})
    printed = {base: printed_unit(chance, base) for base in bases}
    return Units(how, printed, "、".join(dict.fromkeys(printed.values())))


def leagues(chance: random.Random, how: str, least: int = 6) -> list[Line]:
    """Leagues in official order, all twelve mostly."""
    codes = [place.code for place in PLACES.leagues()]
    count = chance.choice((12, 12, 12, least, least + 2))
    chosen = sorted(chance.sample(codes, count), key=codes.index)
    return [place_line(chance, code, how) for code in chosen]


def banners(chance: random.Random, league: str, how: str, most: int = 20) -> list[Line]:
    """The banners of one league."""
    return [place_line(chance, one.code, how) for one in PLACES.banners(league)[:most]]


def place_line(chance: random.Random, code: str, how: str) -> Line:
    name = place_name(chance, code, how)
    return Line((int(name) if how == "code" and chance.random() < 0.5 else name,), {"place": code})


def units_of_region(chance: random.Random, count: int) -> list[Line]:
    """Reporting units that are no place on the map."""
    chosen = sorted(chance.sample(PLACES.units(), count), key=lambda one: one.position)
    return [
        Line((chance.choice((one.name, one.short, *one.aliases[:2])),), {"place": one.code})
        for one in chosen
    ]


def with_total(chance: random.Random, rows: list[Line], where: str, region: str = "") -> list[Line]:
    """The rows with a line of 合计 at the ``top`` or ``bottom``, and the region's own line."""
    values = [at for at, row in enumerate(rows) if row.role == "value"]
    first = [Line((region,), {"place": REGION})] if region else []
    if not where:
        return first + rows
    label = chance.choice(TOTALS)
    before = len(first) + (where == "top")
    total = Line((label,), {"place": REGION}, "total", tuple(at + before for at in values))
    return [*first, total, *rows] if where == "top" else [*first, *rows, total]


def indicator_lines(chance: random.Random, chosen: Sequence[Indicator], units: Units) -> list[Line]:
    """Each indicator under one of its names, with its unit as the table prints it."""
    lines = []
    for one in chosen:
        says: dict[str, object] = {"indicator": one.code}
        if units.how in ("header", "column"):
            says["unit"] = units.of(one)
        lines.append(Line((units.label(one, name_of(chance, one)),), says))
    return lines


def year_lines(chance: random.Random, years: Sequence[int]) -> list[Line]:
    """2021年 2022年, or bare numbers."""
    form = chance.choice(("{}年", "{}年", "{}", "{}年度", "number"))
    return [
        Line((year if form == "number" else form.format(year),), {"year": year})  # type: ignore[arg-type]
        for year in years
    ]


def category_lines(chance: random.Random, dimension: str, codes: Sequence[str]) -> list[Line]:
    """Categories of one dimension under one of their names."""
    lines = []
    for code in codes:
        one = CATALOGUE.dimension(dimension).category(code)
        sure = [
            text
            for text in (one.name_zh, one.name_zh, *one.aliases)
            if CATALOGUE.resolve_category(text, dimension).category == code
        ]
        lines.append(Line((chance.choice(sure),), {"breakdown": {dimension: code}}))
    return lines


def under(outer: Line, inner: Sequence[Line]) -> list[Line]:
    """Lines one level deeper: each inner line below the label of the outer one."""
    return [
        replace(
            line,
            labels=(*outer.labels, *line.labels),
            says={**outer.says, **line.says},
        )
        for line in inner
    ]
