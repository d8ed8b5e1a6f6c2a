"""A workbook as JSON, the only form in which a reading child's answer is believed."""

import datetime
import json
from collections.abc import Iterable, Sequence
from typing import Any

from atlas.ingest.files.pausing import collection_paused
from atlas.ingest.files.raw import Merge, RawTable, RawWorkbook, Value

_PLAIN = {str, float, int, bool, type(None)}


def to_json(workbook: RawWorkbook) -> str:
    """The inverse of :func:`from_json`."""
    with collection_paused():
        return json.dumps(_told(workbook), ensure_ascii=False, default=_moment)


def _told(workbook: RawWorkbook) -> dict[str, Any]:
    sheets = [
        {
            "sheet": table.sheet,
            "height": table.height,
            "columns": [_packed(column) for column in zip(*table.values, strict=True)],
            "corner": [table.first_row, table.first_column],
            "merges": [[one.top, one.left, one.bottom, one.right] for one in table.merges],
            "hidden": table.hidden,
            "formats": _grouped(table.formats),
            "errors": _grouped(table.errors),
            "uncached": [list(at) for at in sorted(table.uncached)],
        }
        for table in workbook.sheets
    ]
    return {"name": workbook.name, "sha256": workbook.sha256, "sheets": sheets}


def from_json(text: str) -> RawWorkbook:
    """The workbook that :func:`to_json` wrote."""
    with collection_paused():
        whole = json.loads(text)
        return RawWorkbook(whole["name"], whole["sha256"], tuple(map(_table, whole["sheets"])))


def _table(one: dict[str, Any]) -> RawTable:
    columns = [_unpacked(*column) for column in one["columns"]]
    return RawTable(
        one["sheet"],
        list(map(list, zip(*columns, strict=True))) or [[] for _ in range(one["height"])],
        *one["corner"],
        merges=tuple(Merge(*corners) for corners in one["merges"]),
        hidden=one["hidden"],
        formats=_spread(one["formats"]),
        errors=_spread(one["errors"]),
        uncached=frozenset((row, column) for row, column in one["uncached"]),
    )


def _packed(column: Sequence[Value]) -> tuple[Any, ...]:
    """How it is packed, and what: texts repeat, so each is told once, with the number of each
    cell's; what JSON has no form for is told in objects."""
    kinds = set(map(type, column))
    if kinds == {str}:
        numbers = {text: number for number, text in enumerate(dict.fromkeys(column))}
        return "texts", [*map(numbers.__getitem__, column)], [*numbers]
    return "plain" if kinds <= _PLAIN else "odd", column


def _unpacked(packed: str, cells: list[Any], texts: Sequence[str] = ()) -> Iterable[Value]:
    if packed == "texts":
        return map(texts.__getitem__, cells)
    return map(_value, cells) if packed == "odd" else cells


def _grouped(texts: Any) -> list[list[Any]]:
    """[text, row, column, row, column, …] for each text: few texts stand in many cells."""
    groups: dict[str, list[Any]] = {}
    for (row, column), text in texts.items():
        groups.setdefault(text, [text]).extend((row, column))
    return list(groups.values())


def _spread(groups: list[list[Any]]) -> dict[tuple[int, int], str]:
    return {at: text for text, *flat in groups for at in zip(flat[::2], flat[1::2], strict=True)}


def _moment(value: object) -> dict[str, Any]:
    if isinstance(value, datetime.timedelta):
        return {"seconds": value.total_seconds()}
    if isinstance(value, datetime.datetime):
        return {"moment": value.isoformat()}
    if isinstance(value, datetime.date):
        return {"date": value.isoformat()}
    if isinstance(value, datetime.time):
        return {"time": value.isoformat()}
    raise TypeError(type(value))


def _value(told: Any) -> Value:
    if not isinstance(told, dict):
        return told
    ((kind, value),) = told.items()
    match kind:
        case "seconds":
            return datetime.timedelta(seconds=value)
        case "moment":
            return datetime.datetime.fromisoformat(value)
        case "date":
            return datetime.date.fromisoformat(value)
    return datetime.time.fromisoformat(value)
