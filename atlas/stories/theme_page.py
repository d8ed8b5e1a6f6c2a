"""The shape that the pages of one theme share: tiles, pictures, then the table by place."""

from collections.abc import Sequence

from atlas.stories.blocks import Section, Story
from atlas.stories.ledger import Ledger
from atlas.stories.pictures import headline
from atlas.stories.pieces import context, finish
from atlas.stories.tables import place_table
from atlas.stories.telling import Telling


def theme_page(
    telling: Telling,
    ledger: Ledger,
    *,
    title: str,
    tiles: Sequence[str],
    sections: Sequence[Section],
) -> Story:
    """The story of the view's place and year; ``tiles`` are indicator codes."""
    return finish(
        Story(
            title=title,
            context=context(telling),
            headlines=tuple(headline(telling, ledger, code) for code in tiles),
            sections=tuple(sections),
        )
    )


def table_section(
    telling: Telling,
    ledger: Ledger,
    indicators: Sequence[str],
    places: Sequence[str],
    change_of: str,
) -> Section:
    """The page's own table, worded ``<page>.table``: the last section of a theme."""
    title = telling.words(f"{telling.view.page}.table", year=telling.view.year)
    table = place_table(
        telling, ledger, indicators, places, id="by-place", title=title, change_of=change_of
    )
    return Section((table,))
