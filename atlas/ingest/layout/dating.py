"""Which year a table counts, or which part of it, by its titles and names."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from atlas.ingest.values.moments import Moment, short_year, title_years
from atlas.ingest.values.parts_of_years import (
    is_relative,
    month_alone,
    relative_moment,
    same_part,
    title_part,
)

if TYPE_CHECKING:
    from atlas.ingest.layout.title import Sources, Title

_MANY_YEARS = re.compile("以来|历年|近[两几二三四五六七八九十\\d]+年|[两几二三四五六七八九十]年来")


def year_of(
    above: Sequence[Sequence[str]],
    sheet: str,
    names: Sequence[str],
    known: "Sources",
    before: "Title | None",
) -> tuple[int | None, str]:
    """The year that holds for the table, and where it stood as in :class:`Title`; a sheet may tell
    its own by two digits, or by that of the file: 23年, 去年. Where each year has a sheet, one that
    names none is not of the file's."""
    if known.chosen.year is not None:
        return known.chosen.year, "chosen"
    said = [years for texts in above if (years := title_years("；".join(texts)))]
    if said and len(said[0]) == 1:
        return said[0][0], "title"
    if before is not None and not said and before.year is not None:
        return before.year, "above" if before.year_from == "title" else before.year_from
    if not said and any(map(_MANY_YEARS.search, (text for texts in above for text in texts))):
        return None, ""
    by_file = next((one[0] for one in map(title_years, names) if len(one) == 1), None)
    by_sheet = title_years(sheet)
    told = short_year(sheet) or relative_moment(sheet, by_file)
    if len(by_sheet) == 1:
        return by_sheet[0], "sheet"
    if told is not None and told.year is not None:
        return told.year, "sheet"
    return (by_file, "file") if by_file and not known.division.years else (None, "")


def part_of(
    sources: Sequence[str], sheet: str, told: tuple[int | None, str], before: "Title | None"
) -> Moment | None:
    """The part of the year ``told`` (and where it stood) that the table counts, as the first of
    its sources says: titles, the name of the sheet, that of the file; else as the table above
    whose year it is. A sheet 上年同期 is the same part of another year."""
    year, year_from = told
    if year is None:
        return None
    part = _told_part(sources, sheet, year)
    if part is None and before is not None and before.year == year and not title_years(sources[0]):
        part = before.part
    if part is None:
        return Moment(year)
    return replace(part, alone="") if year_from == "chosen" else part


def _told_part(sources: Sequence[str], sheet: str, year: int) -> Moment | None:
    for text in sources:
        its_year = next(iter(title_years(text)), year) if is_relative(sheet) else year
        part = title_part(text, its_year)
        if part is None and text == sheet:
            part = month_alone(text, its_year)
        if part is not None and part.as_of:
            return part if its_year == year else same_part(part, year, part.alone)
    return None
