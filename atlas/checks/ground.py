"""The database that checks are asked in: a draft beside the version it would be published on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb
import pyarrow as pa

from atlas.catalogue import Catalogue
from atlas.places import Places
from atlas.query import question
from atlas.store.reference import Reference

#: derived tables, in the order in which each needs those before it
GROUND = (
    "repeated", "related", "standing", "followed", "present", "compositions", "sums", "quotients",
)  # fmt: skip
#: a filter only: copied, it would cost more than asked again
_VIEWS = ("present",)
_TEXT, _WHOLE, _NUMBER = pa.string(), pa.int32(), pa.float64()
TOTALS = pa.schema(
    [
        ("upload", _TEXT),
        ("sheet", _TEXT),
        ("cell", _TEXT),
        ("label", _TEXT),
        ("indicator", _TEXT),
        ("year", _WHOLE),
        ("breakdown", _TEXT),
        ("value", _NUMBER),
        ("half_width", _NUMBER),
        ("unit", _TEXT),
        ("parts", pa.list_(_TEXT)),
    ]
)
SHEETS = pa.schema([("upload", _TEXT), ("sheet", _TEXT), ("year", _WHOLE)])
#: a second one saves little time and costs a third more of the machine
_THREADS = 1
_MEMORY = "2GB"


@dataclass(frozen=True, slots=True)
class Printed:
    """What the sheets of a draft say beside their figures.

    ``totals``: rows of ``TOTALS`` for each printed 合计, ``parts`` being the addresses that it sums
    up; ``sheets``: rows of ``SHEETS`` with the year that a title names.
    """

    totals: Sequence[Mapping[str, Any]] = ()
    sheets: Sequence[Mapping[str, Any]] = ()


class Ground:
    """Tables ``draft`` (columns of the facts and ``ordinal``), ``totals``, ``sheets``, ``facts``,
    ``indicators``, ``breaks``, ``places``, ``counts``, ``categories``, and what
    ``queries/checks/ground`` derives from them. Lives as long as one check."""

    def __init__(
        self,
        draft: pa.Table,
        printed: Printed,
        facts: pa.Table,
        catalogue: Catalogue,
        places: Places,
    ) -> None:
        self._connection = duckdb.connect(":memory:")
        # what does not fit is a bug to be seen, not gigabytes written beside the program
        limits = (f"threads = {_THREADS}", f"memory_limit = '{_MEMORY}'", "temp_directory = ''")
        for setting in limits:
            self._connection.execute(f"SET {setting}")
        tables = {
            "draft": draft.append_column("ordinal", _ordinals(len(draft))),
            "totals": _numbered(printed.totals),
            "sheets": pa.Table.from_pylist(list(printed.sheets), SHEETS),
            "facts": facts,
            **Reference.of(catalogue, places).tables(),
        }
        for name, rows in tables.items():
            self._connection.register(name, rows)
        self._connection.execute("SET python_enable_replacements = false")
        for name in GROUND:
            sql = question(f"checks/ground/{name}").sql
            sort = "VIEW" if name in _VIEWS else "TABLE"
            self._connection.execute(f"CREATE {sort} {name} AS {sql}")

    def ask(self, sql: str, parameters: Mapping[str, object] | None = None) -> list[dict[str, Any]]:
        """The rows of one query, by column name."""
        answer = self._connection.execute(sql, dict(parameters or {}))
        names = [column[0] for column in answer.description]
        return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]

    def figures(self, ids: Iterable[str]) -> dict[str, dict[str, Any]]:
        """The figures of these ids as they stand after publishing."""
        rows = self.ask(
            "SELECT standing.*, indicators.unit FROM standing "
            "INNER JOIN indicators ON indicators.code = standing.indicator "
            "WHERE id IN (FROM unnest($ids::VARCHAR[]))",
            {"ids": sorted(ids)},
        )
        return {row["id"]: row for row in rows}

    def close(self) -> None:
        self._connection.close()


def _numbered(totals: Sequence[Mapping[str, Any]]) -> pa.Table:
    rows = pa.Table.from_pylist(list(totals), TOTALS)
    return rows.append_column("ordinal", _ordinals(len(rows)))


def _ordinals(count: int) -> pa.Array:
    """1, 2, 3 …: the order in which a person reads the upload."""
    return pa.array(range(1, count + 1), _WHOLE)
