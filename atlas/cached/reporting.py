"""How far reporting has come, by version: carried on from version to version, never read twice."""

from collections.abc import Mapping

import streamlit as st

from atlas.cached.holdings import catalogue, store
from atlas.store.reported import Cell, Reported, Stated


@st.cache_resource(show_spinner=False, max_entries=1)
def _reported() -> Reported:
    return Reported(store(), {one.code: one.theme for one in catalogue()})


def stated(version: int) -> Mapping[Cell, Stated]:
    """When each table of each place was first reported and last revised, as of ``version``."""
    return _reported().at(version)
