"""Catalogue and places as the plain rows that queries join to the facts."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

_TEXT, _NUMBER, _WHOLE, _FLAG = pa.string(), pa.float64(), pa.int32(), pa.bool_()

INDICATORS = pa.schema(
    [
        ("code", _TEXT),
        ("position", _WHOLE),
        ("name_zh", _TEXT),
        ("name_en", _TEXT),
        ("unit", _TEXT),
        ("kind", _TEXT),
        ("nature", _TEXT),
        ("theme", _TEXT),
        ("numerator", _TEXT),
        ("denominator", _TEXT),
        ("part_of", _TEXT),
        ("not_above", _TEXT),
        ("direction", _TEXT),
        ("scoped", _TEXT),
        # what change on last year needs no explanation, and how it is measured
        ("band_low", _NUMBER),
        ("band_high", _NUMBER),
        ("band_measure", _TEXT),
        # between which values the figure itself may lie
        ("range_low", _NUMBER),
        ("range_high", _NUMBER),
        # of the indicator as a whole, not of one of its categories
        ("goal", _NUMBER),
        ("goal_bound", _TEXT),
        # whether adding up over places is allowed, and over which breakdowns it is not
        ("additive", _FLAG),
        ("not_across", pa.list_(_TEXT)),
        # the whole of which it is a slice, and the pair that cuts it: ``programme=warmth``
        ("slice_of", _TEXT),
        ("slice", _TEXT),
    ]
)
#: one row per quotient and category that its numerator is made of ('' for all)
COUNTS = pa.schema([("indicator", _TEXT), ("pair", _TEXT)])
#: one row per category of each dimension; a merged one is never added to the others
CATEGORIES = pa.schema(
    [("dimension", _TEXT), ("category", _TEXT), ("additive", _FLAG), ("merged", _FLAG)]
)
BREAKS = pa.schema([("indicator", _TEXT), ("year_before", _WHOLE), ("year_after", _WHOLE)])
PLACES = pa.schema(
    [
        ("code", _TEXT),
        ("name", _TEXT),
        ("name_en", _TEXT),
        ("level", _TEXT),
        ("parent", _TEXT),
        ("position", _WHOLE),
        ("on_map", _FLAG),
    ]
)

Rows = Sequence[dict[str, Any]]


@dataclass(frozen=True)
class Reference:
    """Rows with the columns of the schemas above; what a row leaves out is null. Two of the same
    rows are equal, so that a filled reader is found again."""

    indicators: Rows = field(default=(), compare=False)
    breaks: Rows = field(default=(), compare=False)
    places: Rows = field(default=(), compare=False)
    counts: Rows = field(default=(), compare=False)
    categories: Rows = field(default=(), compare=False)
    digest: str = field(init=False, default="")

    def __post_init__(self) -> None:
        rows = (self.indicators, self.breaks, self.places, self.counts, self.categories)
        said = repr(rows)
        object.__setattr__(self, "digest", hashlib.sha256(said.encode()).hexdigest())

    @classmethod
    def of(cls, catalogue: Any, places: Iterable[Any]) -> "Reference":
        """The rows of a catalogue (its indicators and ``dimensions()``) and of places; read by
        name, so that the store needs to know neither package."""
        indicators = list(catalogue)
        return cls(
            indicators=[_indicator(one, place) for place, one in enumerate(indicators)],
            breaks=[
                {"indicator": one.code, "year_before": before, "year_after": first}
                for one in indicators
                for before, first in one.break_years
            ],
            places=[{name: getattr(one, name) for name in PLACES.names} for one in places],
            counts=[
                {"indicator": one.code, "pair": pair}
                for one in indicators
                if one.numerator
                for pair in _counted(one.numerator_where)
            ],
            categories=[
                {
                    "dimension": dimension.code,
                    "category": category.code,
                    "additive": dimension.additive,
                    "merged": bool(category.merged),
                }
                for dimension in catalogue.dimensions()
                for category in dimension.categories
            ],
        )

    def tables(self) -> dict[str, pa.Table]:
        """The tables ``indicators``, ``breaks``, ``places``, ``counts`` and ``categories``."""
        return {
            "indicators": pa.Table.from_pylist(list(self.indicators), INDICATORS),
            "breaks": pa.Table.from_pylist(list(self.breaks), BREAKS),
            "places": pa.Table.from_pylist(list(self.places), PLACES),
            "counts": pa.Table.from_pylist(list(self.counts), COUNTS),
            "categories": pa.Table.from_pylist(list(self.categories), CATEGORIES),
        }


def _counted(where: Iterable[tuple[str, Sequence[str]]]) -> list[str]:
    return [f"{dimension}={one}" for dimension, kept in where for one in kept] or [""]


def _indicator(one: Any, position: int) -> dict[str, Any]:
    goal = one.goal()
    special = {
        "position": position,
        "band_low": one.change.low,
        "band_high": one.change.high,
        "band_measure": one.change.measure,
        "range_low": one.range.low,
        "range_high": one.range.high,
        "goal": goal and goal.value,
        "goal_bound": goal and goal.bound,
        "additive": one.sums_over_places,
        "not_across": list(one.not_across),
        "slice": ";".join(f"{name}={category}" for name, category in one.inherent)
        if one.slice_of
        else "",
    }
    plain = {name: getattr(one, name) for name in INDICATORS.names if name not in special}
    return plain | special
