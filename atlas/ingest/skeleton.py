"""Which rows of a sheet are title, header, body and notes, before anything is given a meaning."""

from collections.abc import Callable
from dataclasses import dataclass

from atlas.ingest.raw import RawTable
from atlas.ingest.row_signs import RowSigns


@dataclass(frozen=True, slots=True)
class Skeleton:
    """Positions of rows inside the table. ``numbering`` is the row 甲 1 2 3 below a header;
    ``repeated`` the header (and the title or 续表 above it) printed again on a next page;
    ``second`` the header of another table below, which is not read;
    ``reason`` is a code where there is no table: ``no_numbers`` or ``no_header``."""

    title: tuple[int, ...] = ()
    header: tuple[int, ...] = ()
    numbering: tuple[int, ...] = ()
    body: tuple[int, ...] = ()
    notes: tuple[int, ...] = ()
    repeated: tuple[int, ...] = ()
    second: int | None = None
    reason: str = ""


def find_rows(table: RawTable, is_heading: Callable[[str], bool]) -> Skeleton:
    """The rows of the one table of a sheet. ``is_heading`` tells whether a text is known to stand
    in headers (an indicator, category or unit): it settles a second header row without merges."""
    rows = RowSigns(table, is_heading)
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
    second = next((row for row in below if rows.is_second_header(row, start)), None)
    if second is not None:
        below = [row for row in below if row < second]
    notes: list[int] = []
    while below and rows.is_note(below[-1]):
        notes.insert(0, below.pop())
    return Skeleton(
        title=tuple(row for row in range(start) if not rows.is_blank(row)),
        header=tuple(range(start, end)),
        numbering=numbering,
        body=tuple(below),
        notes=tuple(notes),
        repeated=tuple(sorted(row for row in again if second is None or row < second)),
        second=second,
    )
