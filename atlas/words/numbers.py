"""Numbers as the trade writes them: 8,782.2 万元, ≥80 %, +1.2 个百分点; the same in every place."""

from dataclasses import dataclass
from typing import Any

from atlas.words.phrases import Words

THIN = "\u202f"
MINUS = "\u2212"
BOUND_MARKS = {"ge": "≥", "le": "≤", "about": "≈"}
#: 11,930.0万元 is 1.19 亿元 in a headline: the printed text is one click away
MOST_DECIMALS = 2
_ZH_SCALES = ((1e8, "亿", 2), (1e4, "万", 1))
_EN_SCALES = ((1e9, "bn", 2), (1e6, "m", 2), (1e3, "k", 1))


@dataclass(frozen=True, slots=True)
class Shown:
    """``number`` with its bound, ``unit`` apart (smaller type), ``exact`` for hover and tables."""

    number: str
    unit: str
    exact: str

    @property
    def text(self) -> str:
        if not self.unit:
            return self.number
        joint = THIN if self.unit in ("%", "‰") or self.unit.isascii() else "\u2009"
        return f"{self.number}{joint}{self.unit}"


def show(datum: Any, words: Words, scale: float | None = None) -> Shown:
    """A datum (value, value_high, bound, half_width, unit, absence) in the reader's language.

    ``scale`` fixes the divisor of a column or axis (see :func:`scale_of`); by default each figure
    chooses its own. Missing figures are named by their absence, never 0.
    """
    if datum.value is None:
        name = words(f"absence.{datum.absence or 'unreported'}")
        return Shown(name, "", name)
    unit = unit_name(datum.unit, words)
    divisor, prefix = _scale(datum, words, scale)
    number = _bounded(datum, divisor, _decimals(datum, divisor, words))
    exact = _bounded(datum, 1.0, _exact_decimals(datum))
    return Shown(number, _unit_text(prefix, unit, words), Shown(exact, unit, "").text)


def scale_of(values: list[float], unit: str, words: Words) -> float:
    """One divisor for a whole column or axis: that of its median non-zero magnitude."""
    sizes = sorted(abs(value) for value in values if value)
    if not sizes or unit == "%" or "/" in unit:
        return 1.0
    middle = sizes[len(sizes) // 2]
    for divisor, _, _ in _scales(words):
        if middle >= divisor:
            return divisor
    return 1.0


def scaled_unit(unit: str, divisor: float, words: Words) -> str:
    """The unit of an axis or column with its divisor: 万元, 亿元, 万户; million yuan."""
    prefix = next((name for size, name, _ in _scales(words) if size == divisor), "")
    return _unit_text(prefix, unit_name(unit, words), words)


def unit_name(unit: str, words: Words) -> str:
    """A base unit in the reader's language: 户 → households. 个 and 家 have no English."""
    return words(f"units.{unit}") if unit else ""


def show_goal(goal: Any, words: Words, scale: float | None = None) -> str:
    """目标 ≥80 %, 门槛 ≥80 % or 保持 ≥80 %: what kind of goal it is, and the figure."""
    text = show(goal, words, scale).text
    return words(f"goal.{goal.role or 'target'}", text=text)


def show_change(change: Any, words: Words) -> str:
    """+1.2 个百分点, −3.4 %, or the sentence of the refusal."""
    if change.kind == "none":
        return words(f"change.{change.refusal}")
    sign = MINUS if round(change.amount, 1) < 0 else "+" if round(change.amount, 1) > 0 else "±"
    number = f"{sign}{abs(change.amount):,.1f}"
    if change.kind == "points":
        return words("change.points", number=number)
    return f"{number}{THIN}%"


def _scales(words: Words) -> tuple[tuple[float, str, int], ...]:
    return _ZH_SCALES if words.chinese else _EN_SCALES


def _scale(datum: Any, words: Words, fixed: float | None) -> tuple[float, str]:
    if fixed is None:
        if datum.unit == "%" or "/" in datum.unit:
            return 1.0, ""
        size = abs(datum.value)
        fixed = next((divisor for divisor, _, _ in _scales(words) if size >= divisor), 1.0)
    prefix = next((name for divisor, name, _ in _scales(words) if divisor == fixed), "")
    return fixed, prefix


def _decimals(datum: Any, divisor: float, words: Words) -> int:
    """As many as the trade prints, never more than the rounding of the source allows."""
    if divisor == 1.0:
        return _exact_decimals(datum)
    usual = next((places for size, _, places in _scales(words) if size == divisor), 1)
    size = abs(datum.value) / divisor
    if datum.half_width and not getattr(datum, "formula", ""):
        usual = min(_places_of(datum.half_width * 2 / divisor, most=MOST_DECIMALS), MOST_DECIMALS)
    elif 0 < size < 1:
        usual += 1
    # in a column of 万元, 312 元 is 0.03 and not 0.0: nought is said of nothing only
    return next((places for places in range(usual, 4) if round(size, places) or not size), 4)


def _exact_decimals(datum: Any) -> int:
    if datum.unit == "%":
        if datum.half_width and not getattr(datum, "formula", ""):
            return _places_of(datum.half_width * 2, most=2)
        return 0 if datum.value == int(datum.value) and not getattr(datum, "formula", "") else 1
    if datum.value == int(datum.value):
        return 0
    return 1 if abs(datum.value) >= 100 else 2


def _places_of(step: float, most: int) -> int:
    """Decimals that a rounding step shows: 0.1 → 1, 0.01 → 2, 10 → 0."""
    for places in range(most):
        if step >= 10**-places * 0.999:
            return places
    return most


def _bounded(datum: Any, divisor: float, decimals: int) -> str:
    low = _plain(datum.value / divisor, decimals)
    if datum.bound == "range" and datum.value_high is not None:
        return f"{low}–{_plain(datum.value_high / divisor, decimals)}"
    return f"{BOUND_MARKS.get(datum.bound, '')}{low}"


def _plain(value: float, decimals: int) -> str:
    text = f"{abs(value):,.{decimals}f}"
    return f"{MINUS}{text}" if value < 0 and float(text.replace(",", "")) else text


def _unit_text(prefix: str, unit: str, words: Words) -> str:
    if words.chinese or not prefix:
        return f"{prefix}{unit}"
    return f"{prefix} {unit}".strip()
