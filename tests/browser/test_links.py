"""Links that come from elsewhere: first after a restart, misspelt, or with a messenger's tail."""

import pytest
from playwright.sync_api import expect

from tests.browser import harness, journeys, running
from tests.browser.sample import BAOTOU

RATE = "assistance_coverage_rate"
#: what the platform prints while it tries to reach a server that is gone
DISCONNECTED = (
    "WebSocket",
    "ERR_CONNECTION",
    "when disconnected from server",
    "in reaching server endpoint",
    "Is Streamlit still running",
)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    return journeys.filled(tmp_path_factory.mktemp("links"))


def test_the_first_link_after_a_restart_opens_inside_the_frame(browser, store):
    with running.serving(store) as fresh:
        tab = harness.new_tab(browser, fresh).open(f"/coverage?place={BAOTOU}&ind={RATE}&year=2022")
        journeys.shows(tab, "2022年包头市帮扶覆盖率 90")
        journeys.says(tab, place=BAOTOU, ind=RATE, year="2022")
        expect(tab.page.locator("[data-testid=stSidebar]")).to_contain_text("总览")
        assert tab.page.title() == "盟市覆盖 · 工会图览"
        tab.page.context.close()
        tab.assert_clean()


def test_a_page_that_lost_its_server_says_so_and_comes_back_by_itself(browser, store, monkeypatch):
    with running.serving(store) as first:
        tab = harness.new_tab(browser, first).open(f"/coverage?place={BAOTOU}&ind={RATE}&year=2022")
        tab.expected = list(DISCONNECTED)
    lost = tab.page.get_by_role("dialog")
    expect(lost).to_be_visible(timeout=journeys.PATIENCE)
    assert "与服务器的连接中断" in lost.evaluate("one => getComputedStyle(one, '::after').content")
    assert journeys.strangers(tab, journeys.ENGLISH) == []
    assert "2022年包头市帮扶覆盖率 90" in journeys.title(tab).inner_text()

    port = first.address.rpartition(":")[2]
    monkeypatch.setattr(running, "free_port", lambda: int(port))
    with running.serving(store):
        app = tab.page.get_by_test_id("stApp")
        expect(app).to_have_attribute(
            "data-test-connection-state", "CONNECTED", timeout=3 * journeys.PATIENCE
        )
        expect(lost).to_have_count(0, timeout=journeys.PATIENCE)
        tab.settle()
        journeys.choose(tab, "地区", "乌海市")
        journeys.shows(tab, "2022年乌海市帮扶覆盖率")
        tab.page.context.close()
    tab.assert_clean()


def test_a_wrong_link_is_repaired_and_said_once(tab):
    tab.open("/coverage?place=包头&yaer=2022&ind=assistance_coverage_rte&v=99")
    journeys.says(tab, year="2022", ind=RATE)
    toasts = tab.page.locator("[data-testid=stToast]")
    expect(toasts).to_have_count(4, timeout=journeys.PATIENCE)
    said = " ".join(toasts.all_inner_texts())
    for found in ("place=包头", "yaer=2022", f"ind={RATE[:-2]}", "v=99"):
        assert found[:-2] in said
    journeys.shows(tab, "2022年内蒙古自治区帮扶覆盖率")
    tab.page.reload()
    journeys.shows(tab, "2022年内蒙古自治区帮扶覆盖率")
    expect(toasts).to_have_count(0)


def test_what_a_messenger_hangs_on_a_link_is_no_mistake(tab):
    tab.open(f"/coverage?place={BAOTOU}&from=singlemessage&isappinstalled=0&utm_source=dingtalk")
    journeys.shows(tab, "2023年包头市")
    expect(tab.page.locator("[data-testid=stToast]")).to_have_count(0)
