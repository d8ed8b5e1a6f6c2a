"""Open a page: the address becomes a resolved view, drawn on the stage."""

from contextvars import ContextVar

import streamlit as st

from atlas import cached
from atlas.frame import address, origin
from atlas.frame.menu import navigation
from atlas.frame.opened import Opened
from atlas.render.stage import stage

#: set while dashboard.py runs a page; a page run without it must go through the frame first
current: ContextVar[Opened | None] = ContextVar("current", default=None)


def view() -> Opened:
    """The view of this page. Call it once, first.

    After a restart the platform may run a file of ``pages/`` by itself when its link is the first
    to be opened; then there is no frame yet: register the navigation and run again through it.
    """
    opened = current.get()
    if opened is None:
        st.navigation(list(navigation("zh").values()), position="hidden")
        st.rerun()
    return opened


def show(opened: Opened) -> None:
    """Draw the page's story, and follow what the reader clicks in it."""
    if opened.edition is None:
        st.info(opened.words("frame.empty_store"))
        return
    plain = opened.resolved.with_(figure="")
    clicked = stage(
        cached.drawn(plain, opened.edition, opened.years), key=f"stage-{opened.view.page}"
    )
    if clicked.place:
        address.go(opened.view.with_(place=clicked.place, figure=""))
    if clicked.figure:
        address.go(opened.view.with_(figure=clicked.figure))
    if opened.view.figure:
        origin.show(opened)
