"""Columns that are dated by each other and by the title: months, parts of years, 上年同期."""

import re
from collections.abc import Sequence
from dataclasses import replace

from atlas.ingest.layout.column import Column
from atlas.ingest.values.moments import Moment
from atlas.ingest.values.parts_of_years import as_titled, is_relative, is_same_period, same_part

_FIRST_DAY = re.compile(r"-\d\d-01$")
_NEW_YEAR = re.compile(r"[-./年]0?1[-./月]0?1(?!\d)")


def dated(columns: Sequence[Column], part: Moment | None) -> list[Column]:
    """The columns of a table whose title says a ``part`` of a year (or the whole, or nothing)."""
    return _as_titled(_with_same_periods(_with_months(list(columns))), part)


def _with_months(columns: list[Column]) -> list[Column]:
    """2024-01-01, 2024-02-01: dates typed for months, where the first alone would be a year."""
    firsts = [one for one in columns if one.moment and _FIRST_DAY.search(one.moment.as_of)]
    years = {one.moment.year for one in firsts if one.moment}
    for one in columns if firsts else ():
        if one.moment is None or one.moment.year not in years:
            continue
        if one in firsts:
            month, alone = one.moment.as_of[:7], one.path[-1]
        elif not one.moment.as_of and any(map(_NEW_YEAR.search, one.path)):
            month, alone = f"{one.moment.year}-01", ""
        else:
            continue
        moment = Moment(one.moment.year, as_of=month, period="point", alone=alone)
        columns[one.index] = replace(one, moment=moment)
    return columns


def _as_titled(columns: list[Column], part: Moment | None) -> list[Column]:
    """Bare years below a title of half a year are halves too, unless a heading says a part."""
    explicit = any(
        one.moment is not None
        and one.moment.period == "point"
        and not any(map(is_relative, one.path))
        for one in columns
    )
    return (
        columns
        if explicit
        else [replace(one, moment=as_titled(one.moment, part)) for one in columns]
    )


def _with_same_periods(columns: list[Column]) -> list[Column]:
    """上年同期 beside 1-6月累计 is January to June of the year before: the nearest part counts."""
    parts = [one for one in columns if one.moment is not None and one.moment.period == "point"]
    for one in columns if parts else ():
        if one.moment is None or one.moment.as_of or not any(map(is_same_period, one.path)):
            continue
        nearest = min(parts, key=lambda part: abs(part.index - one.index)).moment
        if nearest is not None and one.moment.year is not None:
            moment = same_part(nearest, one.moment.year, nearest.alone)
            columns[one.index] = replace(one, moment=moment)
    return columns
