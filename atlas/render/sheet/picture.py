"""The picture of the understanding, as JSON for the component: cells, roles, regions, doubts."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from atlas.ingest.draft import Doubt, Roles
from atlas.ingest.files.raw import RawTable
from atlas.ingest.wording import role_said
from atlas.render.sheet.dotted import dotted
from atlas.render.sheet.grid import Cell, part, with_gaps
from atlas.render.sheet.regions import Frame, Table, frames, region_names
from atlas.words import Words

#: characters of a cell that are sent; of a column that are shown
LONGEST, WIDEST, NARROWEST = 60, 22, 4
#: ems of the mark that says how sure a cell's reading is
CHIP = 3
AROUND = ("title", "note", "unit", "ignored")
#: rows of a header that stay in view
FROZEN = 4
PHRASES = ("gap_rows", "gap_columns", "doubtful", "loading", "f_error", "f_query")
LEGEND = (
    "title", "unit", "header", "place", "indicator", "year", "breakdown", "value", "total",
    "derived", "remark", "note", "ignored",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is drawn of a sheet. ``rows`` and ``columns`` are positions inside the used range;
    ``found`` is, by address, the severity and sentence of what was found there; ``select`` the
    cell that is open; ``jump`` the cell to scroll to, and ``turn`` a number that is another one
    for each jump."""

    table: RawTable
    roles: Roles
    tables: Sequence[Table]
    rows: Sequence[int]
    columns: Sequence[int]
    doubts: Sequence[Doubt] = ()
    found: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    select: str = ""
    jump: str = ""
    turn: int = 0


def picture(drawn: Drawn, words: Words) -> dict[str, Any]:
    """Everything that the component draws; a cell is [text, role, wide, high, number, tag]."""
    table = drawn.table
    at = {(row, column): drawn.roles.at(row, column) for row in drawn.rows
          for column in drawn.columns}  # fmt: skip
    framed = list(zip(frames(table, drawn.tables), _read(drawn.tables), strict=True))
    tags = region_names(at, drawn.rows, drawn.columns, framed, words, _filled(table))
    grid = part(
        table, drawn.rows, drawn.columns, lambda row, column: (at.get((row, column), ""), "")
    )
    rows, columns = with_gaps(drawn.rows), with_gaps(drawn.columns)
    lines = [
        _line(name, cells, row, columns, tags) | _gap(rows, y)
        for y, ((name, cells), row) in enumerate(zip(grid.rows, rows, strict=True))
    ]
    for line, row in zip(lines, rows, strict=True):
        if row is not None and drawn.roles.rows.get(row) == "header":
            line["head"] = 1
    doubts = dotted(drawn.doubts, table, drawn.rows, drawn.columns, words)
    return {
        "lang": words.language,
        "label": words("sheet.picture.region", sheet=table.sheet),
        "words": {name: words.phrases[f"sheet.picture.{name}"] for name in PHRASES},
        "legend": [[role, role_said(role, words)] for role in LEGEND if role in at.values()],
        "columns": _columns(grid.columns, columns, lines, doubts),
        "rows": _frozen(lines),
        "frames": _frames(table, framed, words),
        "doubts": doubts,
        "found": {cell: list(said) for cell, said in drawn.found.items()},
        "select": drawn.select,
        "jump": drawn.jump,
        "turn": drawn.turn,
        "size": [table.first_row, table.first_column, table.height, table.width],
    }


def encoded(content: Mapping[str, Any]) -> bytes:
    """The payload as the component takes it."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _filled(table: RawTable) -> Callable[[int, int], bool]:
    return lambda row, column: table.cell(row, column).kind != "empty"


def _read(tables: Sequence[Table]) -> list[Table]:
    return [one for one in tables if one.shape]


def _line(
    name: str,
    cells: Sequence[Cell | None],
    row: int | None,
    columns: Sequence[int | None],
    tags: Mapping[tuple[int, int], str],
) -> dict[str, Any]:
    drawn = []
    for cell, column in zip(cells, columns, strict=True):
        if cell is None or row is None or column is None:
            drawn.append(None if cell is None else 0)
            continue
        text = cell.text if len(cell.text) <= LONGEST else f"{cell.text[: LONGEST - 1]}…"
        role = cell.role
        one: list[Any] = [text, role, cell.wide, cell.high, int(cell.number)]
        one.append(tags.get((row, column), ""))
        while len(one) > 1 and one[-1] == (None, "", 1, 1, 0, "")[len(one) - 1]:
            one.pop()
        drawn.append(one)
    return {"n": name, "c": drawn}


def _gap(rows: Sequence[int | None], y: int) -> dict[str, Any]:
    """First and last position of the rows that are left out here."""
    if rows[y] is not None:
        return {}
    return {"gap": [rows[y - 1] + 1, rows[y + 1] - 1]}  # type: ignore[operator]


def _columns(
    names: Sequence[str],
    columns: Sequence[int | None],
    lines: Sequence[Mapping[str, Any]],
    doubts: Mapping[str, Sequence[str]],
) -> list[dict[str, Any]]:
    unsure = {address.rstrip("0123456789") for address, told in doubts.items() if told[0]}
    found = []
    for x, (name, column) in enumerate(zip(names, columns, strict=True)):
        widest = max((_ems(line["c"][x]) for line in lines), default=0)
        widest = max(widest, NARROWEST) + (CHIP if name in unsure else 0)
        one: dict[str, Any] = {"n": name, "w": min(widest, WIDEST)}
        if column is None:
            one |= {"gap": [columns[x - 1] + 1, columns[x + 1] - 1]}  # type: ignore[operator]
        found.append(one)
    return found


def _ems(cell: Any) -> float:
    """Width of a text in ems; merged texts and those around a table do not make a column wide."""
    if not cell or (len(cell) > 2 and cell[2] > 1) or (len(cell) > 1 and cell[1] in AROUND):
        return 0
    return round(sum(1 if ord(letter) > 0x2E7F else 0.6 for letter in cell[0]), 1)


def _frozen(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Only the first header stays in view: below it, another table's would cover the first's."""
    first = next((at for at, line in enumerate(lines) if "head" in line), 0)
    held = range(first, first + FROZEN)
    for at, line in enumerate(lines):
        if "head" in line and (at not in held or (at > first and "head" not in lines[at - 1])):
            del line["head"]
    return lines


def _frames(
    table: RawTable, framed: Sequence[tuple[Frame, Table]], words: Words
) -> list[list[Any]]:
    if len(framed) < 2:
        return []
    return [
        [one.top, one.left, one.bottom, one.right,
         words("sheet.picture.table_number", number=number, count=f"{its.figures:,}")]
        for number, (one, its) in enumerate(framed, start=1)
    ]  # fmt: skip
