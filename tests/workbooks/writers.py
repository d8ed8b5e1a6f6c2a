"""A list of sheets as the bytes of a file, in each format that reaches a desk."""

import csv
import datetime
import io
import re
import zipfile
from collections.abc import Callable, Sequence
from xml.sax.saxutils import escape

import openpyxl
import xlwt

from tests.workbooks.sheet import Cell, Sheet, address

ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"


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


def ods(sheets: Sequence[Sheet]) -> bytes:
    """An open document with the least that a spreadsheet needs."""
    spaces = ("office", "table", "text", "style")
    names = " ".join(f'xmlns:{one}="{_OFFICE}{one}:1.0"' for one in spaces)
    pages = "".join(_ods_page(sheet) for sheet in sheets)
    styles = (
        '<office:automatic-styles><style:style style:name="off" style:family="table">'
        '<style:table-properties table:display="false"/></style:style></office:automatic-styles>'
    )
    body = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {names} '
        f'office:version="1.2">{styles}<office:body><office:spreadsheet>{pages}'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest_of = f'xmlns:manifest="{_OFFICE}manifest:1.0"'
    manifest = (
        f'<?xml version="1.0"?><manifest:manifest {manifest_of}><manifest:file-entry '
        f'manifest:full-path="/" manifest:media-type="{ODS_TYPE}"/><manifest:file-entry '
        'manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    stream = io.BytesIO()
    parts = {"mimetype": ODS_TYPE, "content.xml": body, "META-INF/manifest.xml": manifest}
    with zipfile.ZipFile(stream, "w") as file:
        for name, text in parts.items():
            file.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), text)
    return stream.getvalue()


def _ods_page(sheet: Sheet) -> str:
    spans = {(top, left): (bottom - top + 1, right - left + 1)
             for top, left, bottom, right in sheet.merges}  # fmt: skip
    covered = {
        (row, column)
        for top, left, bottom, right in sheet.merges
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
        if (row, column) != (top, left)
    }
    rows = []
    width = max([sheet.width, *(right for *_, right in sheet.merges)])
    for row in range(1, sheet.height + 1):
        cells = "".join(
            "<table:covered-table-cell/>"
            if (row, column) in covered
            else _ods_cell(sheet.cells.get((row, column)), spans.get((row, column)))
            for column in range(1, width + 1)
        )
        rows.append(f"<table:table-row>{cells}</table:table-row>")
    style = ' table:style-name="off"' if sheet.hidden else ""
    name = escape(sheet.name, {'"': "&quot;"})
    return f'<table:table table:name="{name}"{style}>{"".join(rows)}</table:table>'


def _ods_cell(cell: Cell | None, span: tuple[int, int] | None) -> str:
    spanned = ""
    if span:
        spanned = f' table:number-rows-spanned="{span[0]}" table:number-columns-spanned="{span[1]}"'
    if cell is None:
        return f"<table:table-cell{spanned}/>"
    if isinstance(cell.value, int | float):
        kind = "percentage" if "%" in cell.format else "float"
        of = f' office:value-type="{kind}" office:value="{cell.value!r}"'
    else:
        of = ' office:value-type="string"'
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in seen(cell).split("\n"))
    return f"<table:table-cell{spanned}{of}>{lines}</table:table-cell>"


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


def seen(cell: Cell) -> str:
    """A cell as it looks on the screen."""
    if cell.value is None:
        return ""
    if isinstance(cell.value, datetime.date):
        return cell.value.isoformat()
    if "%" in cell.format and isinstance(cell.value, int | float):
        decimals = len(cell.format.partition(".")[2].rstrip("%"))
        return f"{cell.value * 100:.{decimals}f}%"
    return str(cell.value)


#: ending → the writers of it with the name of the quirk, most usual first
WRITERS: dict[str, tuple[str, Callable[[Sequence[Sheet]], bytes]]] = {
    "xlsx": (".xlsx", xlsx),
    "xls": (".xls", xls),
    "ods": (".ods", ods),
    "csv utf-8": (".csv", delimited("utf-8")),
    "csv utf-8 bom": (".csv", delimited("utf-8-sig")),
    "csv gb18030": (".csv", delimited("gb18030")),
    "csv utf-16": (".csv", delimited("utf-16")),
    "tsv utf-16": (".tsv", delimited("utf-16", "\t")),
    "tsv gb18030": (".tsv", delimited("gb18030", "\t")),
}
