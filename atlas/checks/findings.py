"""From the rows that a rule returns to findings whose details can be worded in any language."""

import re
import sys
from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa

from atlas.checks.quantity import BOUND_MARKS, Quantity, interval, quantity_text
from atlas.checks.rules import Rule
from atlas.figures import Finding

#: what every rule returns, and texts that some return instead of numbers; the rest are details
COLUMNS = (
    "figure", "upload", "sheet", "cell", "found", "expected_low", "expected_high",
    "found_text", "expected_text",
)  # fmt: skip
#: details that name another figure by its id; each becomes ``<name>_indicator``, ``<name>_value`` …
REFERENCES = (
    "part", "whole", "before", "numerator", "denominator", "rate",
    "lowest", "highest", "flow", "stock", "every_level", "own_level",
)  # fmt: skip

Row = Mapping[str, Any]
_CELL = re.compile(r"(?P<column>[A-Z]+)(?P<row>\d+)")


def named_ids(rows: Iterable[Row]) -> set[str]:
    """The ids of all figures that ``rows`` speak of."""
    columns = ("figure", *REFERENCES)
    return {row[name] for row in rows for name in columns if row.get(name)}


def finding(rule: Rule, row: Row, figures: Mapping[str, Row]) -> Finding:
    """The finding of one row. ``figures`` holds the figures that it names, by id."""
    others = {name: figures.get(row[name]) for name in REFERENCES if row.get(name)}
    named = figures.get(row["figure"] or "")
    details: dict[str, str] = {"upload": row["upload"]}
    if named is not None:
        details |= _described("", named)
    for name, other in others.items():
        if other is not None:
            details |= _described(f"{name}_", other)
    details |= {
        name: _text(value)
        for name, value in row.items()
        if name not in COLUMNS and name not in others and value is not None
    }
    stated = [one for one in (named, *others.values()) if one is not None]
    details["step"] = _step(row["found"], stated)
    expected = interval(row["expected_low"], row["expected_high"])
    return Finding(
        rule=rule.name,
        severity=rule.severity,
        sheet=row["sheet"],
        cell=row["cell"],
        found=row.get("found_text") or _found(row["found"], stated),
        expected=row.get("expected_text") or (quantity_text(expected) if expected else ""),
        figure=row["figure"] or "",
        details=tuple(sorted(details.items())),
    )


def in_order(findings: Iterable[Finding], draft: pa.Table) -> tuple[Finding, ...]:
    """Errors first, then as one reads: file by file, sheet by sheet, row by row of ``draft``."""
    # by one thread: only so do the sheets come in their order
    sheets = draft.group_by(["upload", "sheet"], use_threads=False).aggregate([])
    place = {tuple(sheet.values()): at for at, sheet in enumerate(sheets.to_pylist())}

    def key(one: Finding) -> tuple[object, ...]:
        sheet = (dict(one.details).get("upload", ""), one.sheet)
        return one.severity, place.get(sheet, len(place)), *_position(one.cell), one.rule, one.found

    return tuple(sorted(findings, key=key))


def _position(cell: str) -> tuple[int, int, str]:
    """Row, then column: AA5 comes after Z5. A finding about a whole sheet comes last."""
    match = _CELL.fullmatch(cell)
    if match is None:
        return sys.maxsize, 0, ""
    return int(match["row"]), len(match["column"]), match["column"]


def _described(prefix: str, figure: Row) -> dict[str, str]:
    """A figure's particulars as details. Unknown years and addresses are left out."""
    address = figure["cell"] if figure["drafted"] else ""
    said = {
        "indicator": figure["indicator"],
        "breakdown": figure["breakdown"],
        "place": figure["place"],
        "year": "" if figure["year"] is None else str(figure["year"]),
        "unit": figure["unit"],
    }
    if prefix:
        mark = BOUND_MARKS.get(figure["bound"], "")
        said["value"] = quantity_text(Quantity(figure["value"], mark=mark))
        said["step"] = _text(figure["half_width"] * 2)
        said["address"] = address
        said["sheet"] = figure["sheet"]
    return {f"{prefix}{name}": value for name, value in said.items()}


def _found(value: float | None, stated: list[Row]) -> str:
    if value is None:
        return ""
    source = next((one for one in stated if one["value"] == value), None)
    mark = BOUND_MARKS.get(source["bound"], "") if source else ""
    return quantity_text(Quantity(value, mark=mark))


def _step(value: float | None, stated: list[Row]) -> str:
    """To what the found number was rounded, in the base unit: it is shown no finer than that."""
    source = next((one for one in stated if one["value"] == value), stated[0] if stated else None)
    return _text(source["half_width"] * 2 if source else 0.0)


def _text(value: object) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return quantity_text(Quantity(value))
    return str(value)
