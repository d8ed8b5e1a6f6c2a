"""Differences between two versions, and the page that tells them."""

from dataclasses import replace

import streamlit as st

from atlas.cached.drawing import STORIES_KEPT, teller
from atlas.cached.editions import version_record
from atlas.cached.holdings import catalogue, places, store
from atlas.figures import REGION
from atlas.render.stage.payload import encoded, payload
from atlas.store import Difference, Note, Version
from atlas.store.narrowing import narrow
from atlas.stories.blocks import Story
from atlas.stories.changes import in_catalogue_order
from atlas.stories.history import tell_history
from atlas.stories.telling import Telling
from atlas.stories.versions import sides, tell_difference, tell_version
from atlas.view import View


@st.cache_resource(show_spinner=False, max_entries=8)
def difference(old: int | None, new: int) -> Difference:
    """What version ``new`` says otherwise than ``old``; None compares with the empty store."""
    return store().diff(old, new)


def changed_indicators(old: int | None, new: int) -> list[str]:
    """The indicators that differ between two versions, as the catalogue lists them."""
    touched = dict.fromkeys(difference(old, new).touched("indicator"))
    return in_catalogue_order(catalogue(), touched)


def versions_drawn(view: View, latest: int | None, minutes: int) -> bytes:
    """The list of versions, or the difference that ``view`` asks for, as the stage draws it;
    ``minutes`` is how far the reader's clock is ahead of UTC."""
    newest = {note.number: note for note in store().notes()}
    return _versions_drawn(view, latest, minutes, tuple(newest.values()))


@st.cache_resource(show_spinner=False, max_entries=STORIES_KEPT)
def _versions_drawn(view: View, latest: int | None, minutes: int, notes: tuple[Note, ...]) -> bytes:
    told, pair = teller(view), sides(view, latest)
    amended = {note.number: note for note in notes}
    if pair is None:
        story = tell_history(
            told, [_as_amended(one, amended) for one in store().versions()], minutes
        )
    else:
        story = _difference_told(told, pair, minutes, amended)
    return encoded(payload(story, told.words))


def _as_amended(version: Version, amended: dict[int, Note]) -> Version:
    note = amended.get(version.number)
    return version if note is None else replace(version, message=note.message)


def _difference_told(
    told: Telling, pair: tuple[int | None, int], minutes: int, amended: dict[int, Note]
) -> Story:
    view, (old, new) = told.view, pair
    inside = () if view.place == REGION else _with_children(view.place)
    found = narrow(difference(old, new), view.indicator, inside, view.by)
    if view.other is None:
        return tell_version(told, version_record(new), found, view, minutes, amended.get(new))
    sides_told = (_as_amended(version_record(one), amended) for one in (old, new))
    return tell_difference(told, *sides_told, found, view, minutes)


def _with_children(code: str) -> tuple[str, ...]:
    return (code, *(place.code for place in places().children(code)))
