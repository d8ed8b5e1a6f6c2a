"""From a file to its cells: the only door through which foreign bytes come in."""

import hashlib
import io
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from atlas.errors import UploadError
from atlas.ingest import biff, open_document, sheet_xml
from atlas.ingest.delimited import read_delimited
from atlas.ingest.limits import MAX_BYTES, MAX_CELLS, MAX_SHEETS
from atlas.ingest.raw import Merge, RawTable, RawWorkbook, Value
from atlas.ingest.sheet_xml import Marks
from atlas.ingest.sniff import sniff

_MARK_READERS = {
    "xlsx": sheet_xml.read_marks,
    "xls": biff.read_marks,
    "ods": open_document.read_marks,
}
_NO_MARKS = Marks()


def load(source: str | Path | bytes, name: str = "") -> tuple[bytes, str]:
    """The bytes and the name of an upload; ``UploadError`` where it is missing or too large."""
    if isinstance(source, bytes):
        data, name = source, name or "upload"
    else:
        path = Path(source)
        name = name or path.name
        if not path.is_file():
            raise UploadError("workbook_missing", name=name)
        if path.stat().st_size > MAX_BYTES:
            raise _too_large(name, path.stat().st_size)
        data = path.read_bytes()
    if len(data) > MAX_BYTES:
        raise _too_large(name, len(data))
    return data, name


def read(source: str | Path | bytes, name: str = "") -> RawWorkbook:
    """All sheets of a workbook or text table, each cell with its real address.

    Raises ``UploadError`` with a code that says what the file is instead of a readable workbook.
    """
    data, name = load(source, name)
    digest = hashlib.sha256(data).hexdigest()
    kind = sniff(data, name)
    if kind == "text":
        rows = _trimmed([list(row) for row in read_delimited(data, name)])
        sheets = (RawTable(Path(name).stem, rows),)
    else:
        reader = _MARK_READERS.get(kind)
        marks = reader(data, name, MAX_SHEETS) if reader else {}
        sheets = _with_calamine(data, name, marks)
    if not any(sheet.values for sheet in sheets):
        raise UploadError("file_without_cells", name=name)
    return RawWorkbook(name, digest, sheets)


def _with_calamine(data: bytes, name: str, marks: dict[str, Marks]) -> tuple[RawTable, ...]:
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
    values, top, left = _spread(_trimmed(sheet.to_python()), top, left, marks)
    height, width = len(values), len(values[0]) if values else 0

    def inside(positions: dict) -> dict:
        return {(row - top, column - left): text for (row, column), text in positions.items()}

    formats = inside(marks.formats)
    return RawTable(
        sheet.name,
        values,
        top,
        left,
        _merges(sheet, top, left, height, width),
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
    sheet: CalamineSheet, top: int, left: int, height: int, width: int
) -> tuple[Merge, ...]:
    """Merged ranges that begin inside the used range, cut at its edges."""
    moved = (
        (first[0] - top, first[1] - left, last[0] - top, last[1] - left)
        for first, last in sheet.merged_cell_ranges or ()
    )
    return tuple(
        Merge(first_row, first_column, min(last_row, height - 1), min(last_column, width - 1))
        for first_row, first_column, last_row, last_column in sorted(moved)
        if 0 <= first_row < height and 0 <= first_column < width
    )


def _trimmed(values: list[list[Value]]) -> list[list[Value]]:
    """Without the empty rows below and the empty columns to the right of the last filled cell."""
    while values and values[-1].count("") == len(values[-1]):
        values.pop()
    width = 0
    for row in values:
        last = len(row)
        while last > width and row[last - 1] == "":
            last -= 1
        width = max(width, last)
    if values and width < len(values[0]):
        for row in values:
            del row[width:]
    return values


def _too_large(name: str, size: int) -> UploadError:
    return UploadError(
        "file_too_large",
        name=name,
        found=f"{size / 1024**2:.1f}",
        expected=MAX_BYTES // 1024**2,
    )
