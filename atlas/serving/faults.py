"""Bugs: a short number for the reader, the same number with the whole trace in the log."""

import logging
import secrets

import streamlit as st

from atlas.errors import AtlasError
from atlas.words import LANGUAGES, Words, words

_LOG = logging.getLogger("atlas.faults")


def report(fault: Exception) -> bool:
    """Show what a reader can use; True tells the platform that nothing more is to be shown."""
    w = _reader()
    if isinstance(fault, AtlasError):
        st.error(w.error(fault))
        return True
    number = secrets.token_hex(3).upper()
    _LOG.error("fault %s", number, exc_info=fault)
    st.error(w("server.fault", number=number))
    return True


def _reader() -> Words:
    asked = st.query_params.get("lang", "")
    return words(asked if asked in LANGUAGES else LANGUAGES[0])
