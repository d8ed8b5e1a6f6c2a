"""Which cells a printed sum stands for, and which columns of 合计 are not ours to store."""

from collections.abc import Sequence

from atlas.figures import REGION
from atlas.ingest.columns import Column
from atlas.ingest.knowledge import Knowledge
from atlas.ingest.rows import RowSense
from atlas.ingest.vocabulary import total_of
from atlas.places import Places


def summed_rows(
    row: int, said: RowSense, rows: Sequence[tuple[int, RowSense]], places: Places
) -> list[int]:
    """The rows that a row of 合计 sums up: those of its place where it names one, for 小计 those
    since the last total, else all that stand for themselves. The region's own row is no part."""
    parts = [
        (at, one) for at, one in rows if not one.total and not one.skip and one.place != REGION
    ]
    if said.place and said.place != REGION:
        return [at for at, one in parts if one.place and places.get(one.place).parent == said.place]
    if "小计" in said.total:
        earlier = [at for at, one in rows if one.total and at < row]
        since = earlier[-1] if earlier else -1
        return [at for at, _ in parts if since < at < row]
    return [at for at, _ in parts]


def totals_of_indicators(
    columns: Sequence[Column], known: Knowledge, theme: str | None
) -> set[int]:
    """Columns of 合计 beside columns of different indicators: sums of unlike things, unless the
    title names what they add up to."""
    values = [one for one in columns if one.role == "value"]
    alone = {
        one.index
        for one in values
        if len(one.parts) == 1 and total_of(one.parts[0]) is not None and not one.chosen
    }
    if not alone or known.title.indicator:
        return set()
    resolve = known.catalogue.resolve_headings
    others = [one for one in values if one.index not in alone]
    codes = {resolve(one.parts, one.unit or None, theme).code for one in others}
    return alone if len(codes - {None}) > 1 else set()
