"""What a page can show: a published version, or the newest one with a draft in it."""

from dataclasses import dataclass

import streamlit as st

from atlas.cached.holdings import reference, store
from atlas.drafts import Drafts, SavedDraft
from atlas.ingest import read_bounded
from atlas.ingest.files.raw import RawWorkbook
from atlas.publishing import CheckedDraft
from atlas.render.sheet import Grid, surroundings
from atlas.store import Reader, Version
from atlas.stories.telling import VersionNote

#: what is drafted is looked at by a few people at a time, and its files lie in memory
DRAFTS_KEPT = 8


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft as it stood at ``revision``, laid over the version that was the newest then."""

    token: str
    revision: int
    latest: int | None


Edition = int | Drafted


@st.cache_resource(show_spinner=False, max_entries=1)
def drafts() -> Drafts:
    """The saved drafts of the store."""
    return Drafts(store())


def saved_draft(token: str) -> SavedDraft:
    """The newest revision of a draft; ``StoreError`` ``paper_missing`` where there is none."""
    return drafts().read(token)


def reader(edition: Edition) -> Reader:
    """The locked DuckDB of an edition (the store keeps those of the last few versions open)."""
    if isinstance(edition, Drafted):
        return _preview(edition)
    return store().reader(edition, reference())


@st.cache_resource(show_spinner=False, max_entries=DRAFTS_KEPT)
def _preview(edition: Drafted) -> Reader:
    draft = drafts().read(edition.token)
    return drafts().preview(draft, checked_draft(edition), reference())


@st.cache_resource(show_spinner=False, max_entries=DRAFTS_KEPT)
def checked_draft(edition: Drafted, _known: CheckedDraft | None = None) -> CheckedDraft:
    """What the files of a draft say, understood and checked as its analyst chose.

    ``_known`` is the same where the analyst's own page has it already: nothing is done twice.
    ``UploadError`` ``file_has_password`` where a file is protected and nobody has given its
    password to :func:`workbook` since the server started.
    """
    if _known is not None:
        return _known
    draft = saved_draft(edition.token)
    read = [workbook(draft.token, file.sha256, file.name) for file in draft.files]
    return drafts().checked(draft, read)


@st.cache_resource(show_spinner=False, max_entries=4 * DRAFTS_KEPT)
def workbook(token: str, sha256: str, name: str, _password: str = "") -> RawWorkbook:
    """The cells of a draft's file. A password is used once and not part of what is kept."""
    return read_bounded(drafts().original(token, sha256)[0], name, password=_password)


@st.cache_resource(show_spinner=False, max_entries=256)
def version_record(number: int) -> Version:
    """Author, time and message of a version."""
    return store().version(number)


def edition_note(edition: Edition) -> VersionNote:
    """Who stands behind an edition, for the line under a page's title."""
    if isinstance(edition, Drafted):
        draft = saved_draft(edition.token)
        return VersionNote(None, draft.changed_at, draft.author, draft.message)
    record = version_record(edition)
    return VersionNote(edition, record.published_at, record.author, record.message)


@st.cache_resource(show_spinner=False, max_entries=1024)
def neighbourhood(upload: str, sheet: str, cell: str, token: str = "") -> Grid | None:
    """The surroundings of a cell in an original, read again from its bytes; None where it has no
    such cell. ``StoreError`` or ``UploadError`` where the original is gone or unreadable.

    ``token`` names the draft that the original belongs to while no version does.
    """
    if name := _drafted_name(upload, token):
        return surroundings(workbook(token, upload, name), sheet, [cell])
    return surroundings(read_bounded(*store().original(upload)), sheet, [cell])


def original(upload: str, token: str = "") -> tuple[bytes, str]:
    """The bytes and the name of an uploaded file; ``token`` as in :func:`neighbourhood`."""
    if _drafted_name(upload, token):
        return drafts().original(token, upload)
    return store().original(upload)


def _drafted_name(upload: str, token: str) -> str:
    """The name of a file of a draft; empty where it has no such file."""
    files = saved_draft(token).files if token else ()
    return next((file.name for file in files if file.sha256 == upload), "")
