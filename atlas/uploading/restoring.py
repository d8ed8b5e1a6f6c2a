"""Going back: an earlier version is published again, and all that came after it stays."""

import streamlit as st

from atlas import cached
from atlas.errors import AtlasError
from atlas.frame import address
from atlas.frame.opened import Opened
from atlas.stories.changes import summary
from atlas.uploading import signing
from atlas.view import View


def offer(opened: Opened, number: int) -> None:
    """What going back would change, and the form that does it; at the newest there is none."""
    w = opened.words
    if number == opened.latest:
        st.caption(w("versions.already_newest"))
        return
    with st.popover(w("versions.restore", number=number)):
        if refused := signing.refusal(w):
            st.warning(refused)
            return
        counts = cached.difference(opened.latest, number).counts
        told = summary(cached.teller(opened.view), counts)
        st.markdown(w("versions.restore_what", number=number, latest=opened.latest, summary=told))
        with st.form("restoring", border=False):
            signed = signing.sign(w, w("versions.restore_message", number=number), "restore")
            sent = st.form_submit_button(w("versions.restore_confirm"), type="primary")
        if sent:
            _restore(opened, number, signed)


def _restore(opened: Opened, number: int, signed: signing.Signature) -> None:
    try:
        signed.require()
        version = cached.store().restore(number, signed.author, signed.message, signing.origin())
    except AtlasError as error:
        signing.say(opened.words, error)
        return
    st.toast(opened.words("versions.restore_done", number=version.number, restored=number))
    address.go(View("versions", version=version.number, language=opened.view.language))
