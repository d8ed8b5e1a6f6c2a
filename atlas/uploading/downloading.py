"""What can be taken away: the findings as a table, and the workbook with its cells marked."""

import streamlit as st

from atlas.checks import worded
from atlas.figures import Finding
from atlas.frame.opened import Opened
from atlas.publishing import upload_of
from atlas.render.csv_file import csv_bytes
from atlas.render.marked import marked_workbook
from atlas.uploading.desk import Work

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_COLUMNS = ("severity", "rule", "sheet", "cell", "sentence", "found", "expected")


def offer(opened: Opened, work: Work) -> None:
    """Both files; each is made when it is asked for."""
    w = opened.words
    left, right, _ = st.columns([2, 2, 1])
    left.download_button(
        w("sheet.marked.download"),
        lambda: _marked(opened, work)[0],
        file_name=marked_name(opened, work),
        mime=EXCEL,
        on_click="ignore",
        type="primary",
        key="marked-workbook",
    )
    right.download_button(
        w("upload.findings_file"),
        lambda: _file(opened, work),
        file_name=w("upload.findings_name", name=work.draft.name),
        mime="text/csv",
        on_click="ignore",
    )


def marked_name(opened: Opened, work: Work) -> str:
    """``…_核对.xlsx``; with macros ``.xlsm``."""
    stem, _, suffix = work.draft.name.replace("\\", "/").rpartition("/")[2].rpartition(".")
    macros = ".xlsm" if suffix.lower() == "xlsm" else ".xlsx"
    return opened.words("sheet.marked.name", name=stem or work.draft.name) + macros


def _marked(opened: Opened, work: Work) -> tuple[bytes, str]:
    mine = [one for one in work.checked.findings if upload_of(one) == work.draft.sha256]
    content = content_of(work)
    return marked_workbook(
        content, work.draft.name, work.workbook, mine, opened.words, work.explanations
    )


def content_of(work: Work) -> bytes:
    """The bytes of the file that is looked at."""
    return work.drafts.contents(work.saved)[work.draft.sha256]


def _file(opened: Opened, work: Work) -> bytes:
    w = opened.words
    return csv_bytes(
        [w(f"upload.finding.{name}") for name in _COLUMNS],
        (_line(opened, one) for one in work.checked.findings),
    )


def _line(opened: Opened, one: Finding) -> tuple[str, ...]:
    said = worded(one, opened.words)
    severity = opened.words(f"upload.{one.severity}")
    return severity, one.rule, one.sheet, one.cell, said.message, said.found, said.expected
