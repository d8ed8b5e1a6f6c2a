"""From a table and its author's habits to a workbook: where the year and the unit are said."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tests.workbooks.around import Around, draw_above, draw_below, noted, titled
from tests.workbooks.axes import Units
from tests.workbooks.drawing import draw
from tests.workbooks.sheet import Sheet
from tests.workbooks.style import Style, drawn, quirks_of
from tests.workbooks.table import Line, Table
from tests.workbooks.truth import Case
from tests.workbooks.writers import WRITERS

YEARS = (2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024)
YEAR_PLACES = {"title": 6, "header": 1, "sheet": 1, "file": 1, "corner": 1}
FORMATS = {"xlsx": 15, "xlsm": 1, "xls": 3, "ods": 2, "csv utf-8": 1, "csv utf-8 bom": 1,
           "csv gb18030": 2, "csv utf-16": 1, "tsv utf-16": 1, "tsv gb18030": 1}  # fmt: skip


@dataclass(slots=True)
class Plan:
    """A table with what its surroundings must say: the subject of the title, the year (None where
    the table says it) and the units."""

    table: Table
    subject: str
    year: int | None
    units: Units
    shape: str
    quirks: list[str] = field(default_factory=list)
    fixed: dict[str, object] = field(default_factory=dict)


def compose(chance: random.Random, plan: Plan, writing: str = "") -> Case:
    """A workbook with this one table."""
    writing = writing or chance.choices(list(FORMATS), list(FORMATS.values()))[0]
    text_only = WRITERS[writing][0] in (".csv", ".tsv")
    fixed = dict(plan.fixed)
    chosen_place = fixed.pop("year_in", "")
    if text_only:
        fixed |= {"formulas": False}
        if fixed.get("header", "") in ("", "merged"):
            fixed["header"] = chance.choice(("blank", "repeated"))
        if fixed.get("stub", "") in ("", "merged"):
            fixed["stub"] = chance.choice(("blank", "repeated"))
    style = drawn(chance, **fixed)
    year_in = "" if plan.year is None else str(chosen_place or pick(chance, YEAR_PLACES))
    if year_in == "sheet" and text_only:
        year_in = "title"
    sheet = Sheet(_sheet_name(chance, plan, year_in))
    left = 1 if text_only or chance.random() < 0.85 else 2
    put_table(chance, plan, sheet, 1 if left == 1 else 2, left, style, year_in)
    quirks = [*plan.quirks, *quirks_of(style, any(len(c.labels) > 1 for c in plan.table.columns))]
    quirks += [f"units {plan.units.how}", f"file {writing}"]
    if year_in:
        quirks.append(f"year {year_in}")
    name = f"{plan.year}年{plan.subject}" if year_in == "file" else f"{plan.subject}表"
    return filed(name, [sheet], plan.shape, quirks, writing)


def put_table(
    chance: random.Random,
    plan: Plan,
    sheet: Sheet,
    top: int,
    left: int,
    style: Style,
    year_in: str,
    around: Around | None = None,
) -> tuple[int, int]:
    """Write the table with its surroundings; the first free row and column after it."""
    table = plan.table
    if year_in == "header":
        columns = [_below_year(column, plan.year) for column in table.columns]
        table = replace(table, columns=columns)
    around = around or _around(chance, plan, year_in)
    width = style.serial + len(table.stub) + len(table.columns)
    row = draw_above(around, sheet, top, left, width)
    bottom, right = draw(table, sheet, row, left, style, chance)
    after = draw_below(around, sheet, bottom + 1, left, chance)
    return after, right + 1


def _around(chance: random.Random, plan: Plan, year_in: str) -> Around:
    said = plan.year if year_in == "title" else None
    unit = plan.units.text if plan.units.how == "title" else ""
    corner = ""
    if plan.units.how == "corner":
        corner = chance.choice(("（单位：{}）", "单位：{}", "单位: {}", "计量单位：{}"))
        corner = corner.format(plan.units.text)
    return Around(
        titles=titled(chance, plan.subject, said, unit=unit),
        corner=corner,
        corner_left=f"{plan.year}年" if year_in == "corner" else "",
        notes=noted(chance),
        signed=chance.random() < 0.25,
        signed_above=chance.random() < 0.15,
        merged=chance.random() < 0.7,
    )


def _below_year(column: Line, year: int | None) -> Line:
    if column.role == "remark":
        return column
    return replace(column, labels=(f"{year}年", *column.labels))


def _sheet_name(chance: random.Random, plan: Plan, year_in: str) -> str:
    if year_in == "sheet":
        return chance.choice((f"{plan.year}年", f"{plan.year}", f"{plan.year}年汇总"))
    return chance.choice(("Sheet1", "汇总表", "统计表", "表1"))


def filed(
    name: str, sheets: Sequence[Sheet], shape: str, quirks: Sequence[str], writing: str = "xlsx"
) -> Case:
    """The file of these sheets with everything that is known of it."""
    ending, write = WRITERS[writing]
    return Case(
        f"{name}{ending}",
        write(sheets),
        shape,
        tuple(dict.fromkeys(quirks)),
        tuple(one for sheet in sheets for one in sheet.figures),
        tuple(one for sheet in sheets for one in sheet.traps),
        {at: extent for sheet in sheets for at, extent in sheet.extents.items()},
    )


def pick(chance: random.Random, weights: dict[str, int]) -> str:
    """One of the keys, by weight."""
    return chance.choices(list(weights), list(weights.values()))[0]
