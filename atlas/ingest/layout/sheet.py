"""Where indicator, place, year, unit and value stand in one sheet, and by what evidence."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from atlas.catalogue import Catalogue
from atlas.ingest.corrections import SheetCorrections
from atlas.ingest.files.raw import RawTable
from atlas.ingest.layout.blocks import Block, blocks
from atlas.ingest.layout.by_hand import by_hand
from atlas.ingest.layout.column import Column
from atlas.ingest.layout.columns import read_columns
from atlas.ingest.layout.knowledge import Knowledge
from atlas.ingest.layout.sheet_names import UNDIVIDED, Division
from atlas.ingest.layout.skeleton import Skeleton, find_rows
from atlas.ingest.layout.spoken import spoken, timed
from atlas.ingest.layout.title import Title, read_title
from atlas.ingest.layout.vocabulary import is_by_line, is_cover, total_of
from atlas.ingest.senses import Senses
from atlas.places import Places

_ROW_NAMES = 200
_NO_ROWS = Skeleton()


@dataclass(frozen=True, slots=True)
class Layout:
    """One table laid out, or ``left_out`` with the code of the reason.

    ``reasons`` are the evidence for ``shape``, in the order in which it was found.
    """

    table: RawTable
    known: Knowledge
    rows: Skeleton = _NO_ROWS
    columns: tuple[Column, ...] = ()
    shape: str = ""
    reasons: tuple[str, ...] = ()
    left_out: str = ""
    theme: str | None = None

    @property
    def values(self) -> tuple[Column, ...]:
        """The columns that hold figures."""
        return tuple(one for one in self.columns if one.role == "value")


def lay_out(
    table: RawTable,
    file: str,
    catalogue: Catalogue,
    places: Places,
    chosen: SheetCorrections,
    division: Division = UNDIVIDED,
) -> list[Layout]:
    """The tables of a sheet, from the top left, at least one, and the meaning of their columns.
    Never raises: a sheet or a part of it without a table is left out with a reason."""
    said = by_hand(chosen.roles)
    known = Knowledge(catalogue, places, chosen, by_hand=said)
    reason = _left_out(table, chosen)
    if reason:
        return [Layout(table, known, left_out=reason)]
    found: list[Layout] = []
    before: Title | None = None
    for block in blocks(table, known):
        hand = said.inside(block.table)
        inside = Knowledge(catalogue, places, chosen, by_hand=hand, division=division)
        found.append(_lay_out(block, file, inside, before))
        if not found[-1].left_out:
            before = inside.title
    return found


def _lay_out(block: Block, file: str, known: Knowledge, before: Title | None) -> Layout:
    table = block.table
    rows = find_rows(table, known.is_heading, known.by_hand)
    if rows.reason:
        return Layout(table, known, left_out=rows.reason)
    notes = [text for row in rows.notes for text in spoken(table, row)]
    below = [text for text in notes if is_by_line(text)]
    units = [
        f"单位：{table.cell(*at).text.strip('()（） ')}"
        for at, role in known.by_hand.cells.items()
        if role == "unit"
    ]
    above = _texts(table, (*rows.title, *rows.header[:1]), titles=len(rows.title))
    told = (*units, *timed(above, block.around), *below)
    known.title = read_title(told, block.around, table.sheet, file, known, before, notes)
    columns = _with_stub(read_columns(table, rows, known), known)
    if not any(one.role == "value" for one in columns):
        return Layout(table, known, rows, columns, left_out="no_values")
    shape, reasons = _shape(columns, known)
    senses = Senses(known)
    senses.settle_theme(columns, _row_names(table, rows, columns, known))
    sums = _totals_of_indicators(columns, known, senses.theme)
    columns = tuple(
        replace(one, role="ignored", reason="total_of_indicators") if one.index in sums else one
        for one in columns
    )
    return Layout(table, known, rows, columns, shape, reasons, theme=senses.theme)


def _left_out(table: RawTable, chosen: SheetCorrections) -> str:
    if chosen.skip is not None:
        return "chosen" if chosen.skip else ""
    if not table.values:
        return "empty"
    if table.hidden:
        return "hidden"
    return "cover" if is_cover(table.sheet) else ""


def _texts(table: RawTable, rows: Sequence[int], titles: int) -> list[str]:
    """The texts of the title rows, and of the header's corner, where a unit may stand."""
    texts = [text for row in rows[:titles] for text in spoken(table, row)]
    corner = table.cell(rows[titles], 0).text if len(rows) > titles and table.width else ""
    return [*texts, corner] if "单位" in corner and "：" in corner.replace(":", "：") else texts


def _with_stub(columns: Sequence[Column], known: Knowledge) -> tuple[Column, ...]:
    """If no column leads to places, indicators or years, the first column of text must: its
    names are then reported as unknown, not overlooked. 等次 behind the values leads nowhere."""
    values = [one for one in columns if one.role == "value"]
    leading = columns[: values[0].index] if values else columns
    if any(one.role in ("place", "indicator", "year") for one in columns) or any(
        one.role == "breakdown" for one in leading
    ):
        return tuple(columns)
    first = next((one for one in columns if one.reason == "text"), None)
    if first is None or not values or first.index > values[0].index:
        return tuple(columns)
    dated = any(one.moment for one in values)
    named = any(one.parts for one in values) or bool(known.title.indicator)
    role = "place" if named or not dated else "indicator"
    stub = replace(first, role=role, reason="")
    return tuple(stub if one is first else one for one in columns)


def _shape(columns: Sequence[Column], known: Knowledge) -> tuple[str, tuple[str, ...]]:
    roles = {one.role for one in columns}
    values = [one for one in columns if one.role == "value" and not one.is_total]
    named = [one for one in values if one.parts or one.chosen]
    reasons = [f"{role}_column" for role in ("indicator", "place", "year") if role in roles]
    if any(map(_is_plain_value, values)):
        return "long", (*reasons, "value_column")
    if any(one.place for one in values):
        across, evidence = "places", "place_headings"
    elif any(one.moment for one in values) and not named:
        across, evidence = "years", "year_headings"
    else:
        across, evidence = "indicators", "indicator_headings"
    if "place" in roles:
        down = "places"
    elif "indicator" in roles or ("breakdown" in roles and "year" not in roles):
        down = "indicators"
    else:
        down = "years" if "year" in roles else "places"
    if known.title.indicator and not named and down != "indicators":
        reasons.append("title_indicator")
    return f"{down}_{across}", (*reasons, evidence)


def _is_plain_value(column: Column) -> bool:
    """数值, 金额: a heading that names neither indicator nor year nor place."""
    return not (column.parts or column.moment or column.place or column.chosen or column.scope)


def _row_names(
    table: RawTable, rows: Skeleton, columns: Sequence[Column], known: Knowledge
) -> list[tuple[str, ...]]:
    stub = [one.index for one in columns if one.role == "indicator"]
    names = [
        (known.heading(text).name,)
        for column in stub
        for row in rows.body[:_ROW_NAMES]
        if (text := table.cell(row, column).text.strip()) and total_of(text) is None
    ]
    return [name for name in names if name[0]]


def _totals_of_indicators(
    columns: Sequence[Column], known: Knowledge, theme: str | None
) -> set[int]:
    """Columns of 合计 beside columns of different indicators: sums of unlike things, unless the
    title or the heading itself (帮扶资金合计) names what they add up to."""
    resolve = known.catalogue.resolve_headings
    values = [one for one in columns if one.role == "value"]
    alone = {
        one.index
        for one in values
        if len(one.parts) == 1 and total_of(one.parts[0]) is not None and not one.chosen
        if resolve(one.parts).code is None
    }
    if not alone or known.title.indicator:
        return set()
    others = [one for one in values if one.index not in alone]
    codes = {resolve(one.parts, one.unit or None, theme).code for one in others}
    return alone if len(codes - {None}) > 1 else set()
