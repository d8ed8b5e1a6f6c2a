"""A workbook as JSON, the only form in which a reading child's answer is believed."""

import datetime
import json
from typing import Any

from atlas.ingest.files.raw import Merge, RawTable, RawWorkbook


def to_json(workbook: RawWorkbook) -> str:
    """The inverse of :func:`from_json`."""
    sheets = [
        {
            "sheet": table.sheet,
            "values": table.values,
            "corner": [table.first_row, table.first_column],
            "merges": [[one.top, one.left, one.bottom, one.right] for one in table.merges],
            "hidden": table.hidden,
            "formats": _grouped(table.formats),
            "errors": _grouped(table.errors),
            "uncached": [list(at) for at in sorted(table.uncached)],
        }
        for table in workbook.sheets
    ]
    whole = {"name": workbook.name, "sha256": workbook.sha256, "sheets": sheets}
    return json.dumps(whole, ensure_ascii=False, default=_moment)


def from_json(text: str) -> RawWorkbook:
    """The workbook that :func:`to_json` wrote."""
    whole = json.loads(text, object_hook=_value)
    sheets = tuple(
        RawTable(
            one["sheet"],
            one["values"],
            *one["corner"],
            merges=tuple(Merge(*corners) for corners in one["merges"]),
            hidden=one["hidden"],
            formats=_spread(one["formats"]),
            errors=_spread(one["errors"]),
            uncached=frozenset((row, column) for row, column in one["uncached"]),
        )
        for one in whole["sheets"]
    )
    return RawWorkbook(whole["name"], whole["sha256"], sheets)


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


def _value(pairs: dict[str, Any]) -> Any:
    if len(pairs) != 1:
        return pairs
    ((kind, value),) = pairs.items()
    match kind:
        case "seconds":
            return datetime.timedelta(seconds=value)
        case "moment":
            return datetime.datetime.fromisoformat(value)
        case "date":
            return datetime.date.fromisoformat(value)
        case "time":
            return datetime.time.fromisoformat(value)
    return pairs
