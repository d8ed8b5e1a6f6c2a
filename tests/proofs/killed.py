"""``kill -9`` at random moments of publishing: what was there stays, the new is whole or absent.

``python -m tests.proofs.killed 200 [SEED]``
"""

import hashlib
import multiprocessing
import random
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from atlas.drafts import Drafts, trail
from atlas.errors import StoreError
from atlas.store import Store
from atlas.store.history import TABLE, History
from tests.proofs.publishers import MOMENTS, numbers_of, publish_as_page, publish_for_ever, table

WAYS = ("page", "command")
#: versions looked at again after each kill; at the end all are
LOOKED_AT = 12
#: no number looks like the day count of a date, which a sheet may mean as a year
FIRST = 100_000
#: tables of two publishers never state the same
STEP = 1_000


@dataclass
class Killing:
    """A store, and what each of its versions was when it was seen first."""

    address: Path
    chance: random.Random
    seen: dict[int, str] = field(default_factory=dict)
    tally: Counter = field(default_factory=Counter)
    files: set[Path] = field(default_factory=set)
    shown: set[str] = field(default_factory=set)

    def kill_one(self, number: int, context: multiprocessing.context.BaseContext) -> None:
        """Start a publisher, kill it at a random moment, and look at what it has left."""
        way, moment = WAYS[number % 2], list(MOMENTS)[number // 2 % len(MOMENTS)]
        moments = {name: context.Event() for name in MOMENTS}
        given = (way, str(self.address), FIRST + number * STEP, moments)
        publisher = context.Process(target=publish_for_ever, args=given)
        publisher.start()
        assert moments[moment].wait(120), "the publisher does not get on"
        time.sleep(self.chance.uniform(0, MOMENTS[moment]))
        assert publisher.is_alive(), "the publisher ended before it was killed"
        publisher.kill()
        publisher.join()
        self.tally[f"killed as {way}"] += 1
        before = self.tally["new versions, whole"]
        self.look()
        self.tally[self.left_behind(before)] += 1

    def left_behind(self, versions_before: int) -> str:
        """How far the killed publish had got, told by what lies in the store."""
        files = {path for path in self.address.rglob("*") if path.is_file()}
        new, self.files = files - self.files, files
        committed = {self.address / TABLE / one for one in part_files(Store(self.address))}
        if any(path.suffix == ".parquet" and path not in committed for path in new):
            return "at: facts written, not committed"
        if any(path.name.startswith(".") or "#" in path.name for path in new):
            return "at: a file half written"
        if {path.parent.name for path in new if path.name == "original"} - self.shown:
            return "at: original kept, nothing else"
        after = self.tally["new versions, whole"] > versions_before
        return "at: after a commit" if after else "at: reading and checking"

    def look(self, everything: bool = False) -> None:
        """Every version is whole, and what it was; nothing else is shown anywhere."""
        store = Store(self.address)
        latest = -1 if store.latest() is None else store.latest()
        assert latest >= max(self.seen, default=-1), "a version has vanished"
        for number in range(max(self.seen, default=-1) + 1, latest + 1):
            whole(store, number)
            self.seen[number] = digest(store, number)
            self.tally["new versions, whole"] += 1
        again = list(self.seen)
        if not everything:
            again = self.chance.sample(again, min(LOOKED_AT, len(again)))
        for number in again:
            assert digest(store, number) == self.seen[number], f"version {number} has changed"
        self.nothing_else_is_shown(store)

    def nothing_else_is_shown(self, store: Store) -> None:
        self.shown = shown = {one.sha256 for one in store.uploads(store.latest())}
        kept = {path.name for path in (self.address / "uploads").glob("*")}
        assert shown <= kept
        for orphan in kept - shown:
            with pytest.raises(StoreError):
                store.original(orphan)
        drafts = Drafts(store)
        for draft in drafts.listed():
            assert draft.state == "open"
            assert drafts.contents(draft), "a draft is listed whose files are not there"
        published = [one for one in trail(store) if one.deed == "published"]
        assert len(published) == len(store.versions())
        self.tally["most files of no version at once"] = max(
            self.tally["most files of no version at once"], len(kept - shown)
        )

    def publish_once_more(self, number: int) -> None:
        store = Store(self.address)
        version = publish_as_page(store, table(FIRST + number), f"after-{number}.csv")
        assert version == max(self.seen, default=-1) + 1
        self.look()
        self.files = {path for path in self.address.rglob("*") if path.is_file()}


def part_files(store: Store) -> set[str]:
    """Every Parquet file that any version names."""
    return {file.path for one in store.versions() for file in store._table.files(one.number)}


def whole(store: Store, number: int) -> None:
    """The version states all of its table, and its original is there to be read."""
    facts = store.facts(number)
    [upload] = store.version(number).uploads
    content, name = store.original(upload.sha256)
    assert (name, store.version(number).message) == (upload.file_name, upload.file_name)
    assert sorted(facts["value"].to_pylist()) == numbers_of(content)
    assert set(facts["upload"].to_pylist()) == {upload.sha256}
    assert set(facts["version"].to_pylist()) == {number}


def digest(store: Store, number: int) -> str:
    """Of every byte that makes the version: its files, its originals, its commit."""
    paths = [f"{TABLE}/{one.path}" for one in store._table.files(number)]
    paths += [f"uploads/{one.sha256}/original" for one in store.version(number).uploads]
    paths.append(History(store._folder).files(number)[-1])
    seen = hashlib.sha256()
    for path in sorted(paths):
        seen.update((Path(store.address) / path).read_bytes())
    return seen.hexdigest()


def prove(kills: int, seed: int, folder: Path) -> Counter:
    """Kill so many publishers, one after the other; ``AssertionError`` where anything is amiss."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.proofs.warm"])
    killing = Killing(folder / "lake", random.Random(seed))
    for number in range(kills):
        killing.kill_one(number, context)
        if number % 10 == 9 or number == kills - 1:
            killing.publish_once_more(number)
    killing.look(everything=True)
    return killing.tally


def main(kills: int = 200, seed: int | None = None) -> None:
    """Print what was done; the seed makes it happen again, but for the system's own timing."""
    seed = random.randrange(10**6) if seed is None else seed
    with tempfile.TemporaryDirectory() as folder:
        begun = time.monotonic()
        tally = prove(kills, seed, Path(folder))
    print(f"kill -9 · {kills} kills · seed {seed} · {time.monotonic() - begun:.0f} s")
    for what, count in sorted(tally.items()):
        print(f"  {what:40} {count:6}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
