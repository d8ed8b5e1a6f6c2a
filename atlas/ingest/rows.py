"""What each row of a table says by itself: place, year, names, unit and the words beside them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

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
_CUMULATIVE = re.compile(r"累计\(?(\d{4})年?[-—–~至到](\d{4})年?\)?")


@dataclass(frozen=True, slots=True)
class RowSense:
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
    _last_indicator: str = ""

    def rows(self, body: Sequence[int]) -> Iterator[tuple[int, RowSense]]:
        """(row, what it says) of each row of the body. Equal rows are worked out once."""
        telling = [one for one in self.columns if one.role not in ("value", "ignored", "empty")]
        telling = [one for one in telling if one.role not in ("serial", "value_high")]
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
                sense = self._read(dict(zip(telling, cells, strict=True)), row)
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

    def _read(self, cells: dict[Column, Value], row: int) -> RowSense:
        texts = {column: _text(value) for column, value in cells.items() if is_filled(value)}
        sense = self._words(texts)
        if sense.skip or self._is_left_out(texts, row):
            return RowSense(skip=True)
        sense = self._moment(sense, cells, texts)
        sense = self._place(sense, texts, row)
        return self._names(sense, texts)

    def _is_left_out(self, texts: dict[Column, str], row: int) -> bool:
        chosen = self.known.chosen
        number = str(row + self.table.first_row + 1)
        left = {name for name, code in chosen.places.items() if code == IGNORE}
        left_names = {name for name, code in chosen.indicators.items() if code == IGNORE}
        return number in left or any(
            (column.role == "place" and text in left)
            or (column.role == "indicator" and text in left_names)
            for column, text in texts.items()
        )

    def _place(self, sense: RowSense, texts: dict[Column, str], row: int) -> RowSense:
        chosen = self.known.chosen.places.get(str(row + self.table.first_row + 1))
        if chosen:
            return replace(sense, place=chosen)
        places = self.known.places
        code: str | None = None
        doubts = list(sense.doubts)
        scope = sense.scope
        for column, text in texts.items():
            if column.role != "place":
                continue
            total = total_of(text)
            if total is not None:
                return replace(sense, total=text, place=code, doubts=tuple(doubts))
            within = code if code and places.get(code).level == "league" else None
            match = self.known.place(text, within, sense.moment.year if sense.moment else None)
            if match.code is None:
                doubts.append((Doubt("unknown_place", text, match.candidates), column.index))
            elif code is None or places.get(match.code).parent == code or match.code == code:
                code = match.code
            if is_own_level(text):
                scope = "own"
        return replace(sense, place=code, scope=scope, doubts=tuple(doubts))

    def _moment(
        self, sense: RowSense, cells: dict[Column, Value], texts: dict[Column, str]
    ) -> RowSense:
        for column, text in texts.items():
            if column.role != "year":
                continue
            if total_of(text) is not None:
                return replace(sense, total=text)
            moment = read_moment(cells[column], serials=True)
            if moment is None:
                doubt = (Doubt("unclear_year", text), column.index)
                return replace(sense, doubts=(*sense.doubts, doubt))
            sense = replace(sense, moment=moment)
        return sense

    def _names(self, sense: RowSense, texts: dict[Column, str]) -> RowSense:
        names: list[str] = []
        categories: list[tuple[str, str]] = []
        unit = sense.unit
        for column, text in texts.items():
            if column.role == "indicator":
                heading = self.known.heading(text)
                unit = unit or heading.unit
                if total_of(text) is not None and not self.known.title.indicator:
                    sense = replace(sense, total=text)
                elif self._is_part_of_last(heading.name):
                    names.append(self._last_indicator)
                    categories.append(("", heading.name))
                else:
                    names.append(text if heading.name == "" else heading.name)
            elif column.role == "breakdown":
                categories.append((column.dimension, text))
        return replace(sense, names=tuple(names), categories=tuple(categories), unit=unit)

    def _is_part_of_last(self, name: str) -> bool:
        """其中：国有企业 below 职代会建制率: a category of the indicator above it."""
        catalogue = self.known.catalogue
        return bool(
            self._last_indicator
            and catalogue.resolve(name).how == "none"
            and total_of(name) is None
            and name not in self.known.chosen.indicators
            and catalogue.resolve(self._last_indicator).code
            and self.known.is_category(name)
        )

    def _words(self, texts: dict[Column, str]) -> RowSense:
        """Unit, kind, scope, period and the remarks: words that stand in columns of their own."""
        sense = RowSense()
        for column, text in texts.items():
            said = plain(text)
            match column.role:
                case "unit":
                    sense = replace(sense, unit=text)
                case "source" | "coverage" | "explanation" | "status":
                    sense = replace(sense, **{column.role: text})
                case "as_of":
                    sense = replace(sense, as_of=_as_of(text))
                case "kind" | "scope":
                    known: dict[str, Any] = _KINDS if column.role == "kind" else _SCOPES
                    if said in known:
                        sense = replace(sense, **{column.role: known[said]})
                    else:
                        doubt = (Doubt("unknown_word", text, (), column.name), column.index)
                        sense = replace(sense, doubts=(*sense.doubts, doubt))
                case "period":
                    sense = self._period(sense, text, column)
        return replace(sense, demo=any(map(marks_demonstration, (sense.coverage, sense.source))))

    def _period(self, sense: RowSense, text: str, column: Column) -> RowSense:
        said = plain(text)
        span = _CUMULATIVE.fullmatch(said)
        if span:
            return replace(sense, period="cumulative", year_from=int(span[1]))
        if said in _PERIODS:
            return replace(sense, period=_PERIODS[said])
        doubt = (Doubt("unknown_word", text, (), column.name), column.index)
        return replace(sense, doubts=(*sense.doubts, doubt))


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
