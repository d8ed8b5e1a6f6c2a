"""From figure to source: the cell or sentence a figure came from, and the sheet around it."""

import pandas as pd
import streamlit as st

from atlas import cached
from atlas.frame import address
from atlas.frame.opened import Opened
from atlas.words import Words
from atlas.words.numbers import BOUND_MARKS

#: rows and columns shown on each side of the cell
AROUND = 3


def show(opened: Opened) -> None:
    """Open the dialog of ``view.figure``; closing it takes the figure out of the address."""

    def close() -> None:
        address.write(opened.view.with_(figure=""))

    w = opened.words

    @st.dialog(w("origin.title"), width="large", on_dismiss=close)
    def dialog() -> None:
        figures = opened.view.figure.split(",")
        if len(figures) > 1:
            st.markdown(w("origin.computed_from"))
        for figure in figures:
            _one(opened, figure)

    dialog()


def _one(opened: Opened, figure: str) -> None:
    w = opened.words
    found = cached.rows(opened.version, "figures/origin", id=figure)
    if not found:
        st.warning(w("origin.unknown", figure=figure))
        return
    row = found[0]
    indicator = cached.catalogue().get(row["indicator"])
    place = cached.places().get(row["place"])
    year = w("frame.a_year", year=row["year"]) if row["year"] else w("origin.no_year")
    st.markdown(f"#### {w.name(indicator)}")
    st.markdown(f"{w.name(place)} · {year} · **{row['printed']}**")
    if row["demo"]:
        st.warning(w("origin.demo"))
    facts = [(w(f"origin.{name}"), value) for name, value in _facts(row, w) if value]
    st.table(pd.DataFrame(facts, columns=["", " "]).set_index(""))
    _original(row, w)


def _facts(row: dict, w: Words) -> list[tuple[str, str]]:
    mark = BOUND_MARKS.get(row["bound"], "")
    value = "" if row["value"] is None else f"{mark}{row['value']:,.10g} {row['unit']}"
    if row["value_high"] is not None:
        value = f"{row['value']:,.10g}–{row['value_high']:,.10g} {row['unit']}"
    return [
        ("file", row["file_name"]),
        ("publication", row["source"]),
        ("sheet", " ".join(part for part in (row["sheet"], row["cell"]) if part)),
        ("printed", row["printed"]),
        ("value", value),
        ("transform", row["transform"]),
        ("as_of", row["as_of"]),
        ("explanation", row["explanation"]),
        ("coverage", row["coverage"]),
        ("uploader", row["author"]),
        ("published", str(row["published_at"])[:16].replace("T", " ")),
        ("version", str(row["version"])),
    ]


def _original(row: dict, w: Words) -> None:
    """The cell in its surroundings, and the file itself."""
    around = cached.neighbourhood(row["upload"], row["sheet"], row["cell"], AROUND)
    if around:
        st.caption(w("origin.neighbourhood"))
        frame = pd.DataFrame(around.rows, index=around.row_names, columns=around.column_names)
        st.table(frame.style.apply(_marked, axis=None, cell=around.marked))

    def original() -> bytes:
        return cached.store().original(row["upload"])[0]

    st.download_button(
        w("origin.download"),
        data=original,
        file_name=row["file_name"],
        key=f"original-{row['id']}",
        on_click="ignore",
    )


def _marked(frame: pd.DataFrame, cell: tuple[int, int]) -> pd.DataFrame:
    styles = pd.DataFrame("", index=frame.index, columns=frame.columns)
    styles.iloc[cell] = "outline: 2px solid #b1202a; font-weight: 600"
    return styles
