"""Marks and the listing written into an openpyxl workbook."""

from typing import Any

from openpyxl import Workbook
from openpyxl.cell import MergedCell
from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

#: pale enough for black text: 8 : 1 and more
COLOURS = {"error": "FFFFB3B3", "query": "FFFFF0A0"}
_FILLS = {name: PatternFill("solid", start_color=colour) for name, colour in COLOURS.items()}
_NO_FILL = PatternFill()
#: Excel refuses a file with more than 65,530 links on a sheet
LINKS = 5000
_WIDTHS = (9, 16, 9, 70, 16, 16, 40)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
#: points of a comment's box
_WIDE, _HIGH, _LINE = 300, 40, 18


def stamp(book: Workbook, said: dict[str, Any]) -> None:
    """Mark the cells of every sheet, and put the listing before the first one."""
    for old in [one for one in book.worksheets if _is_listing(one, said["listing"]["known"])]:
        book.remove(old)
    for sheet in book.worksheets:
        _unmark(sheet, said["author"])
        _mark(sheet, said["marks"].get(sheet.title, ()), said["author"])
    _list(book, said["listing"])


def plain_text(cell: Cell, text: str) -> None:
    """Write a text as a text, whatever it begins with."""
    cell.value = text
    if text.startswith(_FORMULA):
        cell.data_type = "s"
        cell.quotePrefix = True


def _mark(sheet: Worksheet, marks: list[list[str]], author: str) -> None:
    corners = {
        (row, column): (one.min_row, one.min_col)
        for one in sheet.merged_cells.ranges
        for row in range(one.min_row, min(one.max_row, one.min_row + 50) + 1)
        for column in range(one.min_col, min(one.max_col, one.min_col + 50) + 1)
    }
    for address, severity, text in marks:
        cell = sheet[address]
        if isinstance(cell, MergedCell):
            cell = sheet.cell(*corners.get((cell.row, cell.column), (cell.row, cell.column)))
        cell.fill = _FILLS[severity]
        if text and not isinstance(cell, MergedCell):
            own = f"{cell.comment.text}\n\n" if cell.comment else ""
            lines = 1 + len(own + text) // 22 + (own + text).count("\n")
            cell.comment = Comment(own + text, author, height=_HIGH + _LINE * lines, width=_WIDE)


def _unmark(sheet: Worksheet, author: str) -> None:
    """Take away what an earlier marking left: its comments, and the colours below them."""
    for row in sheet.iter_rows():
        for cell in row:
            comment = getattr(cell, "comment", None)
            if comment is not None and comment.author == author:
                cell.comment = None
                if cell.fill.start_color.rgb in COLOURS.values():
                    cell.fill = _NO_FILL


def _is_listing(sheet: Worksheet, known: list[str]) -> bool:
    return sheet.title in known and str(sheet["A1"].value or "") in known


def _list(book: Workbook, listing: dict[str, Any]) -> None:
    title = listing["title"]
    taken = {one.casefold() for one in book.sheetnames}
    names = [title, *(f"{title}{number}" for number in range(2, len(taken) + 3))]
    sheet = book.create_sheet(next(one for one in names if one.casefold() not in taken), 0)
    sheet.append([title])
    sheet["A1"].font = Font(bold=True, size=14)
    for note in listing["notes"]:
        sheet.append([note])
    sheet.append(listing["head"])
    head = sheet.max_row
    for cell in sheet[head]:
        cell.font = Font(bold=True)
    top = Alignment(vertical="top", wrap_text=True)
    for number, (severity, *texts) in enumerate(listing["rows"]):
        row = head + 1 + number
        for column, text in enumerate(texts, start=1):
            plain_text(sheet.cell(row, column), text)
        sheet.cell(row, 1).fill = _FILLS[severity]
        sheet.cell(row, 4).alignment = top
        if number < LINKS and texts[1] in book.sheetnames:
            _link(sheet, row, texts[1], texts[2] or "A1")
    for letters, width in zip("ABCDEFG", _WIDTHS, strict=True):
        sheet.column_dimensions[letters].width = width
    sheet.freeze_panes = sheet.cell(head + 1, 1)
    sheet.auto_filter.ref = f"A{head}:G{max(sheet.max_row, head)}"
    for other in book.worksheets:
        other.sheet_view.tabSelected = other is sheet
    book.active = 0


def _link(sheet: Worksheet, row: int, target: str, cell: str) -> None:
    quoted = target.replace("'", "''")
    linked = sheet.cell(row, 3)
    linked.hyperlink = Hyperlink(ref=linked.coordinate, location=f"'{quoted}'!{cell}")
    linked.font = Font(color="FF0563C1", underline="single")
