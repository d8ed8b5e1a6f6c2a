"""Due dates of the tables: one paper a year, theme → date; without one, nothing is late."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from atlas import cached
from atlas.errors import AtlasError, ReportingError
from atlas.frame.opened import Opened
from atlas.uploading import signing

KIND = "deadlines"


def of(year: int) -> Mapping[str, date]:
    """The due date of each theme that has one."""
    papers, name = cached.store().papers(KIND), str(year)
    if not papers.newest(name):
        return {}
    said = papers.read(name).content["themes"]
    return {theme: date.fromisoformat(day) for theme, day in said.items()}


def save(year: int, theme: str, text: str, after: int) -> None:
    """Write the due date of a theme, or of all of them (""); an empty text takes it back.

    ``ReportingError`` ``date_unreadable``; ``ConflictError`` where another was quicker.
    """
    day = _read(text)
    themes = [theme] if theme else [one.code for one in cached.catalogue().themes()]
    kept = {code: one.isoformat() for code, one in of(year).items() if code not in themes}
    if day is not None:
        kept |= dict.fromkeys(themes, day.isoformat())
    cached.store().papers(KIND).write(str(year), {"themes": kept}, after)


def _read(text: str) -> date | None:
    """2025-02-15, also with slashes, dots or 年月日; None where nothing is written."""
    plain = text.strip().rstrip("日")
    for sign in "年月/.":
        plain = plain.replace(sign, "-")
    if not plain:
        return None
    try:
        year, month, day = (int(part) for part in plain.split("-"))
        return date(year, month, day)
    except ValueError:
        raise ReportingError("date_unreadable", found=text.strip()[:40]) from None


def offer(opened: Opened) -> None:
    """The form that sets a due date, for those who may publish."""
    w, year = opened.words, opened.resolved.year
    themes = {one.code: w.name(one) for one in cached.catalogue().themes()}
    every = w("progress.every_table")
    with st.popover(w("progress.set_due")):
        if signing.admit(w) is None:
            return
        after = cached.store().papers(KIND).newest(str(year))
        with st.form("due-dates", border=False):
            theme = st.selectbox(
                w("progress.table"),
                ["", *themes],
                format_func=lambda code: themes.get(code, every),
                placeholder=every,
            )
            text = st.text_input(w("progress.due_date", year=year), placeholder=f"{year + 1}-01-31")
            sent = st.form_submit_button(w("progress.save_due"), type="primary")
        if sent:
            try:
                save(year, theme, text, after)
            except AtlasError as error:
                signing.say(w, error)
                return
            st.rerun()
