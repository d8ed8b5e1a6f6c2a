"""The facts table: the properties of a figure as Arrow columns, with its id and its version."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import MISSING, fields
from functools import reduce
from operator import attrgetter
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from atlas.figures import Figure, Figures

#: the properties in the order in which a figure is made of them
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
_ROW = attrgetter(*_FIGURE.names)
_ORDER = [(name, "ascending") for name in ("indicator", "year", "place", "breakdown", "id")]
_UNIT_SEPARATOR = "\x1f"


class Tabled(Sequence[Figure]):
    """Figures and their rows ``facts`` (not yet published), made once and carried along from
    check to publish; the figures themselves are made again where only the rows are known."""

    def __init__(self, facts: pa.Table, figures: Sequence[Figure] | None = None) -> None:
        self.facts = facts
        self._figures = figures

    @classmethod
    def of(cls, figures: Iterable[Figure]) -> "Tabled":
        """``figures`` with their rows; as it is where it has them already."""
        if isinstance(figures, cls):
            return figures
        listed = figures if isinstance(figures, Sequence) else tuple(figures)
        return cls(facts_table(listed), listed)

    @classmethod
    def joined(cls, parts: Sequence["Tabled"]) -> "Tabled":
        """All figures of all ``parts``."""
        return parts[0] if len(parts) == 1 else cls(join([one.facts for one in parts]))

    def __len__(self) -> int:
        return self.facts.num_rows

    def __iter__(self) -> Iterator[Figure]:
        return iter(self._made())

    def __getitem__(self, at: Any) -> Any:
        return self._made()[at]

    @property
    def explained(self) -> set[str]:
        """The ids of the figures that have an explanation."""
        noted = pc.not_equal(self.facts.column("explanation"), "")
        return set(self.facts.column("id").filter(noted).to_pylist())

    def distinct(self, *names: str) -> set[tuple[Any, ...]]:
        """What the figures say of some properties, each once."""
        told = self.facts.group_by([*names]).aggregate([]).to_pylist()
        return {tuple(one.values()) for one in told}

    def ids(self, upload: str, sheet: str, **said: Any) -> list[str]:
        """The ids of the figures of one sheet that say so (``cell``, ``year``)."""
        wanted = {"upload": upload, "sheet": sheet, **said}
        rows = [pc.equal(self.facts.column(name), value) for name, value in wanted.items()]
        return self.facts.column("id").filter(reduce(pc.and_kleene, rows)).to_pylist()

    def footnoted(self, notes: Mapping[str, Sequence[str]], known: Mapping[str, str]) -> "Tabled":
        """By id ``notes`` behind what a file says of a figure, else what is ``known`` of it."""
        if not notes and not known:
            return self
        ids, said = (self.facts.column(name).to_pylist() for name in ("id", "explanation"))
        said = [
            "；".join(dict.fromkeys((own, *notes[one]) if own else notes[one]))
            if one in notes
            else own or known.get(one, "")
            for one, own in zip(ids, said, strict=True)
        ]
        return Tabled(put(self.facts, "explanation", pa.array(said, pa.string())))

    def _made(self) -> Sequence[Figure]:
        if self._figures is None:
            self._figures = figures_of(self.facts)
        return self._figures


def facts_table(figures: Iterable[Figure], version: int | None = None) -> pa.Table:
    """The rows of ``figures`` in their order; ``version`` None means not yet published."""
    if isinstance(figures, Tabled):
        facts = figures.facts
    else:
        if isinstance(figures, Figures):
            columns: Iterable[Sequence[Any]] = figures.columns.values()
        else:
            # one pass over the figures, not one a column: hundreds of thousands may come at once
            columns = list(zip(*map(_ROW, figures), strict=True)) or [()] * len(_FIGURE)
        arrays = [pa.array(one, field.type) for one, field in zip(columns, _FIGURE, strict=True)]
        facts = pa.Table.from_arrays(arrays, schema=_FIGURE)
        facts = facts.add_column(0, SCHEMA.field("id"), ids_of(facts))
        facts = facts.append_column(SCHEMA.field("version"), pa.nulls(len(facts), pa.int32()))
    return facts if version is None else stated_by(facts, version)


def stated_by(facts: pa.Table, version: int | None) -> pa.Table:
    """``facts`` as those that ``version`` states."""
    return put(facts, "version", pa.repeat(pa.scalar(version, pa.int32()), facts.num_rows))


def put(facts: pa.Table, name: str, values: pa.Array | pa.ChunkedArray) -> pa.Table:
    """``facts`` with other values in one column."""
    at = facts.schema.get_field_index(name)
    return facts.set_column(at, facts.schema.field(name), values)


def ids_of(facts: pa.Table) -> pa.Array:
    """``Figure.id`` of each row, from the same text: 100,000 objects need not be made for it."""
    at_point = pc.equal(facts.column("period"), "point")
    parts = [
        facts.column("indicator"),
        facts.column("place"),
        _text(facts.column("year")),
        *(facts.column(name) for name in ("breakdown", "kind", "scope", "period")),
        _text(facts.column("year_from")),
        pc.if_else(at_point, facts.column("as_of"), ""),
        pc.if_else(facts.column("demo"), "True", "False"),
    ]
    texts = pc.binary_join_element_wise(*parts, _UNIT_SEPARATOR).cast(pa.binary()).to_pylist()
    return pa.array([hashlib.sha256(text).hexdigest()[:12] for text in texts], pa.string())


def _text(numbers: pa.ChunkedArray) -> pa.ChunkedArray:
    return numbers.cast(pa.string()).fill_null("")


def figures_of(facts: pa.Table) -> tuple[Figure, ...]:
    """The inverse of :func:`facts_table`: id and version are dropped."""
    return tuple(map(Figure, *(facts.column(name).to_pylist() for name in _FIGURE.names)))


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
