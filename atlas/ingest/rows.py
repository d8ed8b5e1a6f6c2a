"""What each row of a table says by itself: place, year, names, unit and the words beside them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from atlas.figures import Kind, Period, Scope
from atlas.ingest.columns import Column
from atlas.ingest.corrections import IGNORE
from atlas.ingest.knowledge import Knowledge, is_own_level
from atlas.ingest.moments import Moment, read_moment
from atlas.ingest.raw import RawTable, Value
from atlas.ingest.seen import plain_number
from atlas.ingest.senses import Categories, Doubt, Names
from atlas.ingest.skeleton import is_filled
from atlas.ingest.vocabulary import marks_demonstration, plain, total_of

_STUB = ("place", "indicator", "breakdown", "year")
_KINDS: dict[str, Kind] = {
    **dict.fromkeys(("", "结果", "实际", "完成", "result"), "result"),
    **dict.fromkeys(("目标", "计划", "target"), "target"),
    **dict.fromkeys(("门槛", "阈值", "标准", "threshold"), "threshold"),
}
_SCOPES: dict[str, Scope | None] = {
    "": None,
    **dict.fromkeys(("全级", "各级", "全口径", "all"), "all"),
    **dict.fromkeys(("本级", "own"), "own"),
}
_PERIODS: dict[str, Period | None] = {
    "": None,
    **dict.fromkeys(("年度", "年", "全年", "year"), "year"),
    **dict.fromkeys(("时点", "期末", "point"), "point"),
    **dict.fromkeys(("两节", "季", "两节期间", "元旦春节", "season"), "season"),
    **dict.fromkeys(("累计", "cumulative"), "cumulative"),
}
_WORDS: dict[str, dict[str, Any]] = {"kind": _KINDS, "scope": _SCOPES, "period": _PERIODS}
_CUMULATIVE = re.compile(r"累计\(?(\d{4})年?[-—–~至到](\d{4})年?\)?")


class RowSense(NamedTuple):
    """What holds for every value of a row. ``total`` is the printed 合计; ``doubts`` are pairs of
    a doubt and the column whose cell raised it; ``skip`` rows were left out by choice."""

    place: str | None = None
    moment: Moment | None = None
    names: Names = ()
    categories: Categories = ()
    unit: str = ""
    kind: Kind | None = None
    scope: Scope | None = None
    period: Period | None = None
    year_from: int | None = None
    as_of: str = ""
    source: str = ""
    coverage: str = ""
    explanation: str = ""
    status: str = ""
    total: str = ""
    demo: bool = False
    skip: bool = False
    doubts: tuple[tuple[Doubt, int], ...] = ()


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
        plain_columns = [one.index for one in telling]
        for row in body:
            values = self.table.values[row]
            cells = [values[column] for column in plain_columns]
            if filled_from:
                cells = [
                    self.table.values[filled_from.get((row, column), row)][column]
                    for column in plain_columns
                ]
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
        said = _Said(
            [
                (column, _text(value), value)
                for column, value in zip(self._telling, cells, strict=True)
                if is_filled(value)
            ]
        )
        if self._is_left_out(said, row):
            return RowSense(skip=True)
        for column, text, value in said.cells:
            if column.role not in ("place", "indicator", "breakdown"):
                _word(said, column, text, value)
        self._place(said, row)
        self._names(said)
        return RowSense(**said.known, doubts=tuple(said.doubts))

    def _is_left_out(self, said: "_Said", row: int) -> bool:
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

    def _place(self, said: "_Said", row: int) -> None:
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

    def _names(self, said: "_Said") -> None:
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


@dataclass(slots=True)
class _Said:
    """The filled cells of a row that are no values, and what is known from them so far."""

    cells: list[tuple[Column, str, Value]]
    known: dict[str, Any] = field(default_factory=dict)
    doubts: list[tuple[Doubt, int]] = field(default_factory=list)

    def doubt(self, rule: str, text: str, column: Column, choices: tuple[str, ...] = ()) -> None:
        expected = column.name if rule == "unknown_word" else ""
        self.doubts.append((Doubt(rule, text, choices, expected), column.index))


def _word(said: _Said, column: Column, text: str, value: Value) -> None:
    """A cell of a column of its own: year, unit, kind, scope, period, remarks."""
    role = column.role
    if role == "year":
        moment = read_moment(value, serials=True)
        if total_of(text) is not None:
            said.known["total"] = text
        elif moment is None:
            said.doubt("unclear_year", text, column)
        else:
            said.known["moment"] = moment
    elif role in ("unit", "source", "coverage", "explanation", "status"):
        said.known[role] = text
        if marks_demonstration(text):
            said.known["demo"] = True
    elif role == "as_of":
        said.known["as_of"] = _as_of(text)
    elif role in _WORDS:
        key = plain(text)
        span = _CUMULATIVE.fullmatch(key)
        if role == "period" and span:
            said.known |= {"period": "cumulative", "year_from": int(span[1])}
        elif key in _WORDS[role]:
            said.known[role] = _WORDS[role][key]
        else:
            said.doubt("unknown_word", text, column)


def _text(value: Value) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return plain_number(value)
    return str(value).strip()


def _as_of(text: str) -> str:
    """The date as ISO where it is one: 2017年底 is 2017-12-31; other words stay as they are."""
    moment = read_moment(text)
    if moment is None or moment.year is None:
        return text
    return moment.as_of or str(moment.year)
