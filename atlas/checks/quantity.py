"""The two sides of a finding as text that loses nothing: ``≥98``, ``92.8~96.3``, ``≤100``."""

import re
from dataclasses import dataclass

BOUND_MARKS = {"ge": "≥", "le": "≤", "about": "≈"}
_NUMBER = r"-?\d+(?:\.\d+)?(?:e[+-]?\d+)?"
_TEXT = re.compile(rf"(?P<mark>[≥≤≈]?)(?P<low>{_NUMBER})(?:~(?P<high>{_NUMBER}))?")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with a mark (``≥``, ``≤``, ``≈`` or none), or an interval up to ``high``; in the
    base unit."""

    low: float
    high: float | None = None
    mark: str = ""


def quantity_text(quantity: Quantity) -> str:
    """The text in ``Finding.found`` and ``Finding.expected``; :func:`read_quantity` inverts it."""
    text = f"{quantity.mark}{_plain(quantity.low)}"
    return text if quantity.high is None else f"{text}~{_plain(quantity.high)}"


def read_quantity(text: str) -> Quantity | None:
    """The quantity that ``text`` holds, or None where it is a name or a sentence."""
    match = _TEXT.fullmatch(text)
    if match is None:
        return None
    high = match["high"]
    return Quantity(float(match["low"]), float(high) if high else None, match["mark"])


def interval(low: float | None, high: float | None) -> Quantity | None:
    """What lies between two limits, None standing for an open side; None where both are open."""
    if low is None and high is None:
        return None
    if low is None or high is None:
        return Quantity(high, mark="≤") if low is None else Quantity(low, mark="≥")
    return Quantity(low) if low == high else Quantity(low, high)


def _plain(number: float) -> str:
    """Twelve digits: more than any figure has, fewer than arithmetic leaves behind."""
    kept = float(f"{number:.12g}")
    return f"{kept:.0f}" if kept == int(kept) and abs(kept) < 1e15 else repr(kept)
