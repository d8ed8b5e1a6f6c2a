"""What was understood of an upload: figures, and everything that did not become one, named."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from atlas.figures import Figure, Finding
from atlas.ingest.files.raw import RawTable, RawWorkbook

Role = Literal[
    "title",
    "unit",
    "header",
    "place",
    "indicator",
    "year",
    "breakdown",
    "remark",
    "value",
    "total",
    "note",
    "ignored",
    "",
]
UnmatchedKind = Literal["place", "indicator", "category", "unit", "word"]


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A name that leads to no code: where it stands (addresses) and what it may mean (codes;
    for categories the dimensions that the indicator can be broken down by)."""

    kind: UnmatchedKind
    name: str
    sheet: str
    cells: tuple[str, ...]
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ignored:
    """A sheet (``cell`` empty), a column or row (a range ``G5:G20``) that was left out.

    ``reason``: ``hidden``, ``cover``, ``chosen``, ``no_numbers``, ``no_header``, ``empty``,
    ``no_values``, ``derived``, ``serial``, ``person``, ``text``, ``numbering``,
    ``total_of_indicators``.
    """

    sheet: str
    cell: str
    reason: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A part of a sheet (a cell ``C3`` or range ``C5:C20``) whose meaning was guessed.

    ``about``: ``place``, ``indicator``, ``breakdown``, ``unit``, ``year``, ``role`` or ``table``;
    ``taken`` is the code it was taken for (a role, a year as text), ``others`` what else it may
    be, best first; ``confidence`` lies between 0 and 1; ``reason`` is a code of ``ingest.doubt``.
    """

    sheet: str
    cell: str
    about: str
    text: str
    taken: str
    others: tuple[str, ...] = ()
    confidence: float = 0.5
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Total:
    """A printed sum, to be checked and never stored: its own address and those of its parts."""

    sheet: str
    cell: str
    label: str
    indicator: str
    year: int | None
    breakdown: str
    value: float
    half_width: float
    unit: str
    printed: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Understanding:
    """How one table was taken; ``range`` is where it lies on its sheet (``A3:F20``).

    A sheet with several tables has several, from the top left.
    ``shape``: ``long``, ``places_indicators``, ``places_years``, ``indicators_years`` or, turned,
    ``indicators_places``, ``years_places``, ``years_indicators``; empty for a sheet that was left
    out (``ignored`` of the draft says why). ``reasons`` are codes of the words ``ingest.reason``.
    ``columns`` pairs each column's letters with its role and heading; ``blanks`` counts empty
    value cells. Year, unit and place are those that hold for the whole sheet.
    """

    sheet: str
    range: str = ""
    shape: str = ""
    reasons: tuple[str, ...] = ()
    title: str = ""
    year: int | None = None
    year_from: str = ""
    units: tuple[str, ...] = ()
    place: str = ""
    theme: str = ""
    indicators: tuple[str, ...] = ()
    columns: tuple[tuple[str, str, str], ...] = ()
    figures: int = 0
    blanks: int = 0
    demo: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Roles:
    """The role of each cell of one sheet, for drawing it coloured: kept as rows, columns and the
    few cells that differ, so that a sheet of a million cells costs nothing.

    A sheet with several tables has ``parts``: (top, left, bottom, right) and the roles inside."""

    rows: Mapping[int, Role] = field(default_factory=dict)
    columns: Mapping[int, Role] = field(default_factory=dict)
    cells: Mapping[tuple[int, int], Role] = field(default_factory=dict)
    parts: tuple[tuple[tuple[int, int, int, int], "Roles"], ...] = ()

    def at(self, row: int, column: int) -> Role:
        """The role of the cell at a position inside the table."""
        if self.parts:
            return self._in_part(row, column)
        special = self.cells.get((row, column))
        if special is not None:
            return special
        whole_row = self.rows.get(row, "")
        mine = self.columns.get(column, "")
        if whole_row == "total":
            return "total" if mine == "value" else mine
        return whole_row or mine

    def _in_part(self, row: int, column: int) -> Role:
        # parts lie in the order of their first rows: the last that begins above may hold the cell
        until = bisect_right(self.parts, row, key=lambda part: part[0][0])
        for (top, left, bottom, right), inside in reversed(self.parts[:until]):
            if row <= bottom and left <= column <= right:
                return inside.at(row - top, column - left)
        return ""

    def by_cell(self, table: RawTable, rows: range | None = None) -> dict[str, Role]:
        """Address → role of the filled cells of some rows (all by default)."""
        wanted = range(table.height) if rows is None else rows
        return {
            table.address(row, column): role
            for row in wanted
            for column in range(table.width)
            if table.cell(row, column).kind != "empty" and (role := self.at(row, column))
        }


@dataclass(frozen=True, slots=True)
class Draft:
    """An upload as it was understood; nothing of it is stored yet.

    ``findings`` are those of reading; the rules of ``queries/checks`` come later, on ``figures``.
    """

    name: str
    sha256: str
    figures: Sequence[Figure]
    findings: tuple[Finding, ...]
    unmatched: tuple[Unmatched, ...]
    ignored: tuple[Ignored, ...]
    totals: tuple[Total, ...]
    sheets: tuple[Understanding, ...]
    roles: Mapping[str, Roles]
    workbook: RawWorkbook = field(repr=False)
    doubts: tuple[Doubt, ...] = ()

    @property
    def blocked(self) -> bool:
        """Whether reading alone already found errors."""
        return any(one.severity == "error" for one in self.findings)
