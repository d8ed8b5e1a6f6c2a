"""A figure as pages carry it: value, bound, rounding and the ids of the facts it stands on."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from atlas.figures import Absence, Bound


@dataclass(frozen=True, slots=True)
class Datum:
    """``value`` is in the base unit ``unit``; None means missing, and ``absence`` says which way.

    ``sources`` are figure ids (one for a printed figure, several for a computed one, whose
    ``formula`` then says in a code how: ``quotient``, ``sum``, ``rate``). ``notes`` are the
    explanations and coverage notes that must be printed wherever the figure is shown. ``role`` of
    a goal: ``target``, ``threshold`` of a rule, or ``line`` that is to be kept.
    """

    value: float | None
    unit: str
    bound: Bound = "eq"
    value_high: float | None = None
    half_width: float = 0.0
    absence: Absence = "unreported"
    sources: tuple[str, ...] = ()
    formula: str = ""
    printed: str = ""
    demo: bool = False
    notes: tuple[str, ...] = ()
    role: str = ""

    @property
    def known(self) -> bool:
        return self.value is not None

    @property
    def exact(self) -> bool:
        """Neither a bound nor a range: fit for differences and ratios."""
        return self.value is not None and self.bound == "eq"


def missing(unit: str, absence: Absence = "unreported") -> Datum:
    """A figure that is not there, and why."""
    return Datum(None, unit, absence=absence)


def datum(row: Mapping[str, Any]) -> Datum:
    """The datum of one row of a ``queries/figures`` question (columns of the facts table)."""
    notes = tuple(note for note in (row["explanation"], row["coverage"]) if note)
    return Datum(
        value=row["value"],
        unit=row["unit"],
        bound=row["bound"],
        value_high=row["value_high"],
        half_width=row["half_width"] or 0.0,
        absence=row["absence"] or ("" if row["value"] is not None else "unreported"),
        sources=(row["id"],),
        printed=row["printed"],
        demo=row["demo"],
        notes=notes,
    )
