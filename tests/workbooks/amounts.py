"""Numbers as people write them, beside the value that they stand for."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from atlas.figures import Absence, Bound
from tests.workbooks.sheet import Content

#: base unit → the least and the greatest number in it that a league reports
SIZES = {
    "元": (20_000, 90_000_000), "户": (12, 9_000), "人": (25, 60_000), "人次": (80, 90_000),
    "家": (3, 4_000), "个": (2, 3_000), "%": (52, 100), "分": (61, 99), "份": (20, 5_000),
    "票": (60, 9_000), "元/户": (400, 5_000), "元/人": (500, 6_000), "元/家": (2_000, 90_000),
    "户次": (40, 9_000),
}  # fmt: skip
SMALL = (1, 90)
#: what a gap was written as, and what that says
GAPS: dict[str, Absence] = {
    "—": "blank", "-": "blank", "…": "blank", "/": "inapplicable", "未报": "unreported",
    "不适用": "inapplicable",
}  # fmt: skip
MARKS = ("①", "②", "*", "＊")
#: forms that a whole column may have, and forms of single cells
COLUMN_FORMS = ("number", "text", "grouped", "fullwidth", "spaced", "apostrophe")
CELL_FORMS = ("gap", "mark", "bound", "scale", "zero", "blank")
PERCENT_FORMS = ("number", "fraction", "text", "fullwidth")


@dataclass(frozen=True, slots=True)
class Amount:
    """``value`` and ``high`` in the printed unit; None with an ``absence``, or where nothing was
    written. ``error``: a cell like #REF!, which says nothing; ``unsaved``: a formula whose result
    was never saved."""

    shown: Content
    value: Decimal | None
    format: str = ""
    bound: Bound = "eq"
    high: Decimal | None = None
    absence: Absence = ""
    error: bool = False
    unsaved: bool = False

    @property
    def exact(self) -> bool:
        return self.value is not None and self.bound == "eq"


def plain(chance: random.Random, base: str, factor: Decimal) -> Decimal:
    """A number of a likely size, in the printed unit (base unit × ``factor``)."""
    low, high = SIZES.get(base, SMALL)
    if base == "%":
        return Decimal(chance.randint(low * 10, high * 10)) / 10
    if base == "分":
        return Decimal(chance.randint(low * 2, high * 2)) / 2
    number = Decimal(int(low * (high / low) ** chance.random()))
    if factor == 1:
        return number
    return max((number / factor).quantize(Decimal("0.01")), Decimal("0.01"))


def written(value: Decimal, form: str, percent: bool) -> Amount:
    """An exact number in one of the forms."""
    if percent and form in ("fraction", "text", "fullwidth"):
        text = f"{value:.1f}%"
        if form == "fraction":
            return Amount(float(value / 100), value, "0.0%")
        return Amount(text if form == "text" else wide(text), value)
    if form == "grouped":
        return Amount(f"{value:,}", value)
    if form == "spaced":
        return Amount(f"{value:,}".replace(",", " "), value)
    if form == "fullwidth":
        return Amount(wide(f"{value:,}"), value)
    if form == "apostrophe":
        return Amount(f"'{value}", value)
    if form == "text":
        return Amount(f"{value}", value)
    return Amount(number_of(value), value)


def peculiar(
    chance: random.Random, form: str, value: Decimal, base: str, factor: Decimal
) -> Amount:
    """A cell that is no plain number: a gap, a mark, a bound, 万 inside, 0 or nothing."""
    if form == "gap":
        gap = chance.choice(sorted(GAPS))
        return Amount(gap, None, absence=GAPS[gap])
    if form == "mark":
        return Amount(f"{value}{chance.choice(MARKS)}", value)
    if form == "zero" and base != "%":
        return Amount(0, Decimal(0))
    if form == "blank":
        return Amount("", None)
    if form == "error":
        return Amount(chance.choice(("#REF!", "#DIV/0!", "#N/A")), None, error=True)
    if form == "unsaved":
        return Amount(0, None, unsaved=True)
    if form == "bound":
        return _bounded(chance, value, base)
    if form == "scale" and factor == 1 and base in ("人", "户", "人次", "元"):
        scaled = Decimal(chance.randint(101, 999)) / 100
        return Amount(f"{scaled}万", scaled * 10_000)
    return written(value, "number", percent=False)


def _bounded(chance: random.Random, value: Decimal, base: str) -> Amount:
    if base == "%":
        whole = Decimal(int(value))
        return Amount(f"{whole}%以上", whole, bound="ge")
    tens = Decimal(max(int(value) // 10 * 10, 10))
    form = chance.choice(("近{}", "{}多", "{}以上", "约{}", "不少于{}", "{}左右", "{}—{}"))
    if form == "{}—{}":
        return Amount(form.format(tens, tens * 2), tens, bound="range", high=tens * 2)
    bound: Bound = "about" if form[0] in "近约" or form.endswith("左右") else "ge"
    return Amount(form.format(tens), tens, bound=bound)


def total_of(parts: Sequence[Amount]) -> Amount:
    """The sum that is printed below its parts; an empty cell where one of them is no number."""
    exact = [one.value for one in parts if one.exact and one.value is not None]
    if len(exact) < 2:
        return Amount("", None)
    total = sum(exact, Decimal(0))
    return replace(written(total, "number", percent=False), value=total)


def number_of(value: Decimal) -> int | float:
    """As a spreadsheet holds it."""
    return int(value) if value == value.to_integral_value() else float(value)


def wide(text: str) -> str:
    """１２３．４％ for 123.4%."""
    return "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in text)
