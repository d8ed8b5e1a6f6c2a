"""Two analysts publish at once, a hundred times each: no figure is lost, each number is given once.

``python -m tests.proofs.together 100``
"""

import multiprocessing
import sys
import tempfile
import time
from pathlib import Path

from atlas.drafts import Drafts
from atlas.store import Store
from tests.proofs.publishers import YEARS, publish_own

PLACES = {"呼和浩特市": "150100", "包头市": "150200"}


def prove(count: int, folder: Path) -> dict[str, int]:
    """``AssertionError`` where a figure was lost or a number given twice."""
    address = folder / "lake"
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.proofs.warm"])
    start, told = context.Barrier(len(PLACES)), context.Queue()
    analysts = [
        context.Process(target=publish_own, args=(str(address), place, count, start, told))
        for place in PLACES
    ]
    for analyst in analysts:
        analyst.start()
    answers = dict(told.get(timeout=60 + 10 * count) for _ in analysts)
    for analyst in analysts:
        analyst.join(30)
        assert analyst.exitcode == 0
    given = sorted(number for numbers in answers.values() for number in numbers)
    assert given == list(range(len(PLACES) * count)), "a number was given twice, or not at all"
    store = Store(address)
    assert store.latest() == given[-1]
    lost_nothing(store, answers)
    assert Drafts(store).listed() == [], "a published draft is still open"
    alternations = sum(
        store.version(n).uploads[0].file_name[:2] != store.version(n - 1).uploads[0].file_name[:2]
        for n in given[1:]
    )
    return {"versions": len(given), "times that the other was next": alternations}


def lost_nothing(store: Store, answers: dict[str, list[int]]) -> None:
    """Each version holds what its publisher stated, and what the other had stated last."""
    publisher = {number: place for place, numbers in answers.items() for number in numbers}
    stated: dict[tuple[str, int], float] = {}
    counted = dict.fromkeys(PLACES, 0)
    for number in range(len(publisher)):
        place = publisher[number]
        for step, year in enumerate(YEARS):
            stated[PLACES[place], year] = 10_000.0 + counted[place] + step
        counted[place] += 1
        facts = store.facts(number).to_pylist()
        assert {(one["place"], one["year"]): one["value"] for one in facts} == stated


def main(count: int = 100) -> None:
    """Print what was done."""
    with tempfile.TemporaryDirectory() as folder:
        begun = time.monotonic()
        tally = prove(count, Path(folder))
    print(f"two at once · {count} publishes each · {time.monotonic() - begun:.0f} s")
    for what, number in tally.items():
        print(f"  {what:40} {number:6}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
