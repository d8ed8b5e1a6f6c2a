"""What each row of a table says by itself: place, year, names, unit and the words beside them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from atlas.ingest.corrections import IGNORE
from atlas.ingest.files.raw import RawTable, Value
from atlas.ingest.layout.column import Column
from atlas.ingest.layout.covered import place_of_row
from atlas.ingest.layout.judging import is_filled
from atlas.ingest.layout.knowledge import Knowledge
from atlas.ingest.layout.months import NO_MONTHS, Months, read_months
from atlas.ingest.layout.nesting import Leagues
from atlas.ingest.layout.of_which import Whole, is_marked
from atlas.ingest.layout.own_names import is_own_level
from atlas.ingest.layout.row_words import RowSense, Said, take_word, text_of
from atlas.ingest.layout.sections import Sections
from atlas.ingest.layout.stub import Stub
from atlas.ingest.layout.vocabulary import is_derived, total_of
from atlas.ingest.values.moments import Moment

_SAMPLE_ROWS = 200


@dataclass(slots=True)
class RowReader:
    """Reads rows one after the other. In a stub a blank cell may repeat the row above; in a list
    (``is_list``, each row a figure of its own) it is missing.

    After reading, ``leagues`` tells the names that only a league around them settled, ``repeats``
    the columns of a list that leave repetitions out, ``leaning`` which names may need that of the
    row above."""

    table: RawTable
    columns: Sequence[Column]
    known: Knowledge
    is_list: bool = False
    leagues: Leagues = field(init=False)
    repeats: tuple[int, ...] = ()
    _kept: dict[tuple[Any, ...], RowSense] = field(default_factory=dict)
    leaning: dict[Value, bool] = field(default_factory=dict)
    _telling: list[Column] = field(default_factory=list)
    _whole: Whole = field(init=False)
    _months: Months = NO_MONTHS
    _unlike: bool = False

    def __post_init__(self) -> None:
        self._whole = Whole(self.known)
        self.leagues = Leagues(self.known)

    def rows(self, body: Sequence[int]) -> Iterator[tuple[int, RowSense]]:
        """(row, what it says) of each row of the body. Equal rows are worked out once."""
        stub = Stub(self.table, self.columns, self.is_list)
        self._telling = stub.telling
        if not self.is_list:
            self.leagues.look(self.table, self.columns, body)
            self._months = read_months(self.table, self.columns, self.known.title, body)
        self._unlike = self._names_several(body)
        naming = [at for at, one in enumerate(stub.telling) if one.role == "indicator"]
        by_row = bool(self.known.chosen.places or self.known.by_hand.rows)
        self.repeats = stub.left_out(body)
        sections = Sections(self.table, self.columns, self.known)
        for row, cells in stub.rows(body):
            if sections.heads(row):
                yield row, RowSense(head=True)
                continue
            above = (self._whole.name, self._whole.unit) if self._leans(naming, cells) else ()
            key = (*cells, *above, self.leagues.above, row if by_row else -1)
            sense = self._kept.get(key)
            if sense is None:
                sense = self._kept[key] = self._read(cells, row)
            self._whole.take(sense)
            if sense.place:
                self.leagues.pass_row(sense.place)
            yield row, sections.below(sense) if sections else sense

    def _leans(self, naming: Sequence[int], cells: Sequence[Value]) -> bool:
        """Whether a row's name may need that of the row above: 其中：国有企业."""
        for at in naming:
            value = cells[at]
            leans = self.leaning.get(value)
            if leans is None:
                name = self.known.heading(text_of(value)).name if is_filled(value) else ""
                known = not self._whole.is_unknown(name) and not self.known.is_category(name)
                leans = self.leaning[value] = is_marked(value) or not known
            if leans:
                return True
        return False

    def _names_several(self, body: Sequence[int]) -> bool:
        """Whether the rows name different indicators, so that a 合计 of them means nothing."""
        codes: set[str | None] = set()
        for column in (one.index for one in self.columns if one.role == "indicator"):
            texts = {text_of(self.table.values[row][column]) for row in body[:_SAMPLE_ROWS]}
            names = {self.known.heading(text).name for text in texts if text}
            codes |= {self.known.catalogue.resolve(name).code for name in names if name}
        return len(codes - {None}) > 1

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
        if self.known.by_hand.rows.get(row) == "total":
            said.known["total"] = next((text for _, text, _ in said.cells), "合计")
        for column, text, value in said.cells:
            if column.role not in ("place", "indicator", "breakdown"):
                take_word(said, column, text, value, self._months)
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
            year = moment.year if moment else None
            match = place_of_row(self.known, said.known, text, within, year)
            if match.code is None and within is None:
                match = self.leagues.settle(match, (row, column.index), text, year)
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
        naming = [column for column, _, _ in said.cells if column.role == "indicator"]
        lowest = naming[-1] if naming else None
        for column, text, value in said.cells:
            if column.role == "breakdown":
                categories.append((column.dimension, text))
            elif column.role == "indicator":
                heading = self.known.heading(text)
                if heading.unit:
                    said.known.setdefault("unit", heading.unit)
                if self._is_sum(heading.name or text):
                    said.known |= {"total": text, "unlike": self._unlike}
                elif is_derived(text) and self._whole.is_unknown(heading.name):
                    said.known["derived"] = True
                elif column is lowest and self._whole.has_part(
                    heading.name, value, said.known.get("unit", "")
                ):
                    names.append(self._whole.name)
                    categories.append(("", heading.name))
                    self._unit_above(said)
                elif column is lowest and (whole := self._whole.completed(heading.name)):
                    names.append(whole)
                    self._unit_above(said)
                else:
                    names.append(heading.name or text)
                    if self._whole.holds(heading.name, value):
                        self._unit_above(said)
        said.known["names"] = tuple(names)
        said.known["categories"] = tuple(categories)

    def _is_sum(self, name: str) -> bool:
        """合计 of the rows of a table; 帮扶资金合计 is a figure of its own."""
        sums = total_of(name) is not None and self._whole.is_unknown(name)
        return sums and (self._unlike or not self.known.title.indicator)

    def _unit_above(self, said: Said) -> None:
        """A part of the row above is in its unit, where it prints none itself."""
        said.known["part"] = True
        if self._whole.unit:
            said.known.setdefault("unit", self._whole.unit)
