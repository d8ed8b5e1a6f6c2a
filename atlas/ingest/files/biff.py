"""What calamine does not tell about an .xls sheet: number formats, error cells, unsaved formulas.

Records as in [MS-XLS], BIFF8 only; an older file simply has no marks.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from atlas.errors import UploadError
from atlas.ingest.files.marks import BUILT_IN_FORMATS, Marks
from atlas.ingest.files.ole import read_stream
from atlas.ingest.files.raw import Position
from atlas.ingest.files.seen import is_telling

_STREAMS = frozenset({"Workbook", "WORKBOOK"})
_EOF, _FILEPASS, _BOUNDSHEET, _XF, _FORMAT = 0x0A, 0x2F, 0x85, 0xE0, 0x41E
_NUMBER, _RK, _MULRK, _FORMULA, _BOOLERR = 0x203, 0x27E, 0xBD, 0x06, 0x205
ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
_NOT_A_NUMBER = 0xFFFF
_WORKSHEET = 0
#: FILEPASS stands right behind the beginning of the book
_FIRST_RECORDS = 20


@dataclass(slots=True)
class _Book:
    """What the global records say: sheets (name, offset), formats, format of each cell style."""

    sheets: list[tuple[str, int]] = field(default_factory=list)
    codes: dict[int, str] = field(default_factory=lambda: dict(BUILT_IN_FORMATS))
    styles: list[int] = field(default_factory=list)

    def format_of(self, style: int) -> str:
        code = self.codes.get(self.styles[style], "") if style < len(self.styles) else ""
        return code if code and is_telling(code) else ""


def read_marks(data: bytes, name: str, count_limit: int) -> dict[str, Marks]:
    """Marks of each worksheet, by name; ``UploadError`` for too many sheets or broken records."""
    if not _has_biff8(data):
        return {}
    try:
        stream = read_stream(data, _STREAMS, name)
        book = _globals(stream)
        if len(book.sheets) > count_limit:
            raise UploadError(
                "too_many_sheets", name=name, found=len(book.sheets), expected=count_limit
            )
        found = {sheet: _sheet(stream, offset, book) for sheet, offset in book.sheets}
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise UploadError("file_truncated", name=name) from error
    formulas = sum(count for _, count in found.values())
    blank = sum(len(marks.uncached) for marks, _ in found.values())
    if formulas and formulas == blank:
        return {sheet: marks for sheet, (marks, _) in found.items()}
    # a blank result may be meant (=IF(A1="","",…)): only a book where all are blank is unsaved
    return {
        sheet: Marks(marks.formats, marks.errors, frozenset())
        for sheet, (marks, _) in found.items()
    }


def is_locked(data: bytes, name: str) -> bool:
    """Whether the cells are encrypted with an opening password."""
    if not _has_biff8(data):
        return False
    stream = read_stream(data, _STREAMS, name)
    return any(kind == _FILEPASS for kind, _ in islice(_records(stream, 0), _FIRST_RECORDS))


def _has_biff8(data: bytes) -> bool:
    return "Workbook".encode("utf-16-le") in data or "WORKBOOK".encode("utf-16-le") in data


def _records(stream: bytes, offset: int) -> Iterator[tuple[int, bytes]]:
    """(record id, payload) from ``offset`` to the end of that substream."""
    while offset + 4 <= len(stream):
        kind, size = struct.unpack_from("<2H", stream, offset)
        yield kind, stream[offset + 4 : offset + 4 + size]
        if kind == _EOF:
            return
        offset += 4 + size


def _globals(stream: bytes) -> _Book:
    book = _Book()
    for kind, body in _records(stream, 0):
        if kind == _BOUNDSHEET and body[5] == _WORKSHEET:
            book.sheets.append((_text(body[6:], 1), struct.unpack_from("<I", body)[0]))
        elif kind == _FORMAT:
            book.codes[struct.unpack_from("<H", body)[0]] = _text(body[2:], 2)
        elif kind == _XF:
            book.styles.append(struct.unpack_from("<H", body, 2)[0])
    return book


def _text(body: bytes, length_size: int) -> str:
    """An XLUnicodeString: length of one or two bytes, a flag byte, then Latin-1 or UTF-16."""
    length = int.from_bytes(body[:length_size], "little")
    wide = body[length_size] & 1
    chars = body[length_size + 1 :][: length * (2 if wide else 1)]
    return chars.decode("utf-16-le" if wide else "latin-1")


def _sheet(stream: bytes, offset: int, book: _Book) -> tuple[Marks, int]:
    """The marks, with every blank formula result as uncached, and the number of formulas."""
    formats: dict[Position, str] = {}
    errors: dict[Position, str] = {}
    blank: set[Position] = set()
    formulas = 0
    for kind, body in _records(stream, offset):
        if kind not in (_NUMBER, _RK, _MULRK, _FORMULA, _BOOLERR):
            continue
        row, column, style = struct.unpack_from("<3H", body)
        at = row, column
        if kind == _MULRK:
            for step in range((len(body) - 6) // 6):
                code = book.format_of(struct.unpack_from("<H", body, 4 + 6 * step)[0])
                if code:
                    formats[row, column + step] = code
            continue
        if kind == _BOOLERR:
            if body[7]:
                errors[at] = ERRORS.get(body[6], "#N/A")
            continue
        if kind == _FORMULA:
            formulas += 1
            if struct.unpack_from("<H", body, 12)[0] == _NOT_A_NUMBER:
                if body[6] == 2:
                    errors[at] = ERRORS.get(body[8], "#N/A")
                elif body[6] == 3:
                    blank.add(at)
                continue
        code = book.format_of(style)
        if code:
            formats[at] = code
    return Marks(formats, errors, frozenset(blank)), formulas
