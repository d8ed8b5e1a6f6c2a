"""The sheets of a workbook as calamine reads them, completed by what it does not tell."""

import io
from collections.abc import Mapping, Sequence

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from atlas.errors import UploadError
from atlas.ingest.files.limits import MAX_CELLS, MAX_MERGES, MAX_SHEETS
from atlas.ingest.files.marks import Marks, Range
from atlas.ingest.files.raw import Merge, RawTable, Value

_NO_MARKS = Marks()


def read_sheets(data: bytes, name: str, marks: Mapping[str, Marks]) -> tuple[RawTable, ...]:
    """The worksheets of a workbook, with what ``marks`` know of each by its name.

    Raises ``UploadError``: ``too_many_sheets``, ``sheet_too_large``, ``file_damaged``,
    ``file_has_password``.
    """
    try:
        with CalamineWorkbook.from_object(io.BytesIO(data)) as book:
            known = [one for one in book.sheets_metadata if one.typ is SheetTypeEnum.WorkSheet]
            if len(known) > MAX_SHEETS:
                raise UploadError(
                    "too_many_sheets", name=name, found=len(known), expected=MAX_SHEETS
                )
            return tuple(
                _table(
                    book.get_sheet_by_name(one.name),
                    one.visible is not SheetVisibleEnum.Visible,
                    marks.get(one.name, _NO_MARKS),
                    name,
                )
                for one in known
            )
    except PasswordError as error:
        raise UploadError("file_has_password", name=name) from error
    except (CalamineError, OSError, ValueError) as error:
        raise UploadError("file_damaged", name=name) from error


def _table(sheet: CalamineSheet, hidden: bool, marks: Marks, name: str) -> RawTable:
    top, left = sheet.start or (0, 0)
    if sheet.height * sheet.width > MAX_CELLS:
        raise UploadError(
            "sheet_too_large",
            name=name,
            sheet=sheet.name,
            found=f"{sheet.height}×{sheet.width}",
            expected=MAX_CELLS,
        )
    ranges = sheet.merged_cell_ranges or marks.merges
    if len(ranges) > MAX_MERGES:
        raise UploadError(
            "too_many_merges", name=name, sheet=sheet.name, found=len(ranges), expected=MAX_MERGES
        )
    values, top, left = _spread(trimmed(sheet.to_python()), top, left, marks)
    height, width = len(values), len(values[0]) if values else 0

    def inside(positions: dict) -> dict:
        return {(row - top, column - left): text for (row, column), text in positions.items()}

    formats = inside(marks.formats)
    return RawTable(
        sheet.name,
        values,
        top,
        left,
        _merges(ranges, top, left, height, width),
        hidden,
        {at: code for at, code in formats.items() if 0 <= at[0] < height and 0 <= at[1] < width},
        inside(marks.errors),
        frozenset(inside(dict.fromkeys(marks.uncached, ""))),
    )


def _spread(
    values: list[list[Value]], top: int, left: int, marks: Marks
) -> tuple[list[list[Value]], int, int]:
    """The values and their corner, spread to the error cells and unsaved formulas, which calamine
    takes for empty and may leave outside of the used range."""
    marked = [*marks.errors, *marks.uncached]
    if not marked:
        return values, top, left
    if not values:
        top, left = min(row for row, _ in marked), min(column for _, column in marked)
    width = len(values[0]) if values else 0
    above = max(0, top - min(row for row, _ in marked))
    before = max(0, left - min(column for _, column in marked))
    below = max(0, max(row for row, _ in marked) + 1 - top - len(values))
    behind = max(0, max(column for _, column in marked) + 1 - left - width)
    if above or before or below or behind:
        wide = before + width + behind
        values = [
            *([""] * wide for _ in range(above)),
            *([""] * before + row + [""] * behind for row in values),
            *([""] * wide for _ in range(below)),
        ]
    return values, top - above, left - before


def _merges(
    ranges: Sequence[Range], top: int, left: int, height: int, width: int
) -> tuple[Merge, ...]:
    """Merged ranges that begin inside the used range, cut at its edges."""
    moved = (
        (first[0] - top, first[1] - left, last[0] - top, last[1] - left) for first, last in ranges
    )
    return tuple(
        Merge(first_row, first_column, min(last_row, height - 1), min(last_column, width - 1))
        for first_row, first_column, last_row, last_column in sorted(moved)
        if 0 <= first_row < height and 0 <= first_column < width
    )


def trimmed(values: list[list[Value]]) -> list[list[Value]]:
    """Without the empty rows below and the empty columns to the right of the last filled cell."""
    while values and values[-1].count("") == len(values[-1]):
        values.pop()
    width = 0
    for row in values:
        last = len(row)
        while last > width and row[last - 1] == "":
            last -= 1
        if last > width:
            width = last
    if values and width < len(values[0]):
        for row in values:
            del row[width:]
    return values
