"""Tables by place: the place of the view first, then its parts in official order."""

from collections.abc import Sequence

from atlas.figures import REGION
from atlas.stories.blocks import Column, Row, Table
from atlas.stories.ledger import Ledger
from atlas.stories.pieces import place_name, short_name
from atlas.stories.telling import Telling


def place_table(
    telling: Telling,
    ledger: Ledger,
    indicators: Sequence[str],
    places: Sequence[str],
    *,
    id: str,  # noqa: A002 - the block's own name for it
    title: str,
    change_of: str = "",
) -> Table:
    """The view's place, then ``places``: a column an indicator, and the change of one."""
    w, year = telling.words, telling.view.year
    meanings = [telling.catalogue.get(code) for code in indicators]
    columns = [Column("place", w("story.place"), kind="text")]
    columns += [Column(one.code, short_name(telling, one), one.unit) for one in meanings]
    if change_of:
        name = short_name(telling, telling.catalogue.get(change_of))
        columns.append(Column("change", w("story.change_of", name=name), kind="change"))
    rows = []
    for place in dict.fromkeys((telling.view.place, *places)):
        cells = [place_name(telling, place)]
        cells += [ledger.get(code, place, year) for code in indicators]
        if change_of:
            cells.append(ledger.change(change_of, place, year))
        strong = place == telling.view.place
        rows.append(Row(tuple(cells), place="" if place == REGION else place, strong=strong))
    return Table(id, title, tuple(columns), tuple(rows))
