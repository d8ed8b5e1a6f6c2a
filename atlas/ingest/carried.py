"""A table that goes on beside or below itself: its last sum counts all of its pieces."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from atlas.figures import REGION
from atlas.ingest.files.raw import column_letters
from atlas.ingest.harvested import Harvest
from atlas.ingest.layout.sheet import Layout
from atlas.ingest.layout.vocabulary import total_of

_LETTERS = re.compile("[A-Z]+")


@dataclass(slots=True)
class Carried:
    """What the pieces so far leave to be summed: under each heading the cells."""

    headings: tuple[str, ...] = ()
    year: int | None = None
    cells: dict[str, list[str]] = field(default_factory=dict)

    def take(self, layout: Layout, got: Harvest) -> None:
        """Add the cells of a piece to the sums at its end, or hand them on to the next piece."""
        headings = tuple(one.name for one in layout.columns if one.role != "empty")
        year = layout.known.title.year
        if (headings, year) != (self.headings, self.year):
            self.headings, self.year, self.cells = headings, year, {}
        names = dict(_names(layout))
        own = {name: list[str]() for name in names.values()}
        for one in got.figures:
            if one.place != REGION and (name := names.get(_letters(one.cell))):
                own[name].append(one.cell)
        grand = [total for total in got.totals if _is_grand(total.label)]
        if grand and self.cells:
            got.totals = [
                replace(
                    total,
                    parts=(*self.cells.get(names.get(_letters(total.cell), ""), ()), *total.parts),
                )
                if _is_grand(total.label)
                else total
                for total in got.totals
            ]
        if grand:
            self.cells = {}
        else:
            for name, cells in own.items():
                self.cells.setdefault(name, []).extend(cells)


def _names(layout: Layout) -> Iterator[tuple[str, str]]:
    for one in layout.values:
        yield column_letters(one.index + layout.table.first_column), one.name


def _letters(cell: str) -> str:
    found = _LETTERS.match(cell)
    return found[0] if found else ""


def _is_grand(label: str) -> bool:
    return total_of(label) == "" and "小计" not in label
