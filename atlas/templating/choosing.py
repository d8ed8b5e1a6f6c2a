"""Which form is wanted, and the button that downloads it."""

from dataclasses import dataclass
from datetime import UTC, datetime

import streamlit as st

from atlas import cached
from atlas.figures import REGION
from atlas.frame.opened import Opened
from atlas.templates import LastYear, Plan, all_templates, file_name, last_year, template, themes
from atlas.words import Words

#: forms are made for years as far back, and for the next one
FIRST_YEAR = 2010
_EVERY = ""
_REGION_ALONE = "alone"


@dataclass(frozen=True, slots=True)
class Wanted:
    """``theme`` empty: all themes, as a zip. ``whose``: the region's code (by league), ``alone``
    (the region in one row) or a league's code (by banner)."""

    theme: str
    year: int
    whose: str
    filled: bool

    def plan(self, theme: str) -> Plan:
        """The form of one theme."""
        alone = self.whose == _REGION_ALONE
        return Plan(theme, self.year, REGION if alone else self.whose, alone)

    @property
    def themes(self) -> tuple[str, ...]:
        """The themes of the form, or all that have one of such rows."""
        rows = self.plan("").rows
        return tuple(one for one in themes(rows) if self.theme in (_EVERY, one))


def choose(opened: Opened) -> Wanted:
    """Theme, year, rows, and whether last year's figures stand beside."""
    w = opened.words
    names = {one.code: w.name(one) for one in cached.catalogue().themes()}
    places = cached.places()
    left, middle, right = st.columns([3, 2, 4], vertical_alignment="bottom")
    rows = {REGION: w("templates.page.leagues"), _REGION_ALONE: w("templates.page.region")}
    for league in places.leagues():
        rows[league.code] = w("templates.page.banners", place=w.name(league))
    whose = _box(right, w("templates.page.rows"), list(rows), rows, "rows")
    kind = Wanted(_EVERY, FIRST_YEAR, whose, False)
    every = {_EVERY: w("templates.page.every_theme"), **names}
    theme = _box(left, w("templates.page.theme"), [*kind.themes, _EVERY], every, "theme")
    now = datetime.now(UTC).year
    years = {year: w("frame.a_year", year=year) for year in range(now + 1, FIRST_YEAR - 1, -1)}
    year = _box(middle, w("frame.year"), list(years), years, "year", 1)
    filled = st.checkbox(w("templates.page.filled", year=year - 1), key="templates-filled")
    return Wanted(theme, year, whose, filled)


def describe(words: Words, wanted: Wanted) -> None:
    """The forms of the workbook with what each asks for."""
    if wanted.theme == _EVERY:
        st.markdown(words("templates.page.zip", count=len(wanted.themes)))
        return
    for form in wanted.plan(wanted.theme).forms():
        asked = dict.fromkeys(words.name(column.indicator) for column in form.columns)
        listed = words("templates.and").join(asked)
        st.markdown(
            words(
                "templates.page.form",
                name=words.name(form),
                count=len(form.columns),
                columns=listed,
            )
        )


def download(opened: Opened, wanted: Wanted) -> None:
    """The button; the file is made when it is pressed."""
    w, version = opened.words, opened.version
    if wanted.filled and version is None:
        st.info(w("templates.page.nothing_to_fill"))
        return
    st.download_button(
        w("templates.page.download"),
        lambda: _made(wanted, version),
        file_name=_name(w, wanted),
        type="primary",
        key="templates-download",
        on_click="ignore",
    )
    if wanted.filled:
        st.caption(w("templates.page.filled_from", number=version, year=wanted.year - 1))


def _made(wanted: Wanted, version: int | None) -> bytes:
    before: LastYear | None = None
    if wanted.filled:
        before = last_year(cached.store(), version, wanted.year - 1)
    if wanted.theme:
        return template(wanted.plan(wanted.theme), before)
    return all_templates(wanted.year, before, [wanted.plan(one) for one in wanted.themes])


def _name(words: Words, wanted: Wanted) -> str:
    if wanted.theme:
        return file_name(wanted.plan(wanted.theme), wanted.filled)
    return f"{words('templates.page.zip_name', year=wanted.year)}.zip"


def _box(where, label: str, values: list, names: dict, key: str, index: int = 0):
    """A select box; emptied to type a name, it shows what is chosen, not an English phrase."""
    kept = st.session_state.get(f"templates-{key}")
    shown = kept if kept in values else values[index]
    return where.selectbox(
        label,
        values,
        index=index,
        format_func=names.__getitem__,
        placeholder=names[shown],
        key=f"templates-{key}",
    )
