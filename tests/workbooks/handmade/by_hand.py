"""Rows of cells as they are typed, with what rows and columns mean written beside them."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from tests.workbooks.amounts import Amount
from tests.workbooks.composing import filed
from tests.workbooks.saying import said
from tests.workbooks.sheet import Content, Sheet, address, position
from tests.workbooks.table import Line, Table, meaning
from tests.workbooks.truth import Case

Says = Mapping[str, Any]
_NONE: Mapping[str, Any] = MappingProxyType({})
Rows = Sequence[Sequence[Content]]


def typed(rows: Rows, name: str = "Sheet1", merged: Sequence[str] = ()) -> Sheet:
    """A sheet of these rows from A1 on; ``merged`` ranges like ``A1:F1``."""
    sheet = Sheet(name)
    for number, row in enumerate(rows, 1):
        sheet.line(number, list(row))
    for span in merged:
        first, last = span.split(":")
        sheet.merge(*position(first), *position(last))
    return sheet


def mean(
    sheet: Sheet,
    rows: Mapping[int, Says],
    columns: Mapping[str, Says],
    base: Says = _NONE,
    forms: Mapping[str, Amount] = _NONE,
) -> None:
    """The figures where ``rows`` and ``columns`` cross; ``forms`` read the cells that are text.

    ``why`` instead of a meaning marks a row or column of traps.
    """
    _headings(sheet, sorted(rows), sorted(position(f"{one}1")[1] for one in columns))
    for row, of_row in rows.items():
        for letters, of_column in columns.items():
            at = row, position(f"{letters}1")[1]
            cell = sheet.cells.get(at)
            if cell is None:
                continue
            why = of_row.get("why") or of_column.get("why")
            if why:
                sheet.trap(*at, why)
                continue
            table = Table((), (), (), base)
            means = meaning(table, Line((), of_row), Line((), of_column))
            amount = _amount(cell.value, forms, percent="%" in cell.format)
            sheet.figures.append(said(sheet.name, address(*at), means, amount))


def _headings(sheet: Sheet, rows: Sequence[int], columns: Sequence[int]) -> None:
    """A heading stands for its column and the blank ones after it, a name for its row."""
    bottom, right = rows[-1], columns[-1]
    for row, column in sorted(sheet.cells):
        if row < rows[0] and columns[0] <= column <= right:
            after = (at for at in range(column + 1, right + 1) if (row, at) in sheet.cells)
            sheet.stands_for(row, column, (row, column, bottom, next(after, right + 1) - 1))
        elif row in rows and column < columns[0]:
            sheet.stands_for(row, column, (row, column, row, right))


def _amount(value: Content, forms: Mapping[str, Amount], percent: bool) -> Amount:
    if isinstance(value, str):
        return forms[value]
    exact = Decimal(repr(value)) * (100 if percent else 1)
    return Amount(value, exact)


def text(shown: str, value: str, **more: Any) -> dict[str, Amount]:
    """How one text is to be read: ``forms=text("1.25万", "12500") | text(…)``."""
    return {shown: Amount(shown, Decimal(value), **more)}


def gap(shown: str, absence: Any) -> dict[str, Amount]:
    """A text that says that there is no number."""
    return {shown: Amount(shown, None, absence=absence)}


def hand(file: str, *sheets: Sheet, quirks: Sequence[str] = (), writing: str = "xlsx") -> Case:
    """The file of these sheets."""
    return filed(file, sheets, "yearbook by hand", quirks, writing)
