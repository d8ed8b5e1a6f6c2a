"""Explanations written before: what is published unchanged need not be explained again."""

from collections.abc import Iterable

import pyarrow as pa
import pyarrow.compute as pc

from atlas.figures import Figure
from atlas.store.schema import figures_of


def explained_before(figures: Iterable[Figure], facts: pa.Table) -> dict[str, str]:
    """Id → explanation of those ``figures`` that ``facts`` hold, explained, with the same value."""
    explained = facts.filter(pc.not_equal(facts.column("explanation"), ""))
    if not explained.num_rows:
        return {}
    # by key, not by id: a hash for each of ten thousand figures would cost more than the rest
    standing = {one.key: one for one in figures_of(explained)}
    return {
        figure.id: before.explanation
        for figure in figures
        if (before := standing.get(figure.key)) is not None and _says_the_same(figure, before)
    }


def _says_the_same(one: Figure, other: Figure) -> bool:
    return (one.value, one.value_high, one.bound, one.absence) == (
        other.value,
        other.value_high,
        other.bound,
        other.absence,
    )
