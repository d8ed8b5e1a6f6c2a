"""Where a figure stands in its sheet: the cell, its neighbours, the headings and the row's name."""

import re
from collections.abc import Sequence

from atlas.ingest.files.raw import RawTable, RawWorkbook, column_number
from atlas.render.sheet.grid import Grid, part

_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
#: rows at the top and columns at the left of a sheet that say what its cells are
HEADINGS = 4
NAMES = 1


def surroundings(
    workbook: RawWorkbook, sheet: str, cells: Sequence[str], around: int = 2
) -> Grid | None:
    """The cells at their addresses (``C4``), marked, ``around`` rows and columns on each side, and
    the sheet's head and first column where these lie further off; None where the sheet or all of
    the cells are not in the workbook."""
    table = next((one for one in workbook.sheets if one.sheet == sheet), None)
    if table is None:
        return None
    marked = [at for at in (position(table, cell) for cell in cells) if at]
    if not marked:
        return None
    rows = {row for at, _ in marked for row in range(at - around, at + around + 1)}
    columns = {column for _, at in marked for column in range(at - around, at + around + 1)}
    rows |= set(range(HEADINGS))
    columns |= set(range(NAMES))
    wanted = frozenset(marked)
    return part(
        table,
        sorted(row for row in rows if 0 <= row < table.height),
        sorted(column for column in columns if 0 <= column < table.width),
        lambda row, column: ("marked" if (row, column) in wanted else "", ""),
    )


def position(table: RawTable, cell: str) -> tuple[int, int] | None:
    """Row and column inside the table of an address, None where it lies outside."""
    found = _ADDRESS.fullmatch(cell)
    if found is None:
        return None
    row, column = int(found[2]) - 1 - table.first_row, column_number(found[1]) - table.first_column
    return (row, column) if 0 <= row < table.height and 0 <= column < table.width else None
