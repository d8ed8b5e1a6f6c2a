"""版本: who published what when, what changed between two versions, and the way back."""

import streamlit as st

from atlas import cached, frame
from atlas.frame import address, clock, origin
from atlas.render.stage import stage
from atlas.stories.versions import sides
from atlas.uploading import amending, comparing, originals, restoring
from atlas.view import View

opened = frame.view()
w, view = opened.words, opened.view
compared = sides(view, opened.latest)


def actions(number: int) -> None:
    """What can be done with a version: open its pages, take its files, go back to it."""
    with st.container(horizontal=True, vertical_alignment="center", key="actions"):
        st.page_link(
            "pages/overview.py",
            label=w("versions.open", number=number),
            query_params=View(version=number, language=view.language).parameters(),
        )
        originals.offer(opened, number)
        comparing.download(opened, compared)
        amending.offer(opened, number)
        restoring.offer(opened, number)


if opened.latest is not None:
    amending.choose_tab(opened)
if view.tab == "trail":
    amending.show_trail(opened)
    st.stop()
if opened.latest is not None:
    comparing.controls(opened, compared)
if compared:
    actions(opened.latest if view.version is None else view.version)
plain = opened.view.with_(figure="", place=opened.resolved.place)
drawn = cached.versions_drawn(plain, opened.latest, clock.minutes_ahead())
clicked = stage(drawn, key="stage-versions")
if clicked.figure:
    address.go(view.with_(figure=clicked.figure))
if view.figure:
    origin.show(opened, *(number for number in reversed(compared or ()) if number is not None))
