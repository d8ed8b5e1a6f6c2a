"""How one author writes sheets: habits that are drawn once a workbook."""

import random
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Style:
    """``header``/``stub``: ``merged``, ``blank`` (blank means same) or ``repeated``.
    ``odd``: forms of single cells, ``odds`` how often; ``number``/``percent``: forms of a column.
    ``formulas``: totals are formulas with saved results."""

    header: str = "merged"
    stub: str = "merged"
    serial: bool = False
    numbering: bool = False
    broken: bool = False
    odd: tuple[str, ...] = ()
    odds: float = 0.0
    number: str = "number"
    percent: str = "number"
    formulas: bool = False


_MOSTLY = {
    "header": {"merged": 6, "blank": 2, "repeated": 1},
    "stub": {"merged": 5, "blank": 3, "repeated": 2},
    "serial": {False: 3, True: 2},
    "numbering": {False: 9, True: 1},
    "broken": {False: 6, True: 1},
    "number": {"number": 10, "text": 2, "grouped": 2, "fullwidth": 1, "spaced": 1, "apostrophe": 1},
    "percent": {"number": 4, "fraction": 4, "text": 2, "fullwidth": 1},
    "formulas": {False: 3, True: 2},
    "odds": {0.0: 4, 0.04: 3, 0.1: 2},
}


def drawn(chance: random.Random, **fixed: object) -> Style:
    """A style with the weights that a real desk has; ``fixed`` habits are given."""
    habits = {
        name: chance.choices(list(weights), list(weights.values()))[0]
        for name, weights in _MOSTLY.items()
    }
    count = chance.randint(1, 3)
    habits["odd"] = tuple(sorted(chance.sample(["gap", "mark", "bound", "scale", "zero", "blank"],
                                               count)))  # fmt: skip
    habits.update(fixed)
    return Style(**habits)


def quirks_of(style: Style, merged: bool = True) -> list[str]:
    """The habits that make a sheet harder, as words of the report."""
    told = [f"header {style.header}"] if merged else []
    told += [name for name in ("serial", "numbering", "broken", "formulas") if getattr(style, name)]
    if style.number != "number":
        told.append(f"numbers {style.number}")
    if style.percent != "number":
        told.append(f"percent {style.percent}")
    if style.odds:
        told += [f"cells {odd}" for odd in style.odd]
    return told
