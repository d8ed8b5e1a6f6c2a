"""Versions of the facts: publish, open, compare, restore.

A publish is one commit of the facts table; all that it names is on the disk before it.
"""

import random
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from atlas.errors import StoreError
from atlas.figures import Figure
from atlas.store.backup import write_backup
from atlas.store.delta import FactsTable, OvertakenError, Years
from atlas.store.difference import Difference, between, compare
from atlas.store.drafting import after, draft_table, refuse_conflict, refuse_nothing
from atlas.store.filling import history_tables
from atlas.store.folder import open_folder
from atlas.store.history import TABLE, History, Version, begun
from atlas.store.originals import Original, Upload, keep_original, read_original, read_record
from atlas.store.papers import Papers
from atlas.store.reading import Reader, Shelf
from atlas.store.reference import Reference
from atlas.store.schema import SCHEMA

#: In every race someone wins, so only hundreds of publishes at once make one wait so long (s).
_PATIENCE = 120.0

#: from the current version's number to the change that is wanted of it
_Decide = Callable[[int | None], Difference]


class Store:
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

    def publish(
        self,
        figures: Iterable[Figure],
        *,
        author: str,
        message: str,
        originals: Sequence[Original | tuple],
        base: int | None,
        catalogue: str = "",
        demo: bool = False,
    ) -> Version:
        """Figures that stand under a known key revise it, new ones are added, all others stay.

        ``base``: the version that the draft was made on, None for the empty store. Raises
        ``StoreError`` (``already_published``, ``nothing_changed``, ``figure_twice``, …) or
        ``ConflictError`` (``changed_since``), and then nothing is published.
        """
        version = begun(author, message, base, catalogue)
        if base is not None:
            self.version(base)
        uploads = tuple(
            keep_original(self._folder, Original(*one), version.author, version.published_at)
            for one in originals
        )
        draft = draft_table(figures, uploads, demo)
        shows_demo = bool(pc.any(draft.column("demo")).as_py())

        def decide(current: int | None) -> Difference:
            difference = self._against(current, draft)
            refuse_nothing(self, difference, uploads)
            refuse_conflict(self, base, current, difference)
            return difference

        return self._commit(replace(version, uploads=uploads, demo=shows_demo), decide)

    def restore(self, number: int, author: str, message: str) -> Version:
        """A new version with the facts of ``number``; those in between stay as they are."""
        facts = self.facts(number)
        version = replace(begun(author, message, None, ""), restored=number)
        version = replace(version, catalogue=self.version(number).catalogue)

        def decide(current: int | None) -> Difference:
            difference = between(self.facts(current), facts)
            if difference.nothing:
                raise StoreError("nothing_changed", count=difference.unchanged)
            return difference

        return self._commit(version, decide)

    def uploads(self, number: int | None) -> list[Upload]:
        """All uploads of version ``number`` and those before it, oldest first."""
        numbers = range(0 if number is None else number + 1)
        return [upload for one in numbers for upload in self.version(one).uploads]

    def original(self, sha256: str) -> tuple[bytes, str]:
        """The uploaded bytes and the file's name; ``StoreError`` where no version names them."""
        for version in self.versions():
            for upload in version.uploads:
                if upload.sha256 == sha256:
                    return read_original(self._folder, sha256), upload.file_name
        raise StoreError("original_missing", found=sha256)

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

    def _commit(self, version: Version, decide: _Decide) -> Version:
        """Decide on the newest version and commit; again where another was quicker."""
        deadline = time.monotonic() + _PATIENCE
        while True:
            current = self.latest()
            difference = decide(current)
            number = 0 if current is None else current + 1
            version = replace(version, number=number, **difference.counts)
            if version.restored is not None:
                version = replace(version, base=current)
            years = difference.touched("year")
            rows = after(self.facts(current, years), difference, version)
            try:
                self._table.write(current, rows, years, version.metadata())
            except OvertakenError:
                if time.monotonic() > deadline:
                    raise StoreError("store_busy", seconds=_PATIENCE) from None
                time.sleep(random.uniform(0.005, 0.05))
            else:
                self._folder.settle(self._history.files(number))
                return self.version(number)
