"""From the region to a league and its banners, and back by every way there is."""

import pytest
from playwright.sync_api import expect

from tests.browser import journeys
from tests.browser.sample import BAOTOU

RATE = "assistance_coverage_rate"


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    return journeys.filled(tmp_path_factory.mktemp("drill_down"))


def told(tab):
    """The story in words: headline, context, tiles, list."""
    return [tab.text(f".ga {part}") for part in (".head", ".tiles", ".ranking")]


def test_a_league_opens_from_the_list_and_every_step_can_be_taken_back(tab):
    tab.open("/")
    journeys.menu(tab, "盟市覆盖")
    journeys.choose(tab, "指标", "帮扶救助覆盖率")
    journeys.says(tab, ind=RATE)
    expect(journeys.crumbs(tab)).to_have_count(0)
    journeys.league_in_list(tab, BAOTOU).click()
    journeys.says(tab, ind=RATE, place=BAOTOU)
    journeys.shows(tab, "2023年包头市帮扶覆盖率 91.2")
    assert "内蒙古自治区" in journeys.crumbs(tab).inner_text()
    expect(tab.page.locator(".ranking li[data-code]")).to_have_count(9)
    expect(journeys.league_on_map(tab, "150202")).to_have_count(1)

    journeys.year_before(tab)
    journeys.says(tab, ind=RATE, place=BAOTOU, year="2022")
    journeys.shows(tab, "2022年包头市帮扶覆盖率 90")

    # each control is one step back, and one forward again
    tab.page.go_back()
    journeys.says(tab, ind=RATE, place=BAOTOU)
    journeys.shows(tab, "2023年包头市帮扶覆盖率 91.2")
    tab.page.go_back()
    journeys.says(tab, ind=RATE)
    journeys.shows(tab, "2023年内蒙古自治区")
    tab.page.go_forward()
    journeys.says(tab, ind=RATE, place=BAOTOU)
    tab.page.go_forward()
    journeys.says(tab, ind=RATE, place=BAOTOU, year="2022")
    journeys.shows(tab, "2022年包头市帮扶覆盖率 90")

    journeys.crumbs(tab).get_by_role("button", name="内蒙古自治区").click()
    journeys.says(tab, ind=RATE, year="2022")
    journeys.shows(tab, "2022年内蒙古自治区")
    tab.page.go_back()
    journeys.says(tab, ind=RATE, place=BAOTOU, year="2022")
    journeys.shows(tab, "2022年包头市")


def test_a_league_opens_from_the_map_by_keyboard_and_a_reload_changes_nothing(tab):
    tab.open(f"/coverage?ind={RATE}")
    journeys.league_on_map(tab, BAOTOU).focus()
    tab.page.keyboard.press("Enter")
    journeys.says(tab, ind=RATE, place=BAOTOU)
    journeys.shows(tab, "2023年包头市帮扶覆盖率 91.2")
    expect(tab.page.locator(".ga > .tip")).to_be_hidden()
    expect(journeys.title(tab)).to_be_focused()
    before, address = told(tab), tab.page.url
    tab.page.reload()
    journeys.shows(tab, "2023年包头市帮扶覆盖率 91.2")
    assert told(tab) == before
    assert tab.page.url == address


def test_the_menu_takes_place_and_year_along(tab):
    tab.open(f"/coverage?ind={RATE}")
    journeys.league_in_list(tab, BAOTOU).click()
    journeys.says(tab, ind=RATE, place=BAOTOU)
    journeys.year_before(tab)
    journeys.menu(tab, "困难帮扶")
    journeys.says(tab, place=BAOTOU, year="2022")
    journeys.shows(tab, "2022年包头市困难职工帮扶救助覆盖率 90")
    journeys.menu(tab, "盟市覆盖")
    journeys.says(tab, place=BAOTOU, year="2022")
    assert tab.page.title() == "盟市覆盖 · 工会图览"
