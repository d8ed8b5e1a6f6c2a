"""After publishing: the note of a version is amended, never its figures; the trail is told."""

import streamlit as st

from atlas import cached
from atlas.drafts import Event, trail, trail_rows
from atlas.errors import AtlasError
from atlas.frame import address, clock
from atlas.frame.opened import Opened
from atlas.render.csv_file import trail_csv
from atlas.render.stage import encoded, payload, stage
from atlas.stories.trail import tell_trail
from atlas.uploading import signing

TABS = ("list", "trail")


def choose_tab(opened: Opened) -> None:
    """Versions, or the trail of all that was done: a step of the address."""
    w, key = opened.words, "versions-tab"
    st.session_state[key] = opened.view.tab or TABS[0]

    def choose() -> None:
        chosen = st.session_state[key] or TABS[0]
        tab = "" if chosen == TABS[0] else chosen
        st.query_params.from_dict(opened.view.with_(tab=tab, figure="").parameters())

    st.segmented_control(
        w("frame.tab"),
        TABS,
        format_func=lambda tab: w(f"trail.tab_{tab}"),
        key=key,
        on_change=choose,
        required=True,
        label_visibility="collapsed",
    )


def show_trail(opened: Opened) -> None:
    """The audit trail for those who may publish: it names machines and drafts."""
    w = opened.words
    if signing.admit(w) is None:
        return
    events = trail(cached.store())
    story = tell_trail(cached.teller(opened.view), events, clock.minutes_ahead())
    stage(encoded(payload(story, w)), key="stage-trail")
    st.download_button(
        w("trail.csv"),
        lambda: _file(opened, events),
        file_name=w("trail.csv_name"),
        mime="text/csv",
        on_click="ignore",
    )


def offer(opened: Opened, number: int) -> None:
    """The form that amends a version's note."""
    w = opened.words
    with st.popover(w("trail.amend")):
        if refused := signing.refusal(w):
            st.warning(refused)
            return
        st.markdown(w("trail.amend_what", number=number))
        note = cached.store().note(number)
        before = cached.version_record(number).message if note is None else note.message
        with st.form("amending", border=False):
            signed = signing.sign(w, before, "amend")
            sent = st.form_submit_button(w("trail.amend_confirm"), type="primary")
        if sent:
            _amend(opened, number, signed)


def _amend(opened: Opened, number: int, signed: signing.Signature) -> None:
    try:
        signed.require()
        cached.store().amend(number, signed.message, signed.author, signing.origin())
    except AtlasError as error:
        signing.say(opened.words, error)
        return
    st.toast(opened.words("trail.amend_done", number=number))
    address.go(opened.view)


def _file(opened: Opened, events: list[Event]) -> bytes:
    return trail_csv(opened.words, trail_rows(events))
