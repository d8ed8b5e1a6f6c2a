"""The file of explanations: JSON, TOML or CSV, matched to the queries that it answers."""

import csv
import io
import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from atlas.figures import Finding
from atlas.publishing.checked import CheckedDraft, upload_of
from atlas.publishing.publish import PublishError

_KEY = ("file", "rule", "sheet", "cell")
#: Chinese headings of the same columns, as an analyst writes them in a table
_HEADINGS = {
    "文件": "file",
    "规则": "rule",
    "工作表": "sheet",
    "单元格": "cell",
    "说明": "text",
    "上报说明": "text",
    "explanation": "text",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One explanation. What is left empty stands for any file, rule, sheet or cell."""

    file: str
    rule: str
    sheet: str
    cell: str
    text: str

    def answers(self, finding: Finding, file: str) -> bool:
        """Whether this is an explanation of ``finding`` in ``file``."""
        asked = (file, finding.rule, finding.sheet, finding.cell)
        return all(mine in ("", its) for mine, its in zip(self.key, asked, strict=True))

    @property
    def precision(self) -> int:
        """How much of the key is named: the most precise explanation holds."""
        return sum(map(bool, self.key))

    @property
    def key(self) -> tuple[str, str, str, str]:
        return self.file, self.rule, self.sheet, self.cell


def read_explanations(path: Path, checked: CheckedDraft, every: bool = True) -> dict[Finding, str]:
    """The explanation of each query that the file has one for.

    ``PublishError`` ``explain_unreadable`` where it is no such file, ``explain_unused`` where an
    entry fits no query: a misspelt cell must not pass for an answer (``every`` False allows it, for
    a file that serves several publishes).
    """
    entries = read_entries(path)
    names = {draft.sha256: draft.name for draft in checked.drafts}
    queries = [(one, names[upload_of(one)]) for one in checked.queries]
    unused = [one for one in entries if not any(one.answers(*query) for query in queries)]
    if unused and every:
        first = " ".join(filter(None, unused[0].key))
        raise PublishError("explain_unused", count=len(unused), found=first)
    answers: dict[Finding, str] = {}
    for finding, file in queries:
        fitting = [one for one in entries if one.answers(finding, file)]
        if fitting:
            answers[finding] = max(fitting, key=lambda one: one.precision).text
    return answers


def read_entries(path: Path) -> list[Entry]:
    """All explanations of a file.

    JSON and TOML hold a list of ``{rule, sheet, cell, text}`` (TOML: ``[[explanation]]``), an
    object ``{rule: text}``, or what ``check --json`` printed with ``explanation`` added to its
    findings; ``file`` may be named beside them. CSV has these as columns, in English or Chinese.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
        found = list(_entries(_parsed(path.suffix.lower(), text)))
    except (OSError, ValueError, csv.Error) as error:
        raise PublishError("explain_unreadable", found=str(path)) from error
    if not found:
        raise PublishError("explain_unreadable", found=str(path))
    return found


def _parsed(suffix: str, text: str) -> Any:
    if suffix == ".toml":
        return tomllib.loads(text)
    if suffix in (".json", ".jsonl"):
        lines = [line for line in text.splitlines() if line.strip()]
        return [json.loads(line) for line in lines] if suffix == ".jsonl" else json.loads(text)
    delimiter = "\t" if "\t" in text.partition("\n")[0] else ","
    return list(csv.DictReader(io.StringIO(text), delimiter=delimiter))


def _entries(said: Any) -> Iterable[Entry]:
    """Entries however deep the file nests them."""
    if isinstance(said, list):
        for one in said:
            yield from _entries(one)
    elif isinstance(said, Mapping):
        for inner in ("findings", "explanation", "explanations"):
            if isinstance(said.get(inner), list | Mapping):
                yield from _entries(said[inner])
                return
        yield from _of_mapping(said)
    else:
        raise ValueError(f"{said!r} is no explanation")


def _of_mapping(said: Mapping[str, Any]) -> Iterable[Entry]:
    named = {_HEADINGS.get(key, key): value for key, value in said.items() if key}
    if named.keys() & {*_KEY, "text"}:
        # a query copied from the check without an answer is still open
        if text := str(named.get("text") or "").strip():
            yield Entry(*(str(named.get(part) or "").strip() for part in _KEY), text)
        return
    for rule, text in said.items():
        if not isinstance(text, str):
            raise ValueError(f"{rule!r} has no text")
        yield Entry("", rule, "", "", text.strip())
