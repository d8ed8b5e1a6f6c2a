"""What the cells of a row that are no values say: collected one by one into a :class:`RowSense`."""

import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from atlas.figures import Kind, Period, Scope
from atlas.ingest.files.raw import Value
from atlas.ingest.files.seen import plain_number
from atlas.ingest.layout.column import Column
from atlas.ingest.layout.months import Months
from atlas.ingest.layout.vocabulary import (
    is_derived,
    marks_demonstration,
    plain,
    total_of,
    unit_line,
)
from atlas.ingest.sense import Categories, Doubt, Names
from atlas.ingest.values.moments import Moment, read_moment

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
_SCALED = re.compile("[百千]?[万亿][元人户个件名次家]?次?")
_CUMULATIVE = re.compile(r"累计\(?(\d{4})年?[-—–~至到](\d{4})年?\)?")


class RowSense(NamedTuple):
    """What holds for every value of a row. ``total`` is the printed 合计, ``unlike`` one over
    different indicators; ``part`` a row of 其中, which belongs to the one above;
    ``derived`` a row of 同比, ``head`` one that only heads those below;
    ``printed`` is a total that is a figure of its place too,
    ``summed`` the 合计 of its months, ``within`` one of these months;
    ``doubts`` are pairs of a doubt and the column whose cell raised it; ``skip`` rows were left
    out by choice."""

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
    unlike: bool = False
    part: bool = False
    derived: bool = False
    head: bool = False
    demo: bool = False
    skip: bool = False
    printed: bool = False
    summed: bool = False
    within: bool = False
    doubts: tuple[tuple[Doubt, int], ...] = ()


@dataclass(slots=True)
class Said:
    """The filled cells of a row that are no values, and what is known from them so far."""

    cells: list[tuple[Column, str, Value]]
    known: dict[str, Any] = field(default_factory=dict)
    doubts: list[tuple[Doubt, int]] = field(default_factory=list)

    def doubt(self, rule: str, text: str, column: Column, choices: tuple[str, ...] = ()) -> None:
        expected = column.name if rule == "unknown_word" else ""
        self.doubts.append((Doubt(rule, text, choices, expected), column.index))


def take_word(said: Said, column: Column, text: str, value: Value, months: Months) -> None:
    """A cell of a column of its own: year, unit, kind, scope, period, remarks."""
    role = column.role
    if role == "year":
        moment = read_moment(value, serials=True)
        if moment is None or months.told:
            its_year = said.known["moment"].year if "moment" in said.known else months.year
            part = months.row(text, its_year)
            said.known |= part
            moment = part.get("moment", moment)
        if said.known.get("summed"):
            return
        if total_of(text) is not None:
            said.known["total"] = text
        elif moment is None and is_derived(text):
            said.known["derived"] = True
        elif moment is None:
            said.doubt("unclear_year", text, column)
        else:
            said.known["moment"] = moment
    elif role in ("unit", "source", "coverage", "explanation", "status"):
        said.known[role] = text
        if role == "coverage" and (unit_line(text) or _SCALED.fullmatch(plain(text))):
            said.doubt("unknown_word", text, column)
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


def text_of(value: Value) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return plain_number(value)
    return str(value).strip()


def _as_of(text: str) -> str:
    """The date as ISO where it is one: 2017年底 is 2017-12-31; other words stay as they are."""
    moment = read_moment(text)
    if moment is None or moment.year is None:
        return text
    return moment.as_of or str(moment.year)
