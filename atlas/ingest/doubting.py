"""Where a sheet was understood by a guess: what was taken, and what else it may be."""

from collections.abc import Iterable, Iterator, Sequence, Set

from atlas.figures import REGION
from atlas.ingest.draft import Doubt
from atlas.ingest.layout.row_words import RowSense
from atlas.ingest.layout.rows import RowReader
from atlas.ingest.layout.sheet import Layout
from atlas.ingest.naming_cells import heading_cell
from atlas.ingest.narrowed import doubts_of_title
from atlas.ingest.sense import Names, Sense
from atlas.ingest.senses import Senses

Rows = Sequence[tuple[int, RowSense]]
Bare = Set[tuple[Names, int]]
"""(names of rows, column), as :meth:`Senses.settled` has them."""

#: how a name was settled → how sure that is
_CONFIDENCE = {"title": 0.7, "group": 0.75, "theme": 0.65, "variant": 0.8}
_YEAR = {"file": 0.75, "sheet": 0.85, "above": 0.7}
_CONFLICT = 0.7
#: money is printed in 元 as often as in 万元
_BY_DEFAULT = 0.4
_NESTED = {"league_above": 0.8, "league_of_others": 0.7}
_REGION, _PLACE_OF_FILE, _LEFT_OUT = 0.6, 0.75, 0.75


def doubts_of(
    layout: Layout, rows: Rows, senses: Senses, reader: RowReader, bare: Bare
) -> Iterator[Doubt]:
    """All guesses behind one table, in no order; ``bare`` is money that nothing gave a unit."""
    yield from _of_title(layout, rows)
    yield from _of_names(layout, rows, senses, bare)
    yield from doubts_of_title(layout, senses)
    table = layout.table
    for one in reader.leagues.settled:
        cell, sure = table.address(one.row, one.column), _NESTED[one.reason]
        yield Doubt(table.sheet, cell, "place", one.text, one.code, one.others, sure, one.reason)
    if reader.repeats:
        first, last = layout.rows.body[0], layout.rows.body[-1]
        column = reader.repeats[0]
        cells = f"{table.address(first, column)}:{table.address(last, column)}"
        yield Doubt(table.sheet, cells, "table", "", "repeat", (), _LEFT_OUT, "blank_repeats")


def _of_title(layout: Layout, rows: Rows) -> Iterator[Doubt]:
    table, title, chosen = layout.table, layout.known.title, layout.known.chosen
    span = f"{table.address(layout.rows.header[0], 0)}:{_last(layout)}"
    told = [one for one in layout.values if one.moment is None]
    dated = all(said.moment is not None for _, said in rows)
    if title.year_from in _YEAR and title.year and told and not dated:
        yield Doubt(
            table.sheet, span, "year", "", str(title.year), (), _YEAR[title.year_from],
            f"year_from_{title.year_from}",
        )  # fmt: skip
    placed = (
        any(one.role == "place" for one in layout.columns)
        or any(one.place for one in layout.values)
        or any(said.place for _, said in rows)
    )
    if placed or chosen.place or title.place_from == "asked":
        return
    if not title.place:
        yield Doubt(table.sheet, span, "place", "", REGION, (), _REGION, "place_by_default")
    elif title.place_from == "file":
        yield Doubt(
            table.sheet, span, "place", "", title.place, (), _PLACE_OF_FILE, "place_from_file"
        )


def _of_names(layout: Layout, rows: Rows, senses: Senses, bare: Bare) -> Iterator[Doubt]:
    """Indicators that a theme, a title or a changed ending settled; money without a unit."""
    weak = [
        (names, column, sense)
        for names, column, sense in senses.settled()
        if sense.how in _CONFIDENCE or sense.unit_over or (names, column) in bare
    ]
    at_rows: dict[tuple[str, ...], int] = {}
    if any(names for names, _, _ in weak):
        for row, said in rows:
            at_rows.setdefault(said.names, row)
    headings = {one.index: one.name for one in layout.columns}
    seen: set[tuple[str, str]] = set()
    for names, column, sense in weak:
        cell = _address(layout, column, at_rows.get(names) if names else None)
        text = " / ".join(names) or headings.get(column, "")
        for reason, about, confidence in _reasons(sense, (names, column) in bare):
            if (cell, reason) not in seen:
                seen.add((cell, reason))
                taken, others = sense.code, sense.others
                if about == "unit":
                    taken, others = sense.printed_unit or sense.unit, (sense.unit_over or "万元",)
                yield Doubt(
                    layout.table.sheet, cell, about, text, taken, others, confidence, reason
                )


def _reasons(sense: Sense, without_unit: bool) -> Iterable[tuple[str, str, float]]:
    if sense.how in _CONFIDENCE:
        yield f"by_{sense.how}", "indicator", _CONFIDENCE[sense.how]
    if sense.unit_over:
        yield "unit_conflict", "unit", _CONFLICT
    if without_unit:
        yield "unit_by_default", "unit", _BY_DEFAULT


def _address(layout: Layout, column: int, row: int | None) -> str:
    """The cell that names it: in the stub of a row, else the lowest heading of the column."""
    table = layout.table
    if row is not None:
        stub = [one.index for one in layout.columns if one.role == "indicator"]
        return table.address(row, stub[-1] if stub else column)
    return heading_cell(layout, column, layout.rows.header[-1])


def _last(layout: Layout) -> str:
    rows = layout.rows.body or layout.rows.header
    return layout.table.address(rows[-1], layout.table.width - 1)
