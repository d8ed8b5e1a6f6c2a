"""``check``: what each file says and what is wrong with it; needs no store."""

import sys
from argparse import Namespace
from typing import Any

from atlas.checks import worded
from atlas.command.exits import DONE, FINDINGS, exit_code
from atlas.command.inputs import Given, given
from atlas.command.speaking import Speaker, told
from atlas.command.telling import figure_json
from atlas.figures import Finding
from atlas.ingest.draft import Draft
from atlas.ingest.understanding import understand_workbook
from atlas.publishing import CheckedDraft, check
from atlas.recipes import apply
from atlas.settings import read_settings
from atlas.store import Store
from atlas.words import Words


def run(asked: Namespace, speaker: Speaker) -> int:
    """One JSON object a file, one a line; every file is checked by itself.

    A file that cannot be read does not keep the others from being checked: its object has an
    ``error``. The exit code is the worst of all files'; a picture or a lock file among the tables
    of a folder or an archive is told and does not count.
    """
    store = Store(read_settings().store) if asked.against_store else None
    # each file is told and forgotten: only one at a time has to fit
    files = given(asked, speaker.words, cells=sys.maxsize)
    return max(_file(one, store, speaker) for one in files)


def _file(file: Given, store: Store | None, speaker: Speaker) -> int:
    if file.workbook is None:
        speaker.give(_unread(file.shown, told(file.error, speaker.words)))
        speaker.say("command.unreadable", file=file.shown, message=speaker.words.error(file.error))
        return DONE if file.beside else exit_code(file.error)
    draft = understand_workbook(file.workbook, apply(file.workbook).corrections)
    checked = check(draft, store)
    speaker.give(draft_json(file.shown, draft, checked.findings, speaker.words))
    if not speaker.as_json:
        _lines(file.shown, draft, checked, speaker)
    return FINDINGS if checked.errors else DONE


def draft_json(
    path: str, draft: Draft, findings: tuple[Finding, ...], in_words: Words
) -> dict[str, Any]:
    """What was understood of a file and what was found in it.

    Printed sums are checked and never stored: they are among what was ignored, so that every
    number of the file is somewhere.
    """
    return {
        "file": path,
        "sha256": draft.sha256,
        "figures": [figure_json(one) for one in draft.figures],
        "findings": [finding_json(one, in_words) for one in findings],
        "unmatched": [
            {
                "kind": one.kind,
                "name": one.name,
                "sheet": one.sheet,
                "cells": list(one.cells),
                "candidates": list(one.candidates),
            }
            for one in draft.unmatched
        ],
        "ignored": [
            {"sheet": one.sheet, "cell": one.cell, "reason": one.reason, "text": one.text}
            for one in draft.ignored
        ]
        + [
            {"sheet": one.sheet, "cell": one.cell, "reason": "total", "text": one.printed}
            for one in draft.totals
        ],
    }


def finding_json(finding: Finding, in_words: Words) -> dict[str, Any]:
    """A finding with its sentence; ``found`` and ``expected`` as they stand in it."""
    said = worded(finding, in_words)
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "sheet": finding.sheet,
        "cell": finding.cell,
        "message": said.message,
        "found": said.found,
        "expected": said.expected,
    }


def _unread(path: str, error: dict[str, str]) -> dict[str, Any]:
    empty: dict[str, Any] = {"figures": [], "findings": [], "unmatched": [], "ignored": []}
    return {"file": path, **empty, "error": error}


def _lines(path: str, draft: Draft, checked: CheckedDraft, speaker: Speaker) -> None:
    speaker.say(
        "command.understood",
        file=path,
        figures=len(draft.figures),
        errors=len(checked.errors),
        queries=len(checked.findings) - len(checked.errors),
        unmatched=len(draft.unmatched),
        ignored=len(draft.ignored),
    )
    for one in checked.findings:
        speaker.say(f"command.{one.severity}", message=worded(one, speaker.words).message)
