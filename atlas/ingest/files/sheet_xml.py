"""What calamine does not tell about an .xlsx sheet: number formats, error cells, unsaved formulas.

The sheet's XML is searched, not parsed: a sheet of 40 MB takes tenths of a second. Reading
every part through ``zipfile`` also checks sizes and checksums before calamine sees the file.
"""

import io
import re
import zipfile
import zlib
from functools import cache
from xml.etree import ElementTree

from atlas.errors import UploadError
from atlas.ingest.files.marks import BUILT_IN_FORMATS, Marks
from atlas.ingest.files.raw import Position, column_letters
from atlas.ingest.files.seen import is_telling
from atlas.ingest.files.sheet_size import check_size, column_of_letters

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_RELATION = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_CELL = rb'<c (?=[^>]*?\br="([A-Z]{1,3})(\d{1,7})")'
_ERROR = re.compile(_CELL + rb'[^>]*?\bt="e"[^>]*>(?:<f[^>]*/>|<f[^>]*>[^<]*</f>)?<v>([^<]*)')
_UNSAVED = re.compile(
    _CELL + rb'(?![^>]*\bt="str")[^>]*>'
    rb"(?:<f[^>]*/>|<f[^>]*>[^<]*</f>)"
    rb"(?:<v\s*/>|<v>\s*</v>)?</c>"
)
_ADDRESSED = re.compile(rb'<c (?=[^>]*?\br="[A-Z])')
_NO_LETTER = re.compile(rb'<c r="[^A-Z]')
_ROW_OR_CELL = re.compile(rb"<(row|c)(?=[\s/>])([^>]*)")
_AT = re.compile(rb'\sr="([A-Z]*)(\d+)"')
_PREFIX = re.compile(rb"<(/?)\w+:")


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
        ValueError,
        RuntimeError,
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
    targets = parts_of_relations(package, "xl/_rels/workbook.xml.rels")
    parts = {}
    for space in (_MAIN, _STRICT):
        for sheet in book.iter(f"{space}sheet"):
            relation = sheet.get(f"{{{_RELATION}}}id") or sheet.get(f"{{{_STRICT_RELATION}}}id")
            parts[sheet.get("name", "")] = targets.get(relation or "", "")
    return parts


def parts_of_relations(package: zipfile.ZipFile, path: str) -> dict[str, str]:
    """Id → path of the part that a workbook's relation leads to."""
    relations = ElementTree.fromstring(_part(package, path))
    targets = {one.get("Id", ""): one.get("Target", "") for one in relations}
    return {
        number: target.lstrip("/") if target.startswith("/") else f"xl/{target.removeprefix('./')}"
        for number, target in targets.items()
    }


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
    if b"<c " not in xml and b"<c>" not in xml:
        xml = _PREFIX.sub(rb"<\1", xml)
    if b"<c>" in xml or not _is_addressed(xml):
        xml = _addressed(xml)
    check_size(xml, name, sheet)
    column_of = cache(column_of_letters)
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


def _is_addressed(xml: bytes) -> bool:
    """Whether each cell says where it is; most programs say it first."""
    cells = xml.count(b"<c ")
    if cells == xml.count(b'<c r="') and _NO_LETTER.search(xml) is None:
        return True
    return cells <= len(_ADDRESSED.findall(xml))


def _addressed(xml: bytes) -> bytes:
    """The same with the address of each cell, which some programs leave to counting."""
    row = column = 0

    def numbered(found: re.Match[bytes]) -> bytes:
        nonlocal row, column
        told = _AT.search(found[2])
        if found[1] == b"row":
            row, column = int(told[2]) if told else row + 1, 0
            return found[0]
        column = column_of_letters(told[1]) + 1 if told else column + 1
        address = f' r="{column_letters(column - 1)}{row}"'.encode()
        return found[0] if told else b"<c" + address + found[2]

    return _ROW_OR_CELL.sub(numbered, xml)
