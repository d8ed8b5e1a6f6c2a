"""What each row of a table says by itself: place, year, names, unit and the words beside them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from atlas.ingest.column import Column
from atlas.ingest.corrections import IGNORE
from atlas.ingest.judging import is_filled
from atlas.ingest.knowledge import Knowledge, is_own_level
from atlas.ingest.moments import Moment
from atlas.ingest.raw import RawTable, Value
from atlas.ingest.row_words import RowSense, Said, take_word, text_of
from atlas.ingest.vocabulary import total_of

_STUB = ("place", "indicator", "breakdown", "year")


@dataclass(slots=True)
class RowReader:
    """Reads rows one after the other. In a stub a blank cell may repeat the row above; in a list
    (``is_list``, each row a figure of its own) it is missing."""

    table: RawTable
    columns: Sequence[Column]
    known: Knowledge
    is_list: bool = False
    _before: dict[int, Value] = field(default_factory=dict)
    _kept: dict[tuple[Any, ...], RowSense] = field(default_factory=dict)
    _telling: list[Column] = field(default_factory=list)
    _last_indicator: str = ""

    def rows(self, body: Sequence[int]) -> Iterator[tuple[int, RowSense]]:
        """(row, what it says) of each row of the body. Equal rows are worked out once."""
        telling = [one for one in self.columns if one.role not in ("value", "ignored", "empty")]
        telling = [one for one in telling if one.role not in ("serial", "value_high")]
        self._telling = telling
        stub = [one for one in telling if one.role in _STUB]
        filled_from = self._merged(telling)
        serials = [one.index for one in self.columns if one.reason == "serial"]
        plain_columns = [one.index for one in telling]
        for row in body:
            values = self.table.values[row]
            cells = [values[column] for column in plain_columns]
            if filled_from:
                cells = [
                    self.table.values[filled_from.get((row, column), row)][column]
                    for column in plain_columns
                ]
            if stub and serials:
                self._total_from_serial([values[column] for column in serials], stub[0], cells)
            if stub and not self.is_list:
                self._repeat(telling, stub, cells)
            key = (*cells, self._last_indicator, str(row) if self.known.chosen.places else "")
            sense = self._kept.get(key)
            if sense is None:
                sense = self._read(cells, row)
                self._kept[key] = sense
            if sense.names and not sense.skip:
                self._last_indicator = sense.names[0]
            yield row, sense

    def _merged(self, telling: Sequence[Column]) -> dict[tuple[int, int], int]:
        """(row, column) → the row that holds the text of its vertically merged cell."""
        wanted = {one.index for one in telling}
        return {
            (row, one.left): one.top
            for one in self.table.merges
            if one.left in wanted and one.bottom > one.top
            for row in range(one.top + 1, one.bottom + 1)
        }

    def _total_from_serial(
        self, serials: Sequence[Value], first: Column, cells: list[Value]
    ) -> None:
        """合计 printed (or merged from) below 序号 stands for the blank name beside it."""
        at = self._telling.index(first)
        total = next((one for one in serials if isinstance(one, str) and total_of(one) == ""), None)
        if total is not None and not is_filled(cells[at]):
            cells[at] = total

    def _repeat(self, telling: list[Column], stub: list[Column], cells: list[Value]) -> None:
        """Fill a blank stub cell from the row above where a stub cell to its right is filled."""
        at = {column.index: place for place, column in enumerate(telling)}
        later_filled = False
        for column in reversed(stub):
            value = cells[at[column.index]]
            if is_filled(value):
                later_filled = True
                self._before[column.index] = value
            elif later_filled and column.role != "breakdown":
                cells[at[column.index]] = self._before.get(column.index, "")

    def _read(self, cells: Sequence[Value], row: int) -> RowSense:
        said = Said(
            [
                (column, text_of(value), value)
                for column, value in zip(self._telling, cells, strict=True)
                if is_filled(value)
            ]
        )
        if self._is_left_out(said, row):
            return RowSense(skip=True)
        for column, text, value in said.cells:
            if column.role not in ("place", "indicator", "breakdown"):
                take_word(said, column, text, value)
        self._place(said, row)
        self._names(said)
        return RowSense(**said.known, doubts=tuple(said.doubts))

    def _is_left_out(self, said: Said, row: int) -> bool:
        chosen = self.known.chosen
        if not chosen.places and not chosen.indicators:
            return False
        left = {name for name, code in chosen.places.items() if code == IGNORE}
        left_names = {name for name, code in chosen.indicators.items() if code == IGNORE}
        return str(row + self.table.first_row + 1) in left or any(
            (column.role == "place" and text in left)
            or (column.role == "indicator" and text in left_names)
            for column, text, _ in said.cells
        )

    def _place(self, said: Said, row: int) -> None:
        chosen = self.known.chosen.places.get(str(row + self.table.first_row + 1))
        if chosen:
            said.known["place"] = chosen
            return
        places = self.known.places
        moment: Moment | None = said.known.get("moment")
        code: str | None = None
        for column, text, _ in said.cells:
            if column.role != "place":
                continue
            if total_of(text) is not None:
                said.known["total"] = text
                break
            within = code if code and places.get(code).level == "league" else None
            match = self.known.place(text, within, moment.year if moment else None)
            if match.code is None:
                said.doubt("unknown_place", text, column, match.candidates)
            elif code is None or match.code == code or places.get(match.code).parent == code:
                code = match.code
            if is_own_level(text):
                said.known["scope"] = "own"
        said.known["place"] = code

    def _names(self, said: Said) -> None:
        names: list[str] = []
        categories: list[tuple[str, str]] = []
        for column, text, _ in said.cells:
            if column.role == "breakdown":
                categories.append((column.dimension, text))
            elif column.role == "indicator":
                heading = self.known.heading(text)
                if heading.unit:
                    said.known.setdefault("unit", heading.unit)
                if total_of(text) is not None and not self.known.title.indicator:
                    said.known["total"] = text
                elif self._is_part_of_last(heading.name):
                    names.append(self._last_indicator)
                    categories.append(("", heading.name))
                else:
                    names.append(heading.name or text)
        said.known["names"] = tuple(names)
        said.known["categories"] = tuple(categories)

    def _is_part_of_last(self, name: str) -> bool:
        """其中：国有企业 below 职代会建制率: a category of the indicator above it."""
        catalogue = self.known.catalogue
        return bool(
            self._last_indicator
            and catalogue.resolve(name).code is None
            and total_of(name) is None
            and name not in self.known.chosen.indicators
            and catalogue.resolve(self._last_indicator).code
            and self.known.is_category(name)
        )
