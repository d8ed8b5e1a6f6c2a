"""From a row of figures read by hand to a line of the long shape that the upload reads."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from atlas.catalogue import Breakdown, Indicator, load_catalogue
from sample_data.real_values import written_value

HEADER = (
    "指标",
    "地区",
    "年份",
    "数值",
    "单位",
    "分组",
    "性质",
    "口径",
    "时点",
    "期间",
    "来源",
    "备注",
)
UNKNOWN = "未知"
KINDS = {"": "结果", "target": "目标", "threshold": "门槛"}
#: pieces of the breakdown column that say what the figure stands on, not how it is cut
REMARKS = {"范围": "覆盖范围", "分母": "分母"}
ELSEWHERE = "elsewhere.csv"

Row = dict[str, str]


@dataclass(frozen=True)
class Citations:
    """``citations.toml``: documents, sections, places and our own remarks."""

    table: Mapping[str, Any]

    def source(self, figure: str, document: str) -> str:
        """Title, publisher, date and the section that holds the figure (ids are in order)."""
        citation = self.table["documents"][document]["citation"]
        number = int(figure[-3:])
        section = ""
        for first, name in self.table["sections"].items():
            if int(first[-3:]) <= number and first[:4] == figure[:4]:
                section = name
        return f"{citation}，【{section}】" if section else citation

    def output(self, document: str, place: str) -> str:
        """The sample file of a document; what is not ours goes to the other regions' file."""
        ours = place in self.table["places"]
        return self.table["documents"][document]["output"] if ours else ELSEWHERE

    def place(self, text: str) -> str:
        """The place as the upload knows it, or the source's own words for another region's."""
        return self.table["places"].get(text, re.sub(r"\(.*\)$", "", text))

    def note(self, key: str) -> str:
        return self.table["notes"].get(key, "")


def figure_rows(figures: list[Row], citations: Citations) -> Iterator[tuple[str, Row]]:
    """(file, line) of each figure of ``figures.tsv``; the two ends of a range are one figure."""
    ranges: set[tuple[str, str]] = set()
    for row in figures:
        if row["kind"] == "furniture":
            continue
        indicator, kind, breakdown = _meaning(row)
        printed = row["value_as_printed"]
        if "区间" in row["qualifier"]:
            if (indicator.code, printed) in ranges:
                continue
            ranges.add((indicator.code, printed))
        as_of = _piece(row["breakdown_dimension"], "时点")
        open_ended = "累计" in row["qualifier"]
        place = row["region_or_unit"]
        line = _line(
            indicator,
            breakdown,
            地区=citations.place(place),
            年份=UNKNOWN if row["year"] == "unknown" else row["year"],
            数值=printed,
            性质=KINDS[kind or ("threshold" if indicator.nature == "target" else "")],
            口径=_scope(indicator, place),
            时点=as_of,
            期间="累计" if open_ended else _period(indicator, as_of),
            来源=citations.source(row["figure_id"], row["source"]),
            备注="；".join(filter(None, (*_remarks(row), citations.note(row["figure_id"])))),
        )
        yield citations.output(row["source"], place), line


def series_rows(series: list[Row], citations: Citations) -> list[Row]:
    """The lines of ``series.tsv``. A figure that a source gives for each of several years stands
    in every year for which no other source is more exact."""
    exact = {(row["indicator_name_zh"], row["year"]) for row in series if row["year"].isdecimal()}
    lines = []
    for row in series:
        first, _, last = row["year"].partition("-")
        years = [last or first]
        if "each year" in row["qualifier"]:
            span = map(str, range(int(first), int(last) + 1))
            years = [year for year in span if (row["indicator_name_zh"], year) not in exact]
        lines += [_series_line(row, year, citations) for year in years]
    return lines


def _series_line(row: Row, year: str, citations: Citations) -> Row:
    indicator, kind, breakdown = _meaning(row)
    as_of = _piece(row["breakdown_dimension"], "时点") or _stated_date(row["qualifier"])
    first, _, last = row["year"].partition("-")
    cumulative = bool(last) and "each year" not in row["qualifier"]
    period = f"累计{first}—{last}" if cumulative else _period(indicator, as_of)
    place = row["region_or_unit"]
    return _line(
        indicator,
        breakdown,
        地区=citations.place(place),
        年份=year,
        数值=written_value(row["value"], row["unit"], row["qualifier"]),
        性质=KINDS[kind],
        口径=_scope(indicator, place),
        时点=as_of,
        期间=period,
        来源=f"{row['source_title']}，{row['publisher_date']}",
        备注=citations.note(f"{row['indicator_name_zh']}@{row['year']}"),
    )


def _meaning(row: Row) -> tuple[Indicator, str, Breakdown]:
    """Indicator, kind (``target``, ``threshold`` or empty) and breakdown of a row."""
    catalogue = load_catalogue()
    match = catalogue.resolve(row["indicator_name_zh"], row["unit"])
    if match.code is None:
        raise LookupError(f"{row['indicator_name_zh']}: no indicator")
    pieces = [piece for piece in row["breakdown_dimension"].split(";") if "=" in piece]
    cut = [piece for piece in pieces if not piece.startswith((*REMARKS, "时点"))]
    read = catalogue.read_breakdown(";".join(cut))
    if read.unknown:
        raise LookupError(f"{row['indicator_name_zh']}: {read.unknown}")
    pairs = {**dict(match.implied.breakdown), **dict(read.pairs)}
    code, breakdown = catalogue.canonical(match.code, tuple(sorted(pairs.items())))
    kind = match.implied.figure_kind or ("target" if "目标" in row["qualifier"] else "")
    return catalogue.get(code), kind, breakdown


def _remarks(row: Row) -> list[str]:
    """覆盖范围：… and 分母：… of the breakdown column."""
    found = ((said, _piece(row["breakdown_dimension"], name)) for name, said in REMARKS.items())
    return [f"{said}：{text}" for said, text in found if text]


def _line(indicator: Indicator, breakdown: Breakdown, **cells: str) -> Row:
    catalogue = load_catalogue()
    names = []
    for code, category in breakdown:
        dimension = catalogue.dimension(code)
        names.append(f"{dimension.name_zh}={dimension.category(category).name_zh}")
    line = {"指标": indicator.name_zh, "单位": indicator.unit, "分组": ";".join(names), **cells}
    return {column: line[column] for column in HEADER}


def _scope(indicator: Indicator, place: str) -> str:
    """本级 where the federation alone is meant, 全级 where both exist, else nothing to say."""
    if indicator.scoped == "own" or "(本级)" in place:
        return "本级"
    return "全级" if indicator.scoped == "both" else ""


def _period(indicator: Indicator, as_of: str) -> str:
    """两节 for the season, 时点 for a date inside the year, else the year's figure."""
    if ("activity", "two_festivals") in indicator.inherent:
        return "两节"
    inside_the_year = as_of and not as_of.endswith("年底")
    return "时点" if inside_the_year and indicator.kind == "stock" else "年度"


def _piece(text: str, name: str) -> str:
    found = re.search(rf"(?:^|;){name}=([^;]*)", text)
    return found[1] if found else ""


def _stated_date(qualifier: str) -> str:
    found = re.search(r"截至\D*(\d{4}-\d{2}(?:-\d{2})?)", qualifier)
    return found[1] if found else ""
