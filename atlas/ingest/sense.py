"""What names mean together, or the doubt that remains."""

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from atlas.figures import Kind, Period, Scope

_ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Sense:
    """What the names around a cell mean together. A number printed in ``printed_unit`` is
    multiplied with ``factor`` to be in the indicator's base ``unit``. ``how`` the name was settled
    (as ``Match.how``, or ``title``), and ``others`` that answer to it too; ``unit_from`` is empty
    for a unit beside the number, else ``title`` or ``default``; ``unit_over`` is one
    of the title that it overrides."""

    code: str
    breakdown: str
    unit: str
    printed_unit: str = ""
    factor: Decimal = _ONE
    kind: Kind = "result"
    period: Period = "year"
    scope: Scope = ""
    stock: bool = False
    how: str = "name"
    others: tuple[str, ...] = ()
    unit_from: str = ""
    unit_over: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """What could not be settled: ``rule`` as in the findings, the ``name`` in question, codes to
    choose from, and what the unit should have been. Of a name with several parts ``unclear`` are
    those that were not understood, and ``settled`` the code that the others lead to."""

    rule: str
    name: str
    candidates: tuple[str, ...] = ()
    expected: str = ""
    unclear: tuple[str, ...] = ()
    settled: str = ""


class Printed(NamedTuple):
    """A name in question as it stands on the sheet, the part of it that was not understood, the
    cell of that part, and whether it holds for a ``row`` or a ``column``."""

    text: str
    unclear: str
    cell: str
    line: str


Names = tuple[str, ...]
Categories = tuple[tuple[str, str], ...]
"""Pairs of dimension (empty where the heading does not say) and printed category."""
