"""The row of filters above the findings."""

import streamlit as st

from atlas import cached
from atlas.frame.opened import Opened
from atlas.uploading.findings import SORTS, Numbered, Sieve, rule_named
from atlas.uploading.workbench import Bench

#: a list that is read at one look needs no filter
FEW = 5


def ask(opened: Opened, numbered: Numbered, mine: Bench) -> Sieve:
    """What is to be seen of the findings; everything where there are few."""
    w = opened.words
    if mine.only is not None:
        sheet, cell = mine.only
        told, back = st.columns([4, 1], vertical_alignment="center")
        told.caption(w("sheet.list.only", cell=f"{sheet} {cell}"))
        if back.button(w("sheet.list.everything"), key="sieve-everything"):
            mine.only = None
            st.rerun()
        return Sieve(cell=mine.only)
    if len(numbered.findings) <= FEW:
        return Sieve()
    first, second = st.columns(4), st.columns([1, 1, 2])
    severity = _choice(
        opened, first[0], "severity", ["error", "query"], lambda one: w(f"upload.{one}")
    )
    rule = _choice(opened, first[1], "rule", numbered.rules, lambda one: rule_named(one, w))
    sheet = _choice(opened, first[2], "sheet", numbered.sheets, str)
    place = _choice(
        opened, first[3], "place", numbered.places, lambda one: w.name(cached.places().get(one))
    )
    state = _choice(
        opened, second[0], "state", ["open", "explained"], lambda one: w(f"sheet.sieve.{one}")
    )
    sort = second[1].selectbox(
        w("sheet.sieve.sort"),
        SORTS,
        format_func=lambda one: w(f"sheet.sort.{one}"),
        placeholder=w("sheet.sieve.sort"),
        key="sieve-sort",
    )
    text = second[2].text_input(
        w("sheet.sieve.text"), key="sieve-text", placeholder=w("sheet.sieve.example"), max_chars=60
    )
    return Sieve(severity, rule, sheet, place, state, text.strip(), None, sort)  # type: ignore[arg-type]


def _choice(opened, column, name, values, named) -> str:
    w = opened.words
    everything = w(f"sheet.sieve.any_{name}")
    return column.selectbox(
        w(f"sheet.sieve.{name}"),
        ["", *values],
        format_func=lambda one: named(one) if one else everything,
        placeholder=everything,
        key=f"sieve-{name}",
    )
