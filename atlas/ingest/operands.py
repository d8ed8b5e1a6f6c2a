"""Which columns and rows a derived one was worked out from."""

from collections.abc import Iterator, Sequence

from atlas.ingest.layout.column import Column
from atlas.ingest.layout.row_words import RowSense
from atlas.ingest.layout.sheet import Layout
from atlas.ingest.layout.vocabulary import plain

Rows = Sequence[tuple[int, RowSense]]
_TARGETS = ("目标", "计划", "任务")


def _values(columns: Sequence[Column], derived: Column) -> list[Column]:
    """The value columns of the same group of headings, else all: left ones first, by distance."""
    values = [one for one in columns if one.role == "value" and not one.is_total]
    group = derived.path[:-1]
    same = [one for one in values if group and one.path[: len(group)] == group]

    def distance(one: Column) -> tuple[bool, int]:
        return one.index > derived.index, abs(one.index - derived.index)

    return sorted(same or values, key=distance)


def nearest(columns: Sequence[Column], derived: Column) -> int | None:
    """The value column on the left."""
    found = next(iter(_values(columns, derived)), None)
    return found.index if found and found.index < derived.index else None


def year_pair(columns: Sequence[Column], derived: Column) -> tuple[int, int] | None:
    """The columns of the latest year and of the year before it, of one indicator."""
    dated = [one for one in _values(columns, derived) if one.moment and one.moment.year]
    if not dated:
        return None
    own = dated[0]
    by_year = {
        one.moment.year: one.index
        for one in dated
        if one.moment and one.parts == own.parts and one.place == own.place
    }
    latest = max(year for year in by_year if year is not None)
    before = by_year.get(latest - 1)
    return None if before is None else (by_year[latest], before)


def rows_before(rows: Rows) -> dict[int, int]:
    """Row → the row of the same names a year earlier, where years stand in the rows."""
    by_year = {
        (said.place, said.names, said.categories, said.moment.year): row
        for row, said in rows
        if said.moment and said.moment.year and not said.total
    }
    return {
        row: by_year[place, names, categories, year - 1]
        for (place, names, categories, year), row in by_year.items()
        if year and (place, names, categories, year - 1) in by_year
    }


def target_and_result(columns: Sequence[Column], derived: Column) -> tuple[int, int] | None:
    """The columns of what was done and of what was planned."""
    left = [one for one in _values(columns, derived) if one.index < derived.index and one.path]
    planned = [one for one in left if any(word in plain(one.path[-1]) for word in _TARGETS)]
    done = [one for one in left if one not in planned]
    return (done[0].index, planned[0].index) if done and planned else None


def derived_rows(layout: Layout, rows: Rows) -> Iterator[tuple[int, int, str]]:
    """(row of 同比, the row above that it belongs to, its name)."""
    named: int | None = None
    for row, said in rows:
        if said.derived and named is not None:
            label = next(
                (
                    layout.table.cell(row, one.index).text.strip()
                    for one in layout.columns
                    if one.role == "indicator"
                ),
                "",
            )
            yield row, named, label
        elif said.names and not said.skip:
            named = row
