"""同比, 增减, 排名, 占比, 完成率: worked out again from their neighbours, never stored."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from atlas.figures import REGION
from atlas.ingest.asking import Asking
from atlas.ingest.derived_kinds import Kind, kind_of
from atlas.ingest.intervals import Interval, grown, less, of_cell, shown, times, within
from atlas.ingest.layout.column import Column
from atlas.ingest.layout.row_words import RowSense
from atlas.ingest.layout.sheet import Layout
from atlas.ingest.operands import derived_rows, nearest, rows_before, target_and_result, year_pair
from atlas.ingest.ranks import differing_ranks

Rows = Sequence[tuple[int, RowSense]]


class Differing(NamedTuple):
    """A cell that its neighbours do not bear out: as printed, and what they give."""

    row: int
    printed: str
    expected: str


def check_derived(layout: Layout, rows: Rows, asking: Asking) -> None:
    """One query for each derived column of which some cell does not follow from its neighbours."""
    found = [one for one in layout.columns if one.reason == "derived"]
    checker = _Checker(layout, rows)
    for column in found:
        differing = list(checker.differing(column))
        if differing:
            first = differing[0]
            cells = [layout.table.address(one.row, column.index) for one in differing]
            asking.derived(cells, column.name, first.printed, first.expected)
    for row, before, label in derived_rows(layout, rows):
        for index, one in checker.differing_in_row(row, before, label):
            asking.derived([layout.table.address(row, index)], label, one.printed, one.expected)


@dataclass(slots=True)
class _Checker:
    layout: Layout
    rows: Rows
    _read: dict[tuple[int, int], Interval | None] = field(default_factory=dict)

    def differing(self, column: Column) -> Iterator[Differing]:
        kind = kind_of(column.path[-1]) if column.path else None
        if kind == "rank":
            yield from self._ranks(column)
        elif kind in ("growth", "difference"):
            yield from self._changes(column, kind)
        elif kind == "share":
            yield from self._shares(column)
        elif kind in ("completion", "index"):
            operands = target_and_result if kind == "completion" else year_pair
            pair = operands(self.layout.columns, column)
            if pair:
                yield from self._compared(column, lambda row: self._ratio(row, *pair))

    def differing_in_row(self, row: int, named: int, label: str) -> Iterator[tuple[int, Differing]]:
        """Cells of a row of 同比 that the years of the row above do not bear out."""
        kind = kind_of(label)
        if kind not in ("growth", "difference"):
            return
        values = [one for one in self.layout.values if one.moment and one.moment.year]
        by_year = {
            (one.parts, one.place, one.moment.year): one.index for one in values if one.moment
        }
        for (parts, place, year), index in by_year.items():
            earlier = by_year.get((parts, place, (year or 0) - 1))
            if earlier is not None:
                found = self._judged(
                    row, index, self._changed((named, index), (named, earlier), kind)
                )
                if found is not None:
                    yield index, found

    def _changes(self, column: Column, kind: Kind) -> Iterator[Differing]:
        pair = year_pair(self.layout.columns, column)
        if pair is not None:
            now, before = pair
            yield from self._compared(
                column, lambda row: self._changed((row, now), (row, before), kind)
            )
            return
        own = nearest(self.layout.columns, column)
        earlier = rows_before(self.rows)
        if own is None or not earlier:
            return
        yield from self._compared(
            column,
            lambda row: (
                self._changed((row, own), (earlier[row], own), kind) if row in earlier else ()
            ),
        )

    def _compared(
        self, column: Column, expect: Callable[[int], Sequence[Interval]]
    ) -> Iterator[Differing]:
        """Rows whose cell lies in none of the intervals that its neighbours allow. 103 in a column
        of one decimal is rounded as the others are."""
        printed = [self.interval(row, column.index) for row, _ in self.rows]
        widths = [one.high - one.low for one in printed if one and one.high > one.low]
        rounding = min(widths, default=0.0)
        for row, said in self.rows:
            if said.skip:
                continue
            found = self._judged(row, column.index, expect(row), rounding)
            if found is not None:
                yield found

    def _judged(
        self, row: int, column: int, allowed: Sequence[Interval], rounding: float = 0.0
    ) -> Differing | None:
        printed = self.interval(row, column)
        if printed is None or not allowed:
            return None
        if printed.low == printed.high:
            printed = Interval(printed.low - rounding / 2, printed.high + rounding / 2)
        forms = (printed, times(printed, 100)) if abs(printed.low) <= 1 else (printed,)
        if any(within(form, one) for form in forms for one in allowed):
            return None
        text = self.layout.table.cell(row, column).text
        return Differing(row, text, shown(allowed[0], printed))

    def _changed(
        self, now: tuple[int, int], before: tuple[int, int], kind: Kind
    ) -> Sequence[Interval]:
        """What the change may be: relative and absolute, the one that the heading says first."""
        new, old = self.interval(*now), self.interval(*before)
        if new is None or old is None:
            return ()
        relative = [one] if (one := grown(new, old)) else []
        absolute = [less(new, old)]
        return [*relative, *absolute] if kind == "growth" else [*absolute, *relative]

    def _ratio(self, row: int, above: int, below: int) -> Sequence[Interval]:
        part, whole = self.interval(row, above), self.interval(row, below)
        if part is None or whole is None or whole.low <= 0:
            return ()
        return [Interval(100 * part.low / whole.high, 100 * part.high / whole.low)]

    def _shares(self, column: Column) -> Iterator[Differing]:
        own = nearest(self.layout.columns, column)
        whole = next(
            (
                row
                for row, said in self.rows
                if said.place == REGION or (said.total and not said.unlike)
            ),
            None,
        )
        total = self.interval(whole, own) if own is not None and whole is not None else None
        if own is None or total is None or total.low <= 0:
            return

        def expect(row: int) -> Sequence[Interval]:
            part = self.interval(row, own)
            if part is None:
                return ()
            return [Interval(100 * part.low / total.high, 100 * part.high / total.low)]

        yield from self._compared(column, expect)

    def _ranks(self, column: Column) -> Iterator[Differing]:
        listed = [row for row, said in self.rows if not said.total and not said.skip]
        ranks = {row: one.low for row in listed if (one := self.interval(row, column.index))}
        bases = sorted(self.layout.columns, key=lambda one: abs(one.index - column.index))
        numbers = [one.index for one in bases if one.role == "value" or one.reason == "derived"]
        found = differing_ranks(
            ranks,
            [
                {row: value for row in ranks if (value := self.interval(row, index))}
                for index in numbers
                if index != column.index
            ],
        )
        for row, expected in found:
            yield Differing(row, self.layout.table.cell(row, column.index).text, str(expected))

    def interval(self, row: int, column: int) -> Interval | None:
        """Between what the number in a cell may lie, None where it is none or only a bound."""
        at = (row, column)
        if at not in self._read:
            self._read[at] = of_cell(self.layout.table.cell(row, column))
        return self._read[at]
