"""Without a mouse and without a picture: the Tab key reaches everything, charts have words."""

import pytest
from playwright.sync_api import expect

from atlas.frame.menu import PAGES
from tests.browser import journeys

MOST_STEPS = 250
WHERE = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return "";
  if (one.closest("[data-testid=stSidebar]")) return "menu " + one.tagName;
  if (one.matches(".ga .map path.place")) return "map " + one.dataset.place;
  if (one.matches(".ga .ranking button.name")) return "list " + one.dataset.place;
  if (one.closest(".ga .tile")) return "tile " + one.className;
  const widget = one.closest("[data-testid^=st]");
  return (widget ? widget.dataset.testid : one.tagName) + " " + (one.getAttribute("role") || "");
}"""


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    return journeys.filled(tmp_path_factory.mktemp("keyboard"))


def test_tab_reaches_menu_controls_tiles_and_every_place(tab):
    tab.open("/coverage")
    reached = []
    for _ in range(MOST_STEPS):
        tab.page.keyboard.press("Tab")
        reached.append(tab.page.evaluate(WHERE))
        if reached[-1] == "" and len(reached) > 1:
            break
    assert reached.count("menu A") == len(PAGES)
    assert len({one for one in reached if one.startswith("map ")}) == 12
    assert len({one for one in reached if one.startswith("list ")}) == 12
    assert any(one.startswith("tile fig") for one in reached)


@pytest.mark.parametrize("page", ["/coverage", "/organisation"])
def test_every_chart_has_words_and_a_table(tab, page):
    tab.open(page)
    charts = tab.page.locator(".ga [data-plot]")
    assert charts.count() > 0
    for chart in charts.all():
        expect(chart).to_have_attribute("role", "img")
        assert len(chart.get_attribute("aria-label")) > 5
        block = tab.page.locator(f".ga [data-block='{chart.get_attribute('data-plot')}']")
        block.locator("button.toggle").click()
        expect(block.locator(".behind tbody tr").first).to_be_visible()
