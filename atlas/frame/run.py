"""One run of the dashboard: menu, banner, controls of sharing, then the page."""

import streamlit as st

from atlas.errors import AtlasError
from atlas.frame import address, drafting, live
from atlas.frame.covering import cover
from atlas.frame.menu import PAGES, menu, navigation
from atlas.frame.opening import current
from atlas.stories.register import SPECS
from atlas.stories.telling import Spec
from atlas.words import LANGUAGES, words


def run() -> None:
    """Open the page that the address names, inside the frame."""
    asked = st.query_params.get("lang", "zh")
    language = asked if asked in LANGUAGES else "zh"
    pages = navigation(language)
    chosen = st.navigation(list(pages.values()), position="hidden")
    page = next(name for name in PAGES if pages[name].url_path == chosen.url_path)
    w = words(language)
    st.set_page_config(page_title=f"{w(f'page.{page}')} · {w('brand.name')}", layout="wide")
    cover(language)
    try:
        _run(page, pages, chosen)
    except AtlasError as error:
        st.error(w.error(error))


def _run(page: str, pages: dict[str, st.Page], chosen: st.Page) -> None:
    spec = SPECS.get(page, Spec(page, years=False))
    opened = address.read(page, spec)
    menu(pages, opened.view)
    address.repair_notes(opened.repairs, opened)
    live.say_published(opened)
    live.watch(opened)
    live.banner(opened)
    drafting.banner(opened)
    token = current.set(opened)
    try:
        chosen.run()
    finally:
        current.reset(token)
