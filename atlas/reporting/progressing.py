"""The matrix of reporting: drawn, followed where it is clicked, and taken along as a file."""

from collections.abc import Sequence
from datetime import datetime, timedelta, timezone

import streamlit as st

from atlas import cached
from atlas.cached.reporting import stated
from atlas.frame import address, clock
from atlas.frame.opened import Opened
from atlas.render.progress_csv import progress_csv
from atlas.render.stage import encoded, payload, stage
from atlas.reporting import deadlines
from atlas.stories import progress
from atlas.stories.progress.judging import Calendar
from atlas.stories.telling import Telling


def show(opened: Opened) -> None:
    """Draw the matrix; a league that is clicked opens its banners."""
    w = opened.words
    if opened.version is None or not opened.years:
        st.info(w("frame.empty_store"))
        return
    told = _telling(opened)
    found = entries(opened, told)
    story = progress.tell(told, found, deadlines.of(opened.resolved.year))
    clicked = stage(encoded(payload(story, w)), key="stage-progress")
    if clicked.place:
        address.go(opened.view.with_(place=clicked.place, figure=""))
    _download(opened, told, found)


def entries(opened: Opened, told: Telling) -> Sequence[progress.Entry]:
    """Every cell of the matrix as of the version in view and the reader's day."""
    ahead = timezone(timedelta(minutes=clock.minutes_ahead()))
    name, parameters = progress.question(told)
    year = opened.resolved.year
    return progress.entries(
        cached.rows(opened.edition, name, **parameters),
        stated(opened.version),
        year=year,
        codes=progress.places_of(told),
        themes=[theme.code for theme in told.catalogue.themes()],
        places=told.places,
        calendar=Calendar(
            lambda number: _moment(number).astimezone(ahead).date(),
            deadlines.of(year),
            datetime.now(ahead).date(),
        ),
    )


def _moment(version: int) -> datetime:
    return datetime.fromisoformat(cached.version_record(version).published_at)


def _download(opened: Opened, told: Telling, found: Sequence[progress.Entry]) -> None:
    w, place = opened.words, cached.places().get(opened.resolved.place)
    st.download_button(
        w("progress.csv"),
        lambda: progress_csv(told, found),
        file_name=w("progress.csv_name", place=w.name(place), year=opened.resolved.year),
        mime="text/csv",
        on_click="ignore",
    )


def _telling(opened: Opened) -> Telling:
    return cached.telling(opened.resolved, opened.edition, opened.years)
