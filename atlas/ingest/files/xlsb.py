"""What calamine does not tell about an .xlsb sheet: number formats, error cells, merged ranges.

Records as in [MS-XLSB]: an id and a length of one to four bytes with seven bits each, a payload.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree

from atlas.errors import UploadError
from atlas.ingest.files.biff import ERRORS
from atlas.ingest.files.limits import MAX_CELLS
from atlas.ingest.files.marks import BUILT_IN_FORMATS, Marks, Range
from atlas.ingest.files.raw import Position
from atlas.ingest.files.seen import is_telling
from atlas.ingest.files.sheet_xml import parts_of_relations

_ROW, _ERROR_CELL, _FORMULA_ERROR = 0, 3, 11
_NUMBERS = frozenset({2, 5, 9})
_FILLED = frozenset(range(2, 12))
_SHEET, _MERGE = 156, 176
_FORMAT, _STYLES_BEGIN, _STYLES_END, _STYLE = 44, 617, 618, 47


def read_marks(data: bytes, name: str, count_limit: int) -> dict[str, Marks]:
    """Marks of each worksheet, by name; ``UploadError`` as for ``.xlsx``."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            sheets = _sheet_parts(package)
            if len(sheets) > count_limit:
                raise UploadError(
                    "too_many_sheets", name=name, found=len(sheets), expected=count_limit
                )
            formats = _telling_formats(package)
            return {
                sheet: _marks(package.read(path), formats, name, sheet)
                for sheet, path in sheets.items()
                if path in package.NameToInfo
            }
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        KeyError,
        IndexError,
        ValueError,
        struct.error,
        ElementTree.ParseError,
    ) as error:
        raise UploadError("file_truncated", name=name) from error


def _records(part: bytes) -> Iterator[tuple[int, int, int]]:
    """(record id, begin, end of its payload) of one part."""
    at, last = 0, len(part)
    while at < last:
        kind = part[at]
        at += 1
        if kind & 0x80:
            kind = (kind & 0x7F) | (part[at] << 7)
            at += 1
        size = shift = 0
        for _ in range(4):
            byte = part[at]
            at += 1
            size |= (byte & 0x7F) << shift
            if byte < 0x80:
                break
            shift += 7
        if at + size > last:
            raise IndexError(at)
        yield kind, at, at + size
        at += size


def _sheet_parts(package: zipfile.ZipFile) -> dict[str, str]:
    """Sheet name → path of its part, in workbook order."""
    targets = parts_of_relations(package, "xl/_rels/workbook.bin.rels")
    book = package.read("xl/workbook.bin")
    parts = {}
    for kind, begin, end in _records(book):
        if kind == _SHEET:
            relation, behind = _text(book, begin + 8, end)
            parts[_text(book, behind, end)[0]] = targets.get(relation, "")
    return parts


def _telling_formats(package: zipfile.ZipFile) -> dict[int, str]:
    """Style number → number format, where it changes what is seen."""
    if "xl/styles.bin" not in package.NameToInfo:
        return {}
    styles = package.read("xl/styles.bin")
    codes, telling = dict(BUILT_IN_FORMATS), {}
    of_cells, number = False, 0
    for kind, begin, end in _records(styles):
        if kind == _FORMAT:
            codes[struct.unpack_from("<H", styles, begin)[0]] = _text(styles, begin + 2, end)[0]
        elif kind in (_STYLES_BEGIN, _STYLES_END):
            of_cells = kind == _STYLES_BEGIN
        elif kind == _STYLE and of_cells:
            code = codes.get(struct.unpack_from("<H", styles, begin + 2)[0], "")
            if code and is_telling(code):
                telling[number] = code
            number += 1
    return telling


def _marks(part: bytes, formats: Mapping[int, str], name: str, sheet: str) -> Marks:
    shown: dict[Position, str] = {}
    errors: dict[Position, str] = {}
    merges: list[Range] = []
    row = 0
    top = left = 2**31
    bottom = right = -1
    for kind, begin, end in _records(part):
        if kind == _ROW:
            row = int.from_bytes(part[begin : begin + 4], "little")
        elif kind in _FILLED:
            column = int.from_bytes(part[begin : begin + 4], "little")
            top, bottom = min(top, row), max(bottom, row)
            left, right = min(left, column), max(right, column)
            if (bottom - top + 1) * (right - left + 1) > MAX_CELLS:
                found = f"{bottom - top + 1}×{right - left + 1}"
                raise UploadError(
                    "sheet_too_large", name=name, sheet=sheet, found=found, expected=MAX_CELLS
                )
            if kind in _NUMBERS:
                code = formats.get(int.from_bytes(part[begin + 4 : begin + 7], "little"))
                if code:
                    shown[row, column] = code
            elif kind in (_ERROR_CELL, _FORMULA_ERROR):
                errors[row, column] = ERRORS.get(part[begin + 8], "#N/A")
        elif kind == _MERGE and end - begin >= 16:
            first_row, last_row, first, last = struct.unpack_from("<4I", part, begin)
            merges.append(((first_row, first), (last_row, last)))
    return Marks(shown, errors, merges=tuple(merges))


def _text(part: bytes, at: int, end: int) -> tuple[str, int]:
    """An XLWideString (count of 4 bytes, UTF-16) and where it ends."""
    last = at + 4 + 2 * struct.unpack_from("<I", part, at)[0]
    if last > end:
        raise IndexError(last)
    return part[at + 4 : last].decode("utf-16-le"), last
