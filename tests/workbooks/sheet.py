"""A sheet while it is written: cells by position, merges, and what each cell means."""

import datetime
from dataclasses import dataclass, field

from tests.workbooks.truth import Said, Trap

Content = str | int | float | datetime.date | None


@dataclass(slots=True)
class Cell:
    """``formula`` without ``=``; with ``cached`` False its result was never saved."""

    value: Content
    format: str = ""
    formula: str = ""
    cached: bool = True
    error: bool = False


@dataclass(slots=True)
class Sheet:
    """Positions are (row, column) from 1, as people count."""

    name: str
    hidden: bool = False
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    figures: list[Said] = field(default_factory=list)
    traps: list[Trap] = field(default_factory=list)
    extents: dict[tuple[str, str], tuple[int, int, int, int]] = field(default_factory=dict)

    def put(self, row: int, column: int, value: Content, **how: object) -> None:
        """Write a cell; nothing is written for blank."""
        if value not in ("", None) or how.get("formula"):
            self.cells[row, column] = Cell(value, **how)  # type: ignore[arg-type]

    def line(self, row: int, values: list[Content], column: int = 1) -> None:
        """Write cells of one row from ``column`` on."""
        for across, value in enumerate(values):
            self.put(row, column + across, value)

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Merge a range of more than one cell."""
        if (top, left) != (bottom, right):
            self.merges.append((top, left, bottom, right))

    def trap(self, row: int, column: int, why: str) -> None:
        """Mark a cell that must not become a figure."""
        self.traps.append(Trap(self.name, address(row, column), why))

    def stands_for(self, row: int, column: int, extent: tuple[int, int, int, int]) -> None:
        """The heading at (row, column) names these cells."""
        self.extents[self.name, address(row, column)] = extent

    @property
    def height(self) -> int:
        return max((row for row, _ in self.cells), default=0)

    @property
    def width(self) -> int:
        return max((column for _, column in self.cells), default=0)


def address(row: int, column: int) -> str:
    """``C4`` for (4, 3)."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


def position(cell: str) -> tuple[int, int]:
    """The inverse of :func:`address`."""
    letters = cell.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(cell[len(letters) :]), column


def seen(cell: Cell) -> str:
    """A cell as it looks on the screen."""
    if cell.value is None:
        return ""
    if isinstance(cell.value, datetime.date):
        return cell.value.isoformat()
    if "%" in cell.format and isinstance(cell.value, int | float):
        decimals = len(cell.format.partition(".")[2].rstrip("%"))
        return f"{cell.value * 100:.{decimals}f}%"
    return str(cell.value)
