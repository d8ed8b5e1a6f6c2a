"""The facts table: the properties of a figure as Arrow columns, with its id and its version."""

from collections.abc import Iterable, Sequence
from dataclasses import MISSING, fields
from operator import attrgetter

import pyarrow as pa

from atlas.figures import Figure

_FIGURE = pa.schema(
    [
        ("indicator", pa.string()),
        ("place", pa.string()),
        # a partition; None is a partition of its own, so an unknown year needs no stand-in
        ("year", pa.int32()),
        ("value", pa.float64()),
        ("unit", pa.string()),
        ("printed", pa.string()),
        ("bound", pa.string()),
        ("value_high", pa.float64()),
        ("half_width", pa.float64()),
        ("breakdown", pa.string()),
        ("kind", pa.string()),
        ("scope", pa.string()),
        ("period", pa.string()),
        ("year_from", pa.int32()),
        ("as_of", pa.string()),
        ("absence", pa.string()),
        ("status", pa.string()),
        ("coverage", pa.string()),
        ("explanation", pa.string()),
        ("source", pa.string()),
        ("transform", pa.string()),
        ("demo", pa.bool_()),
        ("upload", pa.string()),
        ("sheet", pa.string()),
        ("cell", pa.string()),
    ]
)
#: ``id`` is ``Figure.id``; ``version`` is the version that stated the figure as it stands
SCHEMA = pa.schema([("id", pa.string()), *_FIGURE, ("version", pa.int32())])

#: Where a figure was found. Two figures that differ in nothing else say the same.
PROVENANCE = ("transform", "upload", "sheet", "cell")
CONTENT = tuple(name for name in _FIGURE.names if name not in PROVENANCE)

_DEFAULTS = {
    one.name: None if one.default is MISSING else one.default
    for one in fields(Figure)
    if one.name in _FIGURE.names
}
#: id and properties of a figure, without the version that only a publish gives it
_STATED = [SCHEMA.field(name) for name in SCHEMA.names if name != "version"]
_ROW = attrgetter(*(field.name for field in _STATED))
_ORDER = [(name, "ascending") for name in ("indicator", "year", "place", "breakdown", "id")]


def facts_table(figures: Iterable[Figure], version: int | None = None) -> pa.Table:
    """The rows of ``figures`` in their order; ``version`` None means not yet published."""
    figures = list(figures)
    # one pass over the figures, not one a column: hundreds of thousands may come at once
    columns = zip(*map(_ROW, figures), strict=True) if figures else [()] * len(_STATED)
    arrays = [pa.array(column, field.type) for column, field in zip(columns, _STATED, strict=True)]
    versions = pa.array([version], pa.int32()).take(pa.array([0] * len(figures), pa.int32()))
    return pa.Table.from_arrays([*arrays, versions], schema=SCHEMA)


def figures_of(facts: pa.Table) -> tuple[Figure, ...]:
    """The inverse of :func:`facts_table`: id and version are dropped."""
    columns = (facts.column(name).to_pylist() for name in _FIGURE.names)
    return tuple(
        Figure(**dict(zip(_FIGURE.names, row, strict=True))) for row in zip(*columns, strict=True)
    )


def in_order(facts: pa.Table) -> pa.Table:
    """Sorted by indicator, year and place: a reader of one indicator then skips the rest."""
    return facts.sort_by(_ORDER)


def conform(stored: pa.Table) -> pa.Table:
    """``stored`` with today's columns and order. Where an early version lacks a column that came
    later, its rows hold null: they get the default of that property instead."""
    columns = []
    for field in SCHEMA:
        column = stored.column(field.name).cast(field.type)
        default = _DEFAULTS.get(field.name)
        columns.append(column if default is None else column.fill_null(default))
    return pa.Table.from_arrays(columns, schema=SCHEMA)


def join(tables: Sequence[pa.Table]) -> pa.Table:
    """The rows of all ``tables``; of none, the empty facts table."""
    return pa.concat_tables([SCHEMA.empty_table(), *tables])
