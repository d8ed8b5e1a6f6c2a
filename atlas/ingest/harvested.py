"""What one table gave: its figures, and everything that did not become one."""

from dataclasses import dataclass, field

from atlas.figures import Figure, Figures
from atlas.ingest.asking import Asking
from atlas.ingest.draft import Doubt as Guess
from atlas.ingest.draft import Total
from atlas.ingest.layout.row_words import RowSense


@dataclass(slots=True)
class Harvest:
    """What one sheet gave. ``total_rows`` are rows of 合计, ``unlike_rows`` those over
    different indicators, ``month_rows`` months whose sum is printed, ``skipped_rows`` those left
    out by choice, ``blanks`` counts empty value cells."""

    asking: Asking
    figures: list[Figure] | Figures = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)
    total_rows: list[int] = field(default_factory=list)
    unlike_rows: list[int] = field(default_factory=list)
    derived_rows: list[int] = field(default_factory=list)
    head_rows: list[int] = field(default_factory=list)
    month_rows: list[int] = field(default_factory=list)
    skipped_rows: list[int] = field(default_factory=list)
    skipped_cells: list[tuple[int, int]] = field(default_factory=list)
    doubts: list[Guess] = field(default_factory=list)
    blanks: int = 0

    def left_out(self, said: RowSense) -> list[int] | None:
        """The rows among which one that says so is noted; None where its cells are figures."""
        if said.skip:
            return self.skipped_rows
        if said.within:
            return self.month_rows
        if said.head:
            return self.head_rows
        if said.derived:
            return self.derived_rows
        if said.total and not said.printed:
            return self.unlike_rows if said.unlike else self.total_rows
        return None
