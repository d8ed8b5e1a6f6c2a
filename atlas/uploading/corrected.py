"""What was chosen by hand, listed; each choice can be taken back by itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import streamlit as st

from atlas.frame.opened import Opened
from atlas.ingest import SheetCorrections
from atlas.ingest.wording import role_said
from atlas.uploading import options
from atlas.uploading.desk import Work, with_sheet
from atlas.uploading.workbench import bench, take, take_back

#: mappings of ``SheetCorrections`` and what their values are
MAPPINGS = {
    "indicators": "indicator",
    "places": "place",
    "categories": "category",
    "units": "unit",
    "years": "year",
    "roles": "role",
}
WHOLE = ("year", "unit", "place", "indicator")
#: listed one by one
LISTED = 12


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of the corrections of a sheet; ``key`` is empty for what holds for all of it."""

    field: str
    kind: str
    key: str
    value: Any


def offer(opened: Opened, work: Work, sheet: str) -> None:
    """The choices of a sheet, the last change of the file and each of them to be taken back."""
    w, chosen = opened.words, list(choices(work.corrections.of(sheet)))
    before = bench(work).before
    if not chosen and not before:
        return
    with st.expander(w("sheet.chosen.title", count=len(chosen)), expanded=len(chosen) <= 3):
        for one in chosen[:LISTED]:
            told, undo = st.columns([5, 2], vertical_alignment="center")
            told.markdown(said(opened, one))
            if undo.button(w("sheet.chosen.undo"), key=_key(work, sheet, one)):
                take(work, _without(work, sheet, one))
        if len(chosen) > LISTED:
            st.caption(w("sheet.chosen.rest", count=len(chosen) - LISTED))
        if before and st.button(
            w("sheet.chosen.undo_last"), key=f"undo-last-{work.draft.sha256[:8]}"
        ):
            take_back(work)


def choices(mine: SheetCorrections) -> Iterator[Choice]:
    """All choices of a sheet, those for the whole of it first."""
    for field in WHOLE:
        if getattr(mine, field):
            yield Choice(field, field, "", getattr(mine, field))
    for field, kind in MAPPINGS.items():
        for key, value in getattr(mine, field).items():
            yield Choice(field, kind, key, value)


def said(opened: Opened, one: Choice) -> str:
    """``C 列：指标改为 困难职工户数``"""
    w = opened.words
    if one.kind == "role":
        value = role_said(one.value, w)
    elif one.kind == "year":
        value = w("frame.a_year", year=one.value)
    else:
        value = options.named(w, one.kind, str(one.value))
    return w(
        "sheet.chosen.said",
        what=_what(opened, one.key),
        about=w(f"sheet.about.{one.kind}"),
        value=value,
    )


def _what(opened: Opened, key: str) -> str:
    w = opened.words
    if not key:
        return w("sheet.chosen.whole")
    if key.isdecimal():
        return w("sheet.role.row", name=key)
    if key.isascii() and key.isalpha() and key.isupper() and len(key) <= 3:
        return w("sheet.role.column", name=key)
    if key.isascii() and key.isalnum() and key.isupper():
        return w("sheet.role.cell", name=key)
    return w("sheet.choose.name", name=key)


def _without(work: Work, sheet: str, one: Choice) -> Any:
    mine = work.corrections.of(sheet)
    if not one.key:
        return with_sheet(
            work.corrections, sheet, **{one.field: None if one.field == "year" else ""}
        )
    kept = {key: value for key, value in getattr(mine, one.field).items() if key != one.key}
    return with_sheet(work.corrections, sheet, **{one.field: kept})


def _key(work: Work, sheet: str, one: Choice) -> str:
    return f"undo-{work.draft.sha256[:8]}-{sheet}-{one.field}-{one.key}"
