"""Where the sheet was not understood, the analyst chooses; each choice reads the sheet anew."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

import streamlit as st

from atlas import cached
from atlas.frame.opened import Opened
from atlas.ingest import IGNORE, Understanding, Unmatched
from atlas.ingest.wording import unmatched_said
from atlas.uploading.desk import Work, chosen_for, with_sheet

#: names asked one by one; more than that is no misspelling but another kind of file
ASKED = 30
#: a sheet's year may lie so far back
FIRST_YEAR = 1980
#: of ``SheetCorrections``, by kind of unmatched name
_FIELDS = {"place": "places", "indicator": "indicators", "category": "categories", "unit": "units"}


def offer(opened: Opened, work: Work, one: Understanding) -> None:
    """The choices of one sheet; whatever is chosen is taken at once."""
    w, mine = opened.words, work.corrections.of(one.sheet)
    names = [name for name in work.draft.unmatched if name.sheet == one.sheet]
    for name in names[:ASKED]:
        _settle(opened, work, name)
    if len(names) > ASKED:
        st.warning(w("upload.more_names", count=len(names) - ASKED))
    missing = {finding.rule for finding in work.draft.findings if finding.sheet == one.sheet}
    asked = missing & {"no_year", "no_indicator", "unknown_unit"} or not one.shape
    with st.expander(w("upload.correct"), expanded=bool(asked)):
        _whole_sheet(opened, work, one)
        if one.shape:
            _column(opened, work, one)
    count = chosen_for(work.corrections, one.sheet)
    if count and st.button(w("upload.undo", count=count), key=_key(work, one.sheet, "undo")):
        _take(work, work.without(one.sheet))
    if mine.skip:
        st.caption(w("upload.skipped"))


def _settle(opened: Opened, work: Work, name: Unmatched) -> None:
    """One name that leads nowhere: its candidates first, then everything, then leaving it out."""
    w = opened.words
    field = _FIELDS.get(name.kind)
    if field is None:
        return
    options = _options(opened, name)
    chosen = st.selectbox(
        w(
            "upload.settle",
            kind=unmatched_said(name, w),
            name=name.name,
            cells=w("versions.and").join(name.cells[:4]),
            count=len(name.cells),
        ),
        options,
        index=None,
        format_func=lambda code: _named(opened, name.kind, code, code in name.candidates),
        placeholder=w("upload.choose"),
        key=_key(work, name.sheet, f"{name.kind}-{name.name}"),
    )
    if chosen is not None:
        _take(work, work.corrections.with_(name.sheet, **{field: {name.name: chosen}}))


def _options(opened: Opened, name: Unmatched) -> list[str]:
    catalogue = cached.catalogue()
    everything: Sequence[str] = ()
    if name.kind == "place":
        everything = [place.code for place in cached.places()]
    elif name.kind == "indicator":
        everything = [one.code for one in catalogue if one.nature != "context"]
    elif name.kind == "category":
        dimensions = name.candidates or [one.code for one in catalogue.dimensions()]
        return [
            f"{code}={category.code}"
            for code in dimensions
            for category in catalogue.dimension(code).categories
        ] + [IGNORE]
    elif name.kind == "unit":
        return list(dict.fromkeys((*name.candidates, *_units())))
    return [*dict.fromkeys((*name.candidates, *everything)), IGNORE]


def _named(opened: Opened, kind: str, code: str, suggested: bool = False) -> str:
    w, catalogue, places = opened.words, cached.catalogue(), cached.places()
    if code == IGNORE:
        return w("upload.as_whole" if kind == "category" else "upload.leave_out")
    if kind == "place":
        path = places.path(code)
        text = " · ".join(w.name(place) for place in path[1:] or path)
    elif kind == "indicator":
        indicator = catalogue.get(code)
        text = f"{w.name(indicator)}（{indicator.unit}）" if w.chinese else w.name(indicator)
    elif kind == "category":
        dimension, category = code.split("=", 1)
        meaning = catalogue.dimension(dimension)
        text = f"{w.name(meaning)} · {w.name(meaning.category(category))}"
    else:
        text = code
    return w("upload.suggested", name=text) if suggested else text


def _whole_sheet(opened: Opened, work: Work, one: Understanding) -> None:
    """Year, unit, place and indicator of a whole sheet, and leaving it out."""
    w, mine = opened.words, work.corrections.of(one.sheet)
    skipped = st.checkbox(
        w("upload.skip"),
        value=bool(mine.skip) if mine.skip is not None else not one.shape,
        key=_key(work, one.sheet, "skip"),
    )
    if skipped != (bool(mine.skip) if mine.skip is not None else not one.shape):
        _take(work, with_sheet(work.corrections, one.sheet, skip=skipped))
    if not one.shape:
        return
    year = datetime.now(UTC).year
    years = [None, *range(year + 1, FIRST_YEAR - 1, -1)]
    _whole(opened, work, one, "year", years, lambda value: w("frame.a_year", year=value))
    _whole(opened, work, one, "unit", ["", *_units()], str)
    places = ["", *(place.code for place in cached.places() if place.level != "banner")]
    _whole(opened, work, one, "place", places, lambda code: _named(opened, "place", code))
    codes = ["", *(each.code for each in cached.catalogue() if each.nature != "context")]
    _whole(opened, work, one, "indicator", codes, lambda code: _named(opened, "indicator", code))


def _whole(
    opened: Opened,
    work: Work,
    one: Understanding,
    field: str,
    options: list[Any],
    name: Callable[[Any], str],
) -> None:
    w, now = opened.words, getattr(work.corrections.of(one.sheet), field)
    chosen = st.selectbox(
        w(f"upload.whole.{field}"),
        options,
        index=options.index(now),
        format_func=lambda value: name(value) if value else w("upload.by_sheet"),
        placeholder=w("upload.by_sheet"),
        key=_key(work, one.sheet, field),
    )
    if chosen != now:
        _take(work, with_sheet(work.corrections, one.sheet, **{field: chosen}))


def _column(opened: Opened, work: Work, one: Understanding) -> None:
    """A column that was taken for the wrong thing."""
    w = opened.words
    columns = [(letters, heading) for letters, _, heading in one.columns]
    left, right = st.columns(2)
    column = left.selectbox(
        w("upload.which_column"),
        columns,
        index=None,
        format_func=lambda pair: f"{pair[0]} {pair[1]}",
        placeholder=w("upload.choose"),
        key=_key(work, one.sheet, "column"),
    )
    if column is None:
        return
    codes = [each.code for each in cached.catalogue() if each.nature != "context"]
    code = right.selectbox(
        w("upload.is_indicator"),
        [IGNORE, *codes],
        index=None,
        format_func=lambda one: _named(opened, "indicator", one),
        placeholder=w("upload.choose"),
        key=_key(work, one.sheet, f"column-{column[0]}"),
    )
    if code is not None and work.corrections.of(one.sheet).indicators.get(column[0]) != code:
        _take(work, work.corrections.with_(one.sheet, indicators={column[0]: code}))


def _units() -> list[str]:
    """The base units, each with the sizes in which the trade prints it."""
    units = cached.catalogue().units()
    return [
        f"{prefix}{unit.code}" for unit in units.by_code.values() for prefix in ("", *unit.prefixes)
    ]


def _take(work: Work, corrections: Any) -> None:
    work.correct(cached.store(), corrections)
    st.rerun()


def _key(work: Work, sheet: str, what: str) -> str:
    return f"fix-{work.draft.sha256[:8]}-{sheet}-{what}"
