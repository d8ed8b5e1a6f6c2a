"""A table as its author thinks of it: rows and columns that each say a part of the meaning."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from tests.workbooks.wording import CATALOGUE, factor

#: what a heading means that says neither 全级 nor 本级
SCOPES = {"no": "", "both": "all", "own": "own"}


@dataclass(frozen=True, slots=True)
class Line:
    """One row or column of figures. ``labels``: outermost first. ``says``: any of ``indicator``,
    ``place``, ``year``, ``breakdown`` (a mapping), ``unit`` (printed), ``scope``, ``asked``.

    ``role``: ``value``, ``total`` (of the lines numbered in ``sums``), ``growth``, ``rank``,
    ``share``, ``done``, ``section`` (a heading without numbers), ``unit``, ``remark``, ``code``.
    """

    labels: tuple[str, ...]
    says: Mapping[str, Any] = field(default_factory=dict)
    role: str = "value"
    sums: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """``stub``: the headings of the columns that hold the rows' labels; ``base``: what the title,
    the sheet or the file says of every figure."""

    rows: Sequence[Line]
    columns: Sequence[Line]
    stub: tuple[str, ...]
    base: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Meaning:
    """Everything that a cell's row, column and table say together."""

    indicator: str
    place: str
    year: int | None
    breakdown: Mapping[str, str]
    base: str
    factor: Decimal
    scope: str
    asked: bool


def meaning(table: Table, row: Line, column: Line) -> Meaning:
    """The row overrides the column, and the column the table; breakdowns add up."""
    said = {**table.base, **column.says, **row.says}
    breakdown: dict[str, str] = {}
    for part in (table.base, column.says, row.says):
        breakdown.update(part.get("breakdown", {}))
    one = CATALOGUE.get(said["indicator"])
    return Meaning(
        one.code,
        said["place"],
        said["year"],
        breakdown,
        one.unit,
        factor(one, _unit_for(one.code, said.get("unit"))),
        said.get("scope", SCOPES[one.scoped]),
        bool(row.says.get("asked") or column.says.get("asked")),
    )


def _unit_for(code: str, unit: str | Sequence[str] | None) -> str:
    """The printed unit; of several in one corner (单位：万元、人) the one that fits."""
    base = CATALOGUE.get(code).unit
    if unit is None:
        return base
    units = [unit] if isinstance(unit, str) else unit
    return next((one for one in units if CATALOGUE.factor(code, one) is not None), base)
