"""A workbook as it lies on the desk: every cell's value, what was seen, and its address."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from atlas.ingest.files.seen import seen_number

Value = str | float | int | bool | datetime.date | datetime.time | datetime.timedelta | None
CellKind = Literal["text", "number", "percent", "date", "bool", "error", "formula", "empty"]
Position = tuple[int, int]

ERROR_TEXT = "#ERROR!"


def column_letters(column: int) -> str:
    """``A`` for 0, ``AA`` for 26."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """The inverse of :func:`column_letters`."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


@dataclass(frozen=True, slots=True)
class RawCell:
    """``text`` is what the person saw; ``value`` what the file holds; ``kind`` how to take it.

    ``percent``: a number shown as %, so 0.941 was seen as 94.1%. ``formula``: a formula whose
    result was never saved. ``error``: ``#REF!`` and its kin, ``text`` names which.
    """

    text: str
    value: Value
    kind: CellKind


EMPTY = RawCell("", None, "empty")


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range by its corner positions inside the table, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class RawTable:
    """One sheet. ``values[row][column]`` counts from the used range's corner, not from A1.

    All rows have ``width`` values. ``formats`` holds the number format of those cells where it
    changes what is seen, ``errors`` the error texts and ``uncached`` the formulas without a
    saved result, all by position inside the table. Cells are made when asked for: a sheet of
    a million cells costs no more than the list that the reader gave.
    """

    sheet: str
    values: list[list[Value]]
    first_row: int = 0
    first_column: int = 0
    merges: tuple[Merge, ...] = ()
    hidden: bool = False
    formats: Mapping[Position, str] = field(default_factory=dict)
    errors: Mapping[Position, str] = field(default_factory=dict)
    uncached: frozenset[Position] = frozenset()

    @property
    def height(self) -> int:
        return len(self.values)

    @property
    def width(self) -> int:
        return len(self.values[0]) if self.values else 0

    def address(self, row: int, column: int) -> str:
        """The cell's address in the file: ``C4``."""
        return f"{column_letters(column + self.first_column)}{row + self.first_row + 1}"

    def cell(self, row: int, column: int) -> RawCell:
        """The cell at a position inside the table."""
        at = (row, column)
        if at in self.errors:
            return RawCell(self.errors[at], None, "error")
        if at in self.uncached:
            return RawCell("", None, "formula")
        return as_cell(self.values[row][column], self.formats.get(at, ""))

    def rows(self, start: int = 0, stop: int | None = None) -> Iterator[tuple[RawCell, ...]]:
        """Rows of cells, for drawing the sheet."""
        for row in range(start, min(self.height, self.height if stop is None else stop)):
            yield tuple(self.cell(row, column) for column in range(self.width))


@dataclass(frozen=True, slots=True)
class RawWorkbook:
    """All sheets of one file in their order; ``sha256`` is over the file's bytes."""

    name: str
    sha256: str
    sheets: tuple[RawTable, ...]


def as_cell(value: Value, number_format: str = "") -> RawCell:
    """The cell of a value as the reader gave it (empty text for an empty cell)."""
    if isinstance(value, str):
        return RawCell(value, value, "text") if value.strip() else EMPTY
    if value is None:
        return EMPTY
    if isinstance(value, bool):
        return RawCell("TRUE" if value else "FALSE", value, "bool")
    if isinstance(value, int | float):
        kind: CellKind = "percent" if "%" in number_format else "number"
        return RawCell(seen_number(value, number_format), value, kind)
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        value = value.date()
    return RawCell(str(value), value, "date")
