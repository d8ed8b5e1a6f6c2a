"""A difference as a page needs it: filtered, counted by indicator, cut to what can be read."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from atlas.figures import Figure
from atlas.store.difference import Difference
from atlas.store.schema import figures_of

#: what was said otherwise before comes first
SORTS = ("revised", "removed", "added")
#: a figure before and after; None where it was not there
Pair = tuple[Figure | None, Figure | None]

#: rows of all tables of a page together; the file to download has all
SHOWN = 240


@dataclass(frozen=True, slots=True)
class Narrowed:
    """``counts``: all changes by sort, with ``unchanged``; ``by_indicator``: the same counts a
    code, of the ``matching`` changes that the filter lets through; ``pairs``: as many of these as
    were wanted."""

    counts: Mapping[str, int]
    by_indicator: Mapping[str, Mapping[str, int]]
    pairs: tuple[Pair, ...]
    matching: int


def narrow(
    difference: Difference,
    indicator: str = "",
    places: Collection[str] = (),
    sort: str = "",
    shown: int = SHOWN,
) -> Narrowed:
    """The difference through a filter: one indicator, some places, one of ``SORTS``; empty lets
    all through."""
    sides = _filtered(difference, indicator, places, sort)
    by_indicator: dict[str, dict[str, int]] = {}
    for one, (old, new) in sides.items():
        for entry in pc.value_counts((old if new is None else new)["indicator"]).to_pylist():
            counted = by_indicator.setdefault(entry["values"], dict.fromkeys(SORTS, 0))
            counted[one] = entry["counts"]
    matching = sum(sum(counted.values()) for counted in by_indicator.values())
    return Narrowed(difference.counts, by_indicator, tuple(_pairs(sides, shown)), matching)


def _filtered(
    difference: Difference, indicator: str, places: Collection[str], sort: str
) -> dict[str, tuple[pa.Table | None, pa.Table | None]]:
    """Facts before and after by sort of change, row by row the same figure."""
    sides = {
        "revised": (difference.before, difference.after),
        "removed": (difference.removed_facts, None),
        "added": (None, difference.added_facts),
    }
    found = {}
    for one in SORTS:
        old, new = sides[one]
        named = old if new is None else new
        mask = pa.chunked_array([pa.repeat(sort in ("", one), len(named))])
        if indicator:
            mask = pc.and_(mask, pc.equal(named["indicator"], indicator))
        if places:
            mask = pc.and_(mask, pc.is_in(named["place"], pa.array(sorted(places))))
        found[one] = tuple(None if table is None else table.filter(mask) for table in (old, new))
    return found


def _pairs(sides: dict[str, tuple[pa.Table | None, pa.Table | None]], shown: int) -> Iterator[Pair]:
    left = shown
    for old, new in sides.values():
        count = min(left, len(old if new is None else new))
        before, after = (
            (None,) * count if table is None else figures_of(table.slice(0, count))
            for table in (old, new)
        )
        yield from zip(before, after, strict=True)
        left -= count
