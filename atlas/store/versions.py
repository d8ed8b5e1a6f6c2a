"""Versions of the facts: publish and restore.

A publish is one commit of the facts table; all that it names is on the disk before it.
"""

import random
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

import pyarrow.compute as pc

from atlas.errors import StoreError
from atlas.figures import Figure
from atlas.store.delta import OvertakenError
from atlas.store.difference import Difference, between
from atlas.store.drafting import after, draft_table, refuse_again, refuse_conflict, refuse_nothing
from atlas.store.history import Version, begun
from atlas.store.library import Library
from atlas.store.notes import Note, Notes
from atlas.store.originals import Original, keep_content, keep_original

#: In every race someone wins, so only hundreds of publishes at once make one wait so long (s).
_PATIENCE = 120.0

#: from the current version's number to the change that is wanted of it
_Decide = Callable[[int | None], Difference]


class Store(Library):
    """The versions, to be read and added to: nothing that was published is ever changed."""

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
        origin: str = "",
        draft: str = "",
    ) -> Version:
        """Figures that stand under a known key revise it, new ones are added, all others stay.

        ``base``: the version that the draft was made on, None for the empty store; ``origin``: from
        where it is published (``page:10.0.0.7``, ``command:desk-3``); ``draft``: a mark that no two
        versions may share. Raises ``StoreError`` (``already_published``, ``nothing_changed``,
        ``figure_twice``, ``disk_full`` …) or ``ConflictError`` (``changed_since``), and then
        nothing is published.
        """
        version = begun(author, message, base, catalogue)
        if base is not None:
            self.version(base)
        uploads = tuple(
            keep_original(self._folder, Original(*one), version.author, version.published_at)
            for one in originals
        )
        rows = draft_table(figures, uploads, demo)
        shows_demo = bool(pc.any(rows.column("demo")).as_py())

        def decide(current: int | None) -> Difference:
            refuse_again(self, draft, uploads)
            difference = self._against(current, rows)
            refuse_nothing(self, difference, uploads)
            refuse_conflict(self, base, current, difference)
            return difference

        marked = replace(version, uploads=uploads, demo=shows_demo, origin=origin, draft=draft)
        return self._commit(marked, decide)

    def restore(self, number: int, author: str, message: str, origin: str = "") -> Version:
        """A new version with the facts of ``number``; those in between stay as they are."""
        facts = self.facts(number)
        version = replace(begun(author, message, None, ""), restored=number, origin=origin)
        version = replace(version, catalogue=self.version(number).catalogue)

        def decide(current: int | None) -> Difference:
            difference = between(self.facts(current), facts)
            if difference.nothing:
                raise StoreError("nothing_changed", count=difference.unchanged)
            return difference

        return self._commit(version, decide)

    def keep(self, content: bytes) -> str:
        """Keep a file of a draft under its SHA-256, which is returned; no listing shows it."""
        return keep_content(self._folder, content)

    def amend(self, number: int, message: str, author: str, origin: str = "") -> Note:
        """Say more, or better, about a version; its commit and its figures stay as they are.

        ``StoreError`` (``version_unknown``, ``author_missing``, ``message_missing``) or
        ``ConflictError`` ``paper_changed`` where two amend it at once.
        """
        said = begun(author, message, None, "")
        notes = Notes(self.papers("notes"))
        return notes.amend(self.version(number).number, said.message, said.author, origin)

    def note(self, number: int) -> Note | None:
        """The newest amendment of a version's note; None where its message stands as it was."""
        return Notes(self.papers("notes")).newest(number)

    def notes(self) -> list[Note]:
        """All amendments of all versions, oldest first."""
        return Notes(self.papers("notes")).all()

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
