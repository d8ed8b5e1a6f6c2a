"""A link in the minutes keeps its figures; open pages learn of a publish and keep their choices."""

import time

import pytest
from playwright.sync_api import expect

from tests.browser import journeys, sample
from tests.browser.sample import BAOTOU

RATE = "assistance_coverage_rate"
VIEW = f"/coverage?place={BAOTOU}&ind={RATE}"
#: an open page shows a new version within so many seconds
PROMISE = 5
CLIPBOARD = ["clipboard-read", "clipboard-write"]


@pytest.fixture
def store(tmp_path_factory):
    """A store of its own for each test: what one publishes must not be news to another."""
    return journeys.filled(tmp_path_factory.mktemp("pinned"))


@pytest.fixture
def server(store):
    with journeys.running.serving(store) as started:
        yield started


def copied_link(tab, which: int) -> str:
    """What the copy button of a link of the share popover puts on the clipboard."""
    tab.page.get_by_role("button", name="分享链接").click()
    link = tab.page.locator("[data-testid=stPopoverBody] [data-testid=stCode]").nth(which)
    expect(link).to_be_visible(timeout=journeys.PATIENCE)
    link.hover()
    link.get_by_role("button").click()
    tab.page.keyboard.press("Escape")
    return tab.page.evaluate("navigator.clipboard.readText()")


def test_a_link_in_the_minutes_opens_the_same_figures_after_a_correction(
    open_tab, server, tmp_path
):
    meeting = open_tab(permissions=CLIPBOARD).open(VIEW)
    pinned, live = copied_link(meeting, 0), copied_link(meeting, 1)
    assert pinned == f"{server.address}/coverage?v=0&place={BAOTOU}&year=2023&ind={RATE}"
    assert live == server.address + VIEW
    before = meeting.text(".ga .tiles"), meeting.text(".ga .ranking")

    journeys.publish(server.store, sample.correction(tmp_path), "更正包头市帮扶户数", "萨仁")

    reader = open_tab().open(pinned.removeprefix(server.address))
    journeys.shows(reader, "2023年包头市帮扶覆盖率 91.2")
    assert (reader.text(".ga .tiles"), reader.text(".ga .ranking")) == before
    banner = reader.text(".st-key-pinned")
    assert "固定版本 0" in banner
    assert "有新版本 1" in banner

    reader.page.get_by_role("link", name="查看差异").click()
    journeys.shows(reader, "版本 0 → 版本 1：修订 1 项")
    assert "包头市" in reader.text(".ga")
    assert "3,648 户 → 3,588 户" in reader.text(".ga").replace("\u202f", " ").replace("\xa0", " ")

    reader.open(live.removeprefix(server.address))
    journeys.shows(reader, "2023年包头市帮扶覆盖率 89.7")
    expect(reader.page.locator(".st-key-pinned")).to_have_count(0)


def test_a_publish_reaches_every_live_page_and_leaves_what_was_chosen(open_tab, server, tmp_path):
    leagues = open_tab().open(VIEW)
    journeys.shows(leagues, "2023年包头市帮扶覆盖率 91.2")
    table = open_tab().open(f"/coverage?place={BAOTOU}&ind={RATE}&tab=table")
    english = open_tab().open(f"/assistance?place={BAOTOU}&lang=en")
    earlier = open_tab().open(f"{VIEW}&year=2022")
    pinned = open_tab().open(f"/coverage?v=0&place={BAOTOU}&year=2023&ind={RATE}")
    addresses = [(tab, tab.page.url) for tab in (leagues, table, english, earlier, pinned)]
    kept = pinned.text(".ga"), earlier.text(".ga .tiles")

    journeys.publish(server.store, sample.correction(tmp_path), "更正包头市帮扶户数", "萨仁")
    published = time.monotonic()
    for tab in (leagues, table, english):
        expect(journeys.title(tab)).to_contain_text("89.7", timeout=journeys.PATIENCE)
    waited = time.monotonic() - published

    toast = leagues.page.locator("[data-testid=stToast]")
    expect(toast).to_contain_text("数据已更新：版本 1（萨仁）更正包头市帮扶户数")
    for tab, address in addresses:
        tab.settle()
        assert tab.page.url == address
    assert table.page.get_by_role("radio", name="表格").get_attribute("aria-checked") == "true"
    assert "2022年" in journeys.title(earlier).inner_text()
    expect(earlier.page.locator(".ga .context")).to_contain_text("版本 1")
    expect(pinned.page.locator(".st-key-pinned")).to_contain_text("有新版本 1")
    assert pinned.text(".ga") == kept[0]
    assert earlier.text(".ga .tiles") == kept[1]
    assert waited <= PROMISE
