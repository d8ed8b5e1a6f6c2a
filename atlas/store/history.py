"""The commits of the facts table, read as versions: who, when, why, from which files."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import unquote

from atlas.errors import StoreError
from atlas.store.folder import Folder
from atlas.store.originals import Upload

TABLE = "facts"
LOG = f"{TABLE}/_delta_log"
_COMMIT = re.compile(r"(\d{20})\.json")


@dataclass(frozen=True, slots=True)
class Version:
    """One publish. ``published_at`` is UTC, ISO 8601; ``base`` the version that the draft was made
    on (None: the empty store); ``restored`` the version that this one brings back; ``catalogue``
    the digest of the indicator definitions; ``demo`` whether it brought demonstration figures;
    ``origin`` from where it was published (``page:10.0.0.7``, ``command:desk-3``, ``clock:desk-3``,
    empty for early versions); ``draft`` the mark of the draft that it was."""

    number: int
    author: str
    message: str
    published_at: str
    base: int | None = None
    restored: int | None = None
    demo: bool = False
    catalogue: str = ""
    added: int = 0
    revised: int = 0
    removed: int = 0
    unchanged: int = 0
    uploads: tuple[Upload, ...] = ()
    origin: str = ""
    draft: str = ""

    def metadata(self) -> dict[str, Any]:
        """For the commit: Delta's own keys for who and why, so that every engine shows them."""
        note = asdict(self)
        note["uploads"] = [
            {
                "sha256": one.sha256,
                "file_name": one.file_name,
                "size": one.size,
                "record": one.record,
            }
            for one in self.uploads
        ]
        return {"userName": self.author, "userMetadata": self.message, "atlas": note}


def begun(author: str, message: str, base: int | None, catalogue: str) -> Version:
    """A version that is about to be committed now; ``StoreError`` where it is not signed."""
    if not author.strip():
        raise StoreError("author_missing")
    if not message.strip():
        raise StoreError("message_missing")
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return Version(0, author.strip(), message.strip(), now, base, catalogue=catalogue)


def version_of(number: int, commit: Mapping[str, Any]) -> Version:
    """The version that a commit's ``commitInfo`` tells of; the inverse of ``metadata``."""
    note = dict(commit["atlas"])
    said = {"author": note["author"], "published_at": note["published_at"], "version": number}
    note["uploads"] = tuple(Upload(**one, **said) for one in note["uploads"])
    return Version(**{**note, "number": number})


class History:
    """The log of the table in ``folder``. A commit never changes, so each is read once."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._read: dict[int, Version] = {}
        self._newest: int | None = None

    def latest(self) -> int | None:
        """The newest version's number, None in an empty store.

        Every open page asks every two seconds: two look-ups by name, no listing, no opening.
        """
        newest = self._newest
        if newest is None or not self._exists(newest):
            newest = max(self._listed(), default=None)
        while newest is not None and self._exists(newest + 1):
            newest += 1
        self._newest = newest
        return newest

    def version(self, number: int) -> Version:
        """``StoreError`` where there is no such version."""
        if number not in self._read:
            info = next(one["commitInfo"] for one in self.actions(number) if "commitInfo" in one)
            self._read[number] = version_of(number, info)
        return self._read[number]

    def versions(self) -> list[Version]:
        """All versions, newest first."""
        latest = self.latest()
        return [] if latest is None else [self.version(n) for n in range(latest, -1, -1)]

    def actions(self, number: int) -> list[dict[str, Any]]:
        """What commit ``number`` says, in Delta's own terms."""
        try:
            text = self._folder.read(_name(number)).decode()
        except (FileNotFoundError, ValueError):
            newest = self.latest()
            raise StoreError(
                "version_unknown", found=number, newest="—" if newest is None else newest
            ) from None
        return [json.loads(line) for line in text.splitlines()]

    def files(self, number: int) -> list[str]:
        """The files that commit ``number`` wrote, itself last, below the store."""
        added = (one["add"]["path"] for one in self.actions(number) if "add" in one)
        return [*(f"{TABLE}/{unquote(path)}" for path in added), _name(number)]

    def _exists(self, number: int) -> bool:
        return self._folder.has(_name(number))

    def _listed(self) -> Iterator[int]:
        for name in self._folder.names(LOG):
            if commit := _COMMIT.fullmatch(name):
                yield int(commit[1])


def _name(number: int) -> str:
    return f"{LOG}/{number:020}.json"
