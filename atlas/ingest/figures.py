"""From a sheet that is laid out to figures in base units, and to what could not become one."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from atlas.figures import REGION, Figure, Period, Scope
from atlas.ingest.asking import Asking
from atlas.ingest.columns import Column
from atlas.ingest.draft import Ignored, Total
from atlas.ingest.layout import Layout
from atlas.ingest.moments import Moment
from atlas.ingest.numbers import NotANumberError, Reading, read_cell, read_number
from atlas.ingest.rows import RowReader, RowSense
from atlas.ingest.seen import plain_number
from atlas.ingest.senses import Doubt, Sense, Senses
from atlas.ingest.vocabulary import total_of

_ONE = Decimal(1)
_NO_MOMENT = Moment(None)


@dataclass(slots=True)
class Harvest:
    """What one sheet gave. ``total_rows`` are rows of 合计, ``blanks`` counts empty value cells."""

    asking: Asking
    figures: list[Figure] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)
    total_rows: list[int] = field(default_factory=list)
    blanks: int = 0


def harvest(layout: Layout, upload: str) -> Harvest:
    """All figures of a sheet; never stops at the first problem."""
    return _Harvester(layout, upload).run()


@dataclass(frozen=True, slots=True)
class _Amount:
    """A reading in base units."""

    value: float | None
    high: float | None
    half_width: float
    transform: str


@dataclass(slots=True)
class _Harvester:
    layout: Layout
    upload: str
    senses: Senses = field(init=False)
    got: Harvest = field(init=False)
    high_column: int | None = None
    _factors: dict[tuple[str, str], Decimal | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.senses = Senses(self.layout.known, self.layout.theme)
        self.got = Harvest(Asking(self.layout.table.sheet))
        high = [one.index for one in self.layout.columns if one.role == "value_high"]
        self.high_column = high[0] if high else None

    def run(self) -> Harvest:
        layout = self.layout
        self._note_ignored()
        self._refuse_lone_totals()
        reader = RowReader(layout.table, layout.columns, layout.known, layout.shape == "long")
        by_column: dict[int, list[tuple[int, RowSense]]] = {}
        for row, sense in reader.rows(layout.rows.body):
            if sense.skip:
                address = f"{row + layout.table.first_row + 1}"
                self.got.ignored.append(
                    Ignored(layout.table.sheet, f"{address}:{address}", "chosen")
                )
            elif sense.total:
                self.got.total_rows.append(row)
            else:
                self._row(row, sense)
            by_column.setdefault(0, []).append((row, sense))
        self._totals(by_column.get(0, []))
        return self.got

    def _note_ignored(self) -> None:
        layout = self.layout
        table, rows = layout.table, layout.rows
        last = rows.body[-1] if rows.body else rows.header[-1]
        for column in layout.columns:
            if column.role == "ignored":
                top = table.address(rows.header[0], column.index)
                span = f"{top}:{table.address(last, column.index)}"
                self.got.ignored.append(Ignored(table.sheet, span, column.reason, column.name))
        for row in rows.numbering:
            span = f"{table.address(row, 0)}:{table.address(row, table.width - 1)}"
            self.got.ignored.append(Ignored(table.sheet, span, "numbering"))

    def _refuse_lone_totals(self) -> None:
        """合计 beside columns of different indicators is their sum: ours to check, not to store."""
        layout = self.layout
        alone = {
            column.index
            for column in layout.values
            if len(column.parts) == 1 and total_of(column.parts[0]) is not None
        }
        others = [one for one in layout.values if one.index not in alone]
        resolve = layout.known.catalogue.resolve_headings
        codes = {resolve(one.parts, one.unit or None, self.senses.theme).code for one in others}
        if not alone or len(codes - {None}) < 2 or layout.known.title.indicator:
            return
        for index in alone:
            column = layout.columns[index]
            top = layout.table.address(layout.rows.header[0], index)
            last = layout.table.address(layout.rows.body[-1], index)
            self.got.ignored.append(
                Ignored(layout.table.sheet, f"{top}:{last}", "total_of_indicators", column.name)
            )
        kept = tuple(one for one in layout.columns if one.index not in alone)
        self.layout = Layout(
            layout.table, layout.known, layout.rows, kept, layout.shape, layout.reasons
        )

    def _row(self, row: int, said: RowSense) -> None:
        table = self.layout.table
        values = table.values[row]
        doubts_told = not said.doubts
        for column in self.layout.values:
            if column.is_total:
                continue
            at = (row, column.index)
            if values[column.index] == "" and at not in table.errors and at not in table.uncached:
                self.got.blanks += 1
                continue
            if not doubts_told:
                self._tell(said, row)
                doubts_told = True
            self._cell(row, column, said)

    def _tell(self, said: RowSense, row: int) -> None:
        for doubt, column in said.doubts:
            self.got.asking.doubt(doubt, self.layout.table.address(row, column))

    def _cell(self, row: int, column: Column, said: RowSense) -> None:
        table = self.layout.table
        address = table.address(row, column.index)
        reading = self._reading(row, column.index, address)
        if reading is None or (reading.absence == "blank" and not reading.printed):
            return
        sense = self.senses.find(said.names, column, said.unit, said.categories)
        if isinstance(sense, Doubt):
            self.got.asking.doubt(sense, self._doubt_address(sense, row, column, said))
            return
        place = self._place(said, column)
        moment = self._moment(said, column)
        if any(doubt.rule != "unknown_word" for doubt, _ in said.doubts):
            return
        if place is None:
            self.got.asking.cell("no_place", address, reading.printed)
            return
        if moment is None:
            self.got.asking.doubt(Doubt("no_year", ""), address)
            return
        amount = self._amount(reading, sense, row)
        if isinstance(amount, Doubt):
            self.got.asking.doubt(amount, address)
            return
        if reading.doubt:
            self.got.asking.cell(reading.doubt, address, reading.printed, f"{amount.value:g}%")
        self.got.figures.append(self._figure(reading, amount, sense, said, place, moment, address))

    def _reading(self, row: int, column: int, address: str) -> Reading | None:
        """The reading of a cell, None where it is told that there is none."""
        table = self.layout.table
        value = table.values[row][column]
        at = (row, column)
        if type(value) in (float, int) and at not in table.formats:
            return read_number(value, plain_number(value))  # type: ignore[arg-type]
        cell = table.cell(row, column)
        if cell.kind == "error":
            self.got.asking.cell("error_cell", address, cell.text)
            return None
        if cell.kind == "formula":
            self.got.asking.cell("formula_without_value", address, "")
            return None
        try:
            return read_cell(cell)
        except NotANumberError:
            self.got.asking.cell("not_a_number", address, cell.text)
            return None

    def _doubt_address(self, doubt: Doubt, row: int, column: Column, said: RowSense) -> str:
        """Where the name in question stands: in the stub for names of rows, else in the header."""
        table, rows = self.layout.table, self.layout.rows
        stub_roles = {"unknown_category": "breakdown", "unknown_unit": "unit"}
        role = stub_roles.get(doubt.rule, "indicator")
        if doubt.rule == "unit_mismatch" and said.unit:
            role = "unit"
        for one in self.layout.columns:
            in_stub = one.role == role and table.cell(row, one.index).kind != "empty"
            if in_stub and (said.names or role != "indicator"):
                return table.address(row, one.index)
        if not column.path:
            return table.address(row, column.index)
        filled = [at for at in rows.header if table.cell(at, column.index).kind != "empty"]
        return table.address(filled[-1] if filled else rows.header[-1], column.index)

    def _place(self, said: RowSense, column: Column) -> str | None:
        if column.place or said.place:
            return column.place or said.place
        stub = any(one.role == "place" for one in self.layout.columns)
        return None if stub else self.layout.known.title.place or REGION

    def _moment(self, said: RowSense, column: Column) -> Moment | None:
        if column.moment or said.moment:
            return column.moment or said.moment
        year = self.layout.known.title.year
        return None if year is None else Moment(year)

    def _amount(self, reading: Reading, sense: Sense, row: int) -> _Amount | Doubt:
        """The reading in the indicator's base unit; a unit printed in the cell comes first."""
        if reading.value is None:
            return _Amount(None, None, 0.0, "")
        unit, factor = sense.printed_unit, sense.factor
        if reading.unit_hint:
            unit = reading.unit_hint
            found = self._factor(sense.code, unit)
            if found is None:
                known = self.layout.known.catalogue.find_unit(unit) is not None
                rule = "unit_mismatch" if known else "unknown_unit"
                return Doubt(rule, unit, (), sense.unit)
            factor = found
        elif reading.scale > 1:
            unit, factor = sense.unit, _ONE
        high = reading.value_high if reading.value_high is not None else self._high(row)
        words = {10**4: "万", 10**8: "亿", 10**3: "千", 10**2: "百", 10**7: "千万"}
        scaled = words.get(reading.scale, f"×{reading.scale} ") if reading.scale > 1 else ""
        whole = factor * reading.scale
        notes = [reading.transform] if reading.transform else []
        if whole != _ONE:
            notes.append(f"{scaled}{unit} → {sense.unit} ×{whole:f}")
        rounded = factor != _ONE or sense.unit == "%" or reading.half_width > 0
        half = reading.last_place / 2 if rounded and reading.bound in ("eq", "about") else 0.0
        return _Amount(
            _times(reading.value, factor),
            None if high is None else _times(high, factor),
            _times(half, factor) if half else 0.0,
            "；".join(notes),
        )

    def _high(self, row: int) -> float | None:
        if self.high_column is None:
            return None
        value = self.layout.table.values[row][self.high_column]
        return float(value) if isinstance(value, int | float) else None

    def _factor(self, code: str, unit: str) -> Decimal | None:
        key = (code, unit)
        if key not in self._factors:
            self._factors[key] = self.layout.known.catalogue.factor(code, unit)
        return self._factors[key]

    def _figure(
        self,
        reading: Reading,
        amount: _Amount,
        sense: Sense,
        said: RowSense,
        place: str,
        moment: Moment,
        address: str,
    ) -> Figure:
        title = self.layout.known.title
        period, year_from = _period(said, moment, sense)
        scope: Scope = said.scope if said.scope is not None else sense.scope
        if title.own_level and said.scope is None and sense.scope:
            scope = "own"
        ranged = amount.high is not None and amount.value is not None
        return Figure(
            indicator=sense.code,
            place=place,
            year=moment.year,
            value=amount.value,
            unit=sense.unit,
            printed=reading.printed,
            bound="range" if ranged else reading.bound,
            value_high=amount.high,
            half_width=0.0 if ranged else amount.half_width,
            breakdown=sense.breakdown,
            kind=said.kind or sense.kind,
            scope=scope,
            period=period,
            year_from=year_from,
            as_of=said.as_of or moment.as_of,
            absence=reading.absence,
            status=said.status,
            coverage=said.coverage,
            explanation=said.explanation,
            source=said.source,
            transform=amount.transform,
            demo=title.demo or said.demo,
            upload=self.upload,
            sheet=self.layout.table.sheet,
            cell=address,
        )

    def _totals(self, rows: Iterable[tuple[int, RowSense]]) -> None:
        """The printed sums with the cells that they sum up: rows of 合计 over the rows of their
        group, columns of 合计 over the columns beside them."""
        listed = list(rows)
        for row, said in listed:
            if said.total:
                parts = _summed(row, said, listed, self.layout)
                for column in self.layout.values:
                    if not column.is_total:
                        cells = [self.layout.table.address(one, column.index) for one in parts]
                        self._total(row, column, said, said.total, cells)
        for column in self.layout.values:
            if column.is_total:
                self._column_total(column, listed)

    def _column_total(self, column: Column, rows: Iterable[tuple[int, RowSense]]) -> None:
        table = self.layout.table
        beside = [one for one in self.layout.values if not one.is_total]
        for row, said in rows:
            if not said.total and not said.skip:
                cells = [table.address(row, one.index) for one in beside]
                self._total(row, column, said, column.name, cells)

    def _total(
        self, row: int, column: Column, said: RowSense, label: str, parts: list[str]
    ) -> None:
        table = self.layout.table
        cell = table.cell(row, column.index)
        if cell.kind not in ("number", "percent", "text"):
            return
        try:
            reading = read_cell(cell)
        except NotANumberError:
            return
        sense = self.senses.find(said.names, column, said.unit, said.categories)
        if reading.value is None or isinstance(sense, Doubt):
            return
        amount = self._amount(reading, sense, row)
        if isinstance(amount, Doubt) or amount.value is None:
            return
        moment = self._moment(said, column) or _NO_MOMENT
        self.got.totals.append(
            Total(
                sheet=table.sheet,
                cell=table.address(row, column.index),
                label=label,
                indicator=sense.code,
                year=moment.year,
                breakdown=sense.breakdown,
                value=amount.value,
                half_width=amount.half_width,
                unit=sense.unit,
                printed=reading.printed,
                parts=tuple(parts),
            )
        )


def _times(value: float, factor: Decimal) -> float:
    """Exact in decimals: 8782.2 × 10000 is 87 822 000, not 87 822 000.00000001."""
    return value if factor == _ONE else float(Decimal(f"{value:.15g}") * factor)


def _period(said: RowSense, moment: Moment, sense: Sense) -> tuple[Period, int | None]:
    """A period that the row says comes first; a date inside the year only fixes stocks."""
    if said.period is not None:
        return said.period, said.year_from or moment.year_from
    if moment.period == "cumulative":
        return "cumulative", moment.year_from
    if moment.period == "point" and sense.stock:
        return "point", None
    return sense.period, None


def _summed(
    row: int, said: RowSense, rows: list[tuple[int, RowSense]], layout: Layout
) -> list[int]:
    """The rows that a row of 合计 sums up: those of its place where it names one, for 小计 those
    since the last total, else all that stand for themselves. The region's own row is no part."""
    plain_rows = [(at, one) for at, one in rows if not one.total and not one.skip]
    parts = [(at, one) for at, one in plain_rows if one.place and one.place != REGION]
    if said.place and said.place != REGION:
        places = layout.known.places
        return [at for at, one in parts if places.get(str(one.place)).parent == said.place]
    if "小计" in said.total:
        earlier = [at for at, one in rows if one.total and at < row]
        since = earlier[-1] if earlier else -1
        return [at for at, _ in parts if since < at < row]
    if not parts:
        return [at for at, one in plain_rows if one.place != REGION]
    return [at for at, _ in parts]
