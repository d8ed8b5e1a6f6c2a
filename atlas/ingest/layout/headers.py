"""The headings above each column, through merged cells and open groups."""

from collections.abc import Sequence
from itertools import pairwise

from atlas.ingest.files.raw import RawTable


def header_paths(table: RawTable, header: Sequence[int]) -> list[tuple[str, ...]]:
    """For each column its headings, top first; a merged or open group heading holds for all
    columns below it."""
    anchors = {
        (row, column): (one.top, one.left)
        for one in table.merges
        for row in range(one.top, one.bottom + 1)
        if row in header
        for column in range(one.left, one.right + 1)
    }
    levels: list[list[str]] = []
    for row in header:
        texts = []
        for column in range(table.width):
            top, left = anchors.get((row, column), (row, column))
            texts.append(table.cell(top, left).text.strip())
        levels.append(texts)
    # from below, so that a group inside a group is known before the one above it
    for upper, lower in reversed(list(pairwise(levels))):
        group = ""
        for column, text in enumerate(upper):
            if text:
                group = text if lower[column] and lower[column] != text else ""
            elif group and lower[column]:
                upper[column] = group
    return [tuple(dict.fromkeys(filter(None, path))) for path in zip(*levels, strict=True)]
