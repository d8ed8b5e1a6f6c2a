"""Months or quarters down the rows: which year they are of, and the row that sums them up."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from atlas.ingest.files.raw import RawTable
from atlas.ingest.layout.column import Column
from atlas.ingest.layout.title import Title
from atlas.ingest.layout.vocabulary import plain, total_of
from atlas.ingest.values.moments import Moment, read_moment, title_years
from atlas.ingest.values.parts_of_years import row_part

_FEWEST = 2
_ANY_YEAR = 2000
_NUMBERED = {"月份", "月"}
_WHOLE = "全年"
_DECEMBER = "12"


@dataclass(frozen=True, slots=True)
class Months:
    """Of the ``year`` of the table (None where it names none) and the ``part`` of it that the title
    tells. ``told``: its rows are months; ``summed``: one of them is their 合计 or 全年;
    ``numbered``: they are written 1, 2, 3;
    ``last`` is the last month that has figures, as 09."""

    year: int | None = None
    part: Moment | None = None
    told: bool = False
    summed: bool = False
    numbered: bool = False
    last: str = ""

    def row(self, text: str, year: int | None) -> dict[str, Any]:
        """What the name of a row says, as fields of a row's sense; nothing for other names."""
        if self.told and total_of(text) is not None:
            of = next(iter(title_years(text)), self.year or year)
            return {"moment": self._sum_of(of), "summed": True} if of else {}
        text = f"{text}月" if self.numbered and text.isdecimal() else text
        moment = _moment(text, year or self.year, self.part)
        if moment is None:
            return {}
        return {"moment": moment, "within": self.summed and _is_part(moment, text)}

    def _sum_of(self, year: int) -> Moment:
        """The whole year, or the part of it that has figures."""
        if self.last == _DECEMBER:
            return Moment(year)
        return Moment(year, as_of=f"{year}-{self.last}", period="point")


NO_MONTHS = Months()


def read_months(
    table: RawTable, columns: Sequence[Column], title: Title, body: Sequence[int]
) -> Months:
    """What the rows of a table that is no list say of months."""
    plain_year = Months(title.year, title.part)
    column = next((one for one in columns if one.role == "year"), None)
    if column is None or any(one.moment for one in columns):
        return plain_year
    numbered = bool(column.path) and plain(column.path[-1]) in _NUMBERED
    texts: dict[int, str] = {}
    for row in body:
        text = table.cell(row, column.index).text.strip()
        texts[row] = f"{text}月" if numbered and text.isdecimal() else text
    found = {row: one for row, text in texts.items() if (one := _moment(text, _ANY_YEAR, None))}
    parts = {row: one for row, one in found.items() if _is_part(one, texts[row])}
    years = {one.year for one in parts.values()} - {_ANY_YEAR}
    if len(parts) < _FEWEST or len(years) > 1:
        return plain_year
    values = [one.index for one in columns if one.role == "value"]
    filled = [
        (one.as_of or _DECEMBER)[5:7] or _DECEMBER
        for row, one in parts.items()
        if any(table.values[row][at] not in ("", None) for at in values)
    ]
    whole = any(total_of(text) is not None or text == _WHOLE for text in texts.values())
    year = next(iter(years), title.year)
    return Months(year, title.part, True, whole, numbered, max(filled, default=_DECEMBER))


def _is_part(moment: Moment, text: str) -> bool:
    """Whether it is less than 全年: 2024年12月 ends with the year and is a month."""
    return bool(moment.as_of) or text.endswith(("月", "月份"))


def _moment(text: str, year: int | None, part: Moment | None) -> Moment | None:
    """3月 and 三季度 of ``year``; 2024年3月 of its own."""
    own = read_moment(text)
    if own is not None and (own.as_of or text.endswith("月")):
        return own
    return row_part(text, year, part)
