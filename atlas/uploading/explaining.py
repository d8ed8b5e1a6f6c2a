"""All findings at once: what must be mended, and what must be explained in writing."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from atlas import cached
from atlas.checks import worded
from atlas.figures import Finding
from atlas.frame.opened import Opened
from atlas.render.csv_file import csv_bytes
from atlas.uploading.desk import Work

#: findings in the table of the page, and queries with a field of their own; the file has all
LISTED, ASKED = 200, 30
#: so many are asked without opening a list
FEW = 5


def table(opened: Opened, work: Work) -> None:
    """Every finding as a row: whether it blocks, where it is, the sentence, found and expected."""
    w, findings = opened.words, work.checked.findings
    if not findings:
        st.success(w("upload.no_findings"))
        return
    rows = "".join(_row(opened, one) for one in findings[:LISTED])
    head = "".join(
        f'<th scope="col">{escape(w(f"upload.finding.{name}"))}</th>'
        for name in ("severity", "cell", "sentence", "found", "expected")
    )
    label = escape(w("upload.checks"))
    st.html(
        f'<div class="findings" tabindex="0" role="region" aria-label="{label}">'
        f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )
    if len(findings) > LISTED:
        st.caption(w("upload.findings_cut", shown=LISTED, count=f"{len(findings):,}"))
    st.download_button(
        w("upload.findings_file"),
        lambda: _file(opened, findings),
        file_name=w("upload.findings_name", name=work.draft.name),
        mime="text/csv",
        on_click="ignore",
    )


def explanations(opened: Opened, work: Work) -> None:
    """A field for each query, and one text for all that have none of their own."""
    w = opened.words
    asked = work.checked.unexplained()
    settled = len(work.checked.queries) - len(asked)
    if settled:
        st.caption(w("upload.explained_before", count=settled))
    if not asked:
        return
    key = f"explain-{work.draft.sha256[:8]}"
    st.markdown(w("upload.explain", count=len(asked)))
    if len(asked) > 1:
        work.common = st.text_input(
            w("upload.explain_all", count=len(asked)),
            value=work.common,
            key=f"{key}-all",
            max_chars=300,
        ).strip()
    with st.expander(w("upload.explain_each", count=len(asked)), expanded=len(asked) <= FEW):
        for one in asked[:ASKED]:
            work.own[one] = _own(opened, work, one, key)
        if len(asked) > ASKED:
            st.caption(w("upload.explain_rest", count=len(asked) - ASKED))
    given = {one: text for one in asked if (text := work.own.get(one) or work.common)}
    if given != work.explanations:
        work.explain(cached.store(), given)


def _own(opened: Opened, work: Work, one: Finding, key: str) -> str:
    """What is typed for one query; empty where the common text holds."""
    w = opened.words
    return st.text_input(
        worded(one, w).message,
        value=work.own.get(one, ""),
        key=f"{key}-{one.rule}-{one.sheet}-{one.cell}-{one.found}",
        placeholder=work.common or w("upload.explain_here"),
        max_chars=300,
    ).strip()


def _row(opened: Opened, one: Finding) -> str:
    w, said = opened.words, worded(one, opened.words)
    cell = f"{one.sheet} {one.cell}".strip()
    texts = (cell, said.message, said.found, said.expected)
    cells = "".join(f"<td>{escape(text)}</td>" for text in texts)
    mark = f'<span class="tag f-{one.severity}">{escape(w(f"upload.{one.severity}"))}</span>'
    return f"<tr><td>{mark}</td>{cells}</tr>"


def _file(opened: Opened, findings: Sequence[Finding]) -> bytes:
    w = opened.words
    names = ("severity", "rule", "sheet", "cell", "sentence", "found", "expected")
    said = ((one, worded(one, w)) for one in findings)
    return csv_bytes(
        [w(f"upload.finding.{name}") for name in names],
        (
            (
                w(f"upload.{one.severity}"),
                one.rule,
                one.sheet,
                one.cell,
                text.message,
                text.found,
                text.expected,
            )
            for one, text in said
        ),
    )
