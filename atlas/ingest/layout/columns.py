"""What each column of a table holds: names, years, units or values, and under which headings."""

import re
from dataclasses import replace

from atlas.ingest.corrections import IGNORE
from atlas.ingest.draft import Role
from atlas.ingest.files.raw import RawTable, column_letters
from atlas.ingest.layout.column import ELSEWHERE, Column, Sample, sample_of
from atlas.ingest.layout.column_roles import role_by_content, role_by_name
from atlas.ingest.layout.dated_columns import dated
from atlas.ingest.layout.headers import header_paths
from atlas.ingest.layout.knowledge import Knowledge
from atlas.ingest.layout.part_columns import of_which
from atlas.ingest.layout.parts_of_parts import with_their_categories
from atlas.ingest.layout.rates_beside import with_their_rates
from atlas.ingest.layout.skeleton import Skeleton
from atlas.ingest.layout.vocabulary import is_derived, scope_of, total_of
from atlas.ingest.values.moments import Moment

_SAMPLE_ROWS = 120
_SEVERAL = 2
_OTHERS = re.compile("其[他它余](?:各?(?:盟市|旗县(?:市?区)?|地区|[盟市旗县区]))?")
#: 测评结果 above 满意 above 占比% says nothing that 满意 does not say
_OF_GRADES = re.compile("(?:民主)?(?:测评|评议|评价|评家|满意度)?(?:结果|情况|等次)?")


def read_columns(table: RawTable, rows: Skeleton, known: Knowledge) -> tuple[Column, ...]:
    """All columns of the table, in order."""
    paths = header_paths(table, rows.header)
    body = rows.body
    step = max(1, len(body) // _SAMPLE_ROWS)
    sampled = [*body[:_SAMPLE_ROWS], *body[_SAMPLE_ROWS::step]]
    columns = []
    for index in range(table.width):
        sample = sample_of(table, sampled, index)
        columns.append(_column(table, index, paths[index], sample, known))
    parted = with_their_categories(of_which(columns, known), known)
    named = _with_places(with_their_rates(parted, known), known)
    return tuple(dated(named, known.title.part))


def _column(
    table: RawTable, index: int, path: tuple[str, ...], sample: Sample, known: Knowledge
) -> Column:
    column = Column(index, path)
    letters = column_letters(index + table.first_column)
    for key in (letters, column.name):
        if key in known.chosen.indicators:
            code = known.chosen.indicators[key]
            if code == IGNORE:
                return replace(column, reason="chosen")
            return replace(_value_column(column, letters, known), chosen=code)
    by_hand = known.by_hand.columns.get(index)
    if by_hand:
        return _said(column, by_hand, letters, known)
    if not sample.values:
        return replace(column, role="empty")
    stub = role_by_name(column, sample, known) or role_by_content(column, sample, known)
    if stub is not None:
        return stub
    value = _value_column(column, letters, known)
    match = known.catalogue.resolve_headings(value.parts)
    if match.code is None and value.parts and _OF_GRADES.fullmatch(value.parts[0]):
        below = known.catalogue.resolve_headings(value.parts[1:])
        if below.code and below.implied.breakdown:
            match, value = below, replace(value, parts=value.parts[1:])
    # a column headed by an indicator or a year holds its figures, however they are written
    headed = match.code is not None or (value.moment is not None and not value.parts)
    if not sample.mostly_numbers and not headed:
        return replace(column, reason="text")
    if match.code is None and any(map(is_derived, path)):
        return replace(column, reason="derived")
    return value


def _said(column: Column, role: Role, letters: str, known: Knowledge) -> Column:
    """A column whose role was given by hand."""
    if role in ("place", "indicator", "year", "unit"):
        return replace(column, role=role)
    if role == "breakdown":
        dimension = known.dimension(column.path[-1]) if column.path else None
        return replace(column, role=role, dimension=dimension or "")
    if role in ("remark", "note"):
        return replace(column, role="coverage")
    if role in ("value", "total"):
        value = _value_column(column, letters, known)
        # 丙 above numbers that were said to be values names nothing: the rows do
        parts = tuple(part for part in value.parts if _may_name(part, known))
        return replace(value, parts=parts, is_total=role == "total")
    return replace(column, reason="chosen")


def _may_name(part: str, known: Knowledge) -> bool:
    return known.is_heading(part) or known.is_place(part) or part in known.chosen.indicators


def _value_column(column: Column, letters: str, known: Knowledge) -> Column:
    scopes = [scope for text in column.path if (scope := scope_of(text))]
    headings = [known.heading(text) for text in column.path if scope_of(text) is None]
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
        scope=scopes[-1] if scopes else None,
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
    along = _elsewhere([columns[one.index] for one in values])
    for one in along:
        columns[one.index] = one
    lone_total = {
        one.index for one in along if len(one.parts) == 1 and total_of(one.parts[0]) is not None
    }
    others = [one for one in along if one.index not in lone_total]
    dated = bool(others) and all(one.place or (one.moment and not one.parts) for one in others)
    if dated:
        for index in lone_total:
            columns[index] = replace(columns[index], parts=(), is_total=True)
    return columns


def _elsewhere(values: list[Column]) -> list[Column]:
    """其他 and 其他盟市 beside several places are places, and which is not said."""
    if sum(bool(one.place) for one in values) < _SEVERAL:
        return values
    return [
        replace(one, parts=tuple(part for part in one.parts if part not in others), place=ELSEWHERE)
        if not one.chosen and (others := list(filter(_OTHERS.fullmatch, one.parts)))
        else one
        for one in values
    ]


def _is_place_heading(part: str, known: Knowledge) -> bool:
    return known.catalogue.resolve(part).how == "none" and known.place(part).code is not None
