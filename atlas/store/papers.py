"""Working papers (工作底稿) beside the versions: drafts, recipes, due dates, amended notes.

A paper is a name and its revisions. Each revision is a file of its own that is written once, so
that a paper survives a restart, keeps its history, and two writers cannot overwrite each other.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from atlas.errors import ConflictError, StoreError
from atlas.store.folder import Folder

_REVISION = re.compile(r"(\d{6})\.json")
_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")


@dataclass(frozen=True, slots=True)
class Paper:
    """One revision of a paper: ``revision`` counts from 1; ``written_at`` is UTC, ISO 8601;
    ``content`` is plain JSON."""

    name: str
    revision: int
    written_at: str
    content: Mapping[str, Any]


class Papers:
    """All papers of one kind under a store. ``kind`` is the name of their folder."""

    def __init__(self, folder: Folder, kind: str) -> None:
        self._folder = folder
        self._root = f"papers/{kind}"
        self._read: dict[tuple[str, int], Paper] = {}

    def names(self) -> list[str]:
        """The names of all papers, sorted. A folder without a revision is none: its writer was
        killed before the first."""
        return [name for name in self._folder.folders(self._root) if self.newest(name)]

    def all(self) -> list[Paper]:
        """The newest revision of each paper."""
        return [self.read(name) for name in self.names()]

    def newest(self, name: str) -> int:
        """The number of the newest revision, 0 where there is no such paper. Cheap."""
        return max(self._revisions(name), default=0)

    def read(self, name: str, revision: int | None = None) -> Paper:
        """A revision, the newest by default; ``StoreError`` ``paper_missing``."""
        number = self.newest(name) if revision is None else revision
        if number and (known := self._read.get((name, number))):
            return known
        try:
            said = json.loads(self._folder.read(self._path(name, number)))
        except FileNotFoundError:
            raise StoreError("paper_missing", found=name[:40]) from None
        paper = Paper(name, number, said["written_at"], said["content"])
        self._read[name, number] = paper
        return paper

    def history(self, name: str) -> list[Paper]:
        """All revisions, oldest first."""
        return [self.read(name, number) for number in self._revisions(name)]

    def write(self, name: str, content: Mapping[str, Any], after: int) -> Paper:
        """A new revision. ``after`` is the revision that the writer has seen, 0 for a new paper.

        ``ConflictError`` ``paper_changed`` where another writer was quicker; nothing is written.
        """
        if not _NAME.fullmatch(name):
            raise ValueError(f"{name!r} is no name of a paper")
        now = datetime.now(UTC).isoformat(timespec="seconds")
        text = json.dumps(
            {"written_at": now, "content": content}, ensure_ascii=False, indent=1, sort_keys=True
        )
        current = self.newest(name)
        if current != after or not self._folder.claim(self._path(name, after + 1), text.encode()):
            raise ConflictError("paper_changed", found=name[:40])
        return self.read(name, after + 1)

    def _revisions(self, name: str) -> list[int]:
        if not _NAME.fullmatch(name):
            return []
        files = self._folder.names(f"{self._root}/{name}")
        return sorted(int(match[1]) for file in files if (match := _REVISION.fullmatch(file)))

    def _path(self, name: str, revision: int) -> str:
        return f"{self._root}/{name}/{revision:06}.json"
