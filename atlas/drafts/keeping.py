"""What is kept of a draft: its files, and a paper with every choice. The rest is computed."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime

from atlas.drafts.errors import DraftError
from atlas.drafts.saved import (
    CLOSED,
    LISTED,
    DraftFile,
    SavedDraft,
    saved_draft,
    with_explanations,
)
from atlas.errors import StoreError
from atlas.figures import Finding
from atlas.store import Store, Version

_TOKEN_BYTES = 16
#: changing any of these is a new draft: what was scheduled is no longer what would be published
_CONTENT = {"files", "corrections", "explanations", "base"}


class KeptDrafts:
    """The drafts of ``store``. A draft that was changed elsewhere meanwhile is refused with
    ``ConflictError`` ``paper_changed``, one that is published or discarded with ``DraftError``
    ``draft_closed``."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._papers = store.papers("drafts")
        # nothing happens to these any more: the clock looks every few seconds, for years
        self._closed: set[str] = set()

    def begin(
        self, files: Sequence[tuple[str, bytes]], author: str = "", origin: str = ""
    ) -> SavedDraft:
        """A new draft of ``(name, content)``, on the newest version. The files are kept first."""
        now = _now()
        draft = SavedDraft(
            token=secrets.token_urlsafe(_TOKEN_BYTES),
            revision=0,
            author=author,
            message="",
            created_at=now,
            changed_at=now,
            files=self._kept(files),
            base=self.store.latest(),
            origin=origin,
        )
        return self._write(draft)

    def add(self, draft: SavedDraft, files: Sequence[tuple[str, bytes]]) -> SavedDraft:
        """The draft with further files; one that it has already is not added twice."""
        return self.save(draft, files=self._kept(files, draft.files))

    def read(self, token: str) -> SavedDraft:
        """The newest revision; ``DraftError`` ``draft_unknown``.

        One whose publisher was killed right after the commit is read as what it is: published.
        """
        try:
            return self._settled(saved_draft(self._papers.read(token)))
        except StoreError as error:
            if error.code != "paper_missing":
                raise
            raise DraftError("draft_unknown") from None

    def listed(self) -> list[SavedDraft]:
        """Those that are open, scheduled or held, newest change first."""
        names = (name for name in self._papers.names() if name not in self._closed)
        drafts = [self.read(name) for name in names]
        self._closed |= {one.token for one in drafts if one.state in CLOSED}
        open_ones = [one for one in drafts if one.state in LISTED]
        return sorted(open_ones, key=lambda one: (one.changed_at, one.token), reverse=True)

    def save(self, draft: SavedDraft, **changes: object) -> SavedDraft:
        """The draft with some fields changed. A scheduled or held one whose files, choices or
        explanations change is open again, unless ``state`` says otherwise."""
        if self.read(draft.token).state in CLOSED:
            raise DraftError("draft_closed")
        if draft.state != "open" and _CONTENT & changes.keys():
            changes = {"state": "open", "publish_at": "", "reason": {}} | changes
        return self._write(replace(draft, **changes, changed_at=_now()))  # type: ignore[arg-type]

    def mark(self, draft: SavedDraft, version: Version) -> None:
        """Write down what the draft became. The commit names the draft, and is believed: where this
        cannot be written, nothing is lost."""
        with suppress(StoreError):
            self._write(_became(draft, version))

    def explain(self, draft: SavedDraft, given: Mapping[Finding, str]) -> SavedDraft:
        """The draft with explanations written down; an empty text takes one back."""
        return self.save(draft, explanations=with_explanations(draft.explanations, given))

    def contents(self, draft: SavedDraft) -> dict[str, bytes]:
        """The originals by SHA-256."""
        return {one.sha256: self.store.kept(one.sha256) for one in draft.files}

    def original(self, token: str, sha256: str) -> tuple[bytes, str]:
        """An original of a draft and its name; ``StoreError`` ``original_missing`` for others."""
        for one in self.read(token).files:
            if one.sha256 == sha256:
                return self.store.kept(sha256), one.name
        raise StoreError("original_missing", found=sha256)

    def _kept(
        self, files: Iterable[tuple[str, bytes]], before: tuple[DraftFile, ...] = ()
    ) -> tuple[DraftFile, ...]:
        known = {one.sha256: one for one in before}
        for name, content in files:
            sha256 = self.store.keep(content)
            known.setdefault(sha256, DraftFile(sha256, name))
        return tuple(known.values())

    def _write(self, draft: SavedDraft) -> SavedDraft:
        paper = self._papers.write(draft.token, draft.to_json(), after=draft.revision)
        return replace(draft, revision=paper.revision)

    def _settled(self, draft: SavedDraft) -> SavedDraft:
        latest = self.store.latest()
        if draft.state in LISTED and latest is not None:
            # no version before its base can be of it
            for number in range(0 if draft.base is None else draft.base + 1, latest + 1):
                version = self.store.version(number)
                if version.draft == draft.mark:
                    return _became(draft, version)
        return draft


def _became(draft: SavedDraft, version: Version) -> SavedDraft:
    return replace(
        draft,
        state="published",
        version=version.number,
        author=version.author,
        message=version.message,
        changed_at=version.published_at,
        publish_at="",
        reason={},
        origin=version.origin,
    )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
