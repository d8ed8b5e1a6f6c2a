"""What the rows of a long list say, worked out once for each distinct place and year and once for
each distinct rest of a row: a hundred thousand rows are a few thousand of these."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from atlas.ingest.files.raw import Value
from atlas.ingest.layout.column import Column
from atlas.ingest.layout.judging import is_filled
from atlas.ingest.layout.own_names import is_own_level
from atlas.ingest.layout.row_words import RowSense, text_of
from atlas.ingest.layout.rows import RowReader
from atlas.ingest.layout.sections import Sections
from atlas.ingest.layout.sheet import Layout
from atlas.ingest.layout.stub import Stub
from atlas.ingest.layout.vocabulary import total_of
from atlas.ingest.list_columns import Distinct

#: so many rows at least must say what another one says
_ROWS_EACH = 4
_WHERE = ("place", "year")
_SUMMED = ("place", "indicator", "year")


@dataclass(frozen=True, slots=True)
class ListRows:
    """``values`` is the one column of numbers, ``where`` the distinct places and years of the
    rows, ``rest`` all else that they say. By position, ``said`` is what a row says in which one of
    these stands first, and ``apart`` what each row says that leaves something open or sums others
    up; ``scoped``: a column says 本级 or 全级."""

    values: Sequence[Value]
    where: Distinct
    rest: Distinct
    said: dict[int, RowSense]
    apart: dict[int, RowSense]
    reader: RowReader
    scoped: bool

    def row(self, at: int) -> RowSense:
        """What the row at a position says, from the rows that said each half of it first."""
        if at in self.apart:
            return self.apart[at]
        rest = self.said[self.rest.first[self.rest.numbers[at]]]
        where = self.said[self.where.first[self.where.numbers[at]]]
        scope = rest.scope if self.scoped else where.scope
        return rest._replace(
            place=where.place, moment=where.moment, scope=scope, total="", doubts=()
        )

    def telling(self) -> Iterable[int]:
        """Positions of rows that say among them all that the list says."""
        return range(len(self.values)) if self.apart else sorted(self.said)

    def alike(self) -> list[int]:
        """Of each row a number: the same for two that say the same but for their place."""
        told = [self.said[at] for at in self.where.first]
        times = Distinct.of((one.moment, one.scope) for one in told).numbers
        many = len(self.rest.first)
        halves = zip(self.where.numbers, self.rest.numbers, strict=True)
        return [times[where] * many + rest for where, rest in halves]


class _Some(Sequence[int]):
    """Some rows of a body: samples are taken of the whole."""

    def __init__(self, body: Sequence[int], positions: Iterable[int]) -> None:
        self._body, self._rows = body, [body[at] for at in positions]

    def __len__(self) -> int:
        return len(self._body)

    def __getitem__(self, at: Any) -> Any:
        return self._body[at]

    def __iter__(self) -> Iterator[int]:
        return iter(self._rows)


def rows_of(layout: Layout, placed: bool) -> ListRows | None:
    """What the rows of a list say; None where many leave a name open, or one heads those below it
    or needs the row above. ``placed``: rows that name no place have one."""
    stub = Stub(layout.table, layout.columns, True)
    if not _is_plain(layout, stub):
        return None
    body, values = layout.rows.body, _cells(layout, layout.values[0].index)
    in_where = [one.index for one in stub.telling if one.role in _WHERE]
    where = _distinct(layout, in_where)
    rest = _distinct(layout, [one.index for one in stub.telling if one.role not in _WHERE])
    first = sorted({*where.first, *rest.first})
    if len(first) * _ROWS_EACH > len(values) or _any_heads(layout, values):
        return None
    reader = RowReader(layout.table, layout.columns, layout.known, is_list=True)
    said = dict(zip(first, (one for _, one in reader.rows(_Some(body, first))), strict=True))
    halves = _Halves(layout, set(in_where), placed)
    open_where = {where.numbers[at] for at, one in said.items() if halves.where_open(at, one)}
    open_rest = {rest.numbers[at] for at, one in said.items() if halves.rest_open(at, one)}
    numbers = enumerate(zip(where.numbers, rest.numbers, strict=True))
    apart = [at for at, (one, other) in numbers if one in open_where or other in open_rest]
    if len(apart) * _ROWS_EACH > len(values):
        return None
    senses = (one for _, one in reader.rows(_Some(body, apart)))
    told = dict(zip(apart, senses, strict=True))
    if any(reader.leaning.values()):
        return None
    return ListRows(values, where, rest, said, told, reader, _scoped(stub.telling))


@dataclass(frozen=True, slots=True)
class _Halves:
    """Which half of a row is to blame where it leaves something open or is no figure's row."""

    layout: Layout
    in_where: set[int]
    placed: bool

    def where_open(self, at: int, said: RowSense) -> bool:
        lost = said.place is None and not self.placed
        doubted = any(column in self.in_where for _, column in said.doubts)
        return lost or doubted or said.skip or self._sums(at, said, rest=False)

    def rest_open(self, at: int, said: RowSense) -> bool:
        doubted = any(column not in self.in_where for _, column in said.doubts)
        return doubted or said.skip or said.derived or self._sums(at, said, rest=True)

    def _sums(self, at: int, said: RowSense, rest: bool) -> bool:
        """Whether a sum is named in that half; in both where nobody can say in which."""
        row = self.layout.table.values[self.layout.rows.body[at]]
        named = {
            one.index not in self.in_where
            for one in self.layout.columns
            if one.role in _SUMMED
            and is_filled(row[one.index])
            and total_of(text_of(row[one.index])) is not None
        }
        return bool(said.total) and (rest in named or not named)


def _is_plain(layout: Layout, stub: Stub) -> bool:
    """Whether every row stands for itself, and one column holds all figures."""
    value, known = layout.values[0], layout.known
    columns = {one.index for one in stub.telling}
    return not (
        len(layout.values) > 1
        or value.is_total
        or value.place
        or value.moment
        or any(one.role == "value_high" or one.reason == "derived" for one in layout.columns)
        or any(one.bottom > one.top and one.left in columns for one in layout.table.merges)
        or known.by_hand.rows
        or known.by_hand.cells
        or any(key.isdigit() for key in known.chosen.places)
        or stub.left_out(layout.rows.body)
        or any(bool in set(map(type, _cells(layout, one))) for one in columns)
        # a blank unit is that of the same indicator further up
        or any(
            one.role == "unit" and not all(map(is_filled, set(_cells(layout, one.index))))
            for one in stub.telling
        )
        or (_scoped(stub.telling) and _any_own_level(layout))
    )


def _any_own_level(layout: Layout) -> bool:
    places = [one.index for one in layout.columns if one.role == "place"]
    names = {name for one in places for name in _cells(layout, one)}
    return any(is_own_level(text_of(name)) for name in names if is_filled(name))


def _scoped(telling: Sequence[Column]) -> bool:
    return any(one.role == "scope" for one in telling)


def _cells(layout: Layout, index: int) -> list[Value]:
    values = layout.table.values
    return [values[row][index] for row in layout.rows.body]


def _distinct(layout: Layout, columns: list[int]) -> Distinct:
    if not columns:
        return Distinct([0] * len(layout.rows.body), [0])
    return Distinct.of(zip(*(_cells(layout, one) for one in columns), strict=True))


def _any_heads(layout: Layout, values: Sequence[Value]) -> bool:
    """Whether some row without a number says something of those below it."""
    sections = Sections(layout.table, layout.columns, layout.known)
    blank = (
        row
        for row, value in zip(layout.rows.body, values, strict=True)
        if value == "" or value is None
    )
    return any(sections.heads(row) or sections for row in blank)
