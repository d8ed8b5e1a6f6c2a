"""What the rows of a long list say, worked out once for each distinct place and year and once for
each distinct rest of a row: a hundred thousand rows are a few thousand of these."""

from collections.abc import Sequence
from dataclasses import dataclass

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
_WHERE, _NAMING = ("place", "year"), ("place", "indicator", "breakdown", "year")
_SUMMED = ("place", "indicator", "year")


@dataclass(frozen=True, slots=True)
class ListRows:
    """``values`` is the one column of numbers, ``where`` the distinct places and years of the
    rows, ``rest`` all else that they say; ``said``: by position what a row says in which one of
    these stands first, and ``rows`` the same by row; ``scoped``: a column says 本级 or 全级."""

    values: Sequence[Value]
    where: Distinct
    rest: Distinct
    said: dict[int, RowSense]
    rows: list[tuple[int, RowSense]]
    reader: RowReader
    scoped: bool

    def row(self, at: int) -> RowSense:
        """What the row at a position says, from the rows that said each half of it first."""
        rest = self.said[self.rest.first[self.rest.numbers[at]]]
        where = self.said[self.where.first[self.where.numbers[at]]]
        scope = rest.scope if self.scoped else where.scope
        return rest._replace(place=where.place, moment=where.moment, scope=scope)

    def alike(self) -> list[int]:
        """Of each row a number: the same for two that say the same but for their place."""
        told = [self.said[at] for at in self.where.first]
        times = Distinct.of((one.moment, one.scope) for one in told).numbers
        many = len(self.rest.first)
        halves = zip(self.where.numbers, self.rest.numbers, strict=True)
        return [times[where] * many + rest for where, rest in halves]


def rows_of(layout: Layout) -> ListRows | None:
    """What the rows of a list say; None where one leaves a name open, sums others up, heads those
    below it or needs the row above."""
    telling = Stub(layout.table, layout.columns, True).telling
    if not _is_plain(layout, telling):
        return None
    values = _cells(layout, layout.values[0].index)
    where = _distinct(layout, [one.index for one in telling if one.role in _WHERE])
    rest = _distinct(layout, [one.index for one in telling if one.role not in _WHERE])
    first = sorted({*where.first, *rest.first})
    if len(first) * _ROWS_EACH > len(values) or _any_heads(layout, values):
        return None
    body = [layout.rows.body[at] for at in first]
    if not _stand_alone(layout, telling, body):
        return None
    reader = RowReader(layout.table, layout.columns, layout.known, is_list=True)
    rows = list(reader.rows(body))
    if any(map(_leaves_open, (said for _, said in rows))) or any(reader.leaning.values()):
        return None
    said = dict(zip(first, (said for _, said in rows), strict=True))
    return ListRows(values, where, rest, said, rows, reader, _scoped(telling))


def _is_plain(layout: Layout, telling: Sequence[Column]) -> bool:
    """Whether every row stands for itself, and one column holds all figures."""
    value, known = layout.values[0], layout.known
    columns = {one.index for one in telling}
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
    )


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


def _stand_alone(layout: Layout, telling: Sequence[Column], rows: Sequence[int]) -> bool:
    """Whether no row sums others up, takes its first name from above or says 本级 twice."""
    cells = [layout.table.values[row] for row in rows]
    texts = {one.index: {row[one.index] for row in cells} for one in telling}
    named = [one.index for one in telling if one.role in _NAMING]
    return not (
        any(type(text) is bool for column in texts.values() for text in column)
        or (named and not all(map(is_filled, texts[named[0]])))
        or any(
            is_filled(text)
            and (
                total_of(text_of(text)) is not None
                or (_scoped(telling) and is_own_level(text_of(text)))
            )
            for one in telling
            if one.role in _SUMMED
            for text in texts[one.index]
        )
    )


def _scoped(telling: Sequence[Column]) -> bool:
    return any(one.role == "scope" for one in telling)


def _leaves_open(said: RowSense) -> bool:
    return bool(said.doubts or said.total or said.derived or said.head or said.skip)
