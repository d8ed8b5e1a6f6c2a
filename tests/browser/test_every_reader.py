"""Every page in both languages, on a phone, in the dark, and without a mouse."""

import pytest
from playwright.sync_api import expect

from atlas.frame.menu import PAGES
from tests.browser import journeys

#: large text needs 3, all other text 4.5
CONTRAST = 4.5


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    return journeys.filled(tmp_path_factory.mktemp("readers"))


def address(page: str, **parameters: str) -> str:
    query = "&".join(f"{name}={value}" for name, value in parameters.items())
    return ("/" if page == "overview" else f"/{page}") + (f"?{query}" if query else "")


@pytest.mark.parametrize(
    ("language", "letters"), [("zh", journeys.ENGLISH), ("en", journeys.CHINESE)], ids=["zh", "en"]
)
def test_a_page_speaks_one_language(tab, language, letters):
    found, titles = {}, []
    for page in PAGES:
        tab.open(address(page, lang=language))
        titles.append(tab.page.title())
        if others := journeys.strangers(tab, letters):
            found[page] = others
    assert found == {}
    assert len(set(titles)) == len(PAGES)
    assert not any(letters.search(title.replace("Atlas", "")) for title in titles)


def test_no_english_comes_up_while_a_chinese_page_is_used(tab):
    tab.open(address("coverage"))
    tab.page.keyboard.press("Tab")
    expect(tab.page.get_by_test_id("stSkipToContent")).to_be_focused()
    assert journeys.strangers(tab, journeys.ENGLISH) == []
    box = tab.page.get_by_test_id("stSelectbox").first.locator("input").first
    box.fill("没有的指标")
    expect(tab.page.locator("[role=listbox][data-empty=true]")).to_be_visible()
    assert journeys.strangers(tab, journeys.ENGLISH) == []
    box.press("Escape")
    tab.page.locator(".tile button.fig").first.click()
    expect(tab.page.get_by_role("dialog")).to_be_visible()
    tab.settle()
    assert journeys.strangers(tab, journeys.ENGLISH) == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_page_scrolls_sideways_on_a_phone(open_tab, language):
    tab = open_tab(size="phone")
    wide = {}
    for page in PAGES:
        tab.open(address(page, lang=language))
        if over := journeys.sideways(tab):
            wide[page] = over
    assert wide == {}


def test_a_dark_page_is_dark_and_can_be_read(open_tab):
    tab = open_tab(theme="dark").open(address("coverage"))
    assert tab.page.locator(".ga").get_attribute("data-theme") == "dark"
    contrasts = tab.page.evaluate(CONTRASTS)
    assert contrasts != {}
    assert {text: ratio for text, ratio in contrasts.items() if ratio < CONTRAST} == {}


CONTRASTS = """() => {
  const parts = (colour) => (colour.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((part) => part / 255)
    .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  const ground = (one) => {
    for (let at = one; at; at = at.parentElement) {
      const colour = parts(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const ratios = {};
  const told = ".ga h1, .ga .context span, .ga .tile h2, .ga .tile .foot button, .ga .under p, " +
    ".ga .ranking button, [data-testid=stSidebar] a p, [data-testid=stWidgetLabel] p";
  for (const one of document.querySelectorAll(told)) {
    const pair = [parts(getComputedStyle(one).color), ground(one)].map(light).sort((a, b) => b - a);
    ratios[one.textContent] = (pair[0] + 0.05) / (pair[1] + 0.05);
  }
  return ratios;
}"""
