"""What calamine does not tell about an .ods sheet: percent cells, merged ranges."""

import io
import zipfile
import zlib
from xml.etree import ElementTree

from atlas.errors import UploadError
from atlas.ingest.files.limits import MAX_CELLS, MAX_COLUMNS, MAX_ROWS
from atlas.ingest.files.marks import Marks, Range
from atlas.ingest.files.raw import Position

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_ERROR_TEXTS = ("#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#N/A", "#NUM!", "#NULL!")
_HEAD = 4096


def read_marks(data: bytes, name: str, count_limit: int) -> dict[str, Marks]:
    """Percent cells, error cells and merged ranges of each sheet, by name; ``UploadError`` as for
    ``.xlsx``.

    A filled cell that claims to be repeated over the whole sheet is refused before anything
    is laid out: calamine would write every copy.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package, package.open("content.xml") as stream:
            head = stream.peek(_HEAD)[:_HEAD]
            if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                raise zipfile.BadZipFile(name)
            marks = {}
            for _, element in ElementTree.iterparse(stream):
                if element.tag == f"{_TABLE}table":
                    marks[element.get(f"{_TABLE}name", "")] = _sheet(element, name)
                    element.clear()
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        KeyError,
        ElementTree.ParseError,
    ) as error:
        raise UploadError("file_truncated", name=name) from error
    if len(marks) > count_limit:
        raise UploadError("too_many_sheets", name=name, found=len(marks), expected=count_limit)
    return marks


def _sheet(sheet: ElementTree.Element, name: str) -> Marks:
    formats: dict[Position, str] = {}
    errors: dict[Position, str] = {}
    merges: list[Range] = []
    row, right = 0, 0
    for line in sheet.iter(f"{_TABLE}table-row"):
        repeated = _count(line, "number-rows-repeated", MAX_ROWS)
        column = 0
        for cell in line:
            span = _count(cell, "number-columns-repeated", MAX_COLUMNS)
            kind = cell.get(f"{_OFFICE}value-type")
            if kind is not None:
                right = max(right, column + span)
                if (row + repeated) * right > MAX_CELLS:
                    raise UploadError(
                        "sheet_too_large",
                        name=name,
                        sheet=sheet.get(f"{_TABLE}name", ""),
                        found=f"{row + repeated}×{right}",
                        expected=MAX_CELLS,
                    )
                _note(cell, kind, (row, column), (repeated, span), formats, errors)
            down = _count(cell, "number-rows-spanned", MAX_ROWS)
            across = _count(cell, "number-columns-spanned", MAX_COLUMNS)
            if down > 1 or across > 1:
                merges.append(((row, column), (row + down - 1, column + across - 1)))
            column += span
        row += repeated
    return Marks(formats, errors, merges=tuple(merges))


def _note(
    cell: ElementTree.Element,
    kind: str,
    corner: Position,
    size: Position,
    formats: dict[Position, str],
    errors: dict[Position, str],
) -> None:
    text = "".join(cell.find(f"{_TEXT}p").itertext()) if cell.find(f"{_TEXT}p") is not None else ""
    places = [
        (corner[0] + down, corner[1] + across)
        for down in range(size[0])
        for across in range(size[1])
    ]
    if kind == "percentage":
        decimals = len(text.rstrip("%").partition(".")[2])
        shown = "0." + "0" * decimals + "%" if decimals else "0%"
        formats.update(dict.fromkeys(places, shown))
    elif text in _ERROR_TEXTS and kind in ("string", "float"):
        errors.update(dict.fromkeys(places, text))


def _count(element: ElementTree.Element, what: str, most: int) -> int:
    text = element.get(f"{_TABLE}{what}", "1")
    return min(int(text), most) if text.isdecimal() and text.isascii() and len(text) < 12 else 1
