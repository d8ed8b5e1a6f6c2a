"""Where the sheet was not understood, the analyst chooses; each choice reads the sheet anew."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import streamlit as st

from atlas import cached
from atlas.frame.opened import Opened
from atlas.ingest import IGNORE, SheetCorrections, Understanding, Unmatched
from atlas.ingest.wording import unmatched_said
from atlas.uploading import options
from atlas.uploading.desk import Work, with_sheet
from atlas.uploading.workbench import take

#: names asked one by one; more than that is no misspelling but another kind of file
ASKED = 30
#: a sheet's year may lie so far back
FIRST_YEAR = 1980
_ADDRESS = re.compile(r"[A-Z]{1,3}\d{0,7}|\d{1,7}")
#: of ``SheetCorrections``, by kind of unmatched name
_FIELDS = {"place": "places", "indicator": "indicators", "category": "categories", "unit": "units"}


def offer(opened: Opened, work: Work, one: Understanding) -> None:
    """The choices of one sheet; whatever is chosen is taken at once."""
    w = opened.words
    names = [name for name in work.draft.unmatched if name.sheet == one.sheet]
    _settled(opened, work, one.sheet)
    for name in names[:ASKED]:
        _settle(opened, work, name)
    if len(names) > ASKED:
        st.warning(w("upload.more_names", count=len(names) - ASKED))
    with st.expander(w("upload.correct"), expanded=_asks_for_the_whole(work, one)):
        _whole_sheet(opened, work, one)
        if one.shape:
            _column(opened, work, one)
    if work.corrections.of(one.sheet) != SheetCorrections() and st.button(
        w("upload.undo"), key=_key(work, one.sheet, "undo")
    ):
        take(work, work.without(one.sheet))


def _asks_for_the_whole(work: Work, one: Understanding) -> bool:
    """Whether one choice for the whole sheet is what is likely missing."""
    rules = [finding.rule for finding in work.draft.findings if finding.sheet == one.sheet]
    several = rules.count("unknown_indicator") > 1
    return not one.shape or several or bool({"no_year", "no_indicator"} & set(rules))


def _settled(opened: Opened, work: Work, sheet: str) -> None:
    """The names that were settled: each may be chosen otherwise, or be as the sheet says."""
    w, mine = opened.words, work.corrections.of(sheet)
    for kind, field in _FIELDS.items():
        for name, code in getattr(mine, field).items():
            if _ADDRESS.fullmatch(name):
                # chosen in the picture, and listed with those choices
                continue
            # of a category the candidates are dimensions: owner=state is one of owner
            values = options.of_kind(kind, [code.partition("=")[0]] if code else [])
            chosen = st.selectbox(
                w("upload.settled", kind=w(f"ingest.unmatched.{kind}"), name=name),
                [None, *values],
                index=1 + values.index(code),
                format_func=lambda one, kind=kind: (
                    w("upload.by_sheet") if one is None else options.named(w, kind, one)
                ),
                placeholder=w("upload.by_sheet"),
                key=_key(work, sheet, f"settled-{kind}-{name}-{code}"),
            )
            if chosen != code:
                kept = {one: its for one, its in getattr(mine, field).items() if one != name}
                now = kept if chosen is None else {**kept, name: chosen}
                take(work, with_sheet(work.corrections, sheet, **{field: now}))


def _settle(opened: Opened, work: Work, name: Unmatched) -> None:
    """One name that leads nowhere: its candidates first, then leaving it out, then everything."""
    w = opened.words
    field = _FIELDS.get(name.kind)
    if field is None:
        return
    held = getattr(work.corrections.of(name.sheet), field).get(name.name)
    chosen = st.selectbox(
        w(
            "upload.settle",
            kind=unmatched_said(name, w),
            name=name.name,
            cells=w("versions.and").join(name.cells[:4]),
            count=len(name.cells),
        ),
        options.of_kind(name.kind, name.candidates),
        index=None,
        format_func=lambda code: options.named(w, name.kind, code, code in name.candidates),
        placeholder=w("upload.choose"),
        key=_key(work, name.sheet, _as_it_is(f"{name.kind}-{name.name}", held)),
    )
    # a choice that settles nothing (元 for persons) is taken once, not over and over
    if chosen not in (None, held):
        take(work, work.corrections.with_(name.sheet, **{field: {name.name: chosen}}))


def _whole_sheet(opened: Opened, work: Work, one: Understanding) -> None:
    """Year, unit, place and indicator of a whole sheet, and leaving it out."""
    w, mine = opened.words, work.corrections.of(one.sheet)
    skipped = st.checkbox(
        w("upload.skip"),
        value=bool(mine.skip) if mine.skip is not None else not one.shape,
        key=_key(work, one.sheet, _as_it_is("skip", mine.skip)),
    )
    if skipped != (bool(mine.skip) if mine.skip is not None else not one.shape):
        take(work, with_sheet(work.corrections, one.sheet, skip=skipped))
    if not one.shape:
        return
    year = datetime.now(UTC).year
    years = [None, *range(year + 1, FIRST_YEAR - 1, -1)]
    _whole(opened, work, one, "year", years, lambda value: w("frame.a_year", year=value))
    _whole(opened, work, one, "unit", ["", *options.units()], str)
    places = ["", *(place.code for place in cached.places() if place.level != "banner")]
    _whole(opened, work, one, "place", places, lambda code: options.named(w, "place", code))
    codes = ["", *options.indicators()]
    _whole(opened, work, one, "indicator", codes, lambda code: options.named(w, "indicator", code))


def _whole(
    opened: Opened,
    work: Work,
    one: Understanding,
    field: str,
    values: list[Any],
    name: Callable[[Any], str],
) -> None:
    w, now = opened.words, getattr(work.corrections.of(one.sheet), field)
    values = values if now in values else [*values, now]
    chosen = st.selectbox(
        w(f"upload.whole.{field}"),
        values,
        index=values.index(now),
        format_func=lambda value: name(value) if value else w("upload.by_sheet"),
        placeholder=w("upload.by_sheet"),
        key=_key(work, one.sheet, _as_it_is(field, now)),
    )
    if chosen != now:
        take(work, with_sheet(work.corrections, one.sheet, **{field: chosen}))


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
    codes = options.indicators()
    now = work.corrections.of(one.sheet).indicators.get(column[0])
    code = right.selectbox(
        w("upload.is_indicator"),
        [IGNORE, *codes],
        index=None,
        format_func=lambda one: options.named(w, "indicator", one),
        placeholder=w("upload.choose"),
        key=_key(work, one.sheet, _as_it_is(f"column-{column[0]}", now)),
    )
    if code is not None and now != code:
        take(work, work.corrections.with_(one.sheet, indicators={column[0]: code}))


def _as_it_is(name: str, now: object) -> str:
    """A field's name with what holds now: what is chosen or taken back elsewhere makes it a fresh
    field, which does not choose again what it showed before."""
    return f"{name}-{now}" if now not in (None, "") else name


def _key(work: Work, sheet: str, what: str) -> str:
    return f"fix-{work.draft.sha256[:8]}-{sheet}-{what}"
