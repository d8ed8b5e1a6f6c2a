"""Analysts that publish for ever, each as the page or the command line does; run as processes.

A table states one number over all leagues and two years, so that a half upload would show.
"""

import contextlib
import io
import itertools
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from atlas.command import main
from atlas.drafts import Drafts
from atlas.ingest.files.read import read
from atlas.places import Places
from atlas.store import Store
from atlas.store.delta import FactsTable

HEADER = "指标,地区,年份,数值,单位"
YEARS = (2023, 2024)
#: what a publisher has come to → how long after it (s) it is killed at the latest: one that reads
#: and checks, one that keeps the originals, one that writes facts and commit
MOMENTS = {"started": 1.2, "keeping": 0.2, "committing": 0.15}
AUTHOR = {"page": "页面上的分析员", "command": "命令行的分析员"}


def leagues() -> list[str]:
    return [one.name for one in Places.load().leagues()]


def table(number: int) -> bytes:
    """One more union in each league and year than the last: no check has a question."""
    rows = [
        f"基层工会数,{place},{year},{number + position + step},个"
        for position, place in enumerate(leagues())
        for step, year in enumerate(YEARS)
    ]
    return "\n".join([HEADER, *rows]).encode()


def numbers_of(content: bytes) -> list[int]:
    """The numbers of a table, sorted: what its version must state, no more and no less."""
    return sorted(int(row.split(",")[3]) for row in content.decode().splitlines()[1:])


def publish_as_page(store: Store, content: bytes, name: str) -> int:
    """Keep, understand, check, look at the difference, publish; the number of the version."""
    drafts = Drafts(store)
    draft = drafts.begin([(name, content)], AUTHOR["page"], "page:127.0.0.1")
    checked = drafts.checked(draft, [read(content, name)])
    drafts.difference(draft, checked)
    return drafts.publish(draft, checked, AUTHOR["page"], name, "page:127.0.0.1").number


def publish_as_command(content: bytes, path: Path) -> None:
    """``python -m atlas publish``, but for starting the interpreter."""
    path.write_bytes(content)
    signed = ["--author", AUTHOR["command"], "--message", path.name]
    with contextlib.redirect_stdout(io.StringIO()) as said:
        code = main(["publish", str(path), *signed, "--json"])
    if code:
        raise RuntimeError(said.getvalue())


def publish_for_ever(way: str, address: str, first: int, moments: Mapping[str, Any]) -> None:
    """Sets the event of each of ``MOMENTS`` when it is there for the first time."""
    os.environ["ATLAS_STORE"] = address
    store = Store(address)
    Store.publish = _telling(Store.publish, moments["keeping"])  # type: ignore[method-assign]
    FactsTable.write = _telling(  # type: ignore[method-assign]
        FactsTable.write, moments["committing"]
    )
    moments["started"].set()
    for number in itertools.count(first):
        name = f"{way}-{number}.csv"
        if way == "page":
            publish_as_page(store, table(number), name)
        else:
            publish_as_command(table(number), Path(address).parent / name)


def _telling(done: Callable[..., Any], reached: Any) -> Callable[..., Any]:
    def told(*given: Any, **named: Any) -> Any:
        reached.set()
        return done(*given, **named)

    return told


def publish_own(address: str, place: str, count: int, start: Any, told: Any) -> None:
    """``count`` publishes of one league's figures, as the page does; tells their versions."""
    store = Store(address)
    start.wait(120)
    numbers = []
    for number in range(count):
        rows = [f"基层工会数,{place},{year},{10_000 + number + year - 2023},个" for year in YEARS]
        content = "\n".join([HEADER, *rows]).encode()
        numbers.append(publish_as_page(store, content, f"{place}-{number}.csv"))
    told.put((place, numbers))
