"""Numbers with words around them: bounds, size words, units, ranges."""

from dataclasses import dataclass
from decimal import Decimal

from atlas.figures import Bound
from atlas.ingest.values.forms import (
    AFTER,
    BEFORE,
    EACH,
    NUMBER,
    RANGE,
    RATE_WORD,
    SAID,
    SIZE,
    UNIT,
)
from atlas.ingest.values.numerals import mixed_value, numeral_value, scale_of
from atlas.ingest.values.reading import Reading, decimals_of

_MOST_DIGITS = 18


def read_single(plain: str) -> Reading | None:
    """One number of a tidied text with everything around it; None where it is none."""
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
        return Decimal(plain) * size, size, size * 10.0 ** -decimals_of(plain)
    if digits[0].isdecimal():
        mixed = mixed_value(plain + scale)
        return (None, 1, 0.0) if mixed is None else (mixed[0], mixed[1], float(mixed[1]))
    value = numeral_value(plain + scale)
    own_size = scale_of(plain[-1]) if plain[-1] in "万亿" else 1
    return (None if value is None else Decimal(value)), own_size, 0.0


def read_range(plain: str) -> Reading | None:
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
