"""The cell that names what another cell's figure is: in the stub, else the lowest heading."""

from atlas.ingest.layout.column import Column
from atlas.ingest.layout.sheet import Layout
from atlas.ingest.sense import Doubt

_STUB_ROLES = {"unknown_category": "breakdown", "unknown_unit": "unit"}


def cell_of_name(layout: Layout, doubt: Doubt, row: int, column: Column, *, named: bool) -> str:
    """Where the name in question stands: in the stub where the row is ``named`` there."""
    table = layout.table
    role = _STUB_ROLES.get(doubt.rule, "indicator")
    if doubt.rule == "unit_mismatch" and _has_unit(layout, row):
        role = "unit"
    for one in layout.columns:
        filled = one.role == role and table.cell(row, one.index).kind != "empty"
        if filled and (named or role != "indicator"):
            return table.address(row, one.index)
    return heading_cell(layout, column.index, row)


def heading_cell(layout: Layout, column: int, otherwise: int) -> str:
    """The lowest filled heading above a column; without any, its cell in the row ``otherwise``."""
    filled = [at for at in layout.rows.header if layout.table.cell(at, column).kind != "empty"]
    return layout.table.address(filled[-1] if filled else otherwise, column)


def _has_unit(layout: Layout, row: int) -> bool:
    return any(
        one.role == "unit" and layout.table.cell(row, one.index).kind != "empty"
        for one in layout.columns
    )
