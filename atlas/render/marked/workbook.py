"""From an upload and its findings to the workbook that goes back to whoever filled it in."""

import io
import json
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any

from openpyxl import Workbook

from atlas.errors import UploadError
from atlas.figures import Finding
from atlas.ingest.files.limits import CHILD_MEMORY
from atlas.ingest.files.raw import RawTable, RawWorkbook
from atlas.ingest.files.sniff import sniff
from atlas.render.marked.child import marked_in_child
from atlas.render.marked.plan import clean, plan
from atlas.render.marked.process import has_macros
from atlas.render.marked.stamping import plain_text, stamp
from atlas.words import Words

#: some 25 s for 600,000 cells, of which openpyxl reads and writes each
SECONDS, MEMORY = 120, 2 * CHILD_MEMORY
MOST_CELLS = 800_000
_NO_EXPLANATIONS: Mapping[Finding, str] = {}


def marked_workbook(
    content: bytes,
    name: str,
    workbook: RawWorkbook,
    findings: Sequence[Finding],
    words: Words,
    explanations: Mapping[Finding, str] = _NO_EXPLANATIONS,
) -> tuple[bytes, str]:
    """The file with its cells marked, and its name.

    A workbook in the format of today keeps formatting, formulas, merged cells, widths and macros;
    of any other file (and of a workbook above ``MOST_CELLS``, which is only listed) a new one is
    made with the printed values, and says so; so is it where openpyxl cannot take the file.
    """
    stem = PurePath(name.replace("\\", "/")).stem or words("sheet.marked.listing")
    kept = sniff(content, name) == "xlsx"
    macros = kept and has_macros(content)
    suffix = ".xlsm" if macros else ".xlsx"
    target = words("sheet.marked.name", name=stem) + suffix
    if sum(one.height * one.width for one in workbook.sheets) > MOST_CELLS:
        said = plan(workbook, findings, words, explanations, [words("sheet.marked.only_listed")])
        book = Workbook()
        book.remove(book.active)
        stamp(book, said)
        return _saved(book), words("sheet.marked.name", name=stem) + ".xlsx"
    if not kept:
        note = words("sheet.marked.made_new", name=PurePath(name).suffix or name)
        said = plan(workbook, findings, words, explanations, [note])
        return _made(workbook, said), target
    notes = [words("sheet.marked.no_charts")] if b"xl/charts/" in content else []
    said = plan(workbook, findings, words, explanations, notes)
    try:
        return _kept(content, name, said), target
    except UploadError:
        # openpyxl is stricter than the reader: a new workbook is better than none
        said["listing"]["notes"] = [words("sheet.marked.made_anew")]
        return _made(workbook, said), words("sheet.marked.name", name=stem) + ".xlsx"


def _kept(content: bytes, name: str, said: dict[str, Any]) -> bytes:
    head = json.dumps(said, ensure_ascii=False).encode()
    message = len(head).to_bytes(8, "big") + head + content
    return marked_in_child(message, name, SECONDS, MEMORY)


def _made(workbook: RawWorkbook, said: dict[str, Any]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for table in workbook.sheets:
        sheet = book.create_sheet(table.sheet[:31] or None)
        if table.hidden:
            sheet.sheet_state = "hidden"
        for row in range(table.height):
            for column in range(table.width):
                _write(sheet, table, row, column)
        top, left = table.first_row + 1, table.first_column + 1
        for one in table.merges:
            sheet.merge_cells(
                start_row=one.top + top,
                start_column=one.left + left,
                end_row=one.bottom + top,
                end_column=one.right + left,
            )
    stamp(book, said)
    return _saved(book)


def _write(sheet: Any, table: RawTable, row: int, column: int) -> None:
    seen = table.cell(row, column)
    if seen.kind in ("empty", "formula"):
        return
    cell = sheet.cell(row + table.first_row + 1, column + table.first_column + 1)
    if seen.kind in ("text", "error", "date"):
        plain_text(cell, clean(seen.text))
        return
    cell.value = seen.value
    if code := table.formats.get((row, column)):
        cell.number_format = code


def _saved(book: Workbook) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()
