"""The regions of a drawn part of a sheet: what stands together in one role, and its name."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from atlas.ingest.files.raw import RawTable, column_number
from atlas.words import Words

_RANGE = re.compile(r"([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?")
#: of the last part of a shape: what the header of the values holds
_HEADED = {"indicators": "indicator", "years": "year", "places": "place"}


class Table(Protocol):
    """One table of a sheet, as reading understood it; ``range`` is empty for the whole sheet."""

    shape: str
    figures: int


@dataclass(frozen=True, slots=True)
class Frame:
    """Corners of a range, as positions inside the sheet's used range, both ends included."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        return self.top <= row <= self.bottom and self.left <= column <= self.right


def frame_of(table: RawTable, text: str) -> Frame | None:
    """The corners of ``A3:F20`` or ``C5`` in the used range; None where it is no range."""
    found = _RANGE.fullmatch(text)
    if found is None:
        return None
    left, top = column_number(found[1]) - table.first_column, int(found[2]) - 1 - table.first_row
    right = column_number(found[3]) - table.first_column if found[3] else left
    bottom = int(found[4]) - 1 - table.first_row if found[4] else top
    return Frame(top, left, bottom, right)


def frames(table: RawTable, tables: Sequence[Table]) -> list[Frame]:
    """The frame of each table of the sheet that was read; the used range where none is told."""
    whole = Frame(0, 0, table.height - 1, table.width - 1)
    found = (frame_of(table, getattr(one, "range", "")) for one in tables if one.shape)
    return [one or whole for one in found]


def region_names(
    roles: Mapping[tuple[int, int], str],
    rows: Sequence[int],
    columns: Sequence[int],
    framed: Sequence[tuple[Frame, Table]],
    words: Words,
    filled: Callable[[int, int], bool],
) -> dict[tuple[int, int], str]:
    """Position → name, at the first filled cell of each region; a role that goes on elsewhere in
    the same table (values between two subtotals) is named once."""
    names: dict[tuple[int, int], str] = {}
    named: set[tuple[int, str]] = set()
    for cells in _regions(roles, rows, columns):
        first = next((at for at in sorted(cells) if filled(*at)), None)
        if first is None:
            continue
        role = roles[first]
        number = next((n for n, (one, _) in enumerate(framed) if one.holds(*first)), -1)
        across = len({row for row, _ in cells}) <= len({column for _, column in cells})
        key = _key(role, across, framed[number][1] if number >= 0 else None)
        if (number, key) in named:
            continue
        named.add((number, key))
        count = framed[number][1].figures if number >= 0 else 0
        names[first] = words(f"sheet.region.{key}", count=f"{count:,}")
    return names


def _key(role: str, across: bool, table: Table | None) -> str:
    if role == "header":
        along = table.shape.rpartition("_")[2] if table else ""
        return f"header_{_HEADED[along]}" if along in _HEADED else "header"
    if role == "total":
        return "total_row" if across else "total_column"
    if role in ("place", "indicator", "year", "breakdown"):
        return f"{role}_row" if across else f"{role}_column"
    return "value" if role == "value" and table else "value_none" if role == "value" else role


def _regions(
    roles: Mapping[tuple[int, int], str], rows: Sequence[int], columns: Sequence[int]
) -> Iterable[list[tuple[int, int]]]:
    """Cells of one role that touch, in the order of their first cell; those beyond a gap in what
    is drawn touch too."""
    up = dict(zip(rows[1:], rows, strict=False))
    before = dict(zip(columns[1:], columns, strict=False))
    root: dict[tuple[int, int], tuple[int, int]] = {}

    def find(at: tuple[int, int]) -> tuple[int, int]:
        while root[at] != at:
            root[at] = root[root[at]]
            at = root[at]
        return at

    for row in rows:
        for column in columns:
            at = (row, column)
            if not roles.get(at):
                continue
            root[at] = at
            for near in ((up.get(row), column), (row, before.get(column))):
                if near in root and roles[near] == roles[at]:
                    one, other = find(near), find(at)
                    root[max(one, other)] = min(one, other)
    regions: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for at in root:
        regions.setdefault(find(at), []).append(at)
    return [regions[first] for first in sorted(regions)]
