"""What calamine does not tell about an .xlsx sheet: number formats, error cells, unsaved formulas.

The sheet's XML is searched, not parsed: a sheet of 40 MB takes tenths of a second. Reading
every part through ``zipfile`` also checks sizes and checksums before calamine sees the file.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from xml.etree import ElementTree

from atlas.errors import UploadError
from atlas.ingest.limits import MAX_CELLS
from atlas.ingest.raw import Position, column_number
from atlas.ingest.seen import is_telling

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_RELATION = "http://purl.oclc.org/ooxml/officeDocument/relationships"
BUILT_IN_FORMATS = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    37: "#,##0",
    38: "#,##0",
    39: "#,##0.00",
    40: "#,##0.00",
    41: "#,##0",
    42: "#,##0",
    43: "#,##0.00",
    44: "#,##0.00",
}
_CELL = rb'<c (?=[^>]*?\br="([A-Z]{1,3})(\d{1,7})")'
_FILLED = re.compile(rb'<c [^>]*?\br="([A-Z]+)(\d+)"[^>]*?(?<!/)>')
_ERROR = re.compile(_CELL + rb'[^>]*?\bt="e"[^>]*>(?:<f[^>]*/>|<f[^>]*>[^<]*</f>)?<v>([^<]*)')
_UNSAVED = re.compile(
    _CELL + rb'(?![^>]*\bt="str")[^>]*>'
    rb"(?:<f[^>]*/>|<f[^>]*>[^<]*</f>)"
    rb"(?:<v\s*/>|<v>\s*</v>)?</c>"
)
_PREFIX = re.compile(rb"<(/?)\w+:")
#: (a cell this far out exists, how far it may then go): bounds of a sheet that cost nothing
_WIDTHS = ((re.compile(rb' r="[A-Z]{3}'), 16_384), (re.compile(rb' r="[A-Z]{2}'), 702))
_HEIGHTS = ((re.compile(rb' r="[A-Z]+\d{6}'), 1_048_576), (re.compile(rb' r="[A-Z]+\d{5}'), 99_999))
_COLUMNS, _ROWS = re.compile(rb' r="([A-Z]+)'), re.compile(rb' r="[A-Z]+(\d+)')


@dataclass(frozen=True, slots=True)
class Marks:
    """Per cell (row and column counted from A1): number format, error text, unsaved formula."""

    formats: Mapping[Position, str] = field(default_factory=dict)
    errors: Mapping[Position, str] = field(default_factory=dict)
    uncached: frozenset[Position] = frozenset()


def read_marks(data: bytes, name: str, count_limit: int) -> dict[str, Marks]:
    """Marks of each worksheet, by sheet name.

    Raises ``UploadError``: ``file_truncated`` for parts that do not unpack to what they declare
    or are no XML we accept, ``too_many_sheets``, ``sheet_too_large``.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            sheets = sheet_parts(package)
            if len(sheets) > count_limit:
                raise UploadError(
                    "too_many_sheets", name=name, found=len(sheets), expected=count_limit
                )
            _check_shared(package)
            formats = _telling_formats(package)
            return {
                sheet: _marks(_part(package, path), formats, name, sheet)
                for sheet, path in sheets.items()
                if path in package.NameToInfo
            }
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        KeyError,
        ElementTree.ParseError,
    ) as error:
        raise UploadError("file_truncated", name=name) from error


def _part(package: zipfile.ZipFile, path: str) -> bytes:
    xml = package.read(path)
    # a document type is where entity bombs live; no office program writes one
    if b"<!DOCTYPE" in xml[:4096] or b"<!ENTITY" in xml[:4096]:
        raise zipfile.BadZipFile(path)
    return xml if xml[:2] not in (b"\xff\xfe", b"\xfe\xff") else xml.decode("utf-16").encode()


def _check_shared(package: zipfile.ZipFile) -> None:
    for path in package.namelist():
        if path.lower().endswith("sharedstrings.xml"):
            _part(package, path)


def sheet_parts(package: zipfile.ZipFile) -> dict[str, str]:
    """Sheet name → path of its part, in workbook order."""
    book = ElementTree.fromstring(_part(package, "xl/workbook.xml"))
    relations = ElementTree.fromstring(_part(package, "xl/_rels/workbook.xml.rels"))
    targets = {one.get("Id"): one.get("Target", "") for one in relations}
    parts = {}
    for space in (_MAIN, _STRICT):
        for sheet in book.iter(f"{space}sheet"):
            relation = sheet.get(f"{{{_RELATION}}}id") or sheet.get(f"{{{_STRICT_RELATION}}}id")
            target = targets.get(relation, "")
            path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            parts[sheet.get("name", "")] = path.replace("xl/./", "xl/")
    return parts


def _telling_formats(package: zipfile.ZipFile) -> dict[bytes, str]:
    """Style number (as printed in ``s=``) → number format, where it changes what is seen."""
    if "xl/styles.xml" not in package.NameToInfo:
        return {}
    styles = ElementTree.fromstring(_part(package, "xl/styles.xml"))
    space = _STRICT if styles.tag.startswith(_STRICT) else _MAIN
    codes = dict(BUILT_IN_FORMATS)
    for one in styles.iter(f"{space}numFmt"):
        codes[int(one.get("numFmtId", 0))] = one.get("formatCode", "")
    cell_styles = styles.find(f"{space}cellXfs")
    telling = {}
    for number, style in enumerate(cell_styles if cell_styles is not None else ()):
        code = codes.get(int(style.get("numFmtId", 0)), "")
        if code and is_telling(code):
            telling[str(number).encode()] = code
    return telling


def _marks(xml: bytes, formats: dict[bytes, str], name: str, sheet: str) -> Marks:
    if b"<c " not in xml:
        xml = _PREFIX.sub(rb"<\1", xml)
    _check_size(xml, name, sheet)
    column_of = cache(_column)
    shown: dict[Position, str] = {}
    if formats:
        pattern = _CELL + rb'[^>]*?\bs="(' + b"|".join(formats) + rb')"[^>]*?(?<!/)>'
        for letters, row, style in re.findall(pattern, xml):
            shown[int(row) - 1, column_of(letters)] = formats[style]
    errors: dict[Position, str] = {}
    if b't="e"' in xml:
        for letters, row, text in _ERROR.findall(xml):
            at = int(row) - 1, column_of(letters)
            errors[at] = text.decode("utf-8", "replace")
    uncached: frozenset[Position] = frozenset()
    if b"<f" in xml:
        uncached = frozenset(
            (int(row) - 1, column_of(letters)) for letters, row in _UNSAVED.findall(xml)
        )
    return Marks(shown, errors, uncached)


def _check_size(xml: bytes, name: str, sheet: str) -> None:
    """Refuse a sheet whose filled cells span more than we would ever lay out.

    One cell in the last corner makes calamine reserve 17 thousand million cells.
    """
    width = next((most for pattern, most in _WIDTHS if pattern.search(xml)), 26)
    height = next((most for pattern, most in _HEIGHTS if pattern.search(xml)), 9_999)
    if width * height <= MAX_CELLS:
        return
    width = max((_column(letters) + 1 for letters in set(_COLUMNS.findall(xml))), default=0)
    height = max(map(int, _ROWS.findall(xml)), default=0)
    if width * height <= MAX_CELLS:
        return
    height, width = _filled_size(xml)
    if height * width > MAX_CELLS:
        found = f"{height}×{width}"
        raise UploadError(
            "sheet_too_large", name=name, sheet=sheet, found=found, expected=MAX_CELLS
        )


def _filled_size(xml: bytes) -> tuple[int, int]:
    """Height and width of the range of cells that are not merely styled; slow, for odd sheets."""
    top = left = 2**31
    bottom = right = 0
    for found in _FILLED.finditer(xml):
        row, column = int(found[2]), _column(found[1]) + 1
        top, bottom = min(top, row), max(bottom, row)
        left, right = min(left, column), max(right, column)
    return max(bottom - top + 1, 0), max(right - left + 1, 0)


def _column(letters: bytes) -> int:
    return column_number(letters.decode())
