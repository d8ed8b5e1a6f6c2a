"""The open cell: what it is, why, what was found there, and the choices that change it."""

from datetime import UTC, datetime
from html import escape

import streamlit as st

from atlas.checks import worded
from atlas.frame.opened import Opened
from atlas.ingest import Understanding
from atlas.ingest.wording import role_said
from atlas.uploading import options
from atlas.uploading.desk import Work
from atlas.uploading.meaning import Asked, Meaning, asked, choices, meaning_of
from atlas.uploading.pinning import FIELDS
from atlas.uploading.saying import evidence, sentence
from atlas.uploading.workbench import again, bench, findings_of, take

#: roles that can be given by hand
ROLES = (
    "value", "header", "place", "indicator", "year", "breakdown", "unit", "total", "title",
    "remark", "note", "ignored",
)  # fmt: skip
FIRST_YEAR = 1980
FINDINGS = 3


def show(opened: Opened, work: Work, one: Understanding) -> None:
    """The panel beside the picture; a field for the address leads to any cell."""
    w, mine = opened.words, bench(work)
    with st.container(key="what-it-is"):
        here = mine.cell.get(one.sheet, "")
        typed = st.text_input(
            w("sheet.cell.address"),
            value=here,
            key=f"address-{work.draft.sha256[:8]}-{one.sheet}-{here}-{mine.turn}",
            placeholder=w("sheet.cell.example"),
            max_chars=10,
        )
        wanted = typed.strip().upper().replace(" ", "")
        if wanted and wanted != here:
            mine.go(one.sheet, wanted)
            again()
        if not here:
            st.caption(w("sheet.cell.click"))
            return
        meaning = meaning_of(work, one.sheet, here)
        if meaning is None:
            st.caption(w("sheet.cell.outside", cell=here))
            return
        _told(opened, work, meaning)
        _choose(opened, work, meaning)


def _told(opened: Opened, work: Work, meaning: Meaning) -> None:
    w = opened.words
    why = "".join(f"<li>{escape(said)}</li>" for said in evidence(opened, meaning))
    role = role_said(meaning.role, w) if meaning.figure or meaning.total else ""
    st.html(
        f'<div class="cell-is"><p>{escape(sentence(opened, meaning))}</p>'
        + f"<span>{escape(role)}</span>"
        + (f"<h6>{escape(w('sheet.cell.why'))}</h6><ul>{why}</ul>" if why else "")
        + "</div>"
    )
    found = findings_of(work, meaning.table.sheet).get(meaning.cell, [])
    for finding in found[:FINDINGS]:
        said = worded(finding, w).message
        (st.error if finding.severity == "error" else st.warning)(said)
    if found and st.button(w("sheet.cell.in_list"), key=_key(work, meaning, "list")):
        bench(work).only = (meaning.table.sheet, meaning.cell)
        st.rerun()


def _choose(opened: Opened, work: Work, meaning: Meaning) -> None:
    w, sheet = opened.words, meaning.table.sheet
    for one in asked(work, meaning):
        label = w(f"sheet.choose.{one.about}", what=_whose(opened, one, meaning))
        values = years() if one.about == "year" else choices(one)
        chosen = st.selectbox(
            label,
            values,
            index=values.index(one.now) if one.now and one.now in values else None,
            format_func=lambda code, one=one: _named(opened, one, code),
            placeholder=w("upload.by_sheet"),
            key=_key(work, meaning, f"{one.about}-{one.now}"),
        )
        if chosen is not None and chosen != one.now:
            value = int(chosen) if one.about == "year" else chosen
            take(work, work.corrections.with_(sheet, **{FIELDS[one.about]: {one.key: value}}))
    _role(opened, work, meaning)


def _role(opened: Opened, work: Work, meaning: Meaning) -> None:
    """The role of the cell, its row or its column, given by hand."""
    w, sheet = opened.words, meaning.table.sheet
    keys = {"cell": meaning.cell, "row": meaning.row, "column": meaning.letters}
    left, right = st.columns(2)
    reach = left.selectbox(
        w("sheet.role.reach"),
        list(keys),
        format_func=lambda one: w(f"sheet.role.{one}", name=keys[one]),
        placeholder=w("sheet.role.reach"),
        key=_key(work, meaning, "reach"),
    )
    key = keys[reach]
    now = work.corrections.of(sheet).roles.get(key)
    role = right.selectbox(
        w("sheet.role.is"),
        ROLES,
        index=ROLES.index(now) if now in ROLES else None,
        format_func=lambda one: role_said(one, w),
        placeholder=role_said(meaning.role, w) or w("upload.choose"),
        key=_key(work, meaning, f"role-{key}-{now}"),
    )
    if role is not None and role != now:
        take(work, work.corrections.with_(sheet, roles={key: role}))


def _whose(opened: Opened, one: Asked, meaning: Meaning) -> str:
    """该列、该行或某个名称, as the choice is kept."""
    w = opened.words
    if one.key == meaning.letters:
        return w("sheet.role.column", name=meaning.letters)
    if one.key == meaning.row:
        return w("sheet.role.row", name=meaning.row)
    return w("sheet.choose.name", name=one.text)


def _named(opened: Opened, one: Asked, code: str) -> str:
    w = opened.words
    if one.about == "year":
        return w("frame.a_year", year=code)
    suggested = code in one.guesses and code != one.now
    return options.named(w, one.about, code, suggested)


def years() -> list[str]:
    """The years that a sheet may speak of, the coming one first."""
    return [str(year) for year in range(datetime.now(UTC).year + 1, FIRST_YEAR - 1, -1)]


def _key(work: Work, meaning: Meaning, what: str) -> str:
    return f"cell-{work.draft.sha256[:8]}-{meaning.table.sheet}-{meaning.cell}-{what}"
