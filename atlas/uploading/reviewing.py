"""A draft seen by those who may not change it: what, who, findings and difference, no controls."""

from html import escape

import streamlit as st

from atlas.checks import worded
from atlas.figures import Finding
from atlas.frame.opened import Opened
from atlas.uploading import differing, filing, in_progress, signing
from atlas.uploading.desk import Work

#: findings that are listed
LISTED = 100


def summary(opened: Opened, work: Work) -> None:
    """The draft as a reviewer needs it; where publishing can be allowed, the way to it."""
    w = opened.words
    st.markdown(w("upload.a_draft", **filing.said_of(w, work.saved)))
    if told := in_progress.state_told(opened, work.saved):
        st.info(told)
    st.caption(filing.told(w, work))
    st.markdown(f"#### {w('upload.review.differ')}")
    differing.difference(opened, work)
    differing.pages(opened, work)
    st.markdown(f"#### {w('upload.review.check')}")
    _findings(opened, work)
    if not signing.refusal(w):
        with st.expander(w("upload.may_change"), key="admit"):
            if signing.admit(w) is not None:
                st.rerun()


def _findings(opened: Opened, work: Work) -> None:
    w = opened.words
    if not work.checked.findings:
        st.caption(w("upload.no_findings"))
        return
    rows = "".join(_row(opened, work, one) for one in work.checked.findings[:LISTED])
    st.html(f'<ul class="found">{rows}</ul>')
    if (count := len(work.checked.findings)) > LISTED:
        st.caption(w("upload.findings_cut", shown=LISTED, count=f"{count:,}"))


def _row(opened: Opened, work: Work, one: Finding) -> str:
    w = opened.words
    cell = f"{one.sheet} {one.cell}".strip()
    said = f"{w(f'upload.{one.severity}')} · {cell} · {worded(one, w).message}"
    if text := work.explanations.get(one, ""):
        said += w("upload.explained_as", text=text)
    return f"<li>{escape(said)}</li>"
