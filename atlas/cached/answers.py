"""Rows of questions, by edition: shared between sessions and never changed."""

import json

import streamlit as st

from atlas.cached.editions import Edition, reader
from atlas.cached.holdings import catalogue, places
from atlas.query import ask
from atlas.stories.ledger import Ledger

ROWS_KEPT = 1024
#: some thousand rows each, at most a few MB: one for each page and league in use
LEDGERS_KEPT = 64


@st.cache_resource(show_spinner=False, max_entries=ROWS_KEPT)
def _rows(edition: Edition, question: str, parameters: str) -> list[dict]:
    return ask(reader(edition), question, **json.loads(parameters))


def rows(edition: Edition, question: str, /, **parameters: object) -> list[dict]:
    """The rows of a question in one edition. Shared between sessions: never change them."""
    return _rows(edition, question, json.dumps(parameters, sort_keys=True))


@st.cache_resource(show_spinner=False, max_entries=ROWS_KEPT)
def years(edition: Edition, indicators: tuple[str, ...]) -> tuple[int, ...]:
    """The years with a result for any indicator, or both parts of it, oldest first."""
    found = _reported(edition, *indicators)
    for code in indicators:
        meaning = catalogue().get(code)
        if meaning.is_quotient:
            found |= _reported(edition, meaning.numerator) & _reported(edition, meaning.denominator)
    return tuple(sorted(found))


def _reported(edition: Edition, *indicators: str) -> set[int]:
    return {row["year"] for row in rows(edition, "figures/years", indicators=indicators)}


@st.cache_resource(show_spinner=False, max_entries=ROWS_KEPT)
def newest_full_year(edition: Edition, indicators: tuple[str, ...]) -> int | None:
    """The newest year in which at least half as many of the indicators are reported as ever were:
    one early figure of the coming year must not empty a whole page."""
    offered = years(edition, indicators)
    if len(indicators) == 1:
        return max(offered, default=None)
    found = rows(edition, "figures/years", indicators=indicators)
    most = max((row["indicators"] for row in found), default=0)
    full = [row["year"] for row in found if row["indicators"] * 2 >= most]
    return max(full or offered, default=None)


def ledger(edition: Edition, question: tuple[str, dict[str, object]] | None) -> Ledger:
    """The figures that a story asks for; one ledger serves all years of a page."""
    if question is None:
        return Ledger((), catalogue(), places())
    name, parameters = question
    return _ledger(edition, name, json.dumps(parameters, sort_keys=True))


@st.cache_resource(show_spinner=False, max_entries=LEDGERS_KEPT)
def _ledger(edition: Edition, question: str, parameters: str) -> Ledger:
    return Ledger(ask(reader(edition), question, **json.loads(parameters)), catalogue(), places())
