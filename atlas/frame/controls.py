"""The one row of controls above a story; each choice is one step of the address bar."""

from collections.abc import Callable, Sequence

import streamlit as st

from atlas import cached
from atlas.figures import REGION
from atlas.frame import live
from atlas.frame.opened import Opened


def controls(opened: Opened, *fields: str) -> None:
    """Draw the named controls (``place``, ``year``, ``indicator``, ``by``, ``tab``) in one row."""
    drawn = [field for field in fields if _choices(opened, field)]
    widths = [_WIDTHS[field] for field in drawn]
    rest = max(ROW - sum(widths), 2)
    *columns, last = st.columns([*widths, rest], vertical_alignment="bottom")
    for column, field in zip(columns, drawn, strict=True):
        with column:
            _CONTROLS[field](opened, field)
    with last, st.container(horizontal=True, horizontal_alignment="right"):
        live.share(opened)


_WIDTHS = {"indicator": 2.8, "place": 2.1, "year": 2.2, "by": 2, "tab": 3.6}
#: what the widths of a full row come to; the link button takes what is left
ROW = 12


def _choices(opened: Opened, field: str) -> Sequence[object]:
    spec = opened.spec
    return {
        "indicator": spec.indicators,
        "by": spec.bys,
        "tab": spec.tabs,
        "year": opened.years,
        "place": place_choices(opened),
    }[field]


def place_choices(opened: Opened) -> tuple[str, ...]:
    """The region, its leagues, and the banners of the league that the view is in."""
    places = cached.places()
    codes = [REGION]
    inside = {place.code for place in places.path(opened.resolved.place)}
    for league in places.leagues():
        codes.append(league.code)
        if "banner" in opened.spec.places and league.code in inside:
            codes.extend(banner.code for banner in places.banners(league.code))
    return tuple(codes)


def _bound(
    opened: Opened, field: str, value: object, back: Callable[[object], object] = lambda v: v
) -> dict[str, object]:
    """Tie a widget to one property of the view: the address is the truth, the widget shows it."""
    key = f"{opened.view.page}-{field}"
    st.session_state[key] = value

    def choose() -> None:
        chosen = st.session_state[key]
        if chosen is not None:
            view = opened.view.with_(**{field: back(chosen)}, figure="")
            st.query_params.from_dict(view.parameters())

    return {"key": key, "on_change": choose}


def _box(label: str, options: Sequence, name: Callable[[object], str], tied: dict) -> None:
    """A select box; emptied to type a name, it shows what is chosen, not an English phrase."""
    chosen = name(st.session_state[tied["key"]])
    st.selectbox(label, options, format_func=name, placeholder=chosen, **tied)


def _slider(label: str, options: Sequence, name: Callable[[object], str], tied: dict) -> None:
    st.select_slider(label, options, format_func=name, **tied)


def _indicator(opened: Opened, field: str) -> None:
    w, catalogue = opened.words, cached.catalogue()
    _box(
        w("frame.indicator"),
        opened.spec.indicators,
        lambda code: w.name(catalogue.get(code)),
        _bound(opened, field, opened.resolved.indicator),
    )


def _place(opened: Opened, field: str) -> None:
    w, places = opened.words, cached.places()

    def name(code: str) -> str:
        place = places.get(code)
        return ("\u3000" if place.level == "banner" else "") + w.name(place)

    tied = _bound(opened, field, opened.resolved.place)
    _box(w("frame.place"), place_choices(opened), name, tied)


def _year(opened: Opened, field: str) -> None:
    w = opened.words
    tied = _bound(
        opened, field, opened.resolved.year, lambda year: None if year == opened.newest else year
    )
    label, several = w("frame.year"), len(opened.years) > 1
    draw = _slider if several else _box
    draw(label, opened.years, lambda year: w("frame.a_year", year=year), tied)


def _by(opened: Opened, field: str) -> None:
    w = opened.words
    _box(
        w("frame.by"),
        opened.spec.bys,
        lambda by: w(f"{opened.view.page}.by.{by}"),
        _bound(opened, field, opened.view.by or opened.spec.bys[0]),
    )


def _tab(opened: Opened, field: str) -> None:
    w = opened.words
    st.segmented_control(
        w("frame.tab"),
        opened.spec.tabs,
        format_func=lambda tab: w(f"{opened.view.page}.tab.{tab}"),
        required=True,
        **_bound(opened, field, opened.view.tab or opened.spec.tabs[0]),
    )


_CONTROLS = {
    "indicator": _indicator,
    "place": _place,
    "year": _year,
    "by": _by,
    "tab": _tab,
}
