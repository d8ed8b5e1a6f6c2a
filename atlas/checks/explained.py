"""Explanations written before: what is published unchanged need not be explained again."""

from collections.abc import Iterable

import pyarrow as pa
import pyarrow.compute as pc

from atlas.figures import Figure
from atlas.store.schema import facts_table

#: what an explanation was written for: a figure that says something else needs another one
_SAID = ("value", "value_high", "bound", "absence")


def explained_before(figures: Iterable[Figure], facts: pa.Table) -> dict[str, str]:
    """Id → explanation of those ``figures`` that ``facts`` hold, explained, with the same value."""
    standing = facts.filter(pc.not_equal(facts.column("explanation"), ""))
    if not standing.num_rows:
        return {}
    draft = facts_table(figures)
    positions = pc.index_in(draft.column("id"), standing.column("id"))
    draft, before = draft.filter(pc.is_valid(positions)), standing.take(pc.drop_null(positions))
    columns = (before.column(name).to_pylist() for name in ("id", "explanation"))
    said, said_before = (
        zip(*(rows.column(name).to_pylist() for name in _SAID), strict=True)
        for rows in (draft, before)
    )
    return {
        figure: explanation
        for figure, explanation, now, then in zip(*columns, said, said_before, strict=True)
        if now == then
    }
