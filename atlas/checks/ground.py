"""The database that checks are asked in: a draft beside the version it would be published on."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import duckdb
import pyarrow as pa

from atlas.catalogue import Catalogue
from atlas.figures import Figure, breakdown_text
from atlas.places import Places
from atlas.query import question
from atlas.store.reference import Reference
from atlas.store.schema import facts_table

#: derived tables, in the order in which each needs those before it
GROUND = ("related", "standing", "present", "compositions")
_THREADS = 2
_MEMORY = "1GB"


class Ground:
    """Tables ``draft`` (columns of the facts and ``ordinal``), ``facts``, ``indicators``,
    ``breaks``, ``places``, ``counts``, ``categories``, and what ``queries/checks/ground`` derives
    from them. Lives as long as one check."""

    def __init__(
        self, figures: Sequence[Figure], facts: pa.Table, catalogue: Catalogue, places: Places
    ) -> None:
        self._connection = duckdb.connect(":memory:")
        for setting in (f"threads = {_THREADS}", f"memory_limit = '{_MEMORY}'"):
            self._connection.execute(f"SET {setting}")
        draft = facts_table(figures)
        ordinal = pa.array(range(1, draft.num_rows + 1), pa.int32())
        tables = {
            "draft": draft.append_column("ordinal", ordinal),
            "facts": facts,
            "counts": _counts(catalogue),
            "categories": _categories(catalogue),
            **Reference.of(catalogue, places).tables(),
        }
        for name, rows in tables.items():
            self._connection.register(name, rows)
        self._connection.execute("SET python_enable_replacements = false")
        for name in GROUND:
            sql = question(f"checks/ground/{name}").sql
            self._connection.execute(f"CREATE TABLE {name} AS {sql}")

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


def _counts(catalogue: Catalogue) -> pa.Table:
    """One row per quotient and category that its numerator is made of ('' for all)."""
    rows = [
        {"indicator": one.code, "pair": pair}
        for one in catalogue
        if one.numerator
        for pair in _counted(one.numerator_where)
    ]
    return pa.Table.from_pylist(
        rows, pa.schema([("indicator", pa.string()), ("pair", pa.string())])
    )


def _counted(where: tuple[tuple[str, tuple[str, ...]], ...]) -> list[str]:
    pairs = [breakdown_text({dimension: one}) for dimension, kept in where for one in kept]
    return pairs or [""]


def _categories(catalogue: Catalogue) -> pa.Table:
    """One row per category of each dimension."""
    rows = [
        {
            "dimension": dimension.code,
            "category": category.code,
            "additive": dimension.additive,
            "merged": bool(category.merged),
        }
        for dimension in catalogue.dimensions()
        for category in dimension.categories
    ]
    text, flag = pa.string(), pa.bool_()
    columns = [("dimension", text), ("category", text), ("additive", flag), ("merged", flag)]
    return pa.Table.from_pylist(rows, pa.schema(columns))
