"""What each column of a table holds: names, years, units or values, and under which headings."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from atlas.ingest.corrections import IGNORE
from atlas.ingest.knowledge import Knowledge
from atlas.ingest.moments import Moment, read_moment
from atlas.ingest.raw import RawTable, Value, column_letters
from atlas.ingest.skeleton import Skeleton, is_filled, is_number, is_numberish
from atlas.ingest.vocabulary import ColumnRole, column_role, is_derived, total_of

_SAMPLE_ROWS = 120
_SAMPLE_TEXTS = 40
_MOST = 0.5
_TEXT_ROLES = ("source", "coverage", "explanation", "status", "as_of", "period", "scope", "kind")
_KIND_WORDS = {"结果", "目标", "门槛", "阈值", "标准", "result", "target", "threshold"}


@dataclass(frozen=True, slots=True)
class Column:
    """``role``: what the column holds, ``ignored`` (``reason`` says why) or ``empty``.

    ``path`` are the headings from top to bottom as printed, each once. Of a value column
    ``parts`` name the indicator, ``moment``, ``place`` and ``unit`` are what the headings say
    besides, ``chosen`` is the code that an analyst chose; ``is_total`` marks 合计 over places
    or years. A breakdown column with a heading such as 所有制 has its ``dimension``.
    """

    index: int
    path: tuple[str, ...] = ()
    role: ColumnRole | str = "ignored"
    reason: str = ""
    dimension: str = ""
    parts: tuple[str, ...] = ()
    moment: Moment | None = None
    place: str | None = None
    unit: str = ""
    chosen: str = ""
    is_total: bool = False

    @property
    def name(self) -> str:
        """The headings as one text, as findings and corrections call the column."""
        return " / ".join(self.path)


@dataclass(frozen=True, slots=True)
class _Sample:
    """Filled values of one column: how many write numbers, and the distinct other texts."""

    values: tuple[Value, ...]
    numbers: int
    texts: tuple[str, ...]

    @property
    def mostly_numbers(self) -> bool:
        return bool(self.values) and self.numbers / len(self.values) >= _MOST


def read_columns(table: RawTable, rows: Skeleton, known: Knowledge) -> tuple[Column, ...]:
    """All columns of the table, in order."""
    paths = header_paths(table, rows.header)
    body = rows.body
    step = max(1, len(body) // _SAMPLE_ROWS)
    sampled = [*body[:_SAMPLE_ROWS], *body[_SAMPLE_ROWS::step]]
    columns = []
    for index in range(table.width):
        sample = _sample(table, sampled, index)
        columns.append(_column(table, index, paths[index], sample, known))
    return tuple(_with_places(columns, known))


def header_paths(table: RawTable, header: Sequence[int]) -> list[tuple[str, ...]]:
    """For each column its headings, top first; a merged or open group heading holds for all
    columns below it."""
    anchors = {
        (row, column): (one.top, one.left)
        for one in table.merges
        for row in range(one.top, one.bottom + 1)
        if row in header
        for column in range(one.left, one.right + 1)
    }
    levels: list[list[str]] = []
    for row in header:
        texts = []
        for column in range(table.width):
            top, left = anchors.get((row, column), (row, column))
            texts.append(table.cell(top, left).text.strip())
        levels.append(texts)
    for upper, lower in pairwise(levels):
        group = ""
        for column, text in enumerate(upper):
            if text:
                group = text if lower[column] and lower[column] != text else ""
            elif group and lower[column]:
                upper[column] = group
    return [tuple(dict.fromkeys(filter(None, path))) for path in zip(*levels, strict=True)]


def _sample(table: RawTable, rows: Sequence[int], column: int) -> _Sample:
    values = [table.values[row][column] for row in rows]
    filled = [value for value in values if is_filled(value)]
    unsaved = sum((row, column) in table.uncached for row in rows)
    broken = sum((row, column) in table.errors for row in rows)
    numbers = sum(map(is_numberish, filled)) + unsaved + broken
    texts = dict.fromkeys(
        value.strip() for value in filled if isinstance(value, str) and not is_numberish(value)
    )
    return _Sample((*filled, *[0] * (unsaved + broken)), numbers, tuple(texts)[:_SAMPLE_TEXTS])


def _column(
    table: RawTable, index: int, path: tuple[str, ...], sample: _Sample, known: Knowledge
) -> Column:
    column = Column(index, path)
    letters = column_letters(index + table.first_column)
    for key in (letters, column.name):
        if key in known.chosen.indicators:
            code = known.chosen.indicators[key]
            if code == IGNORE:
                return replace(column, reason="chosen")
            return replace(_value_column(column, letters, known), chosen=code)
    if not sample.values:
        return replace(column, role="empty")
    stub = _named(column, sample, known) or _by_content(column, sample, known)
    if stub is not None:
        return stub
    if not sample.mostly_numbers:
        return replace(column, reason="text")
    value = _value_column(column, letters, known)
    resolved = known.catalogue.resolve_headings(value.parts).how != "none"
    if not resolved and any(map(is_derived, path)):
        return replace(column, reason="derived")
    return value


def _named(column: Column, sample: _Sample, known: Knowledge) -> Column | None:
    """The role that the heading names, where the content does not contradict it."""
    if not column.path:
        return None
    last = column.path[-1]
    heading = known.heading(last)
    role = column_role(last) or column_role(heading.name)
    if role in ("serial", "person"):
        return replace(column, reason=role)
    if role in ("value", "value_high") and len(column.path) == 1:
        return replace(column, role=role, unit=heading.unit)
    if role == "year" and _mostly_years(sample):
        return replace(column, role="year")
    if role == "unit" and known.share_of_units(sample.texts) >= _MOST:
        return replace(column, role="unit")
    if role == "place" and (sample.texts or _are_codes(sample, known)):
        return replace(column, role="place")
    if role == "breakdown" and not sample.mostly_numbers:
        return replace(column, role="breakdown")
    if role == "kind" and not set(sample.texts) & _KIND_WORDS:
        role = None
    if role in _TEXT_ROLES and (role in ("as_of", "period") or not sample.mostly_numbers):
        return replace(column, role=role)
    dimension = known.dimension(last)
    if dimension and not sample.mostly_numbers and known.share_of_indicators(sample.texts) < _MOST:
        return replace(column, role="breakdown", dimension=dimension)
    if role == "indicator" and not sample.mostly_numbers:
        return replace(column, role="indicator")
    return None


def _mostly_years(sample: _Sample) -> bool:
    """One 去年 in a column headed 年份 is a cell to ask about, not another kind of column."""
    years = [value for value in sample.values if read_moment(value, serials=True)]
    return len(years) * 2 > len(sample.values)


def _by_content(column: Column, sample: _Sample, known: Knowledge) -> Column | None:
    """The role that the content shows, for blank headings and ones that we do not know."""
    numbers = [value for value in sample.values if is_number(value)]
    if len(numbers) == len(sample.values) and not column.path:
        if _are_codes(sample, known):
            return replace(column, role="place")
        if all(read_moment(value) for value in numbers):
            return replace(column, role="year")
        if numbers == list(range(1, len(numbers) + 1)):
            return replace(column, reason="serial")
    if sample.mostly_numbers or not sample.texts:
        years = [read_moment(value) for value in sample.values]
        no_indicator = known.catalogue.resolve_headings(column.path).how == "none"
        if sample.values and all(years) and no_indicator and column.index == 0:
            return replace(column, role="year")
        return None
    shares: list[tuple[float, ColumnRole]] = [
        (known.share_of_places(sample.texts), "place"),
        (known.share_of_indicators(sample.texts), "indicator"),
        (known.share_of_units(sample.texts), "unit"),
        (known.share_of_categories(sample.texts), "breakdown"),
    ]
    share, role = max(shares, key=lambda one: one[0])
    if share >= _MOST:
        return replace(column, role=role)
    if all(read_moment(text) for text in sample.texts):
        return replace(column, role="year")
    return None


def _are_codes(sample: _Sample, known: Knowledge) -> bool:
    """Six-digit place codes, whether stored as numbers or as text."""
    codes = [str(value).removesuffix(".0") for value in sample.values]
    return bool(codes) and sum(code in known.places for code in codes) / len(codes) >= _MOST


def _value_column(column: Column, letters: str, known: Knowledge) -> Column:
    headings = [known.heading(text) for text in column.path]
    moments = [one.moment for one in headings if one.moment]
    units = [one.unit for one in headings if one.unit]
    chosen_year = known.chosen.years.get(letters) or known.chosen.years.get(column.name)
    chosen_unit = known.chosen.units.get(letters) or known.chosen.units.get(column.name)
    return replace(
        column,
        role="value",
        parts=tuple(dict.fromkeys(one.name for one in headings if one.name)),
        moment=Moment(chosen_year) if chosen_year else (moments[-1] if moments else None),
        unit=chosen_unit or (units[-1] if units else ""),
    )


def _with_places(columns: list[Column], known: Knowledge) -> list[Column]:
    """Value columns headed by places, where no column of the stub holds places; their 合计."""
    values = [one for one in columns if one.role == "value"]
    by_place = not any(one.role == "place" for one in columns)
    for one in values:
        if one.chosen:
            continue
        named = [part for part in one.parts if by_place and _is_place_heading(part, known)]
        rest = tuple(part for part in one.parts if part not in named)
        code = known.place(named[-1]).code if named else None
        columns[one.index] = replace(one, parts=rest, place=code)
    along = [columns[one.index] for one in values]
    lone_total = {
        one.index for one in along if len(one.parts) == 1 and total_of(one.parts[0]) is not None
    }
    others = [one for one in along if one.index not in lone_total]
    dated = bool(others) and all(one.place or (one.moment and not one.parts) for one in others)
    if dated:
        for index in lone_total:
            columns[index] = replace(columns[index], parts=(), is_total=True)
    return columns


def _is_place_heading(part: str, known: Knowledge) -> bool:
    return known.catalogue.resolve(part).how == "none" and known.place(part).code is not None
