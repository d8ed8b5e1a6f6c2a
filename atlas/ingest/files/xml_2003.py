"""“XML 表格 2003”: a workbook in one XML file, as old statistics systems write them."""

import datetime
import re
from collections.abc import Iterator
from xml.etree import ElementTree

from atlas.errors import UploadError
from atlas.ingest.files.calamine_sheets import trimmed
from atlas.ingest.files.delimited import decode
from atlas.ingest.files.limits import MAX_CELLS, MAX_COLUMNS, MAX_MERGES, MAX_ROWS, MAX_SHEETS
from atlas.ingest.files.raw import Merge, Position, RawTable, Value
from atlas.ingest.files.seen import is_telling

_SS = "{urn:schemas-microsoft-com:office:spreadsheet}"
_EXCEL = "{urn:schemas-microsoft-com:office:excel}"
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
#: formats that have a name instead of a pattern
_NAMED = {"Percent": "0.00%", "Fixed": "0.00", "Standard": "#,##0.00"}


def read_xml_2003(data: bytes, name: str) -> tuple[RawTable, ...]:
    """All worksheets. Raises ``UploadError``: ``file_truncated`` for XML that is broken or has a
    document type (where entity bombs live), ``too_many_sheets``, ``sheet_too_large``."""
    text = _DECLARATION.sub("", decode(data, name).lstrip("\ufeff"), count=1)
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise UploadError("file_truncated", name=name)
    try:
        book = ElementTree.fromstring(text)
    except (ElementTree.ParseError, ValueError) as error:
        raise UploadError("file_truncated", name=name) from error
    sheets = book.findall(f"{_SS}Worksheet")
    if len(sheets) > MAX_SHEETS:
        raise UploadError("too_many_sheets", name=name, found=len(sheets), expected=MAX_SHEETS)
    formats = dict(_telling_formats(book))
    return tuple(_Sheet(one, formats, name).table() for one in sheets)


def _telling_formats(book: ElementTree.Element) -> Iterator[tuple[str, str]]:
    """Id of a style → number format, where it changes what is seen."""
    for style in book.iter(f"{_SS}Style"):
        number_format = style.find(f"{_SS}NumberFormat")
        code = "" if number_format is None else number_format.get(f"{_SS}Format", "")
        code = _NAMED.get(code, code)
        if code and is_telling(code):
            yield style.get(f"{_SS}ID", ""), code


class _Sheet:
    """Collects the cells of one worksheet by position."""

    def __init__(self, sheet: ElementTree.Element, formats: dict[str, str], name: str) -> None:
        self.sheet, self.formats, self.name = sheet, formats, name
        self.values: dict[Position, Value] = {}
        self.shown: dict[Position, str] = {}
        self.errors: dict[Position, str] = {}
        self.unsaved: set[Position] = set()
        self.merges: list[Merge] = []
        self.bottom = self.right = 0

    def table(self) -> RawTable:
        """The sheet from A1 to its last filled cell."""
        row = -1
        for line in self.sheet.iter(f"{_SS}Row"):
            row = _index(line, row + 1, MAX_ROWS)
            column = -1
            for cell in line.iterfind(f"{_SS}Cell"):
                column = _index(cell, column + 1, MAX_COLUMNS)
                across = _count(cell, "MergeAcross", MAX_COLUMNS)
                down = _count(cell, "MergeDown", MAX_ROWS)
                if (across or down) and len(self.merges) < MAX_MERGES:
                    self.merges.append(Merge(row, column, row + down, column + across))
                self._cell(cell, (row, column))
                column += across
            row += _count(line, "Span", MAX_ROWS)
        values: list[list[Value]] = [[""] * self.right for _ in range(self.bottom)]
        for (row, column), value in self.values.items():
            values[row][column] = value
        if not self.errors and not self.unsaved:
            values = trimmed(values)
        height, width = len(values), len(values[0]) if values else 0
        visible = self.sheet.find(f"{_EXCEL}WorksheetOptions/{_EXCEL}Visible")
        return RawTable(
            self.sheet.get(f"{_SS}Name", ""),
            values,
            merges=tuple(
                Merge(one.top, one.left, min(one.bottom, height - 1), min(one.right, width - 1))
                for one in self.merges
                if one.top < height and one.left < width
            ),
            hidden=visible is not None and (visible.text or "").startswith("SheetHidden"),
            formats={at: code for at, code in self.shown.items() if at in self.values},
            errors=self.errors,
            uncached=frozenset(self.unsaved),
        )

    def _cell(self, cell: ElementTree.Element, at: Position) -> None:
        data = cell.find(f"{_SS}Data")
        text = "" if data is None else "".join(data.itertext())
        if not text:
            if cell.get(f"{_SS}Formula"):
                self._reach(at)
                self.unsaved.add(at)
            return
        self._reach(at)
        kind = data.get(f"{_SS}Type", "String")
        if kind == "Error":
            self.errors[at] = text
            return
        self.values[at] = _value(text, kind)
        code = self.formats.get(cell.get(f"{_SS}StyleID", ""))
        if code and kind == "Number":
            self.shown[at] = code

    def _reach(self, at: Position) -> None:
        self.bottom, self.right = max(self.bottom, at[0] + 1), max(self.right, at[1] + 1)
        if self.bottom * self.right > MAX_CELLS:
            raise UploadError(
                "sheet_too_large",
                name=self.name,
                sheet=self.sheet.get(f"{_SS}Name", ""),
                found=f"{self.bottom}×{self.right}",
                expected=MAX_CELLS,
            )


def _value(text: str, kind: str) -> Value:
    """The value that a type says; the text itself where the type lies."""
    try:
        if kind == "Number":
            return float(text)
        if kind == "DateTime":
            return datetime.datetime.fromisoformat(text)
    except ValueError:
        return text
    return text.strip() == "1" if kind == "Boolean" else text


def _index(element: ElementTree.Element, default: int, most: int) -> int:
    given = _count(element, "Index", most)
    return given - 1 if given else min(default, most - 1)


def _count(element: ElementTree.Element, what: str, most: int) -> int:
    text = element.get(f"{_SS}{what}", "")
    return min(int(text), most) if text.isdecimal() and text.isascii() and len(text) < 9 else 0
