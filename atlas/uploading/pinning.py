"""What a choice about a part of a sheet is called in the corrections."""

from collections.abc import Mapping
from typing import Any

from atlas.ingest import SheetCorrections
from atlas.ingest.draft import Doubt, Roles
from atlas.ingest.raw import RawTable
from atlas.render.sheet.regions import Frame, frame_of

#: of ``SheetCorrections``, by what is asked
FIELDS = {
    "place": "places",
    "indicator": "indicators",
    "breakdown": "categories",
    "category": "categories",
    "unit": "units",
    "year": "years",
    "role": "roles",
}


def pin(doubt: Doubt, code: str, table: RawTable, roles: Roles) -> dict[str, Any]:
    """The changes of the sheet's corrections that make ``code`` the answer to a doubt."""
    if doubt.about == "table":
        return {"skip": code in ("", "ignored")}
    field = FIELDS[doubt.about]
    value: Any = int(code) if doubt.about == "year" and code.isdecimal() else code
    return {field: {_key(doubt, table, roles): value}}


def pinned(mine: SheetCorrections, doubt: Doubt, table: RawTable, roles: Roles) -> bool:
    """Whether a doubt was answered already."""
    if doubt.about == "table":
        return mine.skip is not None
    held: Mapping[str, Any] = getattr(mine, FIELDS[doubt.about])
    return _key(doubt, table, roles) in held


def _key(doubt: Doubt, table: RawTable, roles: Roles) -> str:
    """A name where the name decides; else the column's letters, the row's number or the cell."""
    frame = frame_of(table, doubt.cell) or Frame(0, 0, 0, 0)
    letters = table.address(frame.top, frame.left).rstrip("0123456789")
    number = str(frame.top + table.first_row + 1)
    tall, wide = frame.bottom > frame.top, frame.right > frame.left
    if doubt.about == "role":
        return number if wide and not tall else letters if tall and not wide else doubt.cell
    if doubt.about == "place":
        return doubt.text or number
    role = roles.at(frame.top, frame.left)
    of_column = doubt.about in ("indicator", "unit", "year") and role in (
        "header",
        "value",
        "total",
    )
    return letters if of_column or (tall and not doubt.text) else doubt.text or letters
