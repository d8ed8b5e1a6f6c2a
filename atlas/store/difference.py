"""What one set of facts says that another does not: added, removed, revised."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import pyarrow as pa
import pyarrow.compute as pc

from atlas.figures import Figure
from atlas.store.schema import CONTENT, figures_of

#: neither may a change be computed from (≥80 says nothing of how far) nor for
_BOUNDED = ("ge", "le", "range")


@dataclass(frozen=True, slots=True)
class Change:
    """One figure's change: ``old`` None is an addition, ``new`` None a removal."""

    old: Figure | None
    new: Figure | None

    @property
    def sort(self) -> Literal["added", "removed", "revised"]:
        if self.old is None:
            return "added"
        return "removed" if self.new is None else "revised"

    @property
    def figure(self) -> Figure:
        """The figure as it is known now, or was known last."""
        return self.new or self.old  # type: ignore[return-value]

    @property
    def id(self) -> str:
        return self.figure.id

    @property
    def step(self) -> float | None:
        """New value − old value in the base unit (百分点 where that is %); None where either is
        missing or bounded."""
        if self.old is None or self.new is None or self.old.unit != self.new.unit:
            return None
        if self.old.value is None or self.new.value is None:
            return None
        if self.old.bound in _BOUNDED or self.new.bound in _BOUNDED:
            return None
        return self.new.value - self.old.value

    @property
    def share(self) -> float | None:
        """``step`` as a part of the old value (0.05 is +5 %); None from a zero or negative one,
        and for percentages, whose difference is told in 百分点."""
        if self.step is None or self.figure.unit == "%" or self.old.value <= 0:  # type: ignore
            return None
        return self.step / self.old.value  # type: ignore[union-attr,operator]


@dataclass(frozen=True)
class Difference:
    """Facts as tables (columns of ``schema.SCHEMA``); ``before`` and ``after`` are the revised
    ones, row by row the same figure. ``unchanged`` counts the rows that were compared and equal:
    all others for two versions, the draft's own for a draft."""

    added_facts: pa.Table
    removed_facts: pa.Table
    before: pa.Table
    after: pa.Table
    unchanged: int

    @property
    def nothing(self) -> bool:
        """Whether both say the same."""
        return not any(self.counts[sort] for sort in ("added", "removed", "revised"))

    @property
    def counts(self) -> dict[str, int]:
        """Rows ``added``, ``removed``, ``revised`` and ``unchanged``."""
        return {
            "added": self.added_facts.num_rows,
            "removed": self.removed_facts.num_rows,
            "revised": self.after.num_rows,
            "unchanged": self.unchanged,
        }

    @cached_property
    def added(self) -> tuple[Change, ...]:
        return tuple(Change(None, new) for new in figures_of(self.added_facts))

    @cached_property
    def removed(self) -> tuple[Change, ...]:
        return tuple(Change(old, None) for old in figures_of(self.removed_facts))

    @cached_property
    def revised(self) -> tuple[Change, ...]:
        pairs = zip(figures_of(self.before), figures_of(self.after), strict=True)
        return tuple(Change(old, new) for old, new in pairs)

    def __iter__(self) -> Iterator[Change]:
        """All changes: revised, then added, then removed."""
        return iter((*self.revised, *self.added, *self.removed))

    def touched(self, column: str) -> tuple[object, ...]:
        """The distinct ``indicator``, ``place`` or ``year`` of all changes, sorted, None last."""
        changed = (self.added_facts, self.removed_facts, self.after)
        values = pa.chunked_array([c for t in changed for c in t.column(column).chunks] or [[]])
        return tuple(sorted(values.unique().to_pylist(), key=lambda one: (one is None, one)))


def compare(current: pa.Table, draft: pa.Table) -> Difference:
    """What publishing ``draft`` would change in ``current``; nothing is ever removed by it.

    Both are facts tables; an id stands once in each.
    """
    positions = pc.index_in(draft.column("id"), current.column("id"))
    is_new = pc.is_null(positions)
    known = draft.filter(pc.invert(is_new))
    standing = current.take(pc.drop_null(positions))
    changed = _differ(standing, known)
    return Difference(
        added_facts=draft.filter(is_new),
        removed_facts=current.slice(0, 0),
        before=standing.filter(changed),
        after=known.filter(changed),
        unchanged=known.num_rows - pc.sum(changed, min_count=0).as_py(),
    )


def between(old: pa.Table, new: pa.Table) -> Difference:
    """What ``new`` says otherwise than ``old``: both are the facts of a whole version."""
    forward = compare(old, new)
    gone = pc.invert(pc.is_in(old.column("id"), new.column("id")))
    return Difference(
        added_facts=forward.added_facts,
        removed_facts=old.filter(gone),
        before=forward.before,
        after=forward.after,
        unchanged=forward.unchanged,
    )


def _differ(one: pa.Table, other: pa.Table) -> pa.ChunkedArray:
    """Row by row, whether the two say something else (their addresses do not count)."""
    differs = pa.chunked_array([pa.repeat(False, one.num_rows)])
    for name in CONTENT:
        left, right = one.column(name), other.column(name)
        unequal = pc.fill_null(pc.not_equal(left, right), False)
        one_missing = pc.xor(pc.is_null(left), pc.is_null(right))
        differs = pc.or_(differs, pc.or_(unequal, one_missing))
    return differs
