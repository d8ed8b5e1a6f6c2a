"""Which tables a reader holds: the statements that fill an empty DuckDB and then lock it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import pyarrow as pa

from atlas.store.difference import Difference
from atlas.store.history import Version
from atlas.store.originals import Upload
from atlas.store.schema import SCHEMA

_MEMORY = "1GB"
_THREADS = 2

_TEXT, _WHOLE = pa.string(), pa.int32()
_UPLOADS = pa.schema(
    [
        ("sha256", _TEXT),
        ("file_name", _TEXT),
        ("author", _TEXT),
        ("published_at", _TEXT),
        ("version", _WHOLE),
    ]
)
_VERSIONS = pa.schema(
    [
        ("number", _WHOLE),
        ("author", _TEXT),
        ("message", _TEXT),
        ("published_at", _TEXT),
        ("base", _WHOLE),
        ("restored", _WHOLE),
        ("demo", pa.bool_()),
        ("catalogue", _TEXT),
        ("added", _WHOLE),
        ("revised", _WHOLE),
        ("removed", _WHOLE),
        ("unchanged", _WHOLE),
    ]
)
_CHANGED = ("value", "value_high", "bound", "printed")
_NAMED = (
    "id",
    "indicator",
    "place",
    "year",
    "breakdown",
    "kind",
    "scope",
    "period",
    "unit",
    "demo",
)
_CHANGES = pa.schema(
    [("change", _TEXT)]
    + [SCHEMA.field(name) for name in _NAMED]
    + [(f"old_{name}", SCHEMA.field(name).type) for name in _CHANGED]
    + [(f"new_{name}", SCHEMA.field(name).type) for name in _CHANGED]
)

#: ``shadowed``: a demonstration figure under whose key (all but ``demo``) a real one stands
_FACTS = """
    CREATE TABLE facts AS
    WITH keyed AS (
        SELECT *, if(period = 'point', as_of, '') AS moment FROM incoming
    ),
    real AS (
        SELECT DISTINCT indicator, place, year, breakdown, kind, scope, period, year_from, moment
        FROM keyed WHERE NOT demo
    )
    SELECT keyed.* EXCLUDE (moment), keyed.demo AND real.indicator IS NOT NULL AS shadowed
    FROM keyed LEFT JOIN real ON keyed.demo
        AND keyed.indicator = real.indicator AND keyed.place = real.place
        AND keyed.year IS NOT DISTINCT FROM real.year AND keyed.breakdown = real.breakdown
        AND keyed.kind = real.kind AND keyed.scope = real.scope AND keyed.period = real.period
        AND keyed.year_from IS NOT DISTINCT FROM real.year_from AND keyed.moment = real.moment
    ORDER BY keyed.indicator, keyed.year, keyed.place, keyed.breakdown, keyed.id
"""
_FIGURES = """
    CREATE VIEW figures AS SELECT * EXCLUDE (shadowed) FROM facts WHERE NOT shadowed
"""
_LIMITS = (
    "SET temp_directory = ''",
    f"SET memory_limit = '{_MEMORY}'",
    f"SET threads = {_THREADS}",
)
_LOCKS = (
    "SET python_enable_replacements = false",
    "SET enable_external_access = false",
    "SET lock_configuration = true",
)


@dataclass(frozen=True, slots=True)
class Draft:
    """What a preview adds to the newest version; ``files`` are its originals' names by SHA-256."""

    change: Difference
    files: Mapping[str, str]


class Connection(Protocol):
    """What is used of ``duckdb.DuckDBPyConnection``."""

    def execute(self, query: str) -> Any: ...
    def register(self, view_name: str, python_object: object) -> Any: ...
    def unregister(self, view_name: str) -> Any: ...


def fill(connection: Connection, facts: pa.Table, others: Mapping[str, pa.Table]) -> None:
    """Copy ``facts`` and the ``others`` by name into an empty in-memory database and lock it."""
    for setting in _LIMITS:
        connection.execute(setting)
    _copy(connection, facts, _FACTS)
    connection.execute(_FIGURES)
    for name, rows in others.items():
        _copy(connection, rows, f"CREATE TABLE {name} AS FROM incoming")
    for setting in _LOCKS:
        connection.execute(setting)


def history_tables(
    versions: Iterable[Version] = (),
    change: Difference | None = None,
    draft: Draft | None = None,
) -> dict[str, pa.Table]:
    """The tables ``versions``, ``uploads`` and ``changes`` (what the last version changed, or what
    a draft would)."""
    versions = list(versions)
    uploads = [upload for version in versions for upload in version.uploads]
    if draft is not None:
        change = draft.change
        uploads += [Upload(sha256, name, 0, "") for sha256, name in draft.files.items()]
    return {
        "versions": _rows_of(versions, _VERSIONS),
        "uploads": _rows_of(uploads, _UPLOADS),
        "changes": _CHANGES.empty_table() if change is None else _changes(change),
    }


def _copy(connection: Connection, rows: pa.Table, statement: str) -> None:
    connection.register("incoming", rows)
    connection.execute(statement)
    connection.unregister("incoming")


def _rows_of(values: Iterable[object], schema: pa.Schema) -> pa.Table:
    return pa.Table.from_pylist(
        [{name: getattr(one, name) for name in schema.names} for one in values], schema
    )


def _changes(change: Difference) -> pa.Table:
    return pa.concat_tables(
        [
            _side_by_side("revised", change.before, change.after),
            _side_by_side("added", None, change.added_facts),
            _side_by_side("removed", change.removed_facts, None),
        ]
    )


def _side_by_side(sort: str, old: pa.Table | None, new: pa.Table | None) -> pa.Table:
    named = old if new is None else new
    count = named.num_rows
    columns = [pa.array([sort] * count, pa.string())]
    columns += [named.column(name) for name in _NAMED]
    for side in (old, new):
        for name in _CHANGED:
            missing = pa.nulls(count, SCHEMA.field(name).type)
            columns.append(missing if side is None else side.column(name))
    return pa.Table.from_arrays(columns, schema=_CHANGES)
