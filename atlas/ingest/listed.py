"""A long list, each row a figure of its own, harvested by its columns.

One figure of each sort is made cell by cell as in any sheet, and all others are like it but for
their place and number. A list in which more than single cells remains to be asked is harvested
row by row instead.
"""

from typing import TYPE_CHECKING

from atlas.figures import Figure, Figures
from atlas.ingest.asking import Asking
from atlas.ingest.list_columns import joined, own_numbers
from atlas.ingest.list_rows import ListRows, rows_of
from atlas.ingest.sense import Sense

if TYPE_CHECKING:
    from atlas.ingest.figures import Harvester
    from atlas.ingest.harvested import Harvest

#: with fewer rows, columns save nothing
FEWEST_ROWS = 500


def read_list(harvester: "Harvester") -> "Harvest | None":
    """All figures of a list; None where a table is none, or not plain enough."""
    layout = harvester.layout
    if layout.shape != "long" or len(layout.rows.body) < FEWEST_ROWS or harvester.notes:
        return None
    rows = rows_of(layout)
    figures = None if rows is None else _List(harvester, rows).figures()
    if rows is None or figures is None:
        return None
    harvester.got.figures = figures
    return harvester.finish(rows.rows, rows.reader)


class _List:
    def __init__(self, harvester: "Harvester", rows: ListRows) -> None:
        self.harvester, self.rows = harvester, rows
        self.body = harvester.layout.rows.body
        self.column = harvester.layout.values[0]
        self.alike = rows.alike()
        #: positions of the first row of each sort, and of rows that are read by themselves
        self.first: dict[int, int] = {}
        self.alone: set[int] = set()

    def figures(self) -> Figures | None:
        """The figures in their order; None where a whole sort of them leaves something open."""
        places = [
            self.rows.said[at].place or self.harvester.only_place for at in self.rows.where.first
        ]
        self._sort()
        models = None if None in places else self._models()
        if models is None:
            return None
        numbers = own_numbers(
            self.rows.values, self.rows.rest.numbers, self._senses(), self.harvester.amounts
        )
        for at in self.alone & {-2 - number for number in models if number < 0}:
            numbers.put(at, models[self.alike[at]])
        letters, first_row = self.harvester.letters[self.column.index], self.harvester.first_row
        return joined(
            self.alike,
            models,
            [places[number] for number in self.rows.where.numbers],
            numbers,
            [f"{letters}{row + first_row}" for row in self.body],
        )

    def _sort(self) -> None:
        """Tell plain numbers from cells to be read by themselves; blank ones are none at all."""
        table, index = self.harvester.table, self.column.index
        marked, formats = table.errors.keys() | table.uncached, table.formats
        for at, value in enumerate(self.rows.values):
            place = (self.body[at], index)
            if (type(value) is float or type(value) is int) and place not in formats:
                self.first.setdefault(self.alike[at], at)
            elif value == "" and place not in marked:
                self.harvester.got.blanks += 1
                self.alike[at] = -1
            else:
                self.alone.add(at)
                self.alike[at] = -2 - at

    def _models(self) -> dict[int, Figure] | None:
        """By ``alike`` the figure of the first row of each sort, and of each row that is read by
        itself, made in the order of the sheet."""
        models: dict[int, Figure] = {}
        got = self.harvester.got
        asking, made = got.asking, list[Figure]()
        got.figures = made
        for at in sorted((*self.first.values(), *self.alone)):
            got.asking = asking if at in self.alone else Asking(asking.sheet)
            self.harvester.cell(self.body[at], self.column, self.rows.row(at))
            if at not in self.alone and (not made or got.asking.findings()):
                return None
            if made:
                models[self.alike[at]] = made.pop()
        got.asking = asking
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
