"""From what stands in a cell to a number with its bound, its rounding and what was printed.

Every form of the trade: ``8782.2万元``, ``10万多人次``, ``80%以上``, ``100—150人``, ``两次``,
``达标率100``, ``未发现一例``, ``73 500元``, full-width digits, footnote marks. What is no number
and no known mark of absence raises :class:`NotANumberError`: nothing is guessed.
"""

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from atlas.figures import Absence, Bound
from atlas.ingest.forms import (
    ABSENT,
    AFTER,
    BEFORE,
    EACH,
    EVERYTHING,
    NOTHING_FOUND,
    NUMBER,
    PLAIN,
    RANGE,
    RATE_WORD,
    SAID,
    SCIENTIFIC,
    SIZE,
    UNIT,
    tidy,
)
from atlas.ingest.numerals import mixed_value, numeral_value, scale_of
from atlas.ingest.raw import RawCell
from atlas.ingest.seen import plain_number

_MOST_DIGITS = 18
_SURE_DIGITS = 15


class NotANumberError(ValueError):
    """The text is neither a number of a known form nor a known mark of absence."""


class Reading(NamedTuple):
    """``value`` with 万 and 亿 multiplied out, still in the unit that ``unit_hint`` names.

    ``last_place`` is the size of one unit of the last printed digit (0 for numbers in words);
    ``scale`` the size word behind the digits (10000 for 5.2万, else 1). ``half_width`` is half of
    ``last_place`` for scaled and decimal prints and for percent, else 0: ``457`` is exact.
    ``transform`` tells what was done (``(12) → -12``); ``doubt`` is ``bare_rate`` where a rate
    word stands before a number without %.
    """

    value: float | None
    value_high: float | None = None
    bound: Bound = "eq"
    half_width: float = 0.0
    unit_hint: str = ""
    printed: str = ""
    absence: Absence = ""
    transform: str = ""
    scale: int = 1
    last_place: float = 0.0
    doubt: str = ""


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
    decimals = max(_decimals(f"{exact.normalize():f}"), _decimals(seen))
    place = 10.0**-decimals
    return Reading(
        float(exact),
        half_width=place / 2 if decimals or percent else 0.0,
        unit_hint="%" if percent else "",
        printed=seen,
        transform=f"{value:.15g} → {exact.normalize():f}%" if percent else "",
        last_place=place,
    )


@lru_cache(maxsize=8192)
def read_text(text: str) -> Reading:
    """A cell of text, as :func:`read_cell`."""
    printed = text.strip()
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
    reading = _range(plain) or _single(plain)
    if reading is None:
        raise NotANumberError(printed)
    return reading._replace(printed=printed)


def _decimals(text: str) -> int:
    """Printed decimals: ``1,234.50`` has two, ``94.1%`` one."""
    digits = text.rpartition(".")[2] if "." in text else ""
    return len(digits) - len(digits.lstrip("0123456789"))


def _digits(plain: str, printed: str) -> Reading:
    place = 10.0 ** -_decimals(plain)
    half = place / 2 if "." in plain else 0.0
    return Reading(float(plain), half_width=half, printed=printed, last_place=place)


def _single(plain: str) -> Reading | None:
    lead = _lead(plain)
    found = NUMBER.match(lead.rest)
    if found is None:
        return None
    size_words = SIZE.match(lead.rest, found.end())
    unit, after = _tail(lead.rest[size_words.end() if size_words else found.end() :])
    number = found["negative"] or found["number"]
    exact, size, place = _amount(number, (size_words and size_words["scale"]) or "")
    if exact is None or not UNIT.fullmatch(unit):
        return None
    exact = -exact if found["negative"] else exact
    notes = [f"({number}) → {exact:f}"] if found["negative"] else []
    bare_rate = bool(lead.rate) and not unit and not lead.hundredths
    if bare_rate:
        notes.append(f"{plain} → {number}%")
    if bare_rate or lead.hundredths:
        unit = "%"
    more = size_words and (size_words["middle"] or size_words["behind"])
    bound: Bound = lead.bound or after or ("ge" if more else "eq")
    bound = "ge" if more else bound
    rounded = bound in ("eq", "about") and (size > 1 or place not in (0.0, 1.0) or unit == "%")
    return Reading(
        float(exact),
        bound=bound,
        half_width=place / 2 if rounded else 0.0,
        unit_hint=f"{unit}/{lead.each}" if lead.each else unit,
        transform="；".join(notes),
        scale=size,
        last_place=place,
        doubt="bare_rate" if bare_rate else "",
    )


@dataclass(frozen=True, slots=True)
class _Lead:
    """What stands before the digits, and the ``rest`` from them on."""

    rest: str
    bound: Bound | None
    rate: bool
    hundredths: bool
    each: str


def _lead(plain: str) -> _Lead:
    rate = RATE_WORD.match(plain)
    rest = plain[rate.end() :] if rate else plain
    each = EACH.match(rest)
    rest = rest[each.end() :] if each else rest
    bound: Bound | None = None
    peeled = True
    while peeled:
        before = rest
        said = SAID.match(rest)
        rest = rest[said.end() :] if said else rest
        for kind, words in BEFORE:
            word = words.match(rest)
            if word:
                bound, rest = bound or kind, rest[word.end() :]
        peeled = rest != before
    hundredths = rest.startswith("百分之")
    rest = rest.removeprefix("百分之")
    return _Lead(rest, bound, rate is not None, hundredths, each["each"] if each else "")


def _tail(text: str) -> tuple[str, Bound | None]:
    """The unit, and the bound that the words behind it say: ``%以上``, ``天内``, ``个左右``."""
    for bound, words in AFTER:
        for word in words:
            if text.endswith(word):
                return text.removesuffix(word), bound
    return text.removesuffix("覆盖") if text.startswith("%") else text, None


def _amount(number: str, scale: str) -> tuple[Decimal | None, int, float]:
    """(value with its size word, the size word, size of the last printed digit)."""
    plain = number.replace(",", "").replace(" ", "")
    digits = plain.lstrip("+-").replace(".", "", 1)
    if len(digits) > _MOST_DIGITS:
        return None, 1, 0.0
    if digits.isdecimal():
        size = scale_of(scale)
        return Decimal(plain) * size, size, size * 10.0 ** -_decimals(plain)
    if digits[0].isdecimal():
        mixed = mixed_value(plain + scale)
        return (None, 1, 0.0) if mixed is None else (mixed[0], mixed[1], float(mixed[1]))
    value = numeral_value(plain + scale)
    own_size = scale_of(plain[-1]) if plain[-1] in "万亿" else 1
    return (None if value is None else Decimal(value)), own_size, 0.0


def _range(plain: str) -> Reading | None:
    """``100—150人``, ``10—15万元``, ``80%—90%``: a size word or unit behind holds for both ends."""
    found = RANGE.fullmatch(plain)
    if found is None:
        return None
    high, size, _ = _amount(found["high"], found["scale"] or "")
    low, own, _ = _amount(found["low"], found["low_scale"] or "")
    if low is None or high is None:
        return None
    if own == 1 and size > 1 and low * size < high:
        low *= size
    unit = found["unit"] or found["low_unit"] or ""
    if low >= high or not UNIT.fullmatch(unit) or found["low_unit"] not in (None, unit):
        return None
    return Reading(float(low), float(high), "range", unit_hint=unit, scale=size)
