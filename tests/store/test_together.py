"""Several processes on one store: they wait for nobody and lose nothing."""

import multiprocessing
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from atlas.errors import ConflictError
from atlas.figures import Figure
from atlas.store import Store
from tests.proofs.together import prove
from tests.store.building import figure, publish

SPAWNED = multiprocessing.get_context("spawn")
PLACES = [str(150_100 + number) for number in range(4)]


def of_place(place: str, number: int) -> Figure:
    """The year is everyone's, so that all commits replace the same partition."""
    return figure(place=place, breakdown=f"level={number}", value=float(number))


def publish_some(address: str, place: str, count: int, start: Any, told: Any) -> None:
    store = Store(address)
    start.wait(60)
    told.put([publish(store, [of_place(place, n)]).number for n in range(count)])


def publish_one(address: str, place: str, value: float, start: Any, told: Any) -> None:
    store = Store(address)
    start.wait(60)
    try:
        told.put(publish(store, [figure(value=value)], base=0, author=place).number)
    except ConflictError as stopped:
        told.put(stopped.code)


def run_at_once(work: Callable[..., None], address: Path, arguments: list[tuple]) -> list:
    """What each process told, all of them set off together."""
    start, told = SPAWNED.Barrier(len(arguments)), SPAWNED.Queue()
    processes = [
        SPAWNED.Process(target=work, args=(str(address), *given, start, told))
        for given in arguments
    ]
    for process in processes:
        process.start()
    answers = [told.get(timeout=120) for _ in processes]
    for process in processes:
        process.join(30)
        assert process.exitcode == 0
    return answers


@pytest.mark.parametrize("processes", [2, 4])
def test_publishers_of_the_same_year_lose_nothing_from_the_first_commit_on(tmp_path, processes):
    """The store is empty at the start: they also race for making the table."""
    count = 24 // processes
    places = PLACES[:processes]
    numbers = run_at_once(publish_some, tmp_path, [(place, count) for place in places])
    store = Store(tmp_path)
    assert sorted(n for told in numbers for n in told) == list(range(24))
    expected = {of_place(place, n).id for place in places for n in range(count)}
    facts = store.facts(store.latest())
    assert set(facts["id"].to_pylist()) == expected
    assert len(facts) == 24
    # every row names the very commit that brought it
    stated = dict(zip(facts["id"].to_pylist(), facts["version"].to_pylist(), strict=True))
    for number in range(24):
        [change] = store.diff(number - 1 if number else None, number)
        assert (change.sort, stated[change.id]) == ("added", number)


def test_two_analysts_at_their_pages_lose_nothing(tmp_path: Path):
    """The long form, a hundred publishes each, is ``tests.proofs.together``."""
    tally = prove(15, tmp_path)
    assert tally["versions"] == 30
    assert tally["times that the other was next"] > 2, "they were not there at once"


def test_of_several_values_for_one_figure_one_is_published_and_the_others_hear_of_it(tmp_path):
    publish(Store(tmp_path), [figure()])
    given = [(place, float(number)) for number, place in enumerate(PLACES[:3])]
    told = run_at_once(publish_one, tmp_path, given)
    assert sorted(map(str, told)) == ["1", "changed_since", "changed_since"]
    store = Store(tmp_path)
    [value] = store.facts(1)["value"].to_pylist()
    assert dict(given)[store.version(1).author] == value
