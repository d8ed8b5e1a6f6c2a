"""Each sheet as it was taken: drawn by role, what was understood beside it, what was left out."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from atlas import cached
from atlas.checks import worded
from atlas.figures import Finding
from atlas.frame.opened import Opened
from atlas.ingest import Draft, Understanding
from atlas.ingest.raw import RawTable
from atlas.ingest.wording import ignored_said, role_said, shape_said
from atlas.render.sheet import as_html, part, sheet_style
from atlas.render.sheet.surroundings import position
from atlas.stories.upload import SheetTold, sheet_facts
from atlas.uploading.desk import Work

#: rows from the top, rows with findings further down, columns: what can be read on one screen
ROWS, FOUND_ROWS, COLUMNS = 40, 40, 40
#: roles in the order of the legend; a title needs none
LEGEND = (
    "place", "indicator", "year", "breakdown", "header", "unit", "value", "total", "remark",
    "note", "ignored",
)  # fmt: skip


def choose(opened: Opened, draft: Draft) -> Understanding:
    """The sheet that is looked at; those with something to settle are marked."""
    sheets = list(draft.sheets)
    if len(sheets) == 1:
        return sheets[0]
    w = opened.words
    found = {finding.sheet for finding in draft.findings}

    def name(one: Understanding) -> str:
        state = "to_settle" if one.sheet in found else "read" if one.figures else "left_out"
        return w(f"upload.sheet_{state}", sheet=one.sheet, figures=f"{one.figures:,}")

    first = next((i for i, one in enumerate(sheets) if one.sheet in found or one.figures), 0)
    return st.selectbox(
        w("upload.sheet"), sheets, index=first, format_func=name, key=f"sheet-{draft.sha256[:8]}"
    )


def draw(opened: Opened, work: Work, one: Understanding) -> None:
    """The first rows of the sheet and those with findings, coloured by role."""
    w = opened.words
    table = next(table for table in work.workbook.sheets if table.sheet == one.sheet)
    findings = [finding for finding in work.checked.findings if finding.sheet == one.sheet]
    if not table.values:
        st.caption(w("upload.empty_sheet"))
        return
    at = {position(table, finding.cell): finding for finding in reversed(findings)}
    roles = work.draft.roles[one.sheet]
    rows, columns = _seen(table, at)

    def dress(row: int, column: int) -> tuple[str, str]:
        role = roles.at(row, column) if _filled(table, row, column) else ""
        finding = at.get((row, column))
        if finding is None:
            return (f"r-{role}" if role else "", role_said(role, w))
        return f"r-{role} f-{finding.severity}", worded(finding, w).message

    drawn = {
        roles.at(row, column) for row in rows for column in columns if _filled(table, row, column)
    }
    st.html(sheet_style() + _legend(opened, drawn, findings))
    st.html(as_html(part(table, rows, columns, dress), w("upload.sheet_drawn", sheet=one.sheet)))
    if len(rows) < table.height or len(columns) < table.width:
        st.caption(
            w(
                "upload.sheet_cut",
                rows=len(rows),
                of=f"{table.height:,}",
                columns=len(columns),
                of_columns=table.width,
            )
        )


def facts(opened: Opened, work: Work, one: Understanding) -> None:
    """What the sheet was taken for, and all that did not become a figure, counted and listed."""
    w, draft = opened.words, work.draft
    ignored = [left for left in draft.ignored if left.sheet == one.sheet]
    told = SheetTold(
        shape=shape_said(one, w),
        evidence=tuple(w(f"ingest.reason.{code}") for code in one.reasons),
        year_from=w(f"ingest.year.{one.year_from}") if one.year_from else "",
        places=tuple({figure.place: None for figure in draft.figures if figure.sheet == one.sheet}),
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


def _seen(table: RawTable, at: dict) -> tuple[list[int], list[int]]:
    further = sorted({where[0] for where in at if where and where[0] >= ROWS})[:FOUND_ROWS]
    rows = [*range(min(table.height, ROWS)), *further]
    outside = sorted({where[1] for where in at if where and where[1] >= COLUMNS})[:COLUMNS]
    return rows, [*range(min(table.width, COLUMNS)), *outside]


def _filled(table: RawTable, row: int, column: int) -> bool:
    return table.cell(row, column).kind != "empty"


def _legend(opened: Opened, roles: set[str], findings: Sequence[Finding]) -> str:
    w = opened.words
    marks = [(f"r-{role}", role_said(role, w)) for role in LEGEND if role in roles]
    present = {finding.severity for finding in findings}
    marks += [(f"f-{one}", w(f"upload.{one}")) for one in ("error", "query") if one in present]
    spans = "".join(f'<span class="{name}">{escape(text)}</span>' for name, text in marks)
    return f'<div class="legend">{spans}</div>'
