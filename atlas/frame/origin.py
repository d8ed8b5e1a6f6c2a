"""From figure to source: the cell or sentence a figure came from, and the sheet around it."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from atlas import cached
from atlas.cached import Edition
from atlas.datum import datum
from atlas.errors import StoreError, UploadError
from atlas.frame import address
from atlas.frame.clock import minutes_ahead
from atlas.frame.opened import Opened
from atlas.render.sheet import as_html, sheet_style
from atlas.stories.origin import Origin, facts, formula, heading
from atlas.stories.pieces import shown
from atlas.stories.telling import Telling
from atlas.view import View


def show(opened: Opened, *editions: Edition) -> None:
    """Open the dialog of ``view.figure``; closing it takes the figure out of the address.

    ``editions``: where the figures are looked for, the first that has one wins; the page's own
    by default.
    """

    def close() -> None:
        address.write(opened.view.with_(figure=""))

    @st.dialog(opened.words("origin.title"), width="large", on_dismiss=close)
    def dialog() -> None:
        st.html(sheet_style())
        ids = opened.view.figure.split(",")
        rows = [row for row in (_find(one, editions or (opened.edition,)) for one in ids) if row]
        for one in set(ids) - {row["id"] for row in rows}:
            st.warning(opened.words("origin.unknown", figure=one))
        if rows:
            _draw(cached.telling(opened.resolved, opened.edition, opened.years), rows)

    dialog()


def _find(figure: str, editions: Sequence[Edition]) -> Origin | None:
    for edition in editions:
        if found := cached.rows(edition, "figures/origin", id=figure):
            return found[0]
    return None


def _draw(telling: Telling, rows: Sequence[Origin]) -> None:
    """A computed figure: how, then one of its parts at a time; a printed one: itself."""
    chosen = rows[0]
    if len(rows) > 1:
        st.markdown(f"**{formula(telling, rows)}**")
        chosen = st.selectbox(
            telling.words("origin.choose"),
            rows,
            format_func=lambda row: " · ".join((*heading(telling, row), row["printed"])),
            placeholder=telling.words("origin.choose"),
        )
    _figure(telling, chosen)


def _figure(telling: Telling, row: Origin) -> None:
    w = telling.words
    name, where = heading(telling, row)
    st.html(
        f'<div class="figure"><strong>{escape(name)}</strong> <span>{escape(where)}</span>'
        f"<b>{escape(shown(telling, datum(row)))}</b></div>"
    )
    if row["demo"]:
        st.warning(w("origin.demo"))
    pairs = "".join(
        f"<dt>{escape(label)}</dt><dd>{escape(text)}</dd>"
        for label, text in facts(telling, row, minutes_ahead())
    )
    st.html(f'<dl class="facts">{pairs}</dl>')
    _surroundings(telling, row)
    with st.container(horizontal=True, vertical_alignment="center"):
        _download(telling, row)
        if row["version"] is not None:
            st.page_link(
                "pages/versions.py",
                label=w("origin.open_version"),
                query_params=View(
                    "versions", version=row["version"], language=telling.view.language
                ).parameters(),
            )


def _surroundings(telling: Telling, row: Origin) -> None:
    """The cell among its neighbours, read from the original as it was uploaded."""
    w = telling.words
    if not (row["upload"] and row["cell"]):
        st.caption(w("origin.not_from_sheet"))
        return
    try:
        with st.spinner(w("origin.reading")):
            grid = cached.neighbourhood(
                row["upload"], row["sheet"], row["cell"], telling.view.draft
            )
    except (StoreError, UploadError) as failure:
        st.warning(w.error(failure))
        return
    if grid is None:
        st.caption(w("origin.no_neighbourhood", cell=row["cell"]))
        return
    label = w("origin.neighbourhood", sheet=row["sheet"], cell=row["cell"])
    st.caption(label)
    st.html(as_html(grid, label))


def _download(telling: Telling, row: Origin) -> None:
    if not row["upload"]:
        return

    def original() -> bytes:
        return cached.original(row["upload"], telling.view.draft)[0]

    st.download_button(
        telling.words("origin.download"),
        data=original,
        file_name=row["file_name"] or "original",
        key=f"original-{row['id']}",
        on_click="ignore",
    )
