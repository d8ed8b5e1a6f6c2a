"""The tables of one sheet: stacked below each other, side by side, or both."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from atlas.ingest.files.raw import RawTable
from atlas.ingest.layout.beside import beside
from atlas.ingest.layout.cutting import Box, cut
from atlas.ingest.layout.header_signs import HeaderSigns
from atlas.ingest.layout.knowledge import Knowledge
from atlas.ingest.layout.stacking import table_starts

_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Block:
    """One table of a sheet as a table of its own, its addresses kept. ``around`` are the titles
    that stand above its neighbour and hold for it too; ``follows`` marks a block that stands
    below or beside another one of the same sheet."""

    table: RawTable
    around: tuple[str, ...] = ()
    follows: bool = False


def blocks(table: RawTable, known: Knowledge) -> list[Block]:
    """All tables of the sheet, from the top left. A sheet with one is that sheet itself."""
    forced = frozenset(row for row, role in known.by_hand.rows.items() if role == "header")
    found = list(_split(Block(table), known, forced, _DEEPEST))
    return [replace(one, follows=at > 0) for at, one in enumerate(found)]


def _split(block: Block, known: Knowledge, forced: frozenset[int], depth: int) -> Iterator[Block]:
    """Cut across, then each piece down, then each of those across again, until nothing parts."""
    for at, piece in enumerate(_stacked(block.table, known, forced)):
        around = block.around if at == 0 else ()
        sides = beside(piece, known) if depth else []
        if len(sides) < 2:
            yield Block(piece, around)
            continue
        for side, texts in sides:
            yield from _split(Block(side, (*around, *texts)), known, forced, depth - 1)


def _stacked(table: RawTable, known: Knowledge, forced: frozenset[int]) -> list[RawTable]:
    inside = frozenset(at for row in forced if 0 <= (at := row - table.first_row) < table.height)
    starts = table_starts(table, HeaderSigns(table, known.is_heading), known, inside)
    if not starts:
        return [table]
    width = table.width - 1
    edges = pairwise([0, *starts, table.height])
    return cut(table, [Box(top, 0, bottom - 1, width) for top, bottom in edges])
