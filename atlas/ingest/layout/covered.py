"""呼伦贝尔市（不含满洲里）: the place of a row, and the note of what its figures cover."""

import re
from typing import Any

from atlas.ingest.layout.knowledge import Knowledge
from atlas.ingest.layout.vocabulary import plain
from atlas.places import Match

_COVERING = re.compile(
    r"(?P<place>[^()]{2,20})\((?P<note>(?:不含|不包括|不包含|未含|含|包括|包含|除)(?!.*本级)[^()]{1,20})\)"
)


def place_of_row(
    known: Knowledge, told: dict[str, Any], text: str, league: str | None, year: int | None
) -> Match:
    """The place that ``text`` names; what it says that its figures cover is added to the coverage
    of what the row has ``told``."""
    match = known.place(text, league, year)
    said = _COVERING.fullmatch(plain(text)) if match.code is None else None
    if said is None:
        return match
    named = known.place(said["place"], league, year)
    if named.code is None:
        return match
    before = told.get("coverage")
    told["coverage"] = f"{before}；{said['note']}" if before else said["note"]
    return named
