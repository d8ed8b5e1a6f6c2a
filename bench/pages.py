"""Every page in a real Chromium beside an empty Streamlit page served the same way."""

import contextlib
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from atlas.frame.menu import PAGES
from bench import probe
from bench.controls import rounds
from tests.browser import harness, running
from tests.browser.running import Server

COLD, WARM = 2, 3


@dataclass(frozen=True, slots=True)
class Measured:
    """One page. Times are medians in ms, ``cold_bytes`` what the network carried.

    ``new``/``seen``: the script of a rerun to a view that nobody, or somebody, has opened before;
    ``drawn``: from the reader's choice to the last paint, over both.
    """

    page: str
    cold_bytes: int
    cold: float
    warm: float
    new: float
    seen: float
    drawn: float


def measure(store: Path, tell: Callable[[str], None]) -> list[Measured]:
    """The empty page first, then every page of the menu; ``tell`` hears which one it is."""
    with contextlib.ExitStack() as open_:
        browser = harness.launch(open_.enter_context(sync_playwright()))
        empty = open_.enter_context(running.serving(store, ("-m", "bench.empty")))
        server = open_.enter_context(running.serving(store))
        before = one(browser, empty, "empty", "/")
        pages = []
        for page in PAGES:
            tell(page)
            address = "/" if page == "overview" else f"/{page}"
            pages.append(one(browser, server, page, address))
        after = one(browser, empty, "empty", "/")
        browser.close()
    return [between(before, after), *pages]


def between(before: Measured, after: Measured) -> Measured:
    """The mean of both: the machine may have become slower or faster while pages were measured."""
    first, second = asdict(before), asdict(after)
    means = {name: (first[name] + second[name]) / 2 for name in first if name != "page"}
    return Measured(page="empty", **means)


def one(browser: Browser, server: Server, page: str, address: str) -> Measured:
    cold, weights, warm = [], [], []
    for _ in range(COLD):
        tab, painted = first_view(browser, server, address)
        cold.append(painted)
        weights.append(tab.frames.received_bytes)
        if len(cold) < COLD:
            tab.page.context.close()
    for _ in range(WARM):
        again, painted = first_view(browser, server, address, beside=tab)
        warm.append(painted)
        again.page.close()
    times = reruns(tab)
    tab.page.context.close()
    return Measured(
        page=page,
        cold_bytes=int(probe.middle(weights)),
        cold=probe.middle(cold),
        warm=probe.middle(warm),
        new=probe.middle(times["new"]),
        seen=probe.middle(times["seen"]),
        drawn=probe.middle(times["drawn"]),
    )


def first_view(
    browser: Browser, server: Server, address: str, beside: harness.Tab | None = None
) -> tuple[harness.Tab, float]:
    """A new tab, its view painted: with an empty cache, or with that of the tab ``beside``."""
    if beside is None:
        tab = harness.new_tab(browser, server)
    else:
        tab = harness.Tab(beside.page.context.new_page(), server)
    tab.page.add_init_script(probe.SCRIPT)
    tab.page.goto(server.address + address)
    return tab, probe.wait_until_painted(tab, runs=1)


def reruns(tab: harness.Tab) -> dict[str, list[float]]:
    """Script times of reruns to ``new`` and ``seen`` views, and the time to the last paint."""
    times: dict[str, list[float]] = {"new": [], "seen": [], "drawn": []}
    for kind, change in rounds(tab.page):
        before = len(tab.frames.page_runs)
        change()
        try:
            painted = probe.wait_until_painted(tab, runs=before + 1)
        except probe.NothingAskedError:
            continue
        run = tab.frames.page_runs[before]
        times[kind].append(run.seconds * 1000)
        times["drawn"].append(probe.drawn(tab, run, painted))
    return times
