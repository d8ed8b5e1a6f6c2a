"""Who else is drafting the same table: what each draft is about, written down beside it."""

from collections.abc import Iterable
from contextlib import suppress

from atlas.drafts.saved import SavedDraft
from atlas.errors import StoreError
from atlas.publishing import CheckedDraft
from atlas.store import Store

_About = tuple[set[tuple[str, int | None]], set[str]]


def alike(
    store: Store, draft: SavedDraft, checked: CheckedDraft, listed: Iterable[SavedDraft]
) -> list[SavedDraft]:
    """Those of ``listed`` with an indicator's year and a place of ``draft``'s; others' figures for
    other leagues do not disturb it."""
    papers = store.papers("draft-tables")
    topics = checked.figures.distinct("indicator", "year")
    places = {place for (place,) in checked.figures.distinct("place")}
    about = {
        "topics": sorted(map(list, topics), key=str),
        "places": sorted(places),
    }
    newest = papers.newest(draft.token)
    if not newest or papers.read(draft.token, newest).content != about:
        # where it cannot be written only others are not told: whoever looks now sees all the same
        with suppress(StoreError):
            papers.write(draft.token, about, after=newest)
    return [
        one
        for one in listed
        if one.token != draft.token
        and (number := papers.newest(one.token))
        and _meet(_about(papers.read(one.token, number).content), (topics, places))
    ]


def _about(content: dict) -> _About:
    return {(code, year) for code, year in content["topics"]}, set(content["places"])


def _meet(one: _About, other: _About) -> bool:
    return all(mine & theirs for mine, theirs in zip(one, other, strict=True))
