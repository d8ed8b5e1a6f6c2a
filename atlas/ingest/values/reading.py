"""What a cell's number is: value, bound, rounding, unit as printed; or why there is none."""

from typing import NamedTuple

from atlas.figures import Absence, Bound


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


def decimals_of(text: str) -> int:
    """Printed decimals: ``1,234.50`` has two, ``94.1%`` one."""
    digits = text.rpartition(".")[2] if "." in text else ""
    return len(digits) - len(digits.lstrip("0123456789"))
