"""What a choice about a part of a sheet is called in the corrections."""

from collections.abc import Mapping, Sequence
from typing import Any

from atlas.ingest import SheetCorrections, Understanding
from atlas.ingest.draft import Doubt, Roles
from atlas.ingest.files.raw import RawTable
from atlas.render.sheet.regions import Frame, frame_of

#: taken where empty cells were filled with what stands above them
REPEAT = "repeat"
#: of ``SheetCorrections``, by what is asked
FIELDS = {
    "place": "places",
    "indicator": "indicators",
    "breakdown": "categories",
    "kind": "categories",
    "category": "categories",
    "unit": "units",
    "year": "years",
    "role": "roles",
}


def pin(
    doubt: Doubt,
    code: str,
    table: RawTable,
    roles: Roles,
    tables: Sequence[Understanding] = (),
) -> dict[str, Any]:
    """The changes of the sheet's corrections that make ``code`` the answer to a doubt."""
    value: Any = int(code) if doubt.about == "year" and code.isdecimal() else code
    if names := _columns_of(doubt, table, roles, tables):
        return {"years": dict.fromkeys(names, value)}
    if _is_whole(doubt, table, roles):
        return {doubt.about: value}
    if doubt.about == "table":
        return _of_table(doubt, code, table, roles)
    return {FIELDS[doubt.about]: {_key(doubt, table, roles): value}}


def pinned(
    mine: SheetCorrections,
    doubt: Doubt,
    table: RawTable,
    roles: Roles,
    tables: Sequence[Understanding] = (),
) -> bool:
    """Whether a doubt was answered already."""
    if names := _columns_of(doubt, table, roles, tables):
        return mine.year is not None or all(one in mine.years for one in names)
    if _is_whole(doubt, table, roles):
        return bool(getattr(mine, doubt.about))
    if doubt.about == "table" and doubt.taken != REPEAT:
        return mine.skip is not None
    field = "roles" if doubt.about == "table" else FIELDS[doubt.about]
    held: Mapping[str, Any] = getattr(mine, field)
    return _key(doubt, table, roles) in held


def _is_whole(doubt: Doubt, table: RawTable, roles: Roles) -> bool:
    """Whether it is answered for all of the sheet: year or place of a whole table, and the unit of
    rows, which have no unit of their own in the corrections."""
    frame = frame_of(table, doubt.cell)
    if frame is None:
        return False
    if doubt.about == "unit":
        return roles.at(frame.top, frame.left) == "indicator"
    wide = frame.right > frame.left and frame.bottom > frame.top
    return doubt.about in ("year", "place") and not doubt.text and wide


def _columns_of(
    doubt: Doubt, table: RawTable, roles: Roles, tables: Sequence[Understanding]
) -> list[str]:
    """The headings of one of several tables, whose year is not that of the others."""
    frame = frame_of(table, doubt.cell)
    if doubt.about != "year" or doubt.text or not roles.parts or frame is None:
        return []
    for one in tables:
        its = frame_of(table, one.range)
        if one.shape and its is not None and its.holds(frame.top, frame.left):
            return [name for _, role, name in one.columns if role == "value" and name]
    return []


def _of_table(doubt: Doubt, code: str, table: RawTable, roles: Roles) -> dict[str, Any]:
    """That blanks repeat what stands above is confirmed by the role that the column has anyway."""
    if doubt.taken != REPEAT:
        return {"skip": code in ("", "ignored")}
    frame = frame_of(table, doubt.cell) or Frame(0, 0, 0, 0)
    role = roles.at(frame.top, frame.left) or "place"
    return {"roles": {_key(doubt, table, roles): role}}


def _key(doubt: Doubt, table: RawTable, roles: Roles) -> str:
    """A name where the name decides; else the column's letters, the row's number or the cell."""
    frame = frame_of(table, doubt.cell) or Frame(0, 0, 0, 0)
    letters = table.address(frame.top, frame.left).rstrip("0123456789")
    number = str(frame.top + table.first_row + 1)
    tall, wide = frame.bottom > frame.top, frame.right > frame.left
    if doubt.about in ("role", "table"):
        return number if wide and not tall else letters if tall and not wide else doubt.cell
    role = roles.at(frame.top, frame.left)
    if doubt.about == "place":
        # one short name may stand below two leagues: only the row tells them apart
        return number if role == "place" or not doubt.text else doubt.text
    if roles.parts and doubt.text:
        # the letters are those of every table on the sheet, the heading is that of one
        return doubt.text
    of_column = doubt.about in ("indicator", "unit", "year") and role in (
        "header",
        "value",
        "total",
    )
    return letters if of_column or (tall and not doubt.text) else doubt.text or letters
