"""The versions as they are read: nothing in this module writes."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa

from atlas.errors import StoreError
from atlas.figures import Figure
from atlas.store.backup import write_backup
from atlas.store.delta import FactsTable, Years
from atlas.store.difference import Difference, between, compare
from atlas.store.drafting import draft_table, with_difference
from atlas.store.filling import Draft, history_tables
from atlas.store.folder import open_folder
from atlas.store.history import TABLE, History, Version
from atlas.store.originals import Upload, read_original, read_record
from atlas.store.papers import Papers
from atlas.store.reading import Reader, Shelf
from atlas.store.reference import Reference
from atlas.store.schema import SCHEMA


class Library:
    """The versions under a local folder or an object-store address. Threads may share it."""

    def __init__(self, address: str | Path) -> None:
        self.address = str(address)
        self._folder = open_folder(self.address)
        self._history = History(self._folder)
        self._shelf = Shelf()
        self._table = FactsTable(f"{self.address.rstrip('/')}/{TABLE}")

    def latest(self) -> int | None:
        """The newest version's number (the first is 0); None in an empty store. Cheap."""
        return self._history.latest()

    def version(self, number: int) -> Version:
        """``StoreError`` ``version_unknown`` where there is none."""
        return self._history.version(number)

    def versions(self) -> list[Version]:
        """All versions, newest first."""
        return self._history.versions()

    def facts(self, number: int | None, years: Years | None = None) -> pa.Table:
        """All facts of a version (columns of ``schema.SCHEMA``), or those of some years; of None,
        none."""
        if number is None:
            return SCHEMA.empty_table()
        self.version(number)
        return self._table.read(self._table.files(number, years))

    def diff(self, old: int | None, new: int) -> Difference:
        """What version ``new`` says otherwise than ``old``; None compares with the empty store."""
        before, now = (self._files(number) for number in (old, new))
        # A file that both versions name holds rows that both share: only the others are read.
        difference = between(self._table.read(before - now), self._table.read(now - before))
        shared = sum(file.rows for file in before & now)
        return replace(difference, unchanged=difference.unchanged + shared)

    def reader(self, number: int | None, reference: Reference) -> Reader:
        """A version opened for questions, shared by all who ask; None is the empty store."""
        return self._shelf.take((number, reference), lambda: self._opened(number, reference))

    def compare(self, figures: Iterable[Figure], demo: bool = False) -> Difference:
        """What publishing ``figures`` on the newest version would change."""
        return self._against(self.latest(), draft_table(figures, None, demo))

    def preview(
        self,
        figures: Iterable[Figure],
        reference: Reference,
        demo: bool = False,
        files: Mapping[str, str] | None = None,
    ) -> Reader:
        """The newest version as publishing ``figures`` would leave it; nothing is written.

        Rows of the draft have no ``version``; ``files`` (SHA-256 → name) are their originals, among
        ``uploads`` without a version; ``changes`` holds what the draft changes. A reader of its own
        for whoever asks. ``StoreError`` ``figure_twice`` where the draft has two values for one.
        """
        number = self.latest()
        change = self._against(number, draft_table(figures, None, demo))
        facts = with_difference(self.facts(number), change)
        versions = [] if number is None else self.versions()[::-1]
        draft = Draft(change, files or {})
        return Reader(number, facts, reference.tables() | history_tables(versions, draft=draft))

    def uploads(self, number: int | None) -> list[Upload]:
        """All uploads of version ``number`` and those before it, oldest first."""
        numbers = range(0 if number is None else number + 1)
        return [upload for one in numbers for upload in self.version(one).uploads]

    def original(self, sha256: str) -> tuple[bytes, str]:
        """The uploaded bytes and the file's name; ``StoreError`` where no version names them."""
        for version in self.versions():
            for upload in version.uploads:
                if upload.sha256 == sha256:
                    return self.kept(sha256), upload.file_name
        raise StoreError("original_missing", found=sha256)

    def kept(self, sha256: str) -> bytes:
        """The bytes of a file that was kept, whether a version names it or not; ``StoreError``
        ``original_missing`` or ``original_damaged``."""
        return read_original(self._folder, sha256)

    def record(self, upload: Upload) -> dict[str, Any]:
        """What was written down when a file came: see ``originals.read_record``."""
        return read_record(self._folder, upload)

    def papers(self, kind: str) -> Papers:
        """The working papers of one kind: ``drafts``, ``recipes`` …"""
        return Papers(self._folder, kind)

    def backup(self, target: Path) -> None:
        """Write all versions and originals to a zip file, which unpacks to a store."""
        write_backup(self._folder, self.latest(), Path(target))

    def _opened(self, number: int | None, reference: Reference) -> Reader:
        if number is None:
            return Reader(None, self.facts(None), reference.tables() | history_tables())
        versions = [self.version(one) for one in range(number + 1)]
        change = self.diff(number - 1 if number else None, number)
        others = reference.tables() | history_tables(versions, change)
        return Reader(number, self.facts(number), others)

    def _files(self, number: int | None) -> frozenset:
        if number is None:
            return frozenset()
        self.version(number)
        return self._table.files(number)

    def _against(self, current: int | None, draft: pa.Table) -> Difference:
        years = draft.column("year").unique().to_pylist()
        return compare(self.facts(current, years), draft)
