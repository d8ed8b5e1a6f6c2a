"""What is written into a marked workbook, as plain JSON: marks by sheet, and the listing."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from atlas.checks import worded
from atlas.figures import Finding
from atlas.ingest.files.raw import RawWorkbook
from atlas.words import Words

#: comments of one rule: a drawing each, and nobody reads more than the first hundreds
COMMENTS = 200
#: characters of one comment
LONGEST = 1000
_ADDRESS = re.compile(r"[A-Z]{1,3}[1-9]\d{0,6}")
_COLUMNS = ("severity", "sheet", "cell", "sentence", "found", "expected", "explanation")
#: in cells of a form nobody wants a formula that somebody else typed; XML has no control letters
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udfff]")


def plan(
    workbook: RawWorkbook,
    findings: Sequence[Finding],
    words: Words,
    explanations: Mapping[Finding, str],
    notes: Sequence[str] = (),
) -> dict[str, Any]:
    """``marks``: sheet → [cell, severity, comment]; ``listing``: title, notes, head and rows of
    severity, its name, sheet, cell, sentence, found, expected, explanation."""
    sheets = {one.sheet for one in workbook.sheets}
    marks: dict[str, dict[str, list[str]]] = {}
    rows, counted = [], Counter[str]()
    for one in findings:
        said = worded(one, words)
        explanation = explanations.get(one, "")
        texts = (said.message, said.found, said.expected, explanation)
        where = (words(f"upload.{one.severity}"), one.sheet, one.cell)
        rows.append([one.severity, *map(clean, (*where, *texts))])
        for cell in cells_of(one) if one.sheet in sheets else ():
            mark = marks.setdefault(one.sheet, {}).setdefault(cell, [cell, one.severity, ""])
            if one.severity == "error":
                mark[1] = "error"
            if counted[one.rule] < COMMENTS:
                counted[one.rule] += 1
                mark[2] = clean(f"{mark[2]}\n{said.message}".strip())[:LONGEST]
    cut = [rule for rule, count in counted.items() if count == COMMENTS]
    said_too = [words("sheet.marked.comments_cut", count=COMMENTS)] if cut else []
    return {
        "author": words("sheet.marked.author"),
        "marks": {sheet: list(cells.values()) for sheet, cells in marks.items()},
        "listing": {
            "title": words("sheet.marked.listing"),
            "known": [words("sheet.marked.listing"), *_KNOWN],
            "notes": [*notes, *said_too],
            "head": [words(f"sheet.finding.{name}") for name in _COLUMNS],
            "rows": rows,
        },
    }


#: names that the listing has in either language: one of an earlier marking is replaced
_KNOWN = ("核对结果", "Findings")


def cells_of(finding: Finding) -> list[str]:
    """The addresses that a finding names: its own, and those of all cells with the same name."""
    listed = dict(finding.details).get("cells", "").rstrip("…").split("、")
    found = [one for one in (finding.cell, *listed) if _ADDRESS.fullmatch(one)]
    return list(dict.fromkeys(found))


def clean(text: str) -> str:
    """Without letters that a workbook cannot hold."""
    return _CONTROL.sub("", text)
