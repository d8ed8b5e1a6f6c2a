"""Live and pinned: the banner, the links to share, and the watch for a newer version."""

import streamlit as st

from atlas import cached
from atlas.frame import drafting
from atlas.frame.opened import Opened
from atlas.view import View

#: a session looks this often for a newer version; the promise is five seconds
SECONDS = 2


def banner(opened: Opened) -> None:
    """A pinned page says which version it shows, and leads to the newest and to the difference.

    On the page of versions the number chooses what is compared: there is nothing to leave.
    """
    if not opened.view.pinned or opened.view.page == "versions" or opened.draft is not None:
        return
    w, view = opened.words, opened.view
    record = cached.version_record(opened.version)
    text = w(
        "frame.pinned",
        version=opened.version,
        date=record.published_at[:10],
        author=record.author,
    )
    newer = opened.latest > opened.version
    if newer:
        text += w("frame.newer", latest=opened.latest)
    with st.container(horizontal=True, vertical_alignment="center", key="pinned"):
        st.markdown(text)
        if newer:
            st.page_link(
                f"pages/{view.page}.py",
                label=w("frame.to_newest"),
                query_params=view.with_(version=None).parameters(),
            )
            st.page_link(
                "pages/versions.py",
                label=w("frame.to_difference"),
                query_params=View(
                    "versions",
                    version=view.version,
                    other=opened.latest,
                    language=view.language,
                ).parameters(),
            )


def share(opened: Opened) -> None:
    """The two links of this view: the fixed one for the minutes, the live one for the wall."""
    w = opened.words
    base = address_base()
    with st.popover(w("frame.share")):
        if opened.drafted:
            st.markdown(f"**{w('frame.link_draft')}**")
            st.code(opened.resolved.link(base), language=None)
            return
        if opened.version is None:
            st.markdown(w("frame.empty_store"))
            return
        st.markdown(f"**{w('frame.link_pinned')}**")
        st.code(opened.pinned_view.link(base), language=None)
        st.markdown(f"**{w('frame.link_live')}**")
        st.code(opened.view.with_(version=None).link(base), language=None)


def address_base() -> str:
    """Scheme and host (and base path) under which the reader opened the page."""
    url = st.context.url or ""
    return "/".join(url.split("/")[:3])


@st.fragment(run_every=SECONDS)
def watch(opened: Opened) -> None:
    """Look for a newer version and draw the page again when there is one.

    Everything the reader has chosen is in the address, so that nothing is lost by it. Pinned
    pages stay on their version; only their banner learns of the newer one.
    """
    latest = cached.store().latest()
    if latest != opened.latest:
        st.session_state["published"] = latest
        st.rerun(scope="app")
    # the upload page is where the draft is changed: it draws itself again as it needs
    if opened.drafted and opened.view.page != "upload" and drafting.changed(opened.draft):
        st.rerun(scope="app")


def say_published(opened: Opened) -> None:
    """After :func:`watch` drew the page again: say which version it shows now."""
    if st.session_state.pop("published", None) is None or opened.latest is None:
        return
    record = cached.version_record(opened.latest)
    st.toast(
        opened.words(
            "frame.published", version=opened.latest, author=record.author, message=record.message
        )
    )
