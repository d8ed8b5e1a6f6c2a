"""The header of a form as rectangles: a heading stands over all columns that share it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """One heading: first and last column and level, counted from 0."""

    text: str
    left: int
    right: int
    top: int
    bottom: int


def levels_of(paths: Sequence[Path]) -> int:
    """How many rows the header needs."""
    return max(map(len, paths))


def heads(paths: Sequence[Path]) -> Iterator[Head]:
    """The headings of columns side by side. The first heading of a column with fewer levels than
    others reaches down, so that the last ones of all stand in the bottom row."""
    levels = levels_of(paths)

    def part(column: int, level: int) -> int:
        return max(0, level - (levels - len(paths[column])))

    for level in range(levels):
        over = [path[: part(at, level) + 1] for at, path in enumerate(paths)]
        for _, group in groupby(range(len(paths)), over.__getitem__):
            members = list(group)
            first = members[0]
            here = part(first, level)
            if level and part(first, level - 1) == here:
                # the heading above reaches down to here
                continue
            bottom = max(at for at in range(levels) if part(first, at) == here)
            yield Head(paths[first][here], first, members[-1], level, bottom)
