"""One explanation for many findings, with what was written before and how it will be printed."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from atlas.figures import Finding
from atlas.frame.opened import Opened
from atlas.uploading.desk import Work
from atlas.uploading.findings import rule_named
from atlas.uploading.footnote import earlier, printed

LONGEST = 300


@dataclass(frozen=True, slots=True)
class Written:
    """A text and the queries that it answers."""

    findings: tuple[Finding, ...]
    text: str


def ask(
    opened: Opened, work: Work, picked: Sequence[Finding], seen: Sequence[Finding], turn: int
) -> Written | None:
    """The text for those that are ticked, of one rule, seen in the list, or without any yet."""
    w = opened.words
    reaches = _reaches(work, picked, seen)
    if not reaches:
        return None
    with st.container(border=True, key="explain-many"):
        reach = st.selectbox(
            w("sheet.write.whom"),
            list(reaches),
            index=0,
            format_func=lambda one: _named(opened, one, len(reaches[one])),
            placeholder=w("sheet.write.whom"),
            key=f"write-whom-{turn}-{len(picked)}",
        )
        findings = reaches[reach]
        text = _text(opened, work, findings, f"{turn}-{reach}")
        lines = printed(opened, work.checked, findings, text)
        if lines:
            told = "".join(f"<div>{escape(line)}</div>" for line in lines)
            title = escape(w("sheet.note.title"))
            st.html(f'<div class="note-preview"><h6>{title}</h6>{told}</div>')
        # never greyed out: the click that leaves the field of the text must not be lost
        done = st.button(w("sheet.write.do", count=f"{len(findings):,}"), key=f"write-do-{turn}")
        if done and not text:
            st.warning(w("sheet.write.empty"))
    return Written(tuple(findings), text) if done and text else None


def _text(opened: Opened, work: Work, findings: Sequence[Finding], key: str) -> str:
    """What is typed, beginning with an earlier explanation or with what already holds for one."""
    w, used = opened.words, None
    if before := earlier(opened, work.checked, findings):
        used = st.selectbox(
            w("sheet.write.earlier"),
            before,
            index=None,
            placeholder=w("sheet.write.choose"),
            key=f"write-earlier-{key}",
        )
    held = {work.explanations.get(one, "") for one in findings}
    return st.text_area(
        w("sheet.write.text"),
        value=used or (held.pop() if len(held) == 1 else ""),
        key=f"write-text-{key}-{len(findings)}-{used}",
        placeholder=w("upload.explain_here"),
        max_chars=LONGEST,
        height=80,
    ).strip()


def _reaches(
    work: Work, picked: Sequence[Finding], seen: Sequence[Finding]
) -> dict[str, list[Finding]]:
    """Name of a reach → its queries: ``picked``, ``rule:…``, ``seen``, ``open``."""
    reaches: dict[str, list[Finding]] = {}
    if picked:
        reaches["picked"] = list(picked)
    left = list(work.checked.unexplained(work.explanations))
    if left:
        reaches["open"] = left
    if seen and len(seen) < len(work.checked.queries):
        reaches["seen"] = list(seen)
    for one in left:
        reaches.setdefault(f"rule:{one.rule}", []).append(one)
    return reaches


def _named(opened: Opened, reach: str, count: int) -> str:
    w = opened.words
    kind, _, rule = reach.partition(":")
    if kind == "rule":
        return w("sheet.write.rule", rule=rule_named(rule, w), count=f"{count:,}")
    return w(f"sheet.write.{kind}", count=f"{count:,}")
