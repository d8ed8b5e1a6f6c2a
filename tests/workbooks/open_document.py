"""Sheets as an open document, with the least that a spreadsheet needs."""

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

from tests.workbooks.sheet import Cell, Sheet, seen

ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"


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
