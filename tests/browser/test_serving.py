"""The served dashboard in a real browser: every page by its own address, clean, light and whole."""

from collections.abc import Callable

import pytest

from atlas.frame.menu import PAGES
from tests.browser import running
from tests.browser.harness import Tab

#: what a first view may cost a phone on a meeting room's network
COLD_BYTES = 6_000_000
WARM_BYTES = 600_000


def address(page: str, language: str = "zh") -> str:
    path = "/" if page == "overview" else f"/{page}"
    return path if language == "zh" else f"{path}?lang={language}"


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_opens_by_its_own_address(tab: Tab, page: str, language: str) -> None:
    tab.open(address(page, language))
    assert tab.page.title().endswith("工会图览" if language == "zh" else "Gonghui Atlas")
    assert tab.page.evaluate("document.documentElement.lang") == {"zh": "zh-CN"}.get(language, "en")
    assert tab.text() != ""
    assert tab.page.locator("[data-testid=stException]").count() == 0
    assert tab.overflow() == 0


@pytest.mark.parametrize("page", ["overview", "coverage"])
def test_nothing_sticks_out_on_a_phone_in_the_dark(open_tab: Callable[..., Tab], page: str) -> None:
    tab = open_tab(size="phone", theme="dark").open(address(page))
    assert tab.overflow() == 0
    tab.picture(f"phone-dark-{page}")


def test_a_lost_link_opens_the_nearest_page_and_says_so_once(tab: Tab) -> None:
    tab.open("/covrage?year=latest")
    assert "/coverage" in tab.page.url
    assert "covrage" in tab.text("[data-testid=stToastContainer]")
    tab.open(tab.page.url.removeprefix(tab.server.address))
    assert tab.page.locator("[data-testid=stToast]").count() == 0


def test_the_first_view_is_light_and_the_second_nearly_free(
    tab: Tab, server: running.Server
) -> None:
    tab.open("/coverage")
    assert tab.frames.received_bytes <= COLD_BYTES
    again = Tab(tab.page.context.new_page(), server)
    again.open("/coverage")
    assert again.frames.received_bytes <= WARM_BYTES
    again.assert_clean()


def test_a_watchdog_hears_the_newest_version(server: running.Server) -> None:
    told = running.health(server)
    assert told["status"] == "ok"
    assert isinstance(told["version"], int)
