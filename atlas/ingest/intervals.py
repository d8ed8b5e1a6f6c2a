"""Between what a rounded number may lie, and what follows for changes and shares."""

from typing import NamedTuple

from atlas.ingest.files.raw import RawCell
from atlas.ingest.values.numbers import NotANumberError, read_cell

_SLACK = 1e-9


class Interval(NamedTuple):
    """Both ends included; a number printed without rounding has two equal ends."""

    low: float
    high: float


def of_cell(cell: RawCell) -> Interval | None:
    """Between what the number in a cell may lie, None where it is none or only a bound."""
    if cell.kind not in ("number", "percent", "text"):
        return None
    try:
        reading = read_cell(cell)
    except NotANumberError:
        return None
    if reading.value is None or reading.bound != "eq":
        return None
    half = reading.half_width or (reading.last_place / 2 if reading.last_place < 1 else 0.0)
    return Interval(reading.value - half, reading.value + half)


def grown(new: Interval, old: Interval) -> Interval | None:
    """By how many percent ``new`` is above ``old``; None from a base that may be zero or less."""
    if old.low <= 0:
        return None
    return Interval(100 * (new.low / old.high - 1), 100 * (new.high / old.low - 1))


def less(new: Interval, old: Interval) -> Interval:
    return Interval(new.low - old.high, new.high - old.low)


def times(one: Interval, factor: float) -> Interval:
    return Interval(one.low * factor, one.high * factor)


def within(printed: Interval, allowed: Interval) -> bool:
    """Whether some number can have led to both."""
    slack = _SLACK * max(1.0, abs(allowed.low), abs(allowed.high))
    return printed.low <= allowed.high + slack and printed.high >= allowed.low - slack


def shown(one: Interval, like: Interval) -> str:
    """The middle of an interval, to as many decimals as ``like`` was printed with, and more where
    only those would tell the two apart."""
    width = like.high - like.low
    decimals = 0
    while decimals < 6 and width and width < 0.9 * 10.0**-decimals:
        decimals += 1
    middle, printed = (one.low + one.high) / 2, (like.low + like.high) / 2
    while decimals < 6 and f"{middle:.{decimals}f}" == f"{printed:.{decimals}f}":
        decimals += 1
    return f"{middle:.{decimals}f}"
