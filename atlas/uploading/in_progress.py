"""The drafts that are in progress: who is at what, how it stands, and the way into each."""

import streamlit as st

from atlas import cached
from atlas.drafts import SavedDraft
from atlas.errors import AtlasError
from atlas.frame import clock
from atlas.frame.opened import Opened
from atlas.uploading import filing, standing
from atlas.uploading.session import Desk

#: drafts that are listed; older ones are counted
LISTED = 30


def drafts(opened: Opened, desk: Desk) -> None:
    """Each draft that is not decided on, the newest first; for those admitted to publish."""
    w, found = opened.words, cached.drafts().listed()
    if not found:
        return
    st.markdown(f"#### {w('upload.drafts', count=len(found))}")
    for one in found[:LISTED]:
        with st.container(border=True):
            _draft(opened, desk, one)
    if len(found) > LISTED:
        st.caption(w("upload.more_drafts", count=len(found) - LISTED))


def state_told(opened: Opened, draft: SavedDraft) -> str:
    """定于 2026-12-01 09:00 发布 …, or why it was held; empty for one that is simply open."""
    w = opened.words
    if draft.state == "scheduled":
        return w("upload.is_scheduled", when=clock.local(draft.publish_at), zone=zone(opened))
    if draft.state == "held":
        reason = AtlasError(draft.reason["code"], **draft.reason.get("details", {}))
        return w("upload.is_held", when=clock.local(draft.publish_at), reason=w.error(reason))
    return ""


def zone(opened: Opened) -> str:
    """北京时间 where the reader's clock says so, else how far it is ahead of UTC."""
    ahead = clock.minutes_ahead()
    hours, minutes = divmod(abs(ahead), 60)
    offset = f"UTC{'-' if ahead < 0 else '+'}{hours}" + (f":{minutes:02}" if minutes else "")
    return opened.words("upload.beijing") if ahead == 8 * 60 else offset


def _draft(opened: Opened, desk: Desk, draft: SavedDraft) -> None:
    w = opened.words
    said = filing.said_of(w, draft)
    st.markdown(w("upload.a_draft", **said))
    facts = [state_told(opened, draft)] if draft.state == "scheduled" else []
    if counts := standing.read(cached.store(), draft.token):
        facts.append(w("upload.draft_counts", **{key: f"{n:,}" for key, n in counts.items()}))
    if facts:
        st.caption(" · ".join(facts))
    if draft.state == "held":
        st.warning(state_told(opened, draft))
    with st.container(horizontal=True, vertical_alignment="center"):
        # no page link: the platform draws one to the page that is open as if it rested
        if st.button(w("upload.go_on"), key=f"go-on-{draft.token}"):
            filing.open_draft(opened, desk, draft)
        with st.popover(w("upload.discard"), key=f"drop-{draft.token}"):
            st.markdown(w("upload.discard_what"))
            if st.button(w("upload.discard_confirm"), key=f"discard-{draft.token}"):
                filing.discard(opened, desk, draft)
