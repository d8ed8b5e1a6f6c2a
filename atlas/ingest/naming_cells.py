"""The cell that names what another cell's figure is: in the stub, else the lowest heading."""

from collections.abc import Iterator

from atlas.ingest.layout.column import Column
from atlas.ingest.layout.sheet import Layout
from atlas.ingest.sense import Doubt, Printed

_STUB_ROLES = {"unknown_category": "breakdown", "unknown_unit": "unit"}
_FURTHEST = 400


def cell_of_name(layout: Layout, doubt: Doubt, row: int, column: Column, *, named: bool) -> str:
    """Where the name in question stands: in the stub where the row is ``named`` there."""
    table = layout.table
    role = _STUB_ROLES.get(doubt.rule, "indicator")
    if doubt.rule == "unit_mismatch" and _has_unit(layout, row):
        role = "unit"
    if doubt.rule == "unknown_category":
        for text, cell, _ in _texts(layout, row, column):
            if doubt.name in (text, layout.known.heading(text).name):
                return cell
        if above := _section_of(layout, doubt.name, row):
            return above
    for one in layout.columns:
        filled = one.role == role and table.cell(row, one.index).kind != "empty"
        if filled and (named or role != "indicator"):
            return table.address(row, one.index)
    return heading_cell(layout, column.index, row)


def _section_of(layout: Layout, name: str, row: int) -> str:
    """The cell of the heading that stands alone in its row above; empty where none does."""
    table, known = layout.table, layout.known
    for above in range(row - 1, max(layout.rows.header[-1], row - _FURTHEST), -1):
        filled = [at for at, value in enumerate(table.values[above]) if value not in ("", None)]
        if len(filled) == 1 and known.heading(table.cell(above, filled[0]).text).name == name:
            return table.address(above, filled[0])
    return ""


def printed(layout: Layout, doubt: Doubt, row: int, column: Column) -> Printed:
    """A name in question as it stands on the sheet, and where its unclear part stands."""
    known = layout.known
    texts = list(_texts(layout, row, column))
    by_name: dict[str, tuple[str, str, str]] = {}
    for text, cell, line in texts:
        for name in (text, known.heading(text).name):
            by_name.setdefault(name, (text, cell, line))
    names = doubt.name.split(" / ")
    unclear = [by_name[name] for name in doubt.unclear or names if name in by_name]
    asked = unclear if doubt.settled else [by_name[name] for name in names if name in by_name]
    # a name of the row is asked about at the row, else the lowest heading
    at = next((one for one in asked if one[2] == "row"), asked[-1] if asked else None)
    return Printed(
        text=" / ".join(by_name[name][0] if name in by_name else name for name in names),
        unclear="、".join(dict.fromkeys(text for text, _, _ in unclear)),
        cell=at[1] if at else "",
        line=at[2] if at else "column",
    )


def _texts(layout: Layout, row: int, column: Column) -> Iterator[tuple[str, str, str]]:
    """(text, cell, row or column) of all that names a cell; a heading merged over several columns
    stands in the first of them."""
    table = layout.table
    for one in layout.columns:
        if one.role in ("indicator", "breakdown", "place", "year", "unit"):
            cell = table.cell(row, one.index)
            if cell.kind != "empty":
                yield cell.text.strip(), table.address(row, one.index), "row"
    for text in column.path:
        for at in layout.rows.header:
            left = column.index
            while left > 0 and table.cell(at, left).kind == "empty":
                left -= 1
            if table.cell(at, left).text.strip() == text:
                yield text, table.address(at, left), "column"
                break


def heading_cell(layout: Layout, column: int, otherwise: int) -> str:
    """The lowest filled heading above a column; without any, its cell in the row ``otherwise``."""
    filled = [at for at in layout.rows.header if layout.table.cell(at, column).kind != "empty"]
    return layout.table.address(filled[-1] if filled else otherwise, column)


def _has_unit(layout: Layout, row: int) -> bool:
    return any(
        one.role == "unit" and layout.table.cell(row, one.index).kind != "empty"
        for one in layout.columns
    )
