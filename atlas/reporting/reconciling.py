"""The choices above the reconciliation ledger, and its file."""

from collections.abc import Sequence

import streamlit as st

from atlas import cached
from atlas.frame import live
from atlas.frame.choice import choice
from atlas.frame.controls import place_choices
from atlas.frame.opened import Opened
from atlas.render.reconciliation_csv import reconciliation_csv
from atlas.stories import reconciliation
from atlas.stories.changed import indicator_name
from atlas.stories.reconciliation.page import THEME
from atlas.stories.telling import Telling


def controls(opened: Opened) -> None:
    """One row of what narrows the ledger; each choice is a step of the address."""
    w, view, spec = opened.words, opened.view, opened.spec
    boxes = (
        (
            "indicator",
            w("frame.indicator"),
            spec.indicators,
            lambda code: _indicator(opened, code),
            view.indicator,
        ),
        (
            "place",
            w("frame.place"),
            place_choices(opened),
            lambda code: place(opened, code),
            opened.resolved.place,
        ),
        ("year", w("frame.year"), years(opened), lambda year: a_year(opened, year), view.year),
        (
            "by",
            w("reconciliation.choose_by"),
            spec.bys,
            lambda sort: w(f"reconciliation.sort.{sort or 'all'}"),
            view.by,
        ),
        (
            "tab",
            w("reconciliation.choose_status"),
            spec.tabs,
            lambda code: w(f"reconciliation.{f'status.{code}' if code else 'all_statuses'}"),
            view.tab,
        ),
    )
    *columns, last = st.columns([3, 2, 1.6, 2.4, 1.8, 1.6], vertical_alignment="bottom")
    for column, (field, *box) in zip(columns, boxes, strict=True):
        with column:
            choice(view, field, *box)
    with last, st.container(horizontal=True, horizontal_alignment="right"):
        live.share(opened)


def download(opened: Opened) -> None:
    """All comparisons of the choice as a file; made when it is asked for."""
    w, told = opened.words, _telling(opened)

    def content() -> bytes:
        name, parameters = reconciliation.questions(told)["lines"]
        lines = cached.rows(opened.edition, name, **parameters)
        return reconciliation_csv(told, reconciliation.listed(told, lines))

    file_name = w(
        "reconciliation.csv_name",
        place=place(opened, opened.resolved.place).strip(),
        year=opened.resolved.year,
    )
    st.download_button(
        w("reconciliation.csv"), content, file_name=file_name, mime="text/csv", on_click="ignore"
    )


def years(opened: Opened) -> Sequence[int | None]:
    """The years on offer, newest first; None is the one that a live link shows."""
    return [None if year == opened.newest else year for year in reversed(opened.years)]


def a_year(opened: Opened, year: int | None) -> str:
    return opened.words("frame.a_year", year=opened.newest if year is None else year)


def place(opened: Opened, code: str) -> str:
    """The place's name, a banner set in below its league."""
    one = cached.places().get(code)
    return ("\u3000" if one.level == "banner" else "") + opened.words.name(one)


def _indicator(opened: Opened, code: str) -> str:
    """An indicator, a theme as a whole, or all of them."""
    w = opened.words
    if not code:
        return w("reconciliation.all_indicators")
    if code.startswith(THEME):
        themes = {THEME + one.code: one for one in cached.catalogue().themes()}
        return w("reconciliation.theme", theme=w.name(themes[code]))
    return indicator_name(_telling(opened), code)


def _telling(opened: Opened) -> Telling:
    return cached.telling(opened.resolved, opened.edition, opened.years)
