"""Random sheets in the four shapes, written cell by cell beside the truth of every cell."""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from atlas.catalogue import load_catalogue
from atlas.ingest import understand
from atlas.ingest.files.raw import column_letters
from atlas.places import Places
from tests.ingest.desk import xlsx

# years from 2004 on: before, some names meant other places (a test of their own)
CATALOGUE, PLACES = load_catalogue(), Places.load()
#: indicator → units that a sheet may print it in, and what they are worth in the base unit
UNITS: dict[str, dict[str, int]] = {
    "members": {"人": 1, "万人": 10_000, "名": 1},
    "grassroots_unions": {"个": 1, "万个": 10_000},
    "hardship_households": {"户": 1, "万户": 10_000},
    "warmth_funds": {"元": 1, "万元": 10_000, "亿元": 100_000_000},
    "assistance_coverage_rate": {"%": 1},
    "worker_membership_rate": {"%": 1},
    "legal_aid_cases": {"件": 1},
}
LEAGUES = [place.code for place in PLACES.leagues()]
BREAKDOWN = {"国有企业": "ownership=state", "事业单位": "ownership=institution", "合计": ""}
FORMS: dict[str, Callable[[str], str]] = {
    "{}": "{}".format,
    "{}以上": "{}以上".format,
    "约{}": "约{}".format,
    "不足{}": "不足{}".format,
    "{}①": "{}①".format,
}
BOUNDS = {"{}": "eq", "{}以上": "ge", "约{}": "about", "不足{}": "le", "{}①": "eq"}
ABSENT = {"未报": "unreported", "不适用": "inapplicable", "—": "blank", "/": "inapplicable"}

Truth = tuple[str, str, int | None, str, float | None, str, str]


def headings(code: str) -> list[str]:
    """Names that lead to this indicator and say nothing more."""
    one = CATALOGUE.get(code)
    names = [one.name_zh, *one.aliases]
    return [
        name
        for name in names
        if (match := CATALOGUE.resolve(name)).code == code and match.implied.breakdown == ()
    ]


NAMES = {code: headings(code) for code in UNITS}


@dataclass
class Sheet:
    """Rows as they are written, merges, and what each value cell means."""

    rows: list[list[Any]] = field(default_factory=list)
    merges: list[str] = field(default_factory=list)
    truth: dict[str, Truth] = field(default_factory=dict)
    corner: tuple[int, int] = (1, 1)

    def address(self, column: int) -> str:
        """Of a cell in the row that is written next."""
        return f"{column_letters(column + self.corner[1] - 1)}{len(self.rows) + self.corner[0]}"


@dataclass
class Value:
    cell: Any
    number: Decimal | None
    bound: str = "eq"
    absence: str = ""


@st.composite
def values(draw: st.DrawFn, code: str) -> Value:
    """A cell as somebody fills it in."""
    top = 100 if CATALOGUE.get(code).unit == "%" else 90_000
    kind = draw(st.sampled_from(["number", "number", "text", "grouped", "absent", "blank"]))
    if kind == "blank":
        return Value("", None)
    if kind == "absent":
        text = draw(st.sampled_from(list(ABSENT)))
        return Value(text, None, "eq", ABSENT[text])
    number = Decimal(draw(st.integers(0, top * 10))) / draw(st.sampled_from([1, 10]))
    number = min(number, Decimal(top))
    if kind == "number":
        return Value(int(number) if number == int(number) else float(number), number)
    form = draw(st.sampled_from(list(FORMS)))
    text = f"{number:,f}" if kind == "grouped" else f"{number:f}"
    return Value(FORMS[form](text), number, BOUNDS[form])


def meant(
    code: str, place: str, year: int, value: Value, factor: int, breakdown: str = ""
) -> Truth | None:
    """The figure of a cell, worked out the plain way; None for a cell that says nothing."""
    if value.cell == "":
        return None
    exact = None if value.number is None else float(value.number * factor)
    indicator, pairs = CATALOGUE.canonical(
        code, tuple(tuple(one.split("=")) for one in breakdown.split(";") if one)
    )
    said = ";".join(f"{dimension}={category}" for dimension, category in pairs)
    return indicator, place, year, said, exact, value.bound, value.absence


@st.composite
def titles(draw: st.DrawFn, *said: str) -> tuple[Sheet, int]:
    """Title rows that say ``said``, anywhere on the page; the width that rows keep free."""
    sheet = Sheet(corner=(draw(st.integers(1, 3)), draw(st.integers(1, 3))))
    if draw(st.booleans()):
        sheet.rows.append(["附件1"])
    sheet.rows.append(["".join(said)])
    if draw(st.booleans()):
        sheet.rows.append(["填报单位：自治区总工会", "", "填报时间：2031年1月5日"])
    return sheet, draw(st.integers(0, 1))


def unit_in(unit: str, where: str) -> str:
    return {"bracket": f"（{unit}）", "line": "", "none": ""}[where]


@st.composite
def finished(draw: st.DrawFn, sheet: Sheet, width: int, label: int) -> Sheet:
    """With a sum, blank rows and notes below."""
    if draw(st.booleans()):
        total: list[Any] = [""] * width
        total[label] = draw(st.sampled_from(["合计", "总 计", "小计"]))
        total[width - 1] = 7
        sheet.rows.append(total)
    if draw(st.booleans()):
        sheet.rows += [[], ["注：部分地区为初步数，2010年起口径有调整。"]]
    if draw(st.booleans()):
        sheet.rows.append(["填表人：某某", "审核人：某某"])
    return sheet


@st.composite
def places_by_indicators(draw: st.DrawFn) -> Sheet:
    year = draw(st.integers(2004, 2030))
    sheet, serial = draw(titles(f"{year}年", draw(st.sampled_from(["全区情况表", "统计表"]))))
    codes = draw(st.lists(st.sampled_from(list(UNITS)), min_size=1, max_size=4, unique=True))
    places = draw(st.lists(st.sampled_from(LEAGUES), min_size=1, max_size=4, unique=True))
    units = [draw(st.sampled_from(list(UNITS[code]))) for code in codes]
    line = len(codes) == 1 and draw(st.booleans())
    if line:
        sheet.rows.append(["", "", f"单位：{units[0]}"])
    names = [draw(st.sampled_from(NAMES[code])) for code in codes]
    split = draw(st.booleans())
    heads = ["序号"] * serial + [draw(st.sampled_from(["地区", "盟市", ""]))]
    below = [""] * len(heads)
    columns: list[tuple[str, str, int]] = []
    for code, name, unit in zip(codes, names, units, strict=True):
        printed = name + ("" if line else f"（{unit}）")
        parts = (
            BREAKDOWN
            if split and CATALOGUE.get(code).breakdowns[:1] == ("ownership",)
            else {"": ""}
        )
        start = len(heads)
        heads += [printed] + [""] * (len(parts) - 1)
        below += list(parts)
        columns += [(code, breakdown, UNITS[code][unit]) for breakdown in parts.values()]
        if len(parts) > 1:
            top = sheet.address(start)
            row = top.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
            end = sheet.address(start + len(parts) - 1)
            assert end.endswith(row)
            sheet.merges.append(f"{top}:{end}")
    sheet.rows.append(heads)
    if any(below):
        sheet.rows.append(below)
    for number, place in enumerate(places):
        row: list[Any] = [number + 1] * serial + [PLACES.get(place).name]
        for code, breakdown, factor in columns:
            value = draw(values(code))
            truth = meant(code, place, year, value, factor, breakdown)
            if truth:
                sheet.truth[sheet.address(len(row))] = truth
            row.append(value.cell)
        sheet.rows.append(row)
    return draw(finished(sheet, len(heads), serial))


@st.composite
def places_by_years(draw: st.DrawFn) -> Sheet:
    code = draw(st.sampled_from(list(UNITS)))
    name = draw(st.sampled_from(NAMES[code]))
    unit = draw(st.sampled_from(list(UNITS[code])))
    sheet, serial = draw(titles("各盟市", name, f"（单位：{unit}）"))
    first = draw(st.integers(2004, 2020))
    years = list(range(first, first + draw(st.integers(1, 5))))
    form = draw(st.sampled_from(["{}", "{}年", "{}年底"]))
    heads: list[Any] = ["序号"] * serial + ["地区"]
    heads += [year if form == "{}" else form.format(year) for year in years]
    sheet.rows.append(heads)
    places = draw(st.lists(st.sampled_from(LEAGUES), min_size=1, max_size=4, unique=True))
    for number, place in enumerate(places):
        row: list[Any] = [number + 1] * serial + [PLACES.get(place).short]
        for year in years:
            value = draw(values(code))
            truth = meant(code, place, year, value, UNITS[code][unit])
            if truth:
                sheet.truth[sheet.address(len(row))] = truth
            row.append(value.cell)
        sheet.rows.append(row)
    return draw(finished(sheet, len(heads), serial))


@st.composite
def indicators_by_years(draw: st.DrawFn) -> Sheet:
    place = draw(st.sampled_from(LEAGUES))
    sheet, serial = draw(titles(PLACES.get(place).name, "基本情况"))
    codes = draw(st.lists(st.sampled_from(list(UNITS)), min_size=1, max_size=4, unique=True))
    first = draw(st.integers(2004, 2020))
    years = list(range(first, first + draw(st.integers(1, 4))))
    own_column = draw(st.booleans())
    heads = ["序号"] * serial + ["指标"] + ["计量单位"] * own_column
    sheet.rows.append([*heads, *(f"{year}年" for year in years)])
    for number, code in enumerate(codes):
        unit = draw(st.sampled_from(list(UNITS[code])))
        name = draw(st.sampled_from(NAMES[code]))
        row: list[Any] = [number + 1] * serial
        row += [name, unit] if own_column else [f"{name}（{unit}）"]
        for year in years:
            value = draw(values(code))
            truth = meant(code, place, year, value, UNITS[code][unit])
            if truth:
                sheet.truth[sheet.address(len(row))] = truth
            row.append(value.cell)
        sheet.rows.append(row)
    return draw(finished(sheet, len(heads) + len(years), serial))


@st.composite
def lists(draw: st.DrawFn) -> Sheet:
    sheet, serial = draw(titles("工会数字"))
    columns = draw(st.permutations(["指标", "地区", "年份", "数值", "单位", "备注"]))
    heads = ["序号"] * serial + list(columns)
    sheet.rows.append(heads)
    for number in range(draw(st.integers(1, 5))):
        code = draw(st.sampled_from(list(UNITS)))
        place, year = draw(st.sampled_from(LEAGUES)), draw(st.integers(2004, 2030))
        unit = draw(st.sampled_from(list(UNITS[code])))
        value = draw(values(code))
        cells = {
            "指标": draw(st.sampled_from(NAMES[code])),
            "地区": PLACES.get(place).name,
            "年份": draw(st.sampled_from([year, f"{year}年"])),
            "数值": value.cell,
            "单位": unit,
            "备注": draw(st.sampled_from(["", "初步数"])),
        }
        truth = meant(code, place, year, value, UNITS[code][unit])
        row = [number + 1] * serial + [cells[column] for column in columns]
        if truth:
            sheet.truth[sheet.address(heads.index("数值"))] = truth
        sheet.rows.append(row)
    if draw(st.booleans()):
        sheet.rows += [[], ["注：摘自各地年报。"]]
    return sheet


SHAPES = {
    "places_indicators": places_by_indicators(),
    "places_years": places_by_years(),
    "indicators_years": indicators_by_years(),
    "long": lists(),
}


def check(sheet: Sheet, shape: str) -> None:
    one = understand(xlsx(sheet.rows, at=sheet.corner, merge=sheet.merges), "表.xlsx")
    found = {
        figure.cell: (
            figure.indicator,
            figure.place,
            figure.year,
            figure.breakdown,
            figure.value,
            figure.bound,
            figure.absence,
        )
        for figure in one.figures
    }
    assert found == sheet.truth
    if sheet.truth:
        assert one.findings == ()
        assert one.sheets[0].shape == shape


@settings(max_examples=40)
@given(places_by_indicators())
def test_places_by_indicators(sheet: Sheet) -> None:
    check(sheet, "places_indicators")


@settings(max_examples=40)
@given(places_by_years())
def test_places_by_years(sheet: Sheet) -> None:
    check(sheet, "places_years")


@settings(max_examples=40)
@given(indicators_by_years())
def test_indicators_by_years(sheet: Sheet) -> None:
    check(sheet, "indicators_years")


@settings(max_examples=40)
@given(lists())
def test_lists(sheet: Sheet) -> None:
    check(sheet, "long")
