"""How far the cells of an .xlsx sheet reach, found out before anything is laid out."""

import re

from atlas.errors import UploadError
from atlas.ingest.files.limits import MAX_CELLS
from atlas.ingest.files.raw import column_number

_FILLED = re.compile(rb'<c [^>]*?\br="([A-Z]+)(\d+)"[^>]*?(?<!/)>')
_COLUMNS, _ROWS = re.compile(rb' r="([A-Z]+)'), re.compile(rb' r="[A-Z]+(\d+)')


def check_size(xml: bytes, name: str, sheet: str) -> None:
    """Refuse a sheet whose filled cells span more than we would ever lay out.

    One cell in the last corner makes calamine reserve 17 thousand million cells.
    """
    letters = set(_COLUMNS.findall(xml))
    width = max((column_of_letters(one) + 1 for one in letters), default=0)
    if not width or _from(MAX_CELLS // width).search(xml) is None:
        return
    height = max(map(int, set(_ROWS.findall(xml))), default=0)
    if width * height <= MAX_CELLS:
        return
    height, width = _filled_size(xml)
    if height * width > MAX_CELLS:
        found = f"{height}×{width}"
        raise UploadError(
            "sheet_too_large", name=name, sheet=sheet, found=found, expected=MAX_CELLS
        )


def _from(row: int) -> re.Pattern[bytes]:
    """Finds any cell from a row on that has as many digits and the same first one, or below: all
    numbers of rows need not be read where there is none."""
    first, *others = str(row)
    return re.compile(
        rb' r="[A-Z]+(?:[%s-9]\d{%d}|\d{%d})' % (first.encode(), len(others), len(others) + 2)
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
