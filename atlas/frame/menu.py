"""The menu: pages in order, language, and the links that keep place, year and version."""

from pathlib import Path

import streamlit as st

from atlas.view import View
from atlas.words import LANGUAGES, words

PAGES = (
    "overview",
    "coverage",
    "assistance",
    "competitions",
    "democracy",
    "homes",
    "organisation",
    "progress",
    "reconciliation",
    "upload",
    "templates",
    "versions",
    "catalogue",
)
FOLDER = Path(__file__).resolve().parents[2] / "pages"


def navigation(language: str) -> dict[str, st.Page]:
    """Register every file of ``pages/`` and return the page objects by name."""
    w = words(language)
    return {
        name: st.Page(
            FOLDER / f"{name}.py",
            title=w(f"page.{name}"),
            url_path=None if name == "overview" else name,
            default=name == "overview",
        )
        for name in PAGES
    }


def menu(pages: dict[str, st.Page], view: View) -> None:
    """The sidebar: brand, pages, language. What the reader chose goes along."""
    w = words(view.language)
    kept = view.to("overview").parameters()
    with st.sidebar:
        st.markdown(f"### {w('brand.name')}")
        st.caption(w("brand.home"))
        for name, page in pages.items():
            if name == "upload":
                st.divider()
            st.page_link(page, label=w(f"page.{name}"), query_params=kept)
        st.divider()
        _language(view)


def _language(view: View) -> None:
    w = words(view.language)
    st.session_state["language"] = view.language

    def choose() -> None:
        chosen = st.session_state["language"] or view.language
        st.query_params.from_dict(view.with_(language=chosen).parameters())

    st.segmented_control(
        w("frame.language"),
        LANGUAGES,
        format_func=lambda code: w(f"language.{code}"),
        key="language",
        on_change=choose,
        required=True,
        label_visibility="collapsed",
    )
