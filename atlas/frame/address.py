"""The address bar and the view: read once a run, written on every choice."""

from functools import cache

import streamlit as st

from atlas import cached
from atlas.drafts import DraftError, SavedDraft
from atlas.figures import REGION
from atlas.frame.opened import Opened
from atlas.stories.telling import Spec
from atlas.view import Allowed, Repair, View, read_view


def read(page: str, spec: Spec) -> Opened:
    """The opened page of the address bar; a repaired address is written back."""
    parameters = st.query_params.to_dict()
    latest = cached.store().latest()
    codes = _places()
    allowed = Allowed(latest, codes, (), spec.indicators, spec.bys, spec.tabs)
    first, _ = read_view(page, parameters, allowed)
    draft, lost = _draft(first.draft)
    version = _version(first, draft, latest)
    bare = Opened(first, first, version, latest, (), None, spec, draft=draft)
    dated = _dated(bare.edition, spec, _indicator(first, spec))
    years = cached.years(bare.edition, dated) if dated else ()
    newest = cached.newest_full_year(bare.edition, dated) if dated else None
    view, repairs = read_view(
        page,
        parameters,
        Allowed(latest, codes, years, spec.indicators, spec.bys, spec.tabs),
    )
    if lost:
        view, repairs = view.with_(draft=""), (*repairs, lost)
    if repairs:
        write(view)
    resolved = view.with_(
        place=_followed(view.place, spec),
        year=view.year or newest,
        indicator=_indicator(view, spec),
    )
    return Opened(view, resolved, version, latest, years, newest, spec, repairs, draft)


def _draft(token: str) -> tuple[SavedDraft | None, Repair | None]:
    """The draft that a link names; where there is none, that is said like any repair."""
    if not token:
        return None, None
    try:
        return cached.saved_draft(token), None
    except DraftError:
        return None, Repair("draft", token, "")


def _version(view: View, draft: SavedDraft | None, latest: int | None) -> int | None:
    """The version behind the page: what a draft became, else the chosen one, else the newest."""
    if draft is not None:
        return latest if draft.version is None else draft.version
    return latest if view.version is None else view.version


@cache
def _places() -> frozenset[str]:
    """The codes that a link may name: region, leagues and banners; units lie on no map."""
    levels = ("region", "league", "banner")
    return frozenset(place.code for place in cached.places() if place.level in levels)


def _followed(code: str, spec: Spec) -> str:
    """The nearest place at or above ``code`` that the page can show: the menu carries a league
    to pages that only know the region, and back."""
    path = cached.places().path(code)
    return next((place.code for place in reversed(path) if place.level in spec.places), REGION)


def _indicator(view: View, spec: Spec) -> str:
    """The indicator that the address names: the years on offer depend on it."""
    return view.indicator or (spec.indicators[0] if spec.indicators else "")


def _dated(edition: cached.Edition | None, spec: Spec, indicator: str) -> tuple[str, ...]:
    """The indicators whose years the page offers."""
    if edition is None or not spec.years:
        return ()
    return spec.dated_by or ((indicator,) if indicator else ())


def write(view: View) -> None:
    """Make the address bar say ``view``."""
    st.query_params.from_dict(view.parameters())


def go(view: View) -> None:
    """Show ``view`` of the same page now."""
    write(view)
    st.rerun()


def repair_notes(repairs: tuple[Repair, ...], opened: Opened) -> None:
    """Say once what was repaired."""
    w = opened.words
    for repair in repairs:
        key = "frame.repaired" if repair.used else "frame.dropped"
        st.toast(w(key, parameter=repair.parameter, found=repair.found, used=repair.used))
