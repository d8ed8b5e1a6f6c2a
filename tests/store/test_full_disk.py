"""A full disk is said in a sentence, nothing is lost, and all goes on when there is space again.

Really full: a small file system where one may be mounted, a limit on the size of files elsewhere.
"""

import multiprocessing
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from atlas.drafts import Drafts
from atlas.errors import StoreError
from atlas.store import Store
from tests.store.building import figure, files_below, publish, values

resource = pytest.importorskip("resource")
SPAWNED = multiprocessing.get_context("spawn")
PAGE = 4096

#: limit on a file's size (bytes) → length of the message, and which file it stops; a table of one
#: figure has 9 to 10 kB, the commit as much as its message, a checkpoint of 20 commits some 20 kB
STOPPED = {
    50: (10, "the original"),
    4_000: (10, "the facts"),
    12_000: (20_000, "the commit"),
}


def within_limits(address: str, told: Any) -> None:
    """A child, since the limit holds for the whole process: what each publish under it said."""
    store = Store(address)
    publish(store, [figure()])
    before = values(store, 0)
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    answers = {}
    for number, (limit, (length, _)) in enumerate(STOPPED.items()):
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
        try:
            publish(
                store,
                [figure(value=float(number))],
                message="说" * length,
                originals=[(f"{number}{'x' * 60}".encode(), "组织建设.xlsx")],
            )
        except StoreError as refused:
            answers[limit] = refused.code
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    unharmed = Store(address).latest() == 0 and values(Store(address), 0) == before
    told.put((answers, unharmed, publish(store, [figure(value=7.0)]).number))


def test_a_file_that_may_not_grow_stops_a_publish_wherever_it_is_and_harms_nothing(tmp_path: Path):
    told = SPAWNED.Queue()
    child = SPAWNED.Process(target=within_limits, args=(str(tmp_path), told))
    child.start()
    answers, unharmed, number = told.get(timeout=60)
    child.join(30)
    assert answers == dict.fromkeys(STOPPED, "disk_full")
    assert unharmed
    assert (number, values(Store(tmp_path), 1)) == (1, {figure().id: 7.0})


def at_a_checkpoint(address: str, told: Any) -> None:
    store = Store(address)
    for number in range(20):
        publish(store, [figure(value=float(number))], originals=[])
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    resource.setrlimit(resource.RLIMIT_FSIZE, (13_000, hard))
    told.put(publish(store, [figure(value=20.0)], originals=[]).number)


def test_a_checkpoint_that_does_not_fit_is_no_failed_publish(tmp_path: Path):
    """The version is there by then: whoever was told otherwise would publish it twice."""
    told = SPAWNED.Queue()
    child = SPAWNED.Process(target=at_a_checkpoint, args=(str(tmp_path), told))
    child.start()
    assert told.get(timeout=60) == 20
    child.join(30)
    checkpoints = [name for name in files_below(tmp_path) if "00020.checkpoint" in name]
    assert checkpoints == [], "the checkpoint did fit: this proves nothing"
    store = Store(tmp_path)
    assert (store.latest(), values(store, 20)) == (20, {figure().id: 20.0})


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 1 MB of its own."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)]
    try:
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no file system may be mounted here: the limits above stand for it")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_on_a_disk_that_fills_up_page_by_page_a_publish_is_whole_or_absent(small_disk: Path):
    store = Store(small_disk / "lake")
    publish(store, [figure()])
    refused = set()
    for pages in range(9):
        fill(small_disk, pages * PAGE)
        before = store.latest()
        standing, value = values(store, before), float(pages + 1)
        said = attempted(store, value)
        if said == "disk_full":
            refused.add(pages)
            assert (Store(store.address).latest(), values(store, before)) == (before, standing)
        else:
            assert said == ""
            assert values(store, store.latest()) == {figure().id: value}
        (small_disk / "ballast").unlink()
        publish(store, [figure(value=-value)])
        assert values(Store(store.address), store.latest()) == {figure().id: -value}
    assert {0, 1, 2} <= refused, "the disk was never full at the original, the record, the facts"
    assert len(refused) < 9, "the disk was too full for all"


def attempted(store: Store, value: float) -> str:
    """What stopped a publish; empty where nothing did."""
    try:
        publish(store, [figure(value=value)])
    except StoreError as stopped:
        return stopped.code
    return ""


def test_a_draft_on_a_full_disk_keeps_what_was_saved_last(small_disk: Path):
    drafts = Drafts(Store(small_disk / "lake"))
    draft = drafts.save(drafts.begin([("工会.csv", b"a,b")]), message="初稿")
    fill(small_disk, 0)
    for attempt in (
        lambda: drafts.begin([("又.csv", b"c,d")]),
        lambda: drafts.save(draft, message="二稿"),
        lambda: drafts.add(draft, [("又.csv", b"c,d")]),
    ):
        with pytest.raises(StoreError) as full:
            attempt()
        assert full.value.code == "disk_full"
    again = Drafts(Store(small_disk / "lake"))
    assert [one.message for one in again.listed()] == ["初稿"]
    (small_disk / "ballast").unlink()
    assert drafts.save(draft, message="二稿").message == "二稿"


def test_a_disk_that_may_not_be_written_is_said_to_be_so(small_disk: Path):
    store = Store(small_disk / "lake")
    publish(store, [figure()])
    remount = ["mount", "-o", "remount,ro", str(small_disk)]
    subprocess.run(remount, check=True, capture_output=True)
    for originals in ([], [(b"x", "x.xlsx")]):
        with pytest.raises(StoreError) as sealed:
            publish(store, [figure(value=1.0)], originals=originals)
        assert sealed.value.code == "store_read_only"
    assert values(store, 0) == {figure().id: 5_708_000.0}


def fill(disk: Path, left: int) -> None:
    """Leave so many bytes of the disk free."""
    room = os.statvfs(disk)
    (disk / "ballast").write_bytes(b"x" * (room.f_bavail * room.f_bsize - left))
