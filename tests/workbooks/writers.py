"""A list of sheets as the bytes of a file, in each format that reaches a desk."""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Sequence
from xml.sax.saxutils import escape

import openpyxl
import xlwt

from tests.workbooks.open_document import ods
from tests.workbooks.sheet import Cell, Sheet, address, seen

PLAIN = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
WITH_MACROS = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"


def xlsx(sheets: Sequence[Sheet]) -> bytes:
    """With the results of formulas saved, as Excel does and openpyxl does not."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        page.sheet_state = "hidden" if sheet.hidden else "visible"
        for (row, column), cell in sheet.cells.items():
            unsaved = cell.formula and not cell.cached
            written = page.cell(row, column, f"={cell.formula}" if unsaved else cell.value)
            if cell.error:
                written.data_type = "e"
            elif isinstance(cell.value, str) and not unsaved:
                written.data_type = "s"
            if cell.format:
                written.number_format = cell.format
        for top, left, bottom, right in sheet.merges:
            page.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    stream = io.BytesIO()
    book.save(stream)
    formulas = {
        f"xl/worksheets/sheet{number}.xml": {
            address(*at): cell.formula
            for at, cell in sheet.cells.items()
            if cell.formula and cell.cached
        }
        for number, sheet in enumerate(sheets, 1)
    }
    return _repacked(stream.getvalue(), formulas)


def _repacked(content: bytes, formulas: dict[str, dict[str, str]]) -> bytes:
    """The same file with formulas put before their values, and with no time of today in it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = re.sub(rb"\d{4}-\d\d-\d\dT[\d:]+Z", b"2024-01-01T00:00:00Z", part)
            for cell, formula in formulas.get(name, {}).items():
                start = f'<c r="{cell}"'.encode()
                at = part.index(start)
                value = part.index(b"<v>", at)
                part = part[:value] + f"<f>{escape(formula)}</f>".encode() + part[value:]
            entry = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            new.writestr(entry, part, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def xlsm(sheets: Sequence[Sheet]) -> bytes:
    """The same, called a workbook with macros (it holds none)."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(xlsx(sheets))) as old, zipfile.ZipFile(stream, "w") as new:
        for entry in old.infolist():
            new.writestr(entry, old.read(entry).replace(PLAIN, WITH_MACROS))
    return stream.getvalue()


def xls(sheets: Sequence[Sheet]) -> bytes:
    """The format of the years before 2007."""
    book = xlwt.Workbook(encoding="utf-8")
    for sheet in sheets:
        page = book.add_sheet(sheet.name)
        page.visibility = 1 if sheet.hidden else 0
        inside = set()
        for top, left, bottom, right in sheet.merges:
            cell = sheet.cells.get((top, left), Cell(""))
            page.write_merge(top - 1, bottom - 1, left - 1, right - 1, cell.value, _style(cell))
            inside.add((top, left))
        for (row, column), cell in sheet.cells.items():
            if (row, column) not in inside:
                page.write(row - 1, column - 1, cell.value, _style(cell))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _style(cell: Cell) -> xlwt.XFStyle:
    style = xlwt.XFStyle()
    if cell.format:
        style.num_format_str = cell.format
    return style


def delimited(encoding: str, delimiter: str = ",") -> Callable[[Sequence[Sheet]], bytes]:
    """A writer of one sheet as text: what was seen, without merges."""

    def write(sheets: Sequence[Sheet]) -> bytes:
        (sheet,) = sheets
        stream = io.StringIO(newline="")
        rows = csv.writer(stream, delimiter=delimiter)
        empty = Cell("")
        for row in range(1, sheet.height + 1):
            cells = (sheet.cells.get((row, column), empty) for column in range(1, sheet.width + 1))
            rows.writerow([seen(cell) for cell in cells])
        return stream.getvalue().encode(encoding)

    return write


#: ending → the writers of it with the name of the quirk, most usual first
WRITERS: dict[str, tuple[str, Callable[[Sequence[Sheet]], bytes]]] = {
    "xlsx": (".xlsx", xlsx),
    "xlsm": (".xlsm", xlsm),
    "xls": (".xls", xls),
    "ods": (".ods", ods),
    "csv utf-8": (".csv", delimited("utf-8")),
    "csv utf-8 bom": (".csv", delimited("utf-8-sig")),
    "csv gb18030": (".csv", delimited("gb18030")),
    "csv utf-16": (".csv", delimited("utf-16")),
    "tsv utf-16": (".tsv", delimited("utf-16", "\t")),
    "tsv gb18030": (".tsv", delimited("gb18030", "\t")),
}
