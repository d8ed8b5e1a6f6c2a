"""The list of findings as the component draws it: rows of one finding or of many alike."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from atlas.checks import worded
from atlas.figures import Finding
from atlas.uploading.findings import Group, rule_named
from atlas.words import Words

#: rows that are drawn, of one unfolded group, and addresses of a group
ROWS, INNER, CELLS = 100, 50, 4
#: members of which the explanations are counted; of more, that of the first is told
COUNTED = 500
PHRASES = ("pick", "all")
HEAD = ("severity", "cell", "sentence", "found", "expected", "explanation")


@dataclass(frozen=True, slots=True)
class Shown:
    """Ticked ids, the unfolded group, and (sheet, cell) of what is open in the picture."""

    picked: Sequence[str] = ()
    unfolded: str = ""
    here: tuple[str, str] = ("", "")


def listing(
    groups: Sequence[Group], given: Mapping[Finding, str], shown: Shown, words: Words
) -> dict[str, Any]:
    """The payload: at most ``ROWS`` groups, the members of one of them unfolded."""
    rows = []
    picked = set(shown.picked)
    for group in groups[:ROWS]:
        rows.append(_row(group, given, shown, words))
        if len(group.members) > 1 and group.id == shown.unfolded:
            inner = (Group(number, one, ((number, one),)) for number, one in group.members[:INNER])
            rows += [_row(one, given, shown, words) | {"inner": 1} for one in inner]
    return {
        "lang": words.language,
        "label": words("sheet.list.label"),
        "words": {name: words.phrases[f"sheet.list.{name}"] for name in PHRASES},
        "head": [words(f"sheet.finding.{name}") for name in HEAD],
        "rows": rows,
        "picked": sorted(picked),
    }


def _row(group: Group, given: Mapping[Finding, str], shown: Shown, words: Words) -> dict[str, Any]:
    one, count = group.first, len(group.members)
    said = worded(one, words)
    explained = [given.get(each, "") for each in group.findings[:COUNTED]]
    texts = list(dict.fromkeys(filter(None, explained)))
    cells = list(dict.fromkeys(each.cell for each in group.findings[:50] if each.cell))
    row: dict[str, Any] = {
        "id": group.id,
        "severity": one.severity,
        "said": words(f"upload.{one.severity}"),
        "sheet": one.sheet,
        "cells": cells[:CELLS],
        "cell": one.cell,
        "text": said.message,
        "count": count,
        "found": said.found,
        "expected": said.expected,
        "explanation": texts[0] if texts else "",
    }
    if count > 1:
        rule = rule_named(one.rule, words)
        row["text"] = words("sheet.list.group", rule=rule, count=f"{count:,}", first=said.message)
        row["found"] = row["expected"] = ""
        row["rest"] = words("sheet.list.and_more", count=f"{count:,}") if count > CELLS else ""
        row["open"] = group.id == shown.unfolded
        row["toggle"] = words("sheet.list.fold" if row["open"] else "sheet.list.unfold")
        missing = sum(not text for text in explained)
        if texts and missing and count <= COUNTED:
            row["explanation"] = words("sheet.list.partly", text=texts[0], count=missing)
    if (one.sheet, one.cell) == shown.here:
        row["here"] = 1
    return row
