"""Printed sums: read to be checked against the cells that they sum, never stored."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from atlas.figures import REGION
from atlas.ingest.amounts import Amounts
from atlas.ingest.draft import Total
from atlas.ingest.layout.column import Column
from atlas.ingest.layout.row_words import RowSense
from atlas.ingest.layout.sheet import Layout
from atlas.ingest.one_figure import title_moment
from atlas.ingest.sense import Doubt
from atlas.ingest.senses import Senses
from atlas.ingest.values.numbers import NotANumberError, read_cell
from atlas.places import Places

Rows = Sequence[tuple[int, RowSense]]

_MOST_GRAND_TOTALS = 50


def read_totals(layout: Layout, rows: Rows, senses: Senses, amounts: Amounts) -> list[Total]:
    """All printed sums of a sheet, rows of 合计 before columns of 合计, each with its parts."""
    table, values = layout.table, [one for one in layout.values if not one.is_total]
    holding = [(row, said) for row, said in rows if _holds_values(layout, row)]
    groups = _Groups(holding, layout.known.places)
    reader = _TotalReader(layout, senses, amounts)
    for row, said in rows:
        if said.total and not said.unlike:
            parts = groups.summed(row, said)
            for column in values:
                filled = [one for one in parts if table.values[one][column.index] != ""]
                cells = [table.address(one, column.index) for one in filled]
                reader.read(row, column, said, said.total, cells)
    for column in layout.values:
        for row, said in rows if column.is_total else ():
            if not said.total and not said.skip:
                cells = [table.address(row, one.index) for one in values]
                reader.read(row, column, said, column.name, cells)
    return reader.found


def _holds_values(layout: Layout, row: int) -> bool:
    values = layout.table.values[row]
    return any(values[one.index] not in ("", None) for one in layout.values)


@dataclass(slots=True)
class _TotalReader:
    layout: Layout
    senses: Senses
    amounts: Amounts
    found: list[Total] = field(default_factory=list)

    def read(self, row: int, column: Column, said: RowSense, label: str, parts: list[str]) -> None:
        """Keep the sum in one cell; what is no number there is nothing to be checked."""
        table = self.layout.table
        cell = table.cell(row, column.index)
        sense = self.senses.find(said.names, column, said.unit, said.categories)
        if cell.kind not in ("number", "percent", "text") or isinstance(sense, Doubt):
            return
        try:
            amount = self.amounts.of(read_cell(cell), sense)
        except NotANumberError:
            return
        if isinstance(amount, Doubt) or amount.value is None:
            return
        moment = column.moment or said.moment or title_moment(self.layout.known.title)
        self.found.append(
            Total(
                sheet=table.sheet,
                cell=table.address(row, column.index),
                label=label,
                indicator=sense.code,
                year=moment.year if moment else None,
                breakdown=sense.breakdown,
                value=amount.value,
                half_width=amount.half_width,
                unit=sense.unit,
                printed=cell.text,
                parts=tuple(parts),
            )
        )


class _Groups:
    """The rows that stand for themselves, ready to be asked which of them a sum stands for."""

    def __init__(self, rows: Rows, places: Places) -> None:
        own = [
            (at, one) for at, one in rows if not one.total and not one.skip and one.place != REGION
        ]
        present = {one.place for _, one in own}
        # banners below the row of their own league are in it already
        self.parts = [
            at for at, one in own if not one.place or places.get(one.place).parent not in present
        ]
        self.totals = [at for at, one in rows if one.total]
        self.below: dict[str, list[int]] = defaultdict(list)
        for at, one in own:
            if one.place and (parent := places.get(one.place).parent):
                self.below[parent].append(at)

    def summed(self, row: int, said: RowSense) -> list[int]:
        """The rows that a row of 合计 sums up: those of its place where it names one, for 小计
        those since the last total, else all. The region's own row is never a part."""
        if said.place and said.place != REGION:
            return self.below[said.place]
        # a sheet full of 合计 sums its groups: each over everything would never end
        if "小计" not in said.total and len(self.totals) <= _MOST_GRAND_TOTALS:
            return self.parts
        earlier = bisect_left(self.totals, row)
        since = self.totals[earlier - 1] if earlier else -1
        return self.parts[bisect_left(self.parts, since) : bisect_left(self.parts, row)]
