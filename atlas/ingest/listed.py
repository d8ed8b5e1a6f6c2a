"""A long list, each row a figure of its own, harvested by its columns.

One figure of each sort is made cell by cell as in any sheet, and all others are like it but for
their place and number. A list in which more than single cells remains to be asked is harvested
row by row instead.
"""

from collections.abc import Hashable
from typing import TYPE_CHECKING

from atlas.figures import Figure, Figures
from atlas.ingest.asking import Asking
from atlas.ingest.list_columns import joined, own_numbers
from atlas.ingest.list_rows import ListRows, rows_of
from atlas.ingest.sense import Sense
from atlas.ingest.values.numbers import NotANumberError, Reading, read_cell

if TYPE_CHECKING:
    from atlas.ingest.figures import Harvester
    from atlas.ingest.harvested import Harvest

#: what two figures share unless they stand in rows that say something else
Sort = Hashable
#: properties of a reading of which the rest of its figure depends
_SHARED = ("bound", "absence", "unit_hint", "transform", "scale", "doubt")
#: with fewer rows, columns save nothing
FEWEST_ROWS = 500
#: with more rows that are harvested by themselves, columns save nothing either
_ROWS_EACH = 4


def read_list(harvester: "Harvester") -> "Harvest | None":
    """All figures of a list; None where a table is none, or not plain enough."""
    layout = harvester.layout
    if layout.shape != "long" or len(layout.rows.body) < FEWEST_ROWS or harvester.notes:
        return None
    rows = rows_of(layout, harvester.only_place is not None)
    figures = None if rows is None else _List(harvester, rows).figures()
    if rows is None or figures is None:
        return None
    harvester.got.figures = figures
    # rates below 1 are weighed against all others of their indicator
    if harvester.small_rates and _any_below_one(figures):
        return None
    told = [(layout.rows.body[at], rows.row(at)) for at in rows.telling()]
    return harvester.finish(told, rows.reader)


def _any_below_one(figures: Figures) -> bool:
    """Whether some rate of the list has no value above 1."""
    names = ("indicator", "breakdown", "kind", "unit", "value")
    most: dict[tuple[str, ...], float] = {}
    for *rate, unit, value in zip(*(figures.columns[name] for name in names), strict=True):
        if unit == "%" and value:
            most[tuple(rate)] = max(value, most.get(tuple(rate), 0.0))
    return any(value <= 1 for value in most.values())


class _List:
    """``sorts``: of each row what its figure shares with others, None for a blank cell; ``first``
    the first row of each sort, ``alone`` the rows that are harvested by themselves, each of a sort
    of its own; ``readings`` are those of cells that hold more than a plain number."""

    def __init__(self, harvester: "Harvester", rows: ListRows) -> None:
        self.harvester, self.rows = harvester, rows
        self.body = harvester.layout.rows.body
        self.column = harvester.layout.values[0]
        self.sorts: list[Sort | None] = []
        self.first: dict[Sort, int] = {}
        self.alone: set[int] = set()
        self.readings: dict[int, Reading] = {}

    def figures(self) -> Figures | None:
        """The figures in their order; None where a whole sort of them leaves something open."""
        places = [
            self.rows.said[at].place or self.harvester.only_place or ""
            for at in self.rows.where.first
        ]
        self._sort()
        models = self._models()
        small = self.harvester.small_rates.values()
        if models is None or not all(one.with_sign for one in small):
            return None
        numbers = own_numbers(
            self.rows.values,
            self.readings,
            self.rows.rest.numbers,
            self._senses(),
            self.harvester.amounts,
        )
        for at in self.alone:
            if at in models:
                numbers.put(at, models[at])
        letters, first_row = self.harvester.letters[self.column.index], self.harvester.first_row
        return joined(
            self.sorts,
            models,
            [places[number] for number in self.rows.where.numbers],
            numbers,
            [f"{letters}{row + first_row}" for row in self.body],
        )

    def _sort(self) -> None:
        formats, index = self.harvester.table.formats, self.column.index
        for at, (value, said) in enumerate(zip(self.rows.values, self.rows.alike(), strict=True)):
            sort: Sort | None
            if at in self.rows.apart:
                self.alone.add(at)
                sort = at
            elif (type(value) is float or type(value) is int) and (
                self.body[at],
                index,
            ) not in formats:
                # nothing is nothing in any unit, and a number below 1 may be a fraction
                sort = (said, 0 if not value else 1 if 0 < value < 1 else 2)
            else:
                sort = self._sort_of_cell(at, said)
            self.sorts.append(sort)
            if sort is not None and at not in self.alone:
                self.first.setdefault(sort, at)

    def _sort_of_cell(self, at: int, said: int) -> Sort | None:
        """The sort of a cell with a text or a format; what is no number is left to itself."""
        cell = self.harvester.table.cell(self.body[at], self.column.index)
        if cell.kind == "empty":
            self.harvester.got.blanks += self.rows.values[at] == ""
            return None
        try:
            reading = read_cell(cell)
        except NotANumberError:
            reading = None
        if reading is None or reading.value_high is not None:
            self.alone.add(at)
            return at
        self.readings[at] = reading
        value = reading.value
        size = None if value is None else 0 if not value else 1 if 0 < value < 1 else 2
        return (said, size, *(getattr(reading, name) for name in _SHARED))

    def _models(self) -> dict[Sort, Figure] | None:
        """By sort the figure of its first row, and of each row that is harvested by itself, made
        in the order of the sheet; None where too many are."""
        got = self.harvester.got
        asking, made = got.asking, list[Figure]()
        got.figures = made
        models: dict[Sort, Figure] = {}
        left_open: set[Sort] = set()
        for at in sorted((*self.first.values(), *self.alone)):
            said = self.rows.row(at)
            if got.left_out(said) is not None:
                continue
            got.asking = Asking(asking.sheet)
            self.harvester.cell(self.body[at], self.column, said)
            figure = made.pop() if made else None
            if at not in self.alone:
                if figure is None or got.asking.findings():
                    left_open.add(self.sorts[at])
                else:
                    models[self.sorts[at]] = figure
        got.asking = asking
        self.alone |= {at for at, sort in enumerate(self.sorts) if sort in left_open}
        if len(self.alone) * _ROWS_EACH > len(self.body):
            return None
        for at in sorted(self.alone):
            self.sorts[at] = at
            self.harvester.row(self.body[at], self.rows.row(at))
            if made:
                models[at] = made.pop()
        return models

    def _senses(self) -> dict[int, Sense]:
        """What the rest of each row means; it was asked for when the models were made."""
        found = {}
        for number in {self.rows.rest.numbers[at] for at in self.first.values()}:
            said = self.rows.said[self.rows.rest.first[number]]
            sense = self.harvester.senses.find(said.names, self.column, said.unit, said.categories)
            if isinstance(sense, Sense):
                found[number] = sense
        return found
