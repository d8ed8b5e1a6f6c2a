"""Pages run in AppTest against a small store of their own."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from atlas.figures import Figure
from atlas.store import Store

DASHBOARD = Path(__file__).parents[2] / "dashboard.py"
BAOTOU, WUHAI, HOHHOT = "150200", "150300", "150100"


def figure(indicator: str, value: float, place: str = "150000", year: int = 2023, **more) -> Figure:
    units = {"rate": "%", "members": "人", "workers": "人"}
    unit = units.get(indicator.rsplit("_", 1)[-1], "户")
    return Figure(indicator, place, year, value, unit, f"{value:g}", sheet="表1", cell="C5", **more)


def some_figures() -> list[Figure]:
    """Three leagues and the region, two years; the region's own total is printed."""
    found = []
    for year, shift in ((2022, 0), (2023, 10)):
        found.append(figure("assistance_coverage_rate", 94.1, year=year))
        for place, on_file, helped in (
            (HOHHOT, 500, 450 + shift),
            (BAOTOU, 400, 350 + shift),
            (WUHAI, 100, 98),
        ):
            found.append(figure("hardship_households", on_file, place, year))
            found.append(figure("helped_households", helped, place, year))
        found.append(figure("worker_membership_rate", 80, year=year, bound="ge"))
        found.append(figure("members", 5_000_000.0 + shift, year=year))
        found.append(figure("workers", 6_000_000.0, year=year))
    return found


def publish(store: Store, figures: list[Figure], message: str = "2023年年报"):
    return store.publish(
        figures,
        author="王统计",
        message=message,
        originals=[(message.encode(), f"{message}.csv")],
        base=store.latest(),
    )


@pytest.fixture
def empty_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A store without a version, and caches that know of no other."""
    monkeypatch.setenv("ATLAS_STORE", str(tmp_path / "lake"))
    # a page run by AppTest has a stand-in for its reader's address
    monkeypatch.setattr("atlas.access.is_this_machine", lambda address, headers: True)
    st.cache_resource.clear()
    yield Store(str(tmp_path / "lake"))
    st.cache_resource.clear()


@pytest.fixture
def store(empty_store: Store) -> Store:
    """A store with one version of a few figures."""
    publish(empty_store, some_figures())
    return empty_store


@pytest.fixture
def open_page() -> Callable[..., AppTest]:
    """Open a page by name with the parameters of a link."""

    def open_it(page: str = "overview", **parameters: str) -> AppTest:
        app = AppTest.from_file(str(DASHBOARD), default_timeout=60)
        app.run()
        for name, value in parameters.items():
            app.query_params[name] = value
        if page != "overview":
            app.switch_page(f"pages/{page}.py")
        app.run()
        return app

    return open_it


def content(app: AppTest) -> dict:
    """What the stage of the page draws."""
    return json.loads(app.get("bidi_component")[0].proto.bytes)
