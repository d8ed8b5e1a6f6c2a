"""Which role a column of the stub has: by the name of its heading, or by what stands in it."""

from dataclasses import replace

from atlas.ingest.files.raw import Value
from atlas.ingest.layout.column import MOST, Column, Sample, counts_rows
from atlas.ingest.layout.judging import is_number
from atlas.ingest.layout.knowledge import Knowledge
from atlas.ingest.layout.vocabulary import (
    ColumnRole,
    column_role,
    is_derived,
    plain,
    scope_of,
    total_of,
)
from atlas.ingest.values.moments import Moment, read_moment
from atlas.ingest.values.parts_of_years import row_part

_TEXT_ROLES = ("source", "coverage", "explanation", "status", "as_of", "period", "scope", "kind")
_MOST_CATEGORIES = 12
_LONGEST_THEME = 12
_ANY_YEAR = 2000
_MONTHS = {"月份", "月"}
_LAST_MONTH = 12
_KIND_WORDS = {"结果", "目标", "门槛", "阈值", "标准", "result", "target", "threshold"}


def role_by_name(column: Column, sample: Sample, known: Knowledge) -> Column | None:
    """The role that the heading names, where the content does not contradict it."""
    if not column.path:
        return None
    last = column.path[-1]
    heading = known.heading(last)
    role = column_role(last) or column_role(heading.name)
    if role == "serial" and _are_codes(sample, known):
        return replace(column, role="place")
    if role in ("serial", "person"):
        return replace(column, reason=role)
    if role in ("value", "value_high") and len(column.path) == 1:
        return replace(column, role=role, unit=heading.unit)
    if role == "year" and _mostly_years(sample, plain(last)):
        return replace(column, role="year")
    if role == "indicator" and _are_years_and_changes(sample):
        return replace(column, role="year")
    if role in ("unit", "coverage") and _are_units(sample, known, role == "coverage"):
        return replace(column, role="unit")
    if role == "place" and (sample.texts or _are_codes(sample, known)):
        return replace(column, role="place")
    spoken = role in _TEXT_ROLES or sample.mostly_numbers
    if not spoken and _are_themes(sample, known.dimension(last), known):
        return replace(column, role="indicator")
    if role == "breakdown" and not sample.mostly_numbers:
        return replace(column, role="breakdown")
    if known.dimension(last) and _are_categories(sample, known):
        return replace(column, role="breakdown", dimension=known.dimension(last) or "")
    if role == "kind" and not set(sample.texts) & _KIND_WORDS:
        role = None
    told = role in ("as_of", "period") or not any(map(is_number, sample.values))
    if role in _TEXT_ROLES and (told or not sample.mostly_numbers):
        return replace(column, role=role)
    dimension = known.dimension(last)
    if dimension and not sample.mostly_numbers and known.share_of_indicators(sample.texts) < MOST:
        return replace(column, role="breakdown", dimension=dimension)
    if role == "indicator" and not sample.mostly_numbers:
        return replace(column, role="indicator")
    return None


def _mostly_years(sample: Sample, heading: str) -> bool:
    """One 去年 in a column headed 年份 is a cell to ask about, not another kind of column."""
    own = _without_changes(sample)
    counted = heading in _MONTHS and all(
        isinstance(one, int | float) and 1 <= one <= _LAST_MONTH for one in own
    )
    years = [value for value in own if read_moment(value, serials=True) or _part(value)]
    return len(years) * 2 > len(own) or (bool(own) and counted)


def _are_units(sample: Sample, known: Knowledge, remarks: bool) -> bool:
    """Whether most texts are units; among ``remarks`` one 单位：万人 alone is asked about."""
    texts = [value for value in sample.values if isinstance(value, str)]
    return known.share_of_units(texts if remarks else sample.texts) >= MOST and (
        not remarks or len(texts) > 1
    )


def _part(value: Value) -> Moment | None:
    """3月, 一季度, whatever year they are of."""
    return row_part(value, _ANY_YEAR) if isinstance(value, str) else None


def _are_years_and_changes(sample: Sample) -> bool:
    """2021年, 2022年, 增减: years with what is computed from them, whatever heads them."""
    own = _without_changes(sample)
    return 0 < len(own) < len(sample.values) and all(map(read_moment, own))


def _without_changes(sample: Sample) -> list[Value]:
    """The names of a column without 增减, 增长（%） and 合计, which say nothing of its kind."""
    return [
        value
        for value in sample.values
        if not isinstance(value, str) or not (is_derived(value) or total_of(value) is not None)
    ]


def role_by_content(column: Column, sample: Sample, known: Knowledge) -> Column | None:
    """The role that the content shows, for blank headings and ones that we do not know."""
    unknown = known.catalogue.resolve_headings(column.path).how == "none"
    if unknown and _are_years_and_changes(sample):
        return replace(column, role="year")
    if unknown and _are_nothing_but_codes(sample, known):
        return replace(column, role="place")
    if unknown and _are_categories(sample, known):
        return replace(column, role="breakdown")
    numbers = [value for value in sample.values if is_number(value)]
    if len(numbers) == len(sample.values) and not column.path:
        if all(read_moment(value) for value in numbers):
            return replace(column, role="year")
        if numbers == list(range(1, len(numbers) + 1)):
            return replace(column, reason="serial")
    if not column.path and counts_rows(sample, first=column.index == 0):
        return replace(column, reason="serial")
    if sample.mostly_numbers or not sample.texts:
        years = [read_moment(value) for value in sample.values]
        if sample.values and all(years) and unknown and column.index == 0:
            return replace(column, role="year")
        return None
    if all(map(scope_of, sample.texts)):
        return replace(column, role="scope")
    shares: list[tuple[float, ColumnRole]] = [
        (known.share_of_places(sample.texts), "place"),
        (known.share_of_indicators(sample.texts), "indicator"),
        (known.share_of_units(sample.texts), "unit"),
        (known.share_of_categories(sample.texts), "breakdown"),
    ]
    share, role = max(shares, key=lambda one: one[0])
    if share >= MOST:
        return replace(column, role=role)
    named = [text for text in sample.texts if total_of(text) is None]
    if named and all(read_moment(text) or _part(text) for text in named):
        return replace(column, role="year")
    return None


def _are_categories(sample: Sample, known: Knowledge) -> bool:
    """100人以上, 100人以下: categories that read like numbers."""
    names = {value.strip() for value in sample.values if isinstance(value, str)}
    return (
        0 < len(names) <= _MOST_CATEGORIES
        and all(isinstance(value, str) for value in sample.values)
        and all(
            known.catalogue.resolve_category(name).category
            or known.catalogue.compound_category(name)
            for name in names
        )
    )


def _are_themes(sample: Sample, dimension: str | None, known: Knowledge) -> bool:
    """组织建设, 困难帮扶: words that name themes, beside the indicators of each. A sentence that
    speaks of one (a source, what was done) is none."""
    catalogue = known.catalogue
    if dimension and all(catalogue.resolve_category(one, dimension).known for one in sample.texts):
        return False
    named = [
        text
        for text in sample.texts
        if len(text) <= _LONGEST_THEME
        and catalogue.find_theme(text)
        and catalogue.resolve(text).how == "none"
    ]
    return bool(sample.texts) and len(named) / len(sample.texts) > MOST


def _are_codes(sample: Sample, known: Knowledge) -> bool:
    """Six-digit place codes, whether stored as numbers or as text."""
    codes = [str(value).removesuffix(".0") for value in sample.values]
    return bool(codes) and sum(code in known.places for code in codes) / len(codes) >= MOST


def _are_nothing_but_codes(sample: Sample, known: Knowledge) -> bool:
    """Codes below a heading that does not say so: 150000 元 among other amounts is none."""
    codes = {str(value).removesuffix(".0") for value in sample.values}
    return len(codes) > 1 and all(code in known.places for code in codes)
