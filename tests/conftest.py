"""What all tests share: patience on a busy machine, the same examples for everybody, a browser."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright

from tests.browser import harness

# a deadline measures the machine; derandomised, a red run is red for everybody
settings.register_profile(
    "atlas", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("atlas")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One for all that a process looks at: two drivers in one process do not get on."""
    with sync_playwright() as playwright:
        opened = harness.launch(playwright)
        yield opened
        opened.close()
