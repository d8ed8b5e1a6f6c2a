"""Tables that stand side by side: parted by an empty column, or by names that begin again."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from atlas.ingest.files.raw import RawTable, Value
from atlas.ingest.layout.column import MOST
from atlas.ingest.layout.cutting import Box, cut
from atlas.ingest.layout.header_signs import HeaderSigns
from atlas.ingest.layout.headers import header_paths
from atlas.ingest.layout.judging import belongs_around, is_filled, is_number, is_numberish, is_year
from atlas.ingest.layout.knowledge import Knowledge
from atlas.ingest.layout.vocabulary import column_role, plain, unit_line

_SAMPLE_ROWS = 40
_STUB_ROLES = ("place", "indicator", "year", "breakdown")
Kind = Literal["stub", "value", "serial", "other", "empty"]


def beside(table: RawTable, known: Knowledge) -> list[tuple[RawTable, tuple[str, ...]]]:
    """Each table with the titles of its neighbours that hold for it; one pair where it is one."""
    signs = HeaderSigns(table, known.is_heading)
    start = signs.header_start()
    if start is None or table.width < 4:
        return [(table, ())]
    end = signs.header_end(start)
    columns = _columns(table, signs, range(start, end), known)
    edges = _edges(columns)
    if not edges:
        return [(table, ())]
    bounds = [*pairwise([0, *edges]), (edges[-1], table.width)]
    boxes = [Box(0, left, table.height - 1, right - 1) for left, right in bounds]
    titles = [signs.filled(row) for row in range(start)]
    return [
        (part, _of_neighbours(titles, box))
        for part, box in zip(cut(table, boxes), boxes, strict=True)
    ]


def _of_neighbours(titles: Sequence[list[tuple[int, Value]]], box: Box) -> tuple[str, ...]:
    """Titles of rows in which the part itself says nothing, and lines of a kind (the year, the
    unit, who reports) that it lacks, where none of the parts has a title in that row."""
    texts: list[str] = []
    for row in titles:
        own = [value for column, value in row if box.left <= column <= box.right]
        others = [value for column, value in row if not box.left <= column <= box.right]
        if own and all(belongs_around((0, value)) for value in (*own, *others)):
            kinds = set(map(_kind_of_line, own))
            others = [value for value in others if _kind_of_line(value) not in kinds]
        elif own:
            continue
        texts += map(str, others)
    return tuple(texts)


def _kind_of_line(value: Value) -> str:
    if is_year(value):
        return "year"
    return "unit" if unit_line(str(value)) else "line"


def _columns(
    table: RawTable, signs: HeaderSigns, header: range, known: Knowledge
) -> list[tuple[Kind, str]]:
    """Of each column its kind and, where it may lead, what it leads to."""
    body: list[int] = []
    for row in range(header.stop, table.height):
        if len(body) == _SAMPLE_ROWS:
            break
        if not signs.is_blank(row) and not signs.is_numbering(row):
            body.append(row)
    paths = header_paths(table, header)
    return [_kind(table, body, column, path, known) for column, path in enumerate(paths)]


def _kind(
    table: RawTable, body: Sequence[int], column: int, path: tuple[str, ...], known: Knowledge
) -> tuple[Kind, str]:
    values = [value for row in body if is_filled(value := table.values[row][column])]
    if not values and not path:
        return "empty", ""
    role = column_role(path[-1]) if path else None
    if role == "serial":
        return "serial", ""
    years = sum(map(is_year, values))
    if role == "year" and values and years >= MOST * len(values):
        return "stub", "year"
    codes = [str(value).removesuffix(".0") in known.places for value in values]
    if role == "place" and sum(codes) >= MOST * len(codes) > 0:
        return "stub", "place"
    numbers = sum(map(is_numberish, values))
    if values and numbers >= MOST * len(values):
        counting = not path and all(map(is_number, values)) and values[0] == 1
        return ("serial", "") if counting else ("value", "")
    if not values:
        return "other", ""
    if known.share_of_places([str(value).strip() for value in values[:12]]) >= MOST:
        return "stub", "place"
    if role in _STUB_ROLES:
        return "stub", str(role)
    if role is not None:
        return "other", ""
    return "stub", plain(path[-1]) if path else "?"


def _edges(columns: Sequence[tuple[Kind, str]]) -> list[int]:
    """The columns with which the second and further tables begin."""
    edges: list[int] = []
    leads: set[str] = set()
    has_value, gap = False, False
    for column, (kind, lead) in enumerate(columns):
        if kind == "empty":
            gap = True
        elif kind == "value":
            has_value, gap = True, False
        elif kind == "stub" and has_value and (gap or lead in leads) and _leads(columns, column):
            begin = column - 1 if columns[column - 1][0] == "serial" else column
            edges.append(begin)
            leads, has_value, gap = {lead}, False, False
        elif kind == "stub" and not has_value:
            leads.add(lead)
        elif kind != "serial":
            gap = False
    return edges


def _leads(columns: Sequence[tuple[Kind, str]], column: int) -> bool:
    """Whether values follow before anything else would begin."""
    kinds = [kind for kind, _ in columns[column + 1 :]]
    return "value" in kinds
