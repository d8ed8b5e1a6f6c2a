"""From what stands in a cell to a number with its bound, its rounding and what was printed.

Every form of the trade: ``8782.2万元``, ``10万多人次``, ``80%以上``, ``100—150人``, ``两次``,
``达标率100``, ``未发现一例``, ``73 500元``, full-width digits, footnote marks. What is no number
and no known mark of absence raises :class:`NotANumberError`: nothing is guessed.
"""

import re
from decimal import Decimal
from functools import lru_cache

from atlas.ingest.files.raw import RawCell
from atlas.ingest.files.seen import plain_number
from atlas.ingest.values.forms import ABSENT, EVERYTHING, NOTHING_FOUND, PLAIN, SCIENTIFIC, tidy
from atlas.ingest.values.phrased import read_range, read_single
from atlas.ingest.values.reading import NotANumberError, Reading, decimals_of

__all__ = ["NotANumberError", "Reading", "read_cell", "read_number", "read_plain", "read_text"]

_SURE_DIGITS = 15
_LONGEST = 60
#: digits as nearly all cells write them, which every way below reads alike: 1234, -1,234.5
_AS_USUAL = re.compile(r"-?(?:[0-9]{1,3}(?:,[0-9]{3}){1,3}|[0-9]{1,15})(?:\.[0-9]{1,6})?", re.ASCII)


def read_cell(cell: RawCell) -> Reading:
    """The reading of a cell; empty cells are ``blank``.

    Raises :class:`NotANumberError` for text of no known form, dates, booleans, error cells and
    formulas without a saved result.
    """
    if cell.kind in ("number", "percent"):
        return read_number(cell.value, cell.text, percent=cell.kind == "percent")  # type: ignore[arg-type]
    if cell.kind == "empty":
        return Reading(None, absence="blank")
    if cell.kind == "text":
        return read_text(cell.text)
    raise NotANumberError(cell.text)


def read_plain(value: float) -> Reading:
    """A numeric cell without a format that changes what is seen: the common case, kept short."""
    if isinstance(value, int) or value.is_integer():
        whole = int(value)
        return Reading(float(whole), printed=str(whole), last_place=1.0)
    text = repr(value)
    if len(text) > _SURE_DIGITS or "e" in text or "n" in text:
        return read_number(value, plain_number(value))
    place = 10.0 ** (text.index(".") + 1 - len(text))
    return Reading(value, half_width=place / 2, printed=text, last_place=place)


def read_number(value: float, seen: str, *, percent: bool = False) -> Reading:
    """A numeric cell: ``seen`` is its text as formatted; with ``percent`` 0.941 is 94.1 %."""
    if value != value or abs(value) == float("inf"):
        raise NotANumberError(seen)
    exact = Decimal(value) if isinstance(value, int) else Decimal(f"{value:.15g}")
    if percent:
        exact *= 100
    decimals = max(decimals_of(f"{exact.normalize():f}"), decimals_of(seen))
    place = 10.0**-decimals
    return Reading(
        float(exact),
        half_width=place / 2 if decimals or percent else 0.0,
        unit_hint="%" if percent else "",
        printed=seen,
        transform=f"{value:.15g} → {exact.normalize():f}%" if percent else "",
        last_place=place,
    )


def read_text(text: str) -> Reading:
    """A cell of text, as :func:`read_cell`."""
    reading = _read_text(text)
    if reading is None:
        raise NotANumberError(text.strip())
    return reading


@lru_cache(maxsize=8192)
def _read_text(text: str) -> Reading | None:
    """None where it is no number: a sheet asks of its names as often as of its numbers."""
    printed = text.strip()
    if len(printed) > _LONGEST:
        return None
    if _AS_USUAL.fullmatch(printed):
        return _digits(printed.replace(",", ""), printed)
    plain = tidy(printed)
    if plain in ABSENT:
        return Reading(None, absence=ABSENT[plain], printed=printed)
    if PLAIN.fullmatch(plain):
        return _digits(plain, printed)
    scientific = SCIENTIFIC.fullmatch(plain)
    if scientific:
        place = 10.0 ** (int(scientific[3]) - len(scientific[2] or ""))
        return Reading(float(plain), half_width=place / 2, printed=printed, last_place=place)
    if plain in EVERYTHING:
        return Reading(100.0, unit_hint="%", printed=printed, transform=f"{plain} → 100%")
    nothing = NOTHING_FOUND.fullmatch(plain)
    if nothing:
        unit = nothing["unit"] or nothing["unit_before"] or ""
        return Reading(0.0, unit_hint=unit, printed=printed, transform=f"{plain} → 0")
    reading = read_range(plain) or read_single(plain)
    return None if reading is None else reading._replace(printed=printed)


def _digits(plain: str, printed: str) -> Reading:
    place = 10.0 ** -decimals_of(plain)
    half = place / 2 if "." in plain else 0.0
    return Reading(float(plain), half_width=half, printed=printed, last_place=place)
