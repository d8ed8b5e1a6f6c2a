"""The 草稿 frame: a page that shows a draft can never be taken for a published one."""

import json
from functools import cache

import streamlit as st

from atlas import cached
from atlas.drafts import SavedDraft
from atlas.frame import clock
from atlas.frame.opened import Opened
from atlas.words import Words, words

#: a frame round the whole window and a word in its corner, on top of everything and in no way
_FRAME = """
[data-testid=stApp]::after { content: %(word)s; position: fixed; inset: 0; z-index: 999990;
  pointer-events: none; border: 6px double #b35900; color: #ffffff; font-weight: 700;
  letter-spacing: .3em; }
[data-testid=stApp]::before { content: %(word)s; position: fixed; right: 6px; bottom: 6px;
  z-index: 999991; pointer-events: none; background: #8a4500; color: #ffffff; font-weight: 700;
  font-size: 1.25rem; padding: .25rem 1rem; letter-spacing: .2em; }
[data-testid=stApp]::after { font-size: 0; }
.st-key-draft { border: 2px solid #b35900; border-left-width: 8px; border-radius: 4px;
  padding: .5rem .75rem; }
@media print { [data-testid=stApp]::after { position: absolute; } }
"""


def banner(opened: Opened) -> None:
    """Say above the page that a draft is shown, whose it is and what has become of it."""
    draft, w = opened.draft, opened.words
    if draft is None or (opened.view.page == "upload" and not opened.drafted):
        # the upload page says itself what has become of the draft
        return
    if opened.drafted:
        st.html(_style(opened.view.language))
    with st.container(horizontal=True, vertical_alignment="center", key="draft"):
        st.markdown(_said(w, draft))
        if opened.drafted and opened.view.page != "upload":
            st.page_link(
                "pages/upload.py",
                label=w("frame.to_draft"),
                query_params=opened.view.to("upload").parameters(),
            )
        if opened.view.page != "upload":
            published = opened.view.with_(draft="", figure="", version=draft.version)
            st.page_link(
                f"pages/{opened.view.page}.py",
                label=w("frame.to_published"),
                query_params=published.parameters(),
            )


def changed(draft: SavedDraft) -> bool:
    """Whether its analyst has gone on since ``draft`` was read. Cheap."""
    return cached.saved_draft(draft.token).revision != draft.revision


def _said(w: Words, draft: SavedDraft) -> str:
    when = clock.local(draft.publish_at if draft.state == "scheduled" else draft.changed_at)
    who = draft.author or w("frame.draft_unsigned")
    version = "" if draft.version is None else draft.version
    return w(f"frame.draft_{draft.state}", who=who, when=when, version=version)


@cache
def _style(language: str) -> str:
    # a JSON text is a CSS text: quotes and backslashes are escaped alike
    word = json.dumps(words(language)("frame.draft"), ensure_ascii=False)
    return f"<style>{_FRAME % {'word': word}}</style>"
