"""What a page can show: a published version, or the newest one with a draft in it."""

from dataclasses import dataclass

import streamlit as st

from atlas.cached.holdings import reference, store
from atlas.ingest import read_bounded
from atlas.render.sheet import Grid, surroundings
from atlas.store import Reader, Version
from atlas.stories.telling import VersionNote


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft as it stood at ``revision``, laid over the version that was the newest then."""

    token: str
    revision: int
    latest: int | None


Edition = int | Drafted


def reader(edition: Edition) -> Reader:
    """The locked DuckDB of an edition (the store keeps those of the last few versions open)."""
    return store().reader(edition, reference())


@st.cache_resource(show_spinner=False, max_entries=256)
def version_record(number: int) -> Version:
    """Author, time and message of a version."""
    return store().version(number)


def edition_note(edition: Edition) -> VersionNote:
    """Who stands behind an edition, for the line under a page's title."""
    record = version_record(edition)
    return VersionNote(edition, record.published_at, record.author, record.message)


@st.cache_resource(show_spinner=False, max_entries=1024)
def neighbourhood(upload: str, sheet: str, cell: str, token: str = "") -> Grid | None:
    """The surroundings of a cell in an original, read again from its bytes; None where it has no
    such cell. ``StoreError`` or ``UploadError`` where the original is gone or unreadable.

    ``token`` names the draft that the original belongs to while no version does.
    """
    content, name = store().original(upload)
    return surroundings(read_bounded(content, name), sheet, [cell])
