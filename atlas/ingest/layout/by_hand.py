"""Roles that an analyst gave to rows, columns and cells of a sheet."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from atlas.ingest.draft import Role
from atlas.ingest.files.raw import RawTable, column_number

_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")


@dataclass(frozen=True, slots=True)
class ByHand:
    """Roles by row, column and cell, all counted from 0: of a whole sheet from its corner A1,
    :meth:`inside` a table from the table's own corner."""

    rows: Mapping[int, Role] = field(default_factory=dict)
    columns: Mapping[int, Role] = field(default_factory=dict)
    cells: Mapping[tuple[int, int], Role] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.rows or self.columns or self.cells)

    def inside(self, table: RawTable) -> "ByHand":
        """The roles that concern a table, by positions inside it."""
        if not self:
            return self
        top, left = table.first_row, table.first_column
        down, across = range(table.height), range(table.width)
        return ByHand(
            {row - top: role for row, role in self.rows.items() if row - top in down},
            {at - left: role for at, role in self.columns.items() if at - left in across},
            {
                (row - top, at - left): role
                for (row, at), role in self.cells.items()
                if row - top in down and at - left in across
            },
        )

    def rows_of(self, *roles: Role) -> frozenset[int]:
        """The rows of these roles."""
        return frozenset(row for row, role in self.rows.items() if role in roles)


NOTHING_BY_HAND = ByHand()


def by_hand(roles: Mapping[str, str]) -> ByHand:
    """The roles of corrections, whose keys are ``7`` for a row, ``C`` a column, ``C7`` a cell."""
    rows: dict[int, Role] = {}
    columns: dict[int, Role] = {}
    cells: dict[tuple[int, int], Role] = {}
    for key, role in roles.items():
        cell = _CELL.fullmatch(key)
        if key.isdecimal():
            rows[int(key) - 1] = role  # type: ignore[assignment]
        elif cell:
            cells[int(cell[2]) - 1, column_number(cell[1])] = role  # type: ignore[assignment]
        elif key.isalpha():
            columns[column_number(key)] = role  # type: ignore[assignment]
    return ByHand(rows, columns, cells) if roles else NOTHING_BY_HAND
