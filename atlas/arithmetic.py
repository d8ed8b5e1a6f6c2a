"""The arithmetic that is allowed on union figures, and the refusals for what is not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from atlas.datum import Datum, missing

RATE_UNIT = "%"


@dataclass(frozen=True, slots=True)
class Change:
    """Difference to an earlier figure: ``points`` 百分点, ``percent`` %, or refused with a reason.

    ``refusal`` is the code of a sentence ``change.<refusal>`` of the words: ``break``,
    ``bounded``, ``zero``, ``missing``, ``demo``.
    """

    kind: Literal["points", "percent", "none"]
    amount: float | None = None
    since: int | None = None
    refusal: str = ""


def change(
    now: Datum, before: Datum, *, years: tuple[int, int], breaks: Sequence[tuple[int, int]] = ()
) -> Change:
    """Change from ``before`` to ``now``: 百分点 between rates, % between amounts and counts.

    Refused across a change of method, from a zero, negative or bounded base, and between
    real and demonstration figures. ``breaks`` are (last year before, first year after).
    """
    earlier, later = years
    refusal = _refusal(now, before, earlier, later, breaks)
    if refusal:
        return Change("none", since=earlier, refusal=refusal)
    if now.unit == RATE_UNIT:
        return Change("points", now.value - before.value, earlier)
    return Change("percent", (now.value - before.value) / before.value * 100, earlier)


def _refusal(
    now: Datum, before: Datum, earlier: int, later: int, breaks: Sequence[tuple[int, int]]
) -> str:
    if not (now.known and before.known):
        return "missing"
    if any(last < later and first > earlier for last, first in breaks):
        return "break"
    if not (now.exact and before.exact):
        return "bounded"
    if now.demo != before.demo:
        return "demo"
    if now.unit != RATE_UNIT and before.value <= 0:
        return "zero"
    return ""


def total(parts: Iterable[Datum], unit: str) -> Datum:
    """Sum of parts, or missing where one of them is: a partial sum is no total."""
    listed = tuple(parts)
    if not listed or not all(part.exact for part in listed):
        return missing(unit)
    return Datum(
        sum(part.value for part in listed),
        unit,
        half_width=sum(part.half_width for part in listed),
        absence="",
        sources=_sources(listed),
        formula="sum",
        demo=any(part.demo for part in listed),
        notes=_notes(listed),
    )


def quotient(numerator: Datum, denominator: Datum, unit: str) -> Datum:
    """Numerator ÷ denominator: a rate in % or an amount per head; missing where either is.

    The half-width is half of the interval that the rounding of both printed figures allows:
    5.2万户 ÷ 5.5万户 lies between 92.8 and 96.3 %.
    """
    if not (numerator.exact and denominator.exact) or denominator.value <= 0:
        return missing(unit)
    scale = 100.0 if unit == RATE_UNIT else 1.0
    low, high = quotient_interval(numerator, denominator, unit)
    both = (numerator, denominator)
    return Datum(
        numerator.value / denominator.value * scale,
        unit,
        half_width=(high - low) / 2,
        absence="",
        sources=_sources(both),
        formula="quotient",
        demo=any(part.demo for part in both),
        notes=_notes(both),
    )


def quotient_interval(numerator: Datum, denominator: Datum, unit: str) -> tuple[float, float]:
    """The lowest and highest quotient that the rounding of both printed figures allows."""
    scale = 100.0 if unit == RATE_UNIT else 1.0
    # what rounds to 0 households is never fewer than none
    least = max(numerator.value - numerator.half_width, min(numerator.value, 0.0))
    low = least / (denominator.value + denominator.half_width)
    high = (numerator.value + numerator.half_width) / max(
        denominator.value - denominator.half_width, 1e-9
    )
    return low * scale, high * scale


def rate_of(
    numerators: Iterable[Datum], denominators: Iterable[Datum], unit: str = RATE_UNIT
) -> Datum:
    """The rate (or amount per head) of many places: Σ numerator ÷ Σ denominator, refused where one
    is unknown.

    Never the mean of rates: 90 % of 10 and 50 % of 1 000 is 50.4 %, not 70 %.
    """
    return quotient(total(numerators, ""), total(denominators, ""), unit)


def _sources(parts: Sequence[Datum]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(source for part in parts for source in part.sources))


def _notes(parts: Sequence[Datum]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(note for part in parts for note in part.notes))
