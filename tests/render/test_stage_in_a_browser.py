"""The stage in a real Chromium: it stays in place, it answers clicks, it obeys a strict policy."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.browser import harness, running

pytestmark = pytest.mark.browser

KEEP = """() => {
  window.kept = [...document.querySelectorAll(
    ".ga h1, .ga .tile, .ga [data-plot], .ga path.place, .ga .ranking li, .ga tbody tr")];
  return window.kept.length;
}"""
#: sums up layout shifts of what lies inside the stage
WATCH = """
window.shifted = 0;
const inside = (source) => source.node?.parentElement?.closest(".ga");
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) if (one.sources.some(inside)) window.shifted += one.value;
}).observe({ type: "layout-shift", buffered: true });
"""
STILL_THERE = "() => window.kept.filter((element) => element.isConnected).length"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[running.Server]:
    command = ("-m", "tests.render.serve_gallery")
    with running.serving(tmp_path_factory.mktemp("none"), command) as started:
        yield started


@pytest.fixture
def tab(browser: Browser, server: running.Server) -> Iterator[harness.Tab]:
    opened = harness.new_tab(browser, server)
    yield opened
    opened.page.context.close()
    opened.assert_clean()


def said(tab: harness.Tab) -> Locator:
    """The line below the stage in which the page repeats what it heard."""
    return tab.page.locator("[data-testid=stText]")


def choose_another_year(tab: harness.Tab) -> None:
    tab.page.locator("[data-testid=stSelectbox] input").click()
    for key in ("ArrowDown", "ArrowDown", "Enter"):
        tab.page.keyboard.press(key)
    expect(tab.page.locator(".ga h1")).to_contain_text("2022")
    tab.settle()


def test_clicks_on_figures_and_places_reach_the_page(tab):
    tab.open("/?only=map")
    on_map = tab.page.locator("[data-map=map]")
    on_map.locator("path[data-code='152500']").click()
    expect(said(tab)).to_have_text("figure=None place=152500")
    on_map.get_by_role("button", name="乌海市", exact=True).click()
    expect(said(tab)).to_have_text("figure=None place=150300")
    on_map.locator(".ranking li[data-code='150300'] .fig").click()
    expect(said(tab)).to_have_text("figure=f-150300 place=None")


def test_a_place_can_be_chosen_with_the_keyboard(tab):
    tab.open("/?only=map")
    tab.page.locator("path[data-code='152900']").focus()
    expect(tab.page.locator(".ga > .tip")).to_contain_text("阿拉善盟")
    tab.page.keyboard.press("Enter")
    expect(said(tab)).to_have_text("figure=None place=152900")


def test_a_bar_opens_its_place_and_a_dot_its_figure(tab):
    tab.open("/?only=bars")
    plot = tab.page.locator("[data-plot=ranked]")
    plot.scroll_into_view_if_needed()
    box = plot.bounding_box()
    # the first of twelve bars, below no goal's name
    tab.page.mouse.move(box["x"] + 150, box["y"] + 20)
    expect(plot.locator(".hoverlayer")).to_contain_text("呼和浩特市")
    tab.page.mouse.click(box["x"] + 150, box["y"] + 20)
    expect(said(tab)).to_have_text("figure=None place=150100")


def test_map_and_list_light_up_together(tab):
    tab.open("/?only=map")
    tab.page.locator("path[data-code='150400']").hover()
    expect(tab.page.locator(".ranking li.hot")).to_have_attribute("data-code", "150400")
    tab.page.locator(".ranking li[data-code='150600']").hover()
    expect(tab.page.locator("path.place.hot")).to_have_attribute("data-code", "150600")


def test_another_year_changes_the_figures_and_keeps_every_element(tab):
    tab.open("/")
    count = tab.page.evaluate(KEEP)
    assert count > 100
    before = tab.text(".tile:nth-child(2) .value")
    choose_another_year(tab)
    assert tab.text(".tile:nth-child(2) .value") != before
    assert tab.page.evaluate(STILL_THERE) == count


def test_a_table_sorts_both_ways_and_returns_to_the_official_order(tab):
    tab.open("/?only=table")
    table = tab.page.locator("[data-block=all]")
    header = table.locator("thead button").nth(3)
    names = table.locator("tbody th")
    seen = []
    for _ in range(3):
        header.click()
        seen.append(names.all_inner_texts())
    down, up, official = seen
    assert [each[0] for each in seen] == ["全区", "全区", "全区"]
    assert (down[1], up[1], official[1]) == ("阿拉善盟", "兴安盟", "呼和浩特市")
    assert down[-1] == up[-1] == "巴彦淖尔市"


def test_rows_of_the_same_name_all_stay_when_a_table_is_turned(tab):
    tab.open("/?only=states")
    table = tab.page.locator("[data-block=states]")
    for expected in (["2024", "2023", "2022"], ["2022", "2023", "2024"], ["2022", "2023", "2024"]):
        table.locator("thead button").nth(1).click()
        assert table.locator("tbody tr td:nth-child(2)").all_inner_texts() == expected


def test_the_table_behind_a_chart_opens_below_it_and_stays_open(tab):
    tab.open("/?only=lines")
    chart = tab.page.locator("[data-block=rate]")
    chart.get_by_role("button", name="数据表").click()
    bound = chart.locator("tbody tr").filter(has_text="2017").locator("td")
    # the unit stands in the header, the bound with the number
    expect(bound).to_have_text("≥80")
    choose_another_year(tab)
    expect(chart.locator("table")).to_be_visible()


def test_the_dark_theme_is_put_on_without_another_run(tab):
    tab.open("/?only=lines")
    runs = tab.frames.page_runs
    tab.page.emulate_media(color_scheme="dark")
    expect(tab.page.locator(".ga")).to_have_attribute("data-theme", "dark")
    ink = tab.page.locator("[data-plot=funds] .xtick text").first
    expect(ink).to_have_css("fill", "rgb(176, 182, 190)")
    assert tab.frames.page_runs == runs


def test_a_link_changes_the_address_and_back_returns_without_a_new_page(tab):
    tab.open("/")
    tab.page.evaluate("() => { window.same = true; }")
    tab.page.locator(".tile h2 a").click()
    tab.settle()
    assert tab.page.url.endswith("/assistance?year=2024")
    tab.page.go_back()
    tab.settle()
    assert tab.page.url == tab.server.address + "/"
    assert tab.page.evaluate("() => window.same")


@pytest.mark.parametrize("size", ["wall", "laptop", "phone"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_is_wider_than_the_window(browser, server, size, language):
    tab = harness.new_tab(browser, server, size).open(f"/?lang={language}")
    assert tab.overflow() == 0
    tab.page.context.close()
    tab.assert_clean()


def test_names_on_a_map_never_overlap(tab):
    tab.open("/?only=map")
    boxes = tab.page.locator(".labels text").evaluate_all(
        "all => all.map((one) => { const b = one.getBoundingClientRect();"
        " return [b.left, b.top, b.right, b.bottom, one.textContent]; })"
    )
    assert len(boxes) == 12
    for index, one in enumerate(boxes):
        for other in boxes[index + 1 :]:
            apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] + 2
            assert apart or other[3] <= one[1] + 2, (one, other)


def test_outlines_that_cannot_be_had_leave_the_list_and_say_so(tab):
    tab.expected.append("leagues|Failed to load resource")
    tab.page.route("**/geo/leagues.json*", lambda route: route.fulfill(status=404))
    tab.open("/?only=map")
    expect(tab.page.locator(".frame.failed")).to_contain_text("底图没有取到")
    expect(tab.page.locator(".ranking li[data-code]")).to_have_count(12)


def test_the_gallery_stands_still_while_it_loads(tab):
    tab.page.add_init_script(WATCH)
    tab.open("/")
    assert tab.page.evaluate("() => window.shifted") < 0.005
