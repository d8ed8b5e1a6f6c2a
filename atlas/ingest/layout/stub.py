"""The cells of a row that name it, with what a merged or left-out repetition would say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from atlas.ingest.files.raw import RawTable, Value
from atlas.ingest.layout.column import Column
from atlas.ingest.layout.judging import is_filled
from atlas.ingest.layout.vocabulary import total_of

_SAMPLE_ROWS = 200
_OFTEN = 0.3
_NAMING = ("place", "indicator", "breakdown", "year")


@dataclass(slots=True)
class Stub:
    """``telling`` are the columns that say something of their row. In a stub a blank cell may
    repeat the row above; in a list (``is_list``, each row a figure of its own) it is missing,
    unless the list leaves repetitions out."""

    table: RawTable
    columns: Sequence[Column]
    is_list: bool
    telling: list[Column] = field(init=False)
    _before: dict[int, Value] = field(default_factory=dict)
    _units: dict[int, tuple[Value | None, Value]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        silent = ("value", "ignored", "empty", "serial", "value_high")
        self.telling = [one for one in self.columns if one.role not in silent]

    def rows(self, body: Sequence[int]) -> Iterator[tuple[int, list[Value]]]:
        """(row, the value of each telling column) of each row."""
        naming = [one for one in self.telling if one.role in _NAMING]
        filled_from = self._merged()
        serials = [one.index for one in self.columns if one.reason == "serial"]
        positions = [one.index for one in self.telling]
        names = [at for at, one in enumerate(self.telling) if one.role == "indicator"]
        units = [at for at, one in enumerate(self.telling) if one.role == "unit"]
        repeats = bool(naming) and (not self.is_list or bool(self.left_out(body)))
        for row in body:
            values = self.table.values[row]
            if filled_from:
                cells = [
                    self.table.values[filled_from.get((row, column), row)][column]
                    for column in positions
                ]
            else:
                cells = [values[column] for column in positions]
            if naming and serials:
                self._total_from_serial([values[column] for column in serials], naming[0], cells)
            if repeats:
                self._repeat(naming, cells)
            if units:
                self._same_unit(names, units, cells)
            yield row, cells

    def _merged(self) -> dict[tuple[int, int], int]:
        """(row, column) → the row that holds the text of its vertically merged cell."""
        wanted = {one.index for one in self.telling}
        found: dict[tuple[int, int], int] = {}
        reached = dict.fromkeys(wanted, -1)
        for one in sorted(self.table.merges, key=lambda merge: merge.top):
            if one.left not in wanted or one.bottom <= one.top:
                continue
            # merges of a forged file may overlap: no row is gone over twice
            for row in range(max(one.top, reached[one.left]) + 1, one.bottom + 1):
                found[row, one.left] = one.top
            reached[one.left] = max(reached[one.left], one.bottom)
        return found

    def left_out(self, body: Sequence[int]) -> tuple[int, ...]:
        """The first column of a list that prints a name once for all its rows: many blanks."""
        naming = [one.index for one in self.telling if one.role in _NAMING]
        sample = body[:_SAMPLE_ROWS]
        if not self.is_list or not naming or not sample:
            return ()
        first = min(naming)
        if not is_filled(self.table.values[sample[0]][first]):
            return ()
        blank = sum(not is_filled(self.table.values[row][first]) for row in sample)
        return (first,) if blank >= _OFTEN * len(sample) else ()

    def _total_from_serial(
        self, serials: Sequence[Value], first: Column, cells: list[Value]
    ) -> None:
        """合计 printed (or merged from) below 序号 stands for the blank name beside it."""
        at = self.telling.index(first)
        total = next((one for one in serials if isinstance(one, str) and total_of(one) == ""), None)
        if total is not None and not is_filled(cells[at]):
            cells[at] = total

    def _same_unit(self, names: Sequence[int], units: Sequence[int], cells: list[Value]) -> None:
        """A blank unit below a row of the same indicator is the one printed there; all by their
        places among the telling columns."""
        name = next((cells[at] for at in reversed(names) if is_filled(cells[at])), None)
        for at in units if name is not None else ():
            if is_filled(cells[at]):
                self._units[at] = (name, cells[at])
            elif self._units.get(at, (None, ""))[0] == name:
                cells[at] = self._units[at][1]

    def _repeat(self, naming: list[Column], cells: list[Value]) -> None:
        """Fill a blank cell from the row above where a naming cell to its right is filled."""
        at = {column.index: place for place, column in enumerate(self.telling)}
        later_filled = False
        for column in reversed(naming):
            value = cells[at[column.index]]
            if is_filled(value):
                later_filled = True
                self._before[column.index] = value
            elif later_filled and column.role != "breakdown":
                cells[at[column.index]] = self._before.get(column.index, "")
