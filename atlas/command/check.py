"""``check``: what each file says and what is wrong with it; needs no store."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from atlas.checks import worded
from atlas.command.exits import DONE, FINDINGS, exit_code
from atlas.command.speaking import Speaker, told
from atlas.command.telling import figure_json
from atlas.errors import UploadError
from atlas.figures import Finding
from atlas.ingest.draft import Draft
from atlas.ingest.understanding import understand
from atlas.publishing import CheckedDraft, check
from atlas.settings import read_settings
from atlas.store import Store
from atlas.words import Words


def run(asked: Namespace, speaker: Speaker) -> int:
    """One JSON object a file, one a line; every file is checked by itself.

    A file that cannot be read does not keep the others from being checked: its object has an
    ``error``. The exit code is the worst of all files'.
    """
    store = Store(read_settings().store) if asked.against_store else None
    return max(_file(path, store, speaker) for path in asked.files)


def _file(path: Path, store: Store | None, speaker: Speaker) -> int:
    try:
        draft = understand(path)
    except UploadError as error:
        speaker.give(_unread(path, told(error, speaker.words)))
        speaker.say("command.unreadable", file=path, message=speaker.words.error(error))
        return exit_code(error)
    checked = check(draft, store)
    speaker.give(draft_json(path, draft, checked.findings, speaker.words))
    if not speaker.as_json:
        _lines(path, draft, checked, speaker)
    return FINDINGS if checked.errors else DONE


def draft_json(
    path: Path, draft: Draft, findings: tuple[Finding, ...], in_words: Words
) -> dict[str, Any]:
    """What was understood of a file and what was found in it.

    Printed sums are checked and never stored: they are among what was ignored, so that every
    number of the file is somewhere.
    """
    return {
        "file": str(path),
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


def _unread(path: Path, error: dict[str, str]) -> dict[str, Any]:
    empty: dict[str, Any] = {"figures": [], "findings": [], "unmatched": [], "ignored": []}
    return {"file": str(path), **empty, "error": error}


def _lines(path: Path, draft: Draft, checked: CheckedDraft, speaker: Speaker) -> None:
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
