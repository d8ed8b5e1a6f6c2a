"""Which role each cell of a sheet was given, for drawing it coloured."""

from collections.abc import Sequence

from atlas.ingest.draft import Role, Roles
from atlas.ingest.files.raw import RawTable
from atlas.ingest.harvested import Harvest
from atlas.ingest.layout.sheet import Layout
from atlas.ingest.layout.vocabulary import unit_line

_COLUMN_ROLES: dict[str, Role] = {
    "value": "value",
    "value_high": "value",
    "unit": "unit",
    "ignored": "ignored",
    "empty": "",
}
_SELF_NAMED = ("place", "indicator", "year", "breakdown")


def all_ignored(table: RawTable) -> Roles:
    """A sheet or a part of it that is not read."""
    return Roles(rows=dict.fromkeys(range(table.height), "ignored"))


def joined(parts: Sequence[tuple[RawTable, Roles]], sheet: RawTable) -> Roles:
    """The roles of a sheet from those of its tables."""
    if len(parts) == 1 and parts[0][0].height == sheet.height:
        return parts[0][1]
    placed = []
    for table, roles in parts:
        top, left = table.first_row - sheet.first_row, table.first_column - sheet.first_column
        placed.append(((top, left, top + table.height - 1, left + table.width - 1), roles))
    return Roles(parts=tuple(sorted(placed, key=lambda part: part[0])))


def roles_of(layout: Layout, got: Harvest) -> Roles:
    """The role of every cell of one table."""
    table, rows = layout.table, layout.rows
    by_row: dict[int, Role] = {
        **dict.fromkeys(rows.title, "title"),
        **dict.fromkeys(rows.header, "header"),
        **dict.fromkeys((*got.derived_rows, *got.month_rows), "ignored"),
        **dict.fromkeys(got.head_rows, "header"),
        **dict.fromkeys((*rows.numbering, *rows.repeated, *rows.left_out), "ignored"),
        **dict.fromkeys(rows.notes, "note"),
        **dict.fromkeys((*got.total_rows, *got.unlike_rows), "total"),
    }
    by_column: dict[int, Role] = {
        one.index: one.role if one.role in _SELF_NAMED else _COLUMN_ROLES.get(one.role, "remark")  # type: ignore[misc]
        for one in layout.columns
    }
    cells: dict[tuple[int, int], Role] = {
        (row, column): "unit"
        for row in rows.title
        for column in range(table.width)
        if unit_line(table.cell(row, column).text)
    }
    for one in layout.columns:
        if one.role == "ignored" and one.index not in layout.known.by_hand.columns:
            cells |= {(row, one.index): "ignored" for row in rows.header}
        elif one.is_total:
            cells |= {(row, one.index): "total" for row in rows.body}
    by_hand = layout.known.by_hand
    return Roles(by_row | dict(by_hand.rows), by_column, cells | dict(by_hand.cells))
