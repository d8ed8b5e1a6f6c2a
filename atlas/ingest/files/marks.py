"""What is known of a sheet's cells beside their values: formats, errors, unsaved formulas."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from atlas.ingest.files.raw import Position

#: formats that workbooks name by number only
BUILT_IN_FORMATS = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    37: "#,##0",
    38: "#,##0",
    39: "#,##0.00",
    40: "#,##0.00",
    41: "#,##0",
    42: "#,##0",
    43: "#,##0.00",
    44: "#,##0.00",
}

Range = tuple[Position, Position]


@dataclass(frozen=True, slots=True)
class Marks:
    """Per cell (row and column counted from A1): number format, error text, unsaved formula.

    ``merges`` are the merged ranges where calamine does not know them.
    """

    formats: Mapping[Position, str] = field(default_factory=dict)
    errors: Mapping[Position, str] = field(default_factory=dict)
    uncached: frozenset[Position] = frozenset()
    merges: tuple[Range, ...] = ()
