"""From a sheet that is laid out to figures in base units, and to what could not become one."""

from atlas.figures import REGION
from atlas.ingest.amounts import Amounts, is_bare_money
from atlas.ingest.asking import Asking
from atlas.ingest.cell_senses import senses_of
from atlas.ingest.derived import check_derived
from atlas.ingest.doubting import doubts_of
from atlas.ingest.files.raw import column_letters
from atlas.ingest.footnotes import marks_in, notes_of, said_by
from atlas.ingest.harvested import Harvest
from atlas.ingest.layout.column import ELSEWHERE, Column
from atlas.ingest.layout.row_words import RowSense
from atlas.ingest.layout.rows import RowReader
from atlas.ingest.layout.sheet import Layout
from atlas.ingest.layout.spoken import spoken
from atlas.ingest.listed import read_list
from atlas.ingest.mixed_rates import SmallRate, is_small_rate, settle_rates
from atlas.ingest.naming_cells import cell_of_name, printed
from atlas.ingest.narrowed import narrowed_in
from atlas.ingest.one_figure import NO_YEAR, Maker, title_moment, unclear_moment
from atlas.ingest.printed_totals import with_printed
from atlas.ingest.sense import Doubt, Names
from atlas.ingest.totals import Rows, read_totals
from atlas.ingest.values.numbers import NotANumberError, Reading, read_cell, read_plain
from atlas.ingest.values.parts_of_years import as_titled

_NAMING = ("place", "indicator", "breakdown")


def harvest(layout: Layout, upload: str) -> Harvest:
    """All figures of a sheet; never stops at the first problem."""
    return read_list(Harvester(layout, upload)) or Harvester(layout, upload).run()


class Harvester:
    """Harvests one table, row by row."""

    def __init__(self, layout: Layout, upload: str) -> None:
        self.layout, self.table, self.upload = layout, layout.table, upload
        self.title = layout.known.title
        self.title_moment = title_moment(self.title)
        self.maker = Maker(self.title, upload, layout.table.sheet)
        self.senses = senses_of(layout, narrowed_in(layout))
        self.amounts = Amounts(layout.known.catalogue, layout.known.chosen.units)
        self.small_rates: dict[str, SmallRate] = {}
        self.bare: set[tuple[Names, int]] = set()
        self.got = Harvest(Asking(layout.table.sheet))
        self.values = [one for one in layout.values if not one.is_total]
        has_stub = any(one.role == "place" for one in layout.columns)
        self.asks_place = not has_stub and self.title.place_from == "asked"
        self.only_place = None if has_stub or self.asks_place else self.title.place or REGION
        below = (text for row in layout.rows.notes for text in spoken(layout.table, row))
        self.notes = notes_of(below)
        self.stub = [one for one in layout.columns if one.role in (*_NAMING, "unit")]
        # a cell's address, as RawTable.address gives it, without working its letters out anew
        self.letters = [
            column_letters(at + self.table.first_column) for at in range(self.table.width)
        ]
        self.first_row = self.table.first_row + 1
        self.left_cells = {at for at, role in layout.known.by_hand.cells.items() if role != "value"}
        high = (one.index for one in layout.columns if one.role == "value_high")
        self.high_column = next(high, None)

    def run(self) -> Harvest:
        layout = self.layout
        reader = RowReader(layout.table, layout.columns, layout.known, layout.shape == "long")
        rows = with_printed(reader.rows(layout.rows.body), layout)
        for row, said in rows:
            self.row(row, said)
        if self.small_rates:
            settle_rates(self.got, self.small_rates)
        return self.finish(rows, reader)

    def row(self, row: int, said: RowSense) -> None:
        """Add the figures of one row, or note why it has none."""
        left_out = self.got.left_out(said)
        if left_out is None:
            self._row(row, said)
        else:
            left_out.append(row)

    def finish(self, rows: Rows, reader: RowReader) -> Harvest:
        """What was guessed, the derived columns and the sums, from what the rows say."""
        layout, got = self.layout, self.got
        got.doubts = list(doubts_of(layout, rows, self.senses, reader, self.bare))
        check_derived(layout, rows, got.asking)
        got.totals = read_totals(layout, rows, self.senses, self.amounts)
        return got

    def _row(self, row: int, said: RowSense) -> None:
        values = self.table.values[row]
        errors, unsaved = self.table.errors, self.table.uncached
        told, left = not said.doubts, self.left_cells
        for column in self.values:
            at = (row, column.index)
            if left and at in left:
                self.got.skipped_cells.append(at)
                continue
            if values[column.index] == "" and at not in errors and at not in unsaved:
                self.got.blanks += 1
                continue
            if not told:
                told = True
                for doubt, index in said.doubts:
                    self.got.asking.doubt(doubt, self.table.address(row, index))
            self.cell(row, column, said)

    def cell(self, row: int, column: Column, said: RowSense) -> None:
        """Add the figure of one cell whose row says so, or ask what keeps it from being one."""
        address = f"{self.letters[column.index]}{row + self.first_row}"
        reading = self._reading(row, column.index, address)
        if reading is None or (reading.absence == "blank" and not reading.printed):
            return
        sense = self.senses.of_cell(column, said, reading)
        if isinstance(sense, Doubt):
            at = cell_of_name(self.layout, sense, row, column, named=bool(said.names))
            self.got.asking.doubt(sense, at, lambda: printed(self.layout, sense, row, column))
            return
        if said.doubts and any(doubt.rule != "unknown_word" for doubt, _ in said.doubts):
            return
        place = column.place or said.place or self.only_place
        moment = column.moment or as_titled(said.moment, self.title_moment) or self.title_moment
        if place is None or place == ELSEWHERE:
            self._without_place(address, reading, column)
            return
        unclear = unclear_moment(moment, sense, said, column)
        if moment is None or unclear is not None:
            self.got.asking.doubt(unclear or NO_YEAR, address)
            return
        amount = self.amounts.of(
            reading, sense, None if self.high_column is None else self._high(row, self.high_column)
        )
        if isinstance(amount, Doubt):
            self.got.asking.doubt(amount, address)
            return
        if is_bare_money(reading, sense):
            self._without_unit(address, column, said)
        if is_small_rate(reading, sense):
            self.small_rates[address] = SmallRate(_name(said, column), sense.unit_from != "default")
        if reading.doubt:
            self.got.asking.cell(reading.doubt, address, reading.printed, f"{amount.value:g}%")
        if self.notes:
            said = self._noted(row, column, said)
        if column.scope is not None and said.scope is None:
            said = said._replace(scope=column.scope)
        figure = self.maker.figure((reading, amount), sense, said, place, moment, address)
        self.got.figures.append(figure)

    def _without_place(self, address: str, reading: Reading, column: Column) -> None:
        name, codes = self.title.place_asked
        if column.place == ELSEWHERE:
            name, codes = column.path[-1], ()
        elif not self.asks_place:
            self.got.asking.cell("no_place", address, reading.printed)
            return
        near = codes or self.layout.known.places.resolve(name).candidates
        self.got.asking.doubt(Doubt("unknown_place", name, near), address)

    def _without_unit(self, address: str, column: Column, said: RowSense) -> None:
        self.bare.add((said.names, column.index))
        self.got.asking.doubt(Doubt("money_without_unit", _name(said, column), (), "元"), address)

    def _noted(self, row: int, column: Column, said: RowSense) -> RowSense:
        """With the footnotes whose marks stand in the cell, its row's names or its headings."""
        value = self.table.values[row][column.index]
        marks = (*marks_in(value, number=True),) if isinstance(value, str) else ()
        marks += tuple(mark for text in column.path for mark in marks_in(text))
        for one in self.stub:
            name = self.table.values[row][one.index]
            if isinstance(name, str):
                marks += marks_in(name)
        note = said_by(marks, self.notes)
        if not note:
            return said
        return said._replace(coverage=f"{said.coverage}；{note}" if said.coverage else note)

    def _reading(self, row: int, column: int, address: str) -> Reading | None:
        """The reading of a cell, None where it was told that there is none."""
        value = self.table.values[row][column]
        if type(value) in (float, int) and (row, column) not in self.table.formats:
            return read_plain(value)  # type: ignore[arg-type]
        cell = self.table.cell(row, column)
        if cell.kind in ("error", "formula"):
            rule = "error_cell" if cell.kind == "error" else "formula_without_value"
            self.got.asking.cell(rule, address, cell.text)
            return None
        try:
            return read_cell(cell)
        except NotANumberError:
            self.got.asking.cell("not_a_number", address, cell.text)
            return None

    def _high(self, row: int, column: int) -> float | None:
        value = self.table.values[row][column]
        return float(value) if isinstance(value, int | float) else None


def _name(said: RowSense, column: Column) -> str:
    return " / ".join(said.names) or column.name
