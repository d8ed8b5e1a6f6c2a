"""A publisher killed at any moment leaves every version whole, and the next one goes on."""

import itertools
import multiprocessing
import time
from pathlib import Path
from typing import Any

from atlas.store import Store
from tests.store.building import figure, publish

SPAWNED = multiprocessing.get_context("spawn")
KILLS = 6
ROWS = 60


def publish_for_ever(address: str, started: Any) -> None:
    """Each publish gives all its figures, over two years, one and the same new value."""
    store = Store(address)
    started.set()
    for _ in itertools.count():
        number = float(0 if store.latest() is None else store.latest() + 1)
        rows = [
            figure(year=2016 + n % 2, breakdown=f"level={n}", value=number) for n in range(ROWS)
        ]
        publish(store, rows)


def test_a_killed_publisher_loses_no_version_and_leaves_no_half_one(tmp_path: Path):
    newest = -1
    for kill in range(KILLS):
        started = SPAWNED.Event()
        publisher = SPAWNED.Process(target=publish_for_ever, args=(str(tmp_path), started))
        publisher.start()
        assert started.wait(60)
        # a publish takes some 30 ms: the kills fall on different moments of it
        time.sleep(0.11 + kill * 0.017)
        publisher.kill()
        publisher.join()
        store = Store(tmp_path)
        assert store.latest() is not None
        assert store.latest() > newest, "the publisher after a kill got nowhere"
        for number in range(newest + 1, store.latest() + 1):
            facts = store.facts(number)
            assert facts["value"].to_pylist() == [float(number)] * ROWS
            [upload] = store.version(number).uploads
            assert store.original(upload.sha256)[0]
        newest = store.latest()
    for number in range(newest + 1):
        assert set(store.facts(number)["value"].to_pylist()) == {float(number)}
