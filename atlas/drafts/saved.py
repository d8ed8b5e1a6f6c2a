"""A saved draft as a value, and as the plain JSON of its paper."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from atlas.errors import AtlasError
from atlas.figures import Finding
from atlas.ingest import Corrections
from atlas.publishing import upload_of
from atlas.store import Paper

State = Literal["open", "scheduled", "held", "published", "discarded"]

#: what is still to be decided on, and so is listed
LISTED: tuple[State, ...] = ("open", "scheduled", "held")
#: what a version or nothing came of: never changed again
CLOSED: tuple[State, ...] = ("published", "discarded")


@dataclass(frozen=True, slots=True)
class DraftFile:
    """An original of a draft, by the SHA-256 under which its bytes are kept."""

    sha256: str
    name: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """What was written to a finding. ``found`` is part of the key: another value has not been
    explained yet."""

    sha256: str
    rule: str
    sheet: str
    cell: str
    found: str
    text: str

    @property
    def key(self) -> tuple[str, str, str, str, str]:
        return self.sha256, self.rule, self.sheet, self.cell, self.found


@dataclass(frozen=True, slots=True)
class SavedDraft:
    """``token``: 22 url-safe characters, name of the paper and the private link. ``base``: the
    version whose difference its author has seen last, None for the empty store. Times are UTC,
    ISO 8601. ``publish_at``: where it is scheduled; ``version``: what it became; ``reason``: why a
    scheduled one was held, ``{"code": …, "details": {…}}`` of the error; ``origin``: from where it
    was changed last."""

    token: str
    revision: int
    author: str
    message: str
    created_at: str
    changed_at: str
    files: tuple[DraftFile, ...]
    corrections: Mapping[str, Corrections] = field(default_factory=dict)
    explanations: tuple[Explanation, ...] = ()
    base: int | None = None
    state: State = "open"
    publish_at: str = ""
    version: int | None = None
    reason: Mapping[str, Any] = field(default_factory=dict)
    origin: str = ""

    @property
    def mark(self) -> str:
        """Names the draft where its private link must not stand: in versions and in the trail."""
        return hashlib.sha256(self.token.encode()).hexdigest()[:16]

    @property
    def held_by(self) -> AtlasError | None:
        """The error that held it, to be worded; None where it was not held."""
        return AtlasError(self.reason["code"], **self.reason["details"]) if self.reason else None

    def to_json(self) -> dict[str, Any]:
        """Plain values for the paper; the inverse of :func:`saved_draft`."""
        plain = {name: getattr(self, name) for name in _PLAIN}
        return plain | {
            "files": [asdict(one) for one in self.files],
            "corrections": {key: one.to_json() for key, one in self.corrections.items()},
            "explanations": [asdict(one) for one in self.explanations],
            "reason": dict(self.reason),
        }


_PLAIN = (
    "author",
    "message",
    "created_at",
    "changed_at",
    "base",
    "state",
    "publish_at",
    "version",
    "origin",
)


def saved_draft(paper: Paper) -> SavedDraft:
    """The draft that a paper of the kind ``drafts`` holds."""
    said = paper.content
    corrections = said["corrections"]
    return SavedDraft(
        token=paper.name,
        revision=paper.revision,
        files=tuple(DraftFile(**one) for one in said["files"]),
        corrections={key: Corrections.from_json(one) for key, one in corrections.items()},
        explanations=tuple(Explanation(**one) for one in said["explanations"]),
        reason=said["reason"],
        **{name: said[name] for name in _PLAIN},
    )


def explanation_key(finding: Finding) -> tuple[str, str, str, str, str]:
    """What an explanation is kept by: file, rule, address and what was found there; of figures that
    are missing, which: an absence has no cell, and one explained states no other."""
    absent = dict(finding.details).get("absent", "")
    found = f"{finding.found} {absent}".strip()
    return upload_of(finding), finding.rule, finding.sheet, finding.cell, found


def with_explanations(
    before: Iterable[Explanation], given: Mapping[Finding, str]
) -> tuple[Explanation, ...]:
    """``before`` with what is given now; an empty text takes one back. Those of findings that do
    not stand just now stay: a choice that is undone brings the finding back."""
    kept = {one.key: one for one in before}
    for finding, text in given.items():
        key = explanation_key(finding)
        kept.pop(key, None)
        if text.strip():
            kept[key] = Explanation(*key, text.strip())
    return tuple(kept.values())
