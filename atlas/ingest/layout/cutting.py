"""A sheet cut into parts: each a table of its own whose addresses are those of the sheet."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeVar

from atlas.ingest.files.raw import Merge, Position, RawTable, Value

_Held = TypeVar("_Held")


class Box(NamedTuple):
    """A part by its corner positions inside the table, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


def cut(table: RawTable, boxes: Sequence[Box]) -> list[RawTable]:
    """The parts, which lie either all below or all beside each other, in order.

    One pass over formats, errors and merges, however many parts there are.
    """
    down = any(one.top != boxes[0].top for one in boxes)
    edges = [one.top if down else one.left for one in boxes]

    def part_of(row: int, column: int) -> int:
        return bisect_right(edges, row if down else column) - 1

    formats = _shared_out(table.formats.items(), boxes, part_of)
    errors = _shared_out(table.errors.items(), boxes, part_of)
    uncached = _shared_out(((at, "") for at in table.uncached), boxes, part_of)
    merges: list[list[Merge]] = [[] for _ in boxes]
    for one in table.merges:
        first, last = part_of(one.top, one.left), part_of(one.bottom, one.right)
        for at in range(max(first, 0), last + 1):
            merges[at].append(_clipped(one, boxes[at]))
    parts = []
    for at, box in enumerate(boxes):
        values = table.values[box.top : box.bottom + 1]
        if (box.left, box.right) != (0, table.width - 1):
            values = [row[box.left : box.right + 1] for row in values]
        part = replace(
            table,
            values=values,
            first_row=table.first_row + box.top,
            first_column=table.first_column + box.left,
            merges=tuple(merges[at]),
            formats=formats[at],
            errors=errors[at],
            uncached=frozenset(uncached[at]),
        )
        parts.append(part)
    if not down:
        _spread(table, boxes, parts, part_of)
    return parts


def _shared_out(
    held: Iterable[tuple[Position, _Held]], boxes: Sequence[Box], part_of: object
) -> list[dict[Position, _Held]]:
    """What is held by position, for each part with the positions inside it."""
    parts: list[dict[Position, _Held]] = [{} for _ in boxes]
    for (row, column), one in held:
        at = part_of(row, column)  # type: ignore[operator]
        if at >= 0:
            parts[at][row - boxes[at].top, column - boxes[at].left] = one
    return parts


def _clipped(one: Merge, box: Box) -> Merge:
    return Merge(
        max(one.top, box.top) - box.top,
        max(one.left, box.left) - box.left,
        min(one.bottom, box.bottom) - box.top,
        min(one.right, box.right) - box.left,
    )


def _spread(
    table: RawTable, boxes: Sequence[Box], parts: Sequence[RawTable], part_of: object
) -> None:
    """The text of a cell merged over several parts stands in each: it heads them all."""
    for one in table.merges:
        first, last = (part_of(one.top, column) for column in (one.left, one.right))  # type: ignore[operator]
        text: Value = table.values[one.top][one.left]
        for at in range(max(first, 0) + 1, last + 1):
            parts[at].values[one.top - boxes[at].top][0] = text


def span_of(table: RawTable) -> str:
    """Where a table lies on its sheet: ``A3:F20``."""
    return f"{table.address(0, 0)}:{table.address(table.height - 1, table.width - 1)}"
