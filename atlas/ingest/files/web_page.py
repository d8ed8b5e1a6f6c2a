"""A web page that is named .xls, as the old statistics systems export: its tables as one sheet.

Laid out as Excel lays it out: below each other, a line of text above a table in a row of its own,
so that titles, units and addresses are those that a person sees.
"""

import re
from html.parser import HTMLParser
from pathlib import PurePosixPath

from atlas.errors import UploadError
from atlas.ingest.files.delimited import decode
from atlas.ingest.files.limits import MAX_CELLS, MAX_COLUMNS, MAX_MERGES, MAX_ROWS
from atlas.ingest.files.raw import Merge, RawTable

_UNSEEN = frozenset({"script", "style", "head", "xml", "noscript", "template", "select"})
_LINES = frozenset({"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "center", "caption", "li"})
_SPACE = re.compile(r"\s+")
_Cells = dict[tuple[int, int], str]


class _Page(HTMLParser):
    """Collects texts by position; ``taken`` are the positions below a cell of several rows."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.cells: _Cells = {}
        self.merges: list[Merge] = []
        self.taken: set[tuple[int, int]] = set()
        self.row, self.column, self.size = -1, 0, 0
        self.corner: tuple[int, int] | None = None
        self.unseen = 0
        self.text: list[str] = []
        self.fields = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self.unseen += 1
        elif tag == "tr":
            self._put()
            self.row, self.column = self.row + 1, 0
        elif tag in ("td", "th"):
            self._put()
            self._cell(dict(attrs))
        elif tag == "table" or (tag in _LINES and self.corner is None):
            self._put()
        elif tag == "br":
            self.text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self.unseen = max(self.unseen - 1, 0)
        elif tag in ("td", "th", "tr", "table") or (tag in _LINES and self.corner is None):
            self._put()

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.text.append(data)

    def _cell(self, told: dict[str, str | None]) -> None:
        self.row = max(self.row, 0)
        while (self.row, self.column) in self.taken:
            self.column += 1
        down, across = (_span(told.get(name)) for name in ("rowspan", "colspan"))
        down, across = min(down, MAX_ROWS), min(across, MAX_COLUMNS)
        self.size += down * across
        if self.size > MAX_CELLS or self.column >= MAX_COLUMNS or len(self.merges) > MAX_MERGES:
            raise UploadError(
                "sheet_too_large",
                name=self.name,
                sheet="",
                found=f"{self.row + down}×{self.column + across}",
                expected=MAX_CELLS,
            )
        if down > 1 or across > 1:
            last = self.row + down - 1, self.column + across - 1
            self.merges.append(Merge(self.row, self.column, *last))
            self.taken.update(
                (self.row + below, self.column + beside)
                for below in range(1, down)
                for beside in range(across)
            )
        self.corner = self.row, self.column
        self.column += across
        self.fields += 1

    def _put(self) -> None:
        """What was read since: the text of a cell, or a line above a table."""
        text = _SPACE.sub(" ", "".join(self.text)).strip()
        self.text.clear()
        if text and self.corner is None:
            self.row += 1
            self.cells[self.row, 0] = text
        elif text and self.corner is not None:
            self.cells[self.corner] = text
        self.corner = None


def read_web_page(data: bytes, name: str) -> RawTable:
    """The tables of the page as one sheet.

    Raises ``UploadError``: ``file_is_web_page`` for a page without a table of its own (the
    several sheets of a workbook saved as a page lie in files beside it), ``sheet_too_large``.
    """
    page = _Page(name)
    page.feed(decode(data, name))
    page.close()
    page._put()
    height = max((row for row, _ in page.cells), default=-1) + 1
    width = max((column for _, column in page.cells), default=-1) + 1
    if page.fields < 4 or height < 2 or width < 2:
        raise UploadError("file_is_web_page", name=name)
    if height * width > MAX_CELLS:
        found = f"{height}×{width}"
        raise UploadError("sheet_too_large", name=name, sheet="", found=found, expected=MAX_CELLS)
    values: list[list] = [[""] * width for _ in range(height)]
    for (row, column), text in page.cells.items():
        values[row][column] = text
    merges = tuple(
        Merge(one.top, one.left, min(one.bottom, height - 1), min(one.right, width - 1))
        for one in page.merges
        if one.top < height and one.left < width
    )
    return RawTable(PurePosixPath(name).stem, values, merges=merges)


def _span(text: str | None) -> int:
    digits = (text or "").strip()
    return max(int(digits), 1) if digits.isdecimal() and digits.isascii() and len(digits) < 8 else 1
