"""Printed ranks against the numbers that they may rank."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

from atlas.ingest.intervals import Interval

_FEWEST = 3


def differing_ranks(
    ranks: Mapping[int, float], bases: Sequence[Mapping[int, Interval]]
) -> list[tuple[int, int]]:
    """(row, rank that it should have) where the ranks of a column contradict the numbers beside.

    ``bases`` are the columns that may have been ranked, nearest first; the one that fits best
    counts, from the largest or from the smallest. Where less than half fits, nobody can tell
    what was ranked, and nothing is said.
    """
    if len(ranks) < _FEWEST:
        return []
    tried = [
        list(_differing(ranks, base, largest_first))
        for base in bases
        if len(base) == len(ranks)
        for largest_first in (True, False)
    ]
    best = min(tried, key=len, default=[])
    return best if len(best) * 2 < len(ranks) else []


def _differing(
    ranks: Mapping[int, float], base: Mapping[int, Interval], largest_first: bool
) -> Iterator[tuple[int, int]]:
    sign = -1 if largest_first else 1
    ordered = sorted(sign * (one.low + one.high) / 2 for one in base.values())
    for row, rank in ranks.items():
        value = sign * (base[row].low + base[row].high) / 2
        first, last = bisect_left(ordered, value) + 1, bisect_right(ordered, value)
        if not first <= rank <= last:
            yield row, first
