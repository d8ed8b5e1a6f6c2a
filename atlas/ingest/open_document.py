"""What calamine does not tell about an .ods sheet: which numbers were shown as percent."""

import io
import zipfile
import zlib
from xml.etree import ElementTree

from atlas.errors import UploadError
from atlas.ingest.limits import MAX_CELLS, MAX_COLUMNS, MAX_ROWS
from atlas.ingest.raw import Position
from atlas.ingest.sheet_xml import Marks

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_ERROR_TEXTS = ("#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#N/A", "#NUM!", "#NULL!")


def read_marks(data: bytes, name: str, count_limit: int) -> dict[str, Marks]:
    """Percent cells and error cells of each sheet, by name; ``UploadError`` as for ``.xlsx``.

    A filled cell that claims to be repeated over the whole sheet is refused before anything
    is laid out: calamine would write every copy.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            xml = package.read("content.xml")
        if b"<!DOCTYPE" in xml[:4096] or b"<!ENTITY" in xml[:4096]:
            raise zipfile.BadZipFile(name)
        sheets = ElementTree.fromstring(xml).iter(f"{_TABLE}table")
        marks = {sheet.get(f"{_TABLE}name", ""): _sheet(sheet, name) for sheet in sheets}
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, ElementTree.ParseError) as error:
        raise UploadError("file_truncated", name=name) from error
    if len(marks) > count_limit:
        raise UploadError("too_many_sheets", name=name, found=len(marks), expected=count_limit)
    return marks


def _sheet(sheet: ElementTree.Element, name: str) -> Marks:
    formats: dict[Position, str] = {}
    errors: dict[Position, str] = {}
    row, right = 0, 0
    for line in sheet.iter(f"{_TABLE}table-row"):
        repeated = _repeats(line, "rows", MAX_ROWS)
        column = 0
        for cell in line:
            span = _repeats(cell, "columns", MAX_COLUMNS)
            kind = cell.get(f"{_OFFICE}value-type")
            if kind is not None:
                right = max(right, column + span)
                if (row + repeated) * right > MAX_CELLS:
                    found = f"{row + repeated}×{right}"
                    sheet_name = sheet.get(f"{_TABLE}name", "")
                    raise UploadError(
                        "sheet_too_large",
                        name=name,
                        sheet=sheet_name,
                        found=found,
                        expected=MAX_CELLS,
                    )
                _note(cell, kind, (row, column), (repeated, span), formats, errors)
            column += span
        row += repeated
    return Marks(formats, errors)


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


def _repeats(element: ElementTree.Element, what: str, most: int) -> int:
    text = element.get(f"{_TABLE}number-{what}-repeated", "1")
    return min(int(text), most) if text.isdecimal() and text.isascii() else 1
