"""The only cache. Keys name a version, and versions never change: nothing is invalidated."""

import json

import streamlit as st

from atlas.catalogue import Catalogue, load_catalogue
from atlas.figures import REGION
from atlas.ingest.read import read
from atlas.places import Places
from atlas.query import ask
from atlas.render.sheet import Grid, surroundings
from atlas.render.stage.payload import encoded, payload
from atlas.settings import read_settings
from atlas.store import Difference, Reader, Reference, Store, Version
from atlas.store.narrowing import narrow
from atlas.stories.blocks import Story
from atlas.stories.changes import in_catalogue_order
from atlas.stories.ledger import Ledger
from atlas.stories.nothing import nothing
from atlas.stories.register import STORIES
from atlas.stories.telling import Telling, VersionNote
from atlas.stories.versions import sides, tell_difference, tell_history, tell_version
from atlas.view import View
from atlas.words import words

#: a page view is some 100 KB of text: this bounds the cache near 100 MB
STORIES_KEPT = 1024
ROWS_KEPT = 1024
#: some thousand rows each, at most a few MB: one for each page and league in use
LEDGERS_KEPT = 64


@st.cache_resource(show_spinner=False, max_entries=1)
def store() -> Store:
    """The store that the settings name."""
    return Store(read_settings().store)


@st.cache_resource(show_spinner=False, max_entries=1)
def approval() -> str:
    """The operator's own 审图号, printed under maps."""
    return read_settings().map_approval


def catalogue() -> Catalogue:
    return load_catalogue()


def places() -> Places:
    return Places.load()


@st.cache_resource(show_spinner=False, max_entries=1)
def reference() -> Reference:
    """Catalogue and places as the rows that queries join."""
    return Reference.of(catalogue(), places())


def reader(version: int) -> Reader:
    """The locked DuckDB of one version (the store keeps the last few open)."""
    return store().reader(version, reference())


@st.cache_resource(show_spinner=False, max_entries=256)
def version_record(number: int) -> Version:
    """Author, time and message of a version."""
    return store().version(number)


@st.cache_resource(show_spinner=False, max_entries=ROWS_KEPT)
def _rows(version: int, question: str, parameters: str) -> list[dict]:
    return ask(reader(version), question, **json.loads(parameters))


def rows(version: int, question: str, /, **parameters: object) -> list[dict]:
    """The rows of a question in one version. Shared between sessions: never change them."""
    return _rows(version, question, json.dumps(parameters, sort_keys=True))


@st.cache_resource(show_spinner=False, max_entries=ROWS_KEPT)
def years(version: int, indicators: tuple[str, ...]) -> tuple[int, ...]:
    """The years with a result for any indicator, or both parts of it, oldest first."""
    found = _reported(version, *indicators)
    for code in indicators:
        meaning = catalogue().get(code)
        if meaning.is_quotient:
            found |= _reported(version, meaning.numerator) & _reported(version, meaning.denominator)
    return tuple(sorted(found))


def _reported(version: int, *indicators: str) -> set[int]:
    return {row["year"] for row in rows(version, "figures/years", indicators=indicators)}


@st.cache_resource(show_spinner=False, max_entries=ROWS_KEPT)
def newest_full_year(version: int, indicators: tuple[str, ...]) -> int | None:
    """The newest year in which at least half as many of the indicators are reported as ever were:
    one early figure of the coming year must not empty a whole page."""
    offered = years(version, indicators)
    if len(indicators) == 1:
        return max(offered, default=None)
    found = rows(version, "figures/years", indicators=indicators)
    most = max((row["indicators"] for row in found), default=0)
    full = [row["year"] for row in found if row["indicators"] * 2 >= most]
    return max(full or offered, default=None)


def telling(view: View, version: int, page_years: tuple[int, ...]) -> Telling:
    """What a story of this view is told with."""
    record = version_record(version)
    return Telling(
        view=view,
        words=words(view.language),
        catalogue=catalogue(),
        places=places(),
        version=VersionNote(version, record.published_at, record.author, record.message),
        years=page_years,
        approval=approval(),
    )


@st.cache_resource(show_spinner=False, max_entries=STORIES_KEPT)
def drawn(view: View, version: int, page_years: tuple[int, ...]) -> bytes:
    """The story of a resolved view as the JSON that the stage draws."""
    told = telling(view, version, page_years)
    story = STORIES[view.page]
    if story.SPEC.years and not page_years:
        return encoded(payload(nothing(told), told.words))
    questions = story.questions(told)
    figures = questions.pop("figures", None)
    answers = {
        name: rows(version, question, **parameters)
        for name, (question, parameters) in questions.items()
    }
    return encoded(payload(story.tell(told, ledger(version, figures), answers), told.words))


def ledger(version: int, question: tuple[str, dict[str, object]] | None) -> Ledger:
    """The figures that a story asks for; one ledger serves all years of a page."""
    if question is None:
        return Ledger((), catalogue(), places())
    name, parameters = question
    return _ledger(version, name, json.dumps(parameters, sort_keys=True))


@st.cache_resource(show_spinner=False, max_entries=LEDGERS_KEPT)
def _ledger(version: int, question: str, parameters: str) -> Ledger:
    return Ledger(ask(reader(version), question, **json.loads(parameters)), catalogue(), places())


@st.cache_resource(show_spinner=False, max_entries=ROWS_KEPT)
def neighbourhood(upload: str, sheet: str, cell: str) -> Grid | None:
    """The surroundings of a cell in an original, read again from its bytes; None where it has no
    such cell. ``StoreError`` or ``UploadError`` where the original is gone or unreadable."""
    content, name = store().original(upload)
    return surroundings(read(content, name), sheet, [cell])


@st.cache_resource(show_spinner=False, max_entries=8)
def difference(old: int | None, new: int) -> Difference:
    """What version ``new`` says otherwise than ``old``; None compares with the empty store."""
    return store().diff(old, new)


def teller(view: View) -> Telling:
    """What is told with where no version of its own stands behind the story."""
    return Telling(view, words(view.language), catalogue(), places(), VersionNote(0))


def changed_indicators(old: int | None, new: int) -> list[str]:
    """The indicators that differ between two versions, as the catalogue lists them."""
    touched = dict.fromkeys(difference(old, new).touched("indicator"))
    return in_catalogue_order(catalogue(), touched)


@st.cache_resource(show_spinner=False, max_entries=STORIES_KEPT)
def versions_drawn(view: View, latest: int | None, minutes: int) -> bytes:
    """The list of versions, or the difference that ``view`` asks for, as the stage draws it;
    ``minutes`` is how far the reader's clock is ahead of UTC."""
    told, pair = teller(view), sides(view, latest)
    if pair is None:
        story = tell_history(told, store().versions(), minutes)
    else:
        story = _difference_told(told, pair, minutes)
    return encoded(payload(story, told.words))


def _difference_told(told: Telling, pair: tuple[int | None, int], minutes: int) -> Story:
    view, (old, new) = told.view, pair
    inside = () if view.place == REGION else _with_children(view.place)
    found = narrow(difference(old, new), view.indicator, inside, view.by)
    if view.other is None:
        return tell_version(told, version_record(new), found, view, minutes)
    sides_told = (version_record(old), version_record(new))
    return tell_difference(told, *sides_told, found, view, minutes)


def _with_children(code: str) -> tuple[str, ...]:
    return (code, *(place.code for place in places().children(code)))
