"""What a process holds once: the store, the catalogue, the places and the operator's settings."""

import streamlit as st

from atlas.catalogue import Catalogue, load_catalogue
from atlas.places import Places
from atlas.settings import read_settings
from atlas.store import Reference, Store


@st.cache_resource(show_spinner=False, max_entries=1)
def store() -> Store:
    """The store that the settings name."""
    return Store(read_settings().store)


@st.cache_resource(show_spinner=False, max_entries=1)
def approval() -> str:
    """The operator's own 审图号, printed under maps."""
    return read_settings().map_approval


def catalogue() -> Catalogue:
    return load_catalogue()


def places() -> Places:
    return Places.load()


@st.cache_resource(show_spinner=False, max_entries=1)
def reference() -> Reference:
    """Catalogue and places as the rows that queries join."""
    return Reference.of(catalogue(), places())
