"""When each table of each place was first reported, and how often it was revised since.

Worked out from what each version changed of the one before it, one version at a time: a state that
is known is carried on, and no version is read twice.
"""

import threading
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

import pyarrow as pa
import pyarrow.compute as pc

from atlas.store.difference import Difference

#: year, place, theme, and whether by demonstration figures only
Cell = tuple[int, str, str, bool]
#: what makes two statements of one figure different numbers
_NUMBER = ("value", "value_high", "bound", "absence")
#: states kept: the newest, a pinned one, and a milestone now and then to carry on from
_KEPT, _MILESTONE = 4, 64


class Versions(Protocol):
    """What is asked of the store here."""

    def diff(self, old: int | None, new: int) -> Difference: ...


@dataclass(frozen=True, slots=True)
class Stated:
    """Numbers of versions: the ``first`` that reported the table, the ``last`` that revised it
    (None: none did), and how many ``revisions`` there were. ``figures`` stand in it now."""

    first: int
    last: int | None = None
    revisions: int = 0
    figures: int = 0


class Reported:
    """The states of one store; ``themes`` is the theme of each indicator. Threads may share it."""

    def __init__(self, store: Versions, themes: Mapping[str, str]) -> None:
        self._store = store
        self._codes = pa.array(list(themes), pa.string())
        self._themes = pa.array(list(themes.values()), pa.string())
        self._states: OrderedDict[int, dict[Cell, Stated]] = OrderedDict()
        self._lock = threading.Lock()

    def at(self, version: int) -> Mapping[Cell, Stated]:
        """The state as of ``version``; a table of which nothing is left is not in it."""
        with self._lock:
            known = max((one for one in self._states if one <= version), default=-1)
            state = dict(self._states.get(known, {}))
            for number in range(known + 1, version + 1):
                self._carry_on(state, number)
                if number % _MILESTONE == 0 or number == version:
                    self._states[number] = dict(state)
            self._states.move_to_end(version)
            for number in [one for one in self._states if one % _MILESTONE][:-_KEPT]:
                del self._states[number]
            return self._states[version]

    def _carry_on(self, state: dict[Cell, Stated], number: int) -> None:
        """Bring ``state`` from the version before to ``number``."""
        for cell, (came, went, revised) in self._steps(number).items():
            old = state.get(cell, Stated(number))
            figures = old.figures + came - went
            if figures <= 0:
                state.pop(cell, None)
                continue
            first = old.first if old.figures else number
            if revised or (went and came):
                state[cell] = Stated(first, number, old.revisions + 1, figures)
            else:
                state[cell] = Stated(first, old.last, old.revisions, figures)

    def _steps(self, number: int) -> dict[Cell, tuple[int, int, int]]:
        """How many figures of each table came, went and were revised in one version."""
        change = self._store.diff(number - 1 if number else None, number)
        before, after = change.before, change.after
        said, says = _says(before), _says(after)
        moved = _differ(before, after)
        sides = (
            change.added_facts.filter(_says(change.added_facts)),
            after.filter(pc.and_(pc.invert(said), says)),
            change.removed_facts.filter(_says(change.removed_facts)),
            before.filter(pc.and_(said, pc.invert(says))),
            after.filter(pc.and_(pc.and_(said, says), moved)),
        )
        steps: dict[Cell, list[int]] = {}
        for kind, rows in zip((0, 0, 1, 1, 2), sides, strict=True):
            for cell, count in self._counted(rows):
                steps.setdefault(cell, [0, 0, 0])[kind] += count
        return {cell: tuple(counts) for cell, counts in steps.items()}

    def _counted(self, facts: pa.Table) -> Iterator[tuple[Cell, int]]:
        """Results of a known year, counted by table."""
        wanted = pc.and_(pc.equal(facts["kind"], "result"), pc.is_valid(facts["year"]))
        facts = facts.filter(wanted)
        if not facts.num_rows:
            return
        themes = self._themes.take(pc.index_in(facts["indicator"].combine_chunks(), self._codes))
        cells = pa.table(
            {"year": facts["year"], "place": facts["place"], "theme": themes, "demo": facts["demo"]}
        )
        counted = cells.group_by(cells.column_names).aggregate([([], "count_all")])
        for row in counted.to_pylist():
            if row["theme"] is not None:
                yield (row["year"], row["place"], row["theme"], row["demo"]), row["count_all"]


def _says(facts: pa.Table) -> pa.ChunkedArray:
    """Whether a figure is reported: a number, or one that is not shown to everybody."""
    return pc.or_(pc.is_valid(facts["value"]), pc.equal(facts["absence"], "suppressed"))


def _differ(before: pa.Table, after: pa.Table) -> pa.ChunkedArray:
    """Row by row, whether the number is another one; a new explanation is no revision."""
    differs = pa.chunked_array([pa.repeat(False, len(after))])
    for name in _NUMBER:
        old, new = before[name], after[name]
        unequal = pc.fill_null(pc.not_equal(old, new), False)
        differs = pc.or_(differs, pc.or_(unequal, pc.xor(pc.is_null(old), pc.is_null(new))))
    return differs
