"""Which rows of a sheet are title, header, body and notes, before anything is given a meaning."""

from collections.abc import Callable
from dataclasses import dataclass

from atlas.ingest.files.raw import RawTable
from atlas.ingest.layout.by_hand import NOTHING_BY_HAND, ByHand
from atlas.ingest.layout.header_signs import HeaderSigns


@dataclass(frozen=True, slots=True)
class Skeleton:
    """Positions of rows inside the table. ``numbering`` is the row 甲 1 2 3 below a header;
    ``repeated`` the header (and the title or 续表 above it) printed again on a next page;
    ``left_out`` are rows that were said to be none of the table's;
    ``reason`` is a code where there is no table: ``no_numbers`` or ``no_header``."""

    title: tuple[int, ...] = ()
    header: tuple[int, ...] = ()
    numbering: tuple[int, ...] = ()
    body: tuple[int, ...] = ()
    notes: tuple[int, ...] = ()
    repeated: tuple[int, ...] = ()
    left_out: tuple[int, ...] = ()
    reason: str = ""


def find_rows(
    table: RawTable, is_heading: Callable[[str], bool], by_hand: ByHand = NOTHING_BY_HAND
) -> Skeleton:
    """The rows of one table. ``is_heading`` tells whether a text is known to stand in headers
    (an indicator, category or unit): it settles a second header row without merges."""
    rows = HeaderSigns(table, is_heading, by_hand)
    if not rows.any_numbers():
        return Skeleton(reason="no_numbers")
    start = rows.header_start()
    if start is None:
        return Skeleton(reason="no_header")
    end = rows.header_end(start)
    numbering = (end,) if rows.is_numbering(end) else ()
    below = [row for row in range(end + len(numbering), table.height) if not rows.is_blank(row)]
    again = rows.repeated_headers(below, start, end)
    below = [row for row in below if row not in again]
    told = by_hand.rows_of("ignored")
    noted = by_hand.rows_of("note", "title", "unit")
    noted |= {row for row in below if row not in by_hand.rows and rows.is_by_line(row)}
    notes = [row for row in below if row in noted]
    if told or noted:
        below = [row for row in below if row not in told and row not in noted]
    while below and below[-1] not in by_hand.rows and rows.is_note(below[-1]):
        notes.insert(0, below.pop())
    return Skeleton(
        title=tuple(row for row in range(start) if row not in told and not rows.is_blank(row)),
        header=tuple(range(start, end)),
        numbering=numbering,
        body=tuple(below),
        notes=tuple(notes),
        repeated=tuple(sorted(again)),
        left_out=tuple(sorted(told)),
    )
