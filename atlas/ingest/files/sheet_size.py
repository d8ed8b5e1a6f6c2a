"""How far the cells of an .xlsx sheet reach, found out before anything is laid out."""

import re

from atlas.errors import UploadError
from atlas.ingest.files.limits import MAX_CELLS
from atlas.ingest.files.raw import column_number

_FILLED = re.compile(rb'<c [^>]*?\br="([A-Z]+)(\d+)"[^>]*?(?<!/)>')
#: (a cell this far out exists, how far it may then go): bounds of a sheet that cost nothing
_WIDTHS = ((re.compile(rb' r="[A-Z]{3}'), 16_384), (re.compile(rb' r="[A-Z]{2}'), 702))
_HEIGHTS = ((re.compile(rb' r="[A-Z]+\d{6}'), 1_048_576), (re.compile(rb' r="[A-Z]+\d{5}'), 99_999))
_COLUMNS, _ROWS = re.compile(rb' r="([A-Z]+)'), re.compile(rb' r="[A-Z]+(\d+)')


def check_size(xml: bytes, name: str, sheet: str) -> None:
    """Refuse a sheet whose filled cells span more than we would ever lay out.

    One cell in the last corner makes calamine reserve 17 thousand million cells.
    """
    width = next((most for pattern, most in _WIDTHS if pattern.search(xml)), 26)
    height = next((most for pattern, most in _HEIGHTS if pattern.search(xml)), 9_999)
    if width * height <= MAX_CELLS:
        return
    width = max(
        (column_of_letters(letters) + 1 for letters in set(_COLUMNS.findall(xml))), default=0
    )
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
        row, column = int(found[2]), column_of_letters(found[1]) + 1
        top, bottom = min(top, row), max(bottom, row)
        left, right = min(left, column), max(right, column)
    return max(bottom - top + 1, 0), max(right - left + 1, 0)


def column_of_letters(letters: bytes) -> int:
    """``0`` for ``A``."""
    return column_number(letters.decode())
