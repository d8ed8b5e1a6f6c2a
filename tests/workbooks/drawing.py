"""A table onto a sheet: header, stub, figures, totals, and the truth of each cell beside it."""

import random
from dataclasses import dataclass

from tests.workbooks.amounts import Amount, peculiar, plain, total_of, written
from tests.workbooks.heading import draw_header, draw_stub
from tests.workbooks.saying import said
from tests.workbooks.sheet import Sheet, address
from tests.workbooks.style import Style
from tests.workbooks.table import Line, Table, meaning

#: roles of lines whose numbers are worked out from others
DERIVED = ("growth", "rank", "share", "done")
WORDS = ("含开发区", "", "", "", "已核实", "")


@dataclass(slots=True)
class _Drawing:
    table: Table
    sheet: Sheet
    style: Style
    chance: random.Random
    first_row: int = 0
    first_column: int = 0


def draw(
    table: Table, sheet: Sheet, top: int, left: int, style: Style, chance: random.Random
) -> tuple[int, int]:
    """Write the table with its corner at (top, left); the last row and column that it uses."""
    drawing = _Drawing(table, sheet, style, chance)
    serial = 1 if style.serial else 0
    stub_left = left + serial
    depth = draw_header(table, sheet, top, left, style)
    drawing.first_row = top + depth
    drawing.first_column = stub_left + len(table.stub)
    if style.numbering:
        _numbering(drawing, left)
    bottom = drawing.first_row + len(table.rows) - 1
    right = drawing.first_column + len(table.columns) - 1
    draw_stub(table, sheet, drawing.first_row, stub_left, style, right)
    if serial:
        _serials(drawing, left)
    _body(drawing)
    return bottom, right


def _numbering(drawing: _Drawing, left: int) -> None:
    """甲 乙 1 2 3 below the header."""
    sheet, row = drawing.sheet, drawing.first_row
    for number, column in enumerate(range(left, drawing.first_column)):
        sheet.put(row, column, "甲乙丙丁"[number])
    for number in range(len(drawing.table.columns)):
        sheet.put(row, drawing.first_column + number, number + 1)
        sheet.trap(row, drawing.first_column + number, "serial")
    drawing.first_row += 1


def _serials(drawing: _Drawing, left: int) -> None:
    number = 0
    for down, row in enumerate(drawing.table.rows):
        if row.role == "value":
            number += 1
            drawing.sheet.put(drawing.first_row + down, left, number)
            drawing.sheet.trap(drawing.first_row + down, left, "serial")


def _body(drawing: _Drawing) -> None:
    table = drawing.table
    amounts: dict[tuple[int, int], Amount] = {}
    for down, row in enumerate(table.rows):
        for across, column in enumerate(table.columns):
            if row.role == "value" and column.role == "value":
                amounts[down, across] = _value(drawing, down, across)
    sums = [(row.role == "total") + (column.role == "total")
            for row in table.rows for column in table.columns]  # fmt: skip
    for level in range(1, max(sums, default=0) + 1):
        for down, row in enumerate(table.rows):
            for across, column in enumerate(table.columns):
                if (row.role == "total") + (column.role == "total") == level:
                    _sum(drawing, amounts, down, across)
    for down, row in enumerate(table.rows):
        for across, column in enumerate(table.columns):
            _beside(drawing, down, across, row, column)


def _value(drawing: _Drawing, down: int, across: int) -> Amount:
    table, style, chance = drawing.table, drawing.style, drawing.chance
    row, column = table.rows[down], table.columns[across]
    means = meaning(table, row, column)
    number = plain(chance, means.base, means.factor)
    percent = means.base == "%"
    if chance.random() < style.odds:
        amount = peculiar(chance, chance.choice(style.odd), number, means.base, means.factor)
    else:
        amount = written(number, style.percent if percent else style.number, percent)
    at = drawing.first_row + down, drawing.first_column + across
    formula = "SUM(ZA1:ZA9)" if amount.unsaved else ""
    drawing.sheet.put(
        *at,
        amount.shown,
        format=amount.format,
        error=amount.error,
        formula=formula,
        cached=not amount.unsaved,
    )
    if amount.shown not in ("", None):
        drawing.sheet.figures.append(said(drawing.sheet.name, address(*at), means, amount))
    return amount


def _sum(drawing: _Drawing, amounts: dict[tuple[int, int], Amount], down: int, across: int) -> None:
    """A total of rows, or of columns where the row is none; its formula names the parts."""
    table = drawing.table
    row, column = table.rows[down], table.columns[across]
    if row.role == "total":
        parts = [(one, across) for one in row.sums]
    else:
        parts = [(down, one) for one in column.sums]
    if row.role not in ("value", "total") or column.role not in ("value", "total"):
        return
    adds = _adds(drawing, down, across)
    amount = total_of([amounts[at] for at in parts if at in amounts]) if adds else Amount("", None)
    if amount.value is None:
        return
    amounts[down, across] = amount
    at = drawing.first_row + down, drawing.first_column + across
    names = [address(drawing.first_row + r, drawing.first_column + c) for r, c in parts]
    formula = "+".join(names) if drawing.style.formulas else ""
    drawing.sheet.put(*at, amount.shown, formula=formula)
    drawing.sheet.trap(*at, "total")


def _adds(drawing: _Drawing, down: int, across: int) -> bool:
    """Rates and scores have no sum."""
    table = drawing.table
    said = {**table.base, **table.columns[across].says, **table.rows[down].says}
    code = said.get("indicator") or table.columns[table.columns[across].sums[0]].says["indicator"]
    means = meaning(table, Line((), {"place": "", "year": 0, "indicator": code}), Line(()))
    return means.base not in ("%", "分", "元/户", "元/人", "元/家")


def _beside(drawing: _Drawing, down: int, across: int, row: Line, column: Line) -> None:
    """Cells that hold no figure: units, remarks, codes, and what was worked out."""
    sheet, chance = drawing.sheet, drawing.chance
    at = drawing.first_row + down, drawing.first_column + across
    if row.role == "section":
        return
    if column.role == "unit":
        sheet.put(*at, row.says.get("unit", ""))
    elif column.role == "remark":
        sheet.put(*at, chance.choice(WORDS) if row.role == "value" else "")
    elif column.role == "code":
        sheet.put(*at, row.says.get("place", ""))
        sheet.trap(*at, "code")
    elif column.role in DERIVED or row.role in DERIVED:
        role = column.role if column.role in DERIVED else row.role
        if row.role == "total" and role == "rank":
            return
        _derived(drawing, at, role, down)


def _derived(drawing: _Drawing, at: tuple[int, int], role: str, down: int) -> None:
    sheet, chance = drawing.sheet, drawing.chance
    if role == "rank":
        sheet.put(*at, down + 1)
    elif drawing.style.percent == "fraction":
        share = chance.randint(-120, 250) if role == "growth" else chance.randint(10, 990)
        sheet.put(*at, share / 1000, format="0.0%")
    else:
        low, high = (-120, 250) if role == "growth" else (10, 990)
        number = chance.randint(low, high) / 10
        bracketed = role == "growth" and number < 0 and chance.random() < 0.3
        sheet.put(*at, f"({-number})" if bracketed else number)
    sheet.trap(*at, "derived")
