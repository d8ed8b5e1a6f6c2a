"""Leagues and their banners below each other in one column."""

from collections.abc import Sequence

from atlas.ingest.files.raw import RawTable
from atlas.ingest.layout.column import Column
from atlas.ingest.layout.knowledge import Knowledge
from atlas.ingest.layout.row_words import text_of
from atlas.places import Places

_SAMPLE_ROWS = 200


def holds_banners(
    table: RawTable, columns: Sequence[Column], known: Knowledge, body: Sequence[int]
) -> bool:
    """Whether one column holds leagues and their banners, so that a league's row heads them."""
    places = [one.index for one in columns if one.role == "place"]
    if len(places) != 1:
        return False
    for row in body[:_SAMPLE_ROWS]:
        text = text_of(table.values[row][places[0]])
        code = known.place(text).code if text else None
        if code and known.places.get(code).level == "banner":
            return True
    return False


def league_of(places: Places, code: str) -> str | None:
    """The league that rows of banners below a place's own row may belong to."""
    place = places.get(code)
    return code if place.level == "league" else place.parent
