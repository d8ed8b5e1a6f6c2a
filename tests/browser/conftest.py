"""Fixtures of the browser tests: one server and one store a module."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import harness, running

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with a small sample: the region's real figures, one year of leagues and banners."""
    folder = tmp_path_factory.mktemp("store") / "lake"
    running.fill(folder)
    return folder


@pytest.fixture(scope="module")
def server(store: Path) -> Iterator[running.Server]:
    with running.serving(store) as started:
        yield started


@pytest.fixture
def open_tab(browser: Browser, server: running.Server) -> Iterator[Callable[..., harness.Tab]]:
    """``open_tab(size="phone", theme="dark")``: a new reader. At the end all must be clean."""
    opened: list[harness.Tab] = []

    def open_one(size: str = "laptop", theme: str = "light", **context: object) -> harness.Tab:
        opened.append(harness.new_tab(browser, server, size, theme, **context))
        return opened[-1]

    yield open_one
    for tab in opened:
        tab.page.context.close()
    for tab in opened:
        tab.assert_clean()


@pytest.fixture
def tab(open_tab: Callable[..., harness.Tab]) -> harness.Tab:
    """One reader at a laptop."""
    return open_tab()
