"""What one table gave: its figures, and everything that did not become one."""

from dataclasses import dataclass, field

from atlas.figures import Figure, Figures
from atlas.ingest.asking import Asking
from atlas.ingest.draft import Doubt as Guess
from atlas.ingest.draft import Total


@dataclass(slots=True)
class Harvest:
    """What one sheet gave. ``total_rows`` are rows of 合计, ``unlike_rows`` those over
    different indicators, ``skipped_rows`` those left out by
    choice, ``blanks`` counts empty value cells."""

    asking: Asking
    figures: list[Figure] | Figures = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)
    total_rows: list[int] = field(default_factory=list)
    unlike_rows: list[int] = field(default_factory=list)
    derived_rows: list[int] = field(default_factory=list)
    head_rows: list[int] = field(default_factory=list)
    skipped_rows: list[int] = field(default_factory=list)
    skipped_cells: list[tuple[int, int]] = field(default_factory=list)
    doubts: list[Guess] = field(default_factory=list)
    blanks: int = 0
