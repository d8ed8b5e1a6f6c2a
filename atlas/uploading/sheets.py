"""Each sheet as it was taken: drawn by role, what was understood beside it, what was left out."""

from collections.abc import Iterator
from html import escape

import streamlit as st

from atlas import cached
from atlas.figures import column_of
from atlas.frame.opened import Opened
from atlas.ingest import Draft, Understanding
from atlas.ingest.wording import ignored_said, shape_said
from atlas.render.sheet import sheet_style
from atlas.stories.upload import SheetTold, sheet_facts
from atlas.uploading import cell, corrected, correcting, doubting, picture
from atlas.uploading.desk import Work
from atlas.uploading.workbench import Bench, bench

#: tables of one sheet whose facts are told one by one
TOLD = 3


@st.fragment
def understood(opened: Opened, work: Work) -> None:
    """The picture of one sheet, what is unsure first, and all that can be chosen otherwise.

    A fragment: a click into the picture draws this part again and leaves the rest of the page."""
    st.html(sheet_style())
    one = choose(opened, work.draft, bench(work))
    doubting.offer(opened, work, one.sheet)
    left, right = st.columns([5, 3], gap="medium")
    with left:
        picture.draw(opened, work, one)
    with right:
        cell.show(opened, work, one)
        corrected.offer(opened, work, one.sheet)
        correcting.offer(opened, work, one)
        for table in _tables(work, one.sheet)[:TOLD]:
            facts(opened, work, table)


def choose(opened: Opened, draft: Draft, mine: Bench) -> Understanding:
    """The first table of the sheet that is looked at; those with something to settle are marked."""
    by_sheet: dict[str, list[Understanding]] = {}
    for one in draft.sheets:
        by_sheet.setdefault(one.sheet, []).append(one)
    names = list(by_sheet)
    if len(names) == 1:
        return by_sheet[names[0]][0]
    w = opened.words
    found = {finding.sheet for finding in draft.findings} | {one.sheet for one in draft.doubts}

    def name(sheet: str) -> str:
        figures = sum(one.figures for one in by_sheet[sheet])
        state = "to_settle" if sheet in found else "read" if figures else "left_out"
        return w(f"upload.sheet_{state}", sheet=sheet, figures=f"{figures:,}")

    read = [one for one in names if one in found or any(its.figures for its in by_sheet[one])]
    first = names.index(read[0]) if read else 0
    key = f"sheet-{draft.sha256[:8]}"
    if mine.leading in by_sheet:
        # a jump leads to its sheet, once: afterwards the box chooses again
        st.session_state[key], mine.leading = mine.leading, ""
    chosen = st.selectbox(
        w("upload.sheet"),
        names,
        index=first,
        format_func=name,
        placeholder=w("upload.sheet"),
        key=key,
    )
    return by_sheet[chosen][0]


def facts(opened: Opened, work: Work, one: Understanding) -> None:
    """What a table was taken for, and all that did not become a figure, counted and listed."""
    w, draft = opened.words, work.draft
    ignored = [left for left in draft.ignored if left.sheet == one.sheet]
    told = SheetTold(
        shape=shape_said(one, w),
        evidence=tuple(w(f"ingest.reason.{code}") for code in one.reasons),
        year_from=w(f"ingest.year.{one.year_from}") if one.year_from else "",
        places=tuple(dict.fromkeys(_places(work, one.sheet))),
        totals=sum(total.sheet == one.sheet for total in draft.totals),
        unmatched=sum(name.sheet == one.sheet for name in draft.unmatched),
        ignored=len(ignored),
    )
    pairs = sheet_facts(cached.teller(opened.view), one, told)
    listed = "".join(f"<dt>{escape(a)}</dt><dd>{escape(b)}</dd>" for a, b in pairs)
    st.html(f'<dl class="facts">{listed}</dl>')
    if ignored:
        with st.expander(w("upload.ignored_list", count=len(ignored))):
            lines = (
                f"{left.cell or left.sheet} {left.text}：{ignored_said(left, w)}".strip()
                for left in ignored
            )
            st.html("".join(f"<div>{escape(line)}</div>" for line in lines))


def _places(work: Work, sheet: str) -> Iterator[str]:
    """The place of each figure of a sheet."""
    sheets, places = (column_of(work.draft.figures, name) for name in ("sheet", "place"))
    return (place for its, place in zip(sheets, places, strict=True) if its == sheet)


def _tables(work: Work, sheet: str) -> list[Understanding]:
    return [one for one in work.draft.sheets if one.sheet == sheet]
