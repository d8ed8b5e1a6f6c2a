"""Doubtful ranges of the drawn part of a sheet: dotted edges, and how sure it is."""

from collections.abc import Iterable, Sequence

from atlas.ingest.draft import Doubt
from atlas.ingest.files.raw import RawTable
from atlas.render.sheet.regions import Frame, frame_of
from atlas.words import Words

#: cells of one doubt that are looked at for its edge
DOTTED = 2000


def percent(confidence: float, words: Words) -> str:
    """``62%``, or 拿不准 where that would claim too much."""
    if confidence < 0.5:
        return words("sheet.doubt.unsure")
    return f"{round(confidence * 100)}%"


def dotted(
    doubts: Iterable[Doubt],
    table: RawTable,
    rows: Sequence[int],
    columns: Sequence[int],
    words: Words,
) -> dict[str, list[str]]:
    """Address → [percent at the first cell of the doubt, else empty, what it is about, the edges
    of the doubtful range that the cell lies on: of ``tlbr``]."""
    found: dict[str, list[str]] = {}
    for doubt in doubts:
        frame = frame_of(table, doubt.cell)
        if frame is None:
            continue
        inside = [row for row in rows if frame.top <= row <= frame.bottom]
        across = [column for column in columns if frame.left <= column <= frame.right]
        edged = (
            (row, column, "".join(name for name, on in _edges(frame, row, column) if on))
            for row in inside
            for column in across
        )
        for number, (row, column, edges) in enumerate(edged):
            if edges and number < DOTTED:
                chip = "" if number else percent(doubt.confidence, words)
                about = words(f"sheet.about.{doubt.about}")
                found.setdefault(table.address(row, column), [chip, about, edges])
    return found


def _edges(frame: Frame, row: int, column: int) -> tuple[tuple[str, bool], ...]:
    return (
        ("t", row == frame.top),
        ("l", column == frame.left),
        ("b", row == frame.bottom),
        ("r", column == frame.right),
    )
