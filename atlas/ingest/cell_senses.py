"""在档困难职工 above 5.5万户: a name of several meanings is settled by the unit in its cells."""

from dataclasses import dataclass, field

from atlas.ingest.files.raw import RawTable
from atlas.ingest.layout.column import Column
from atlas.ingest.layout.narrowing import Narrowed
from atlas.ingest.layout.row_words import RowSense
from atlas.ingest.layout.sheet import Layout
from atlas.ingest.sense import Doubt, Sense
from atlas.ingest.senses import Senses
from atlas.ingest.values.numbers import NotANumberError, Reading, read_cell


@dataclass(slots=True, kw_only=True)
class CellSenses(Senses):
    """Asks again with the unit that a cell of ``table`` prints, where its headings alone leave a
    doubt."""

    table: RawTable
    _units: dict[int, str] = field(default_factory=dict)

    def of_cell(self, column: Column, said: RowSense, reading: Reading) -> Sense | Doubt:
        """The meaning of a cell by its names and their units, else with the unit that it prints
        itself; a dash and a nought have that of their column."""
        sense = self.find(said.names, column, said.unit, said.categories)
        if isinstance(sense, Sense) or sense.rule != "unknown_indicator":
            return sense
        unit = reading.unit_hint
        if not unit and not reading.value and not said.names:
            unit = self._of_column(column.index)
        if not unit or said.unit or column.unit:
            return sense
        found = self.find(said.names, column, unit, said.categories)
        return found if isinstance(found, Sense) else sense

    def _of_column(self, column: int) -> str:
        """The only unit that the texts of a column print."""
        if column not in self._units:
            rows = range(self.table.height)
            texts = [row for row in rows if isinstance(self.table.values[row][column], str)]
            units = {self._unit(row, column) for row in texts} - {""}
            self._units[column] = units.pop() if len(units) == 1 else ""
        return self._units[column]

    def _unit(self, row: int, column: int) -> str:
        try:
            return read_cell(self.table.cell(row, column)).unit_hint
        except NotANumberError:
            return ""


def senses_of(layout: Layout, narrowed: Narrowed) -> CellSenses:
    """The senses of one table, as its title narrows them."""
    return CellSenses(layout.known, layout.theme, narrowed, table=layout.table)
