"""全区合计, 包头市合计: sums that name their place, where it has no row of its own."""

import re
from collections import Counter
from collections.abc import Iterable

from atlas.figures import REGION
from atlas.ingest.layout.knowledge import Knowledge
from atlas.ingest.layout.row_words import RowSense
from atlas.ingest.layout.sheet import Layout
from atlas.ingest.layout.vocabulary import plain

_NAMED = re.compile("(.{2,}?)(?:合计|总计|共计|小计|总合计)(?:total)?(?:[(].*[)])?")
_REGION = {"全区", "自治区", "全自治区"}

Row = tuple[int, RowSense]


def with_printed(rows: Iterable[Row], layout: Layout) -> list[Row]:
    """The rows; a sum that names its place is that place's printed figure (and still checked
    against its parts), where no row of that place and no other sum says the same."""
    roles = {one.role for one in layout.columns}
    if "place" not in roles or "indicator" in roles or layout.shape == "long":
        return list(rows)
    listed = [(row, _placed(said, layout.known)) for row, said in rows]
    said_once = Counter(_key(said) for _, said in listed if said.place and not said.skip)
    return [
        (row, said._replace(printed=said_once[_key(said)] == 1 and _tells(said, layout.known)))
        for row, said in listed
    ]


def _tells(said: RowSense, known: Knowledge) -> bool:
    """Whether a sum names its place itself: a bare 小计 beside a league is only checked."""
    if not said.total or said.unlike or said.skip or said.doubts:
        return False
    return said.place is not None and _place_of(said.total, known) == said.place


def _key(said: RowSense) -> tuple[object, ...]:
    return said.place, said.moment, said.names, said.categories, said.scope, said.unit


def _placed(said: RowSense, known: Knowledge) -> RowSense:
    if not said.total or said.place or said.unlike:
        return said
    place = _place_of(said.total, known)
    return said._replace(place=place) if place else said


def _place_of(total: str, known: Knowledge) -> str | None:
    """The place that a sum names; 全市 is the one of the title, 全区 too where that is a 区."""
    found = _NAMED.fullmatch(plain(total))
    if found is None:
        return None
    name, titled = found[1], known.title.place
    if name in _REGION and titled in (None, REGION):
        return REGION
    if len(name) == len("全市") and name[0] in "全本":
        own = known.places.get(titled).name if titled and titled != REGION else ""
        return titled if own.endswith(name[1]) else None
    return known.place(name).code if known.is_place(name) and name not in _REGION else None
