"""Every page opens in both languages, live and pinned, right and wrong links alike."""

import re

import pytest

from atlas.frame.menu import PAGES
from atlas.stories.register import STORIES
from tests.pages.conftest import BAOTOU, content, figure, publish

CHINESE = re.compile(r"[\u4e00-\u9fff]")
TOLD = [page for page in PAGES if page in STORIES]


def shown_texts(app) -> list[str]:
    """Everything that stands in widgets and text outside the stage."""
    found = [element.value for element in (*app.markdown, *app.caption, *app.info, *app.error)]
    found += [widget.label for widget in (*app.selectbox, *app.select_slider, *app.button)]
    found += [link.proto.label for link in app.get("page_link")]
    return found


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_it_opens_in_both_languages(store, open_page, page, language):
    app = open_page(page, lang=language)
    assert not app.exception
    assert not app.error
    if page in TOLD:
        told = content(app)
        assert told["title"]
        assert told["lang"] == ("zh-CN" if language == "zh" else "en")


@pytest.mark.parametrize("page", PAGES)
def test_an_english_page_has_english_controls(store, open_page, page):
    kept = {"中文", "王统计", "2023年年报", "2023年年报.csv"}
    texts = [text for text in shown_texts(open_page(page, lang="en")) if text]
    assert texts
    chinese = [text for text in texts if CHINESE.search(re.sub("|".join(kept), "", text))]
    assert not chinese


@pytest.mark.parametrize("page", ["competitions", "democracy", "homes"])
def test_a_page_without_figures_says_why_and_what_to_do(store, open_page, page):
    block = content(open_page(page))["sections"][0]["blocks"][0]
    assert block["kind"] == "empty"
    assert block["href"] == "/upload"


@pytest.mark.parametrize("page", PAGES)
def test_an_empty_store_says_what_to_do(empty_store, open_page, page):
    app = open_page(page)
    assert not app.exception
    if page in TOLD:
        assert any("数据上传" in info.value for info in app.info)


def test_a_wrong_link_is_repaired_and_said_once(store, open_page):
    app = open_page("coverage", place="包头", yaer="2022", ind="assistance_coverage_rte", v="99")
    assert not app.exception
    said = [toast.value for toast in app.toast]
    assert len(said) == 4
    assert dict(app.query_params) == {"year": "2022", "ind": "assistance_coverage_rate"}
    assert not app.run().toast


def test_a_choice_is_a_step_of_the_address(store, open_page):
    app = open_page("assistance")
    app.selectbox(key="assistance-place").set_value(BAOTOU).run()
    assert dict(app.query_params) == {"place": BAOTOU}
    assert "包头" in content(app)["title"]


def test_the_newest_year_is_no_part_of_a_live_link(store, open_page):
    app = open_page("assistance", year="2022")
    app.select_slider(key="assistance-year").set_value(2023).run()
    assert dict(app.query_params) == {}


def test_a_rate_is_shown_for_years_that_report_only_its_parts(store, open_page):
    counts = [figure("female_members", 400.0, BAOTOU), figure("female_workers", 500.0, BAOTOU)]
    publish(store, counts, "女职工")
    app = open_page("coverage", ind="female_membership_rate", place=BAOTOU)
    assert "2023年包头" in content(app)["title"]
    assert "80" in content(app)["title"]


def test_a_bound_is_never_shown_as_its_number(store, open_page):
    told = content(open_page("coverage", ind="worker_membership_rate"))
    assert told["tiles"][0]["fig"]["t"] == "≥80\u202f%"


def test_a_pinned_link_shows_the_same_figures_after_a_newer_version(store, open_page):
    before = content(open_page("assistance", v="0"))
    publish(store, [figure("assistance_coverage_rate", 89.7)], "更正2023年覆盖率")
    pinned = open_page("assistance", v="0")
    assert content(pinned) == before
    assert any("固定版本 0" in text.value for text in pinned.markdown)
    assert "89.7" in content(open_page("assistance"))["title"]


def test_a_league_chosen_here_is_still_chosen_there(store, open_page):
    app = open_page("overview", place=BAOTOU, year="2022")
    links = {link.proto.label: link.proto for link in app.get("page_link")}
    assert f"place={BAOTOU}" in links["困难帮扶"].query_string
    assert "year=2022" in links["困难帮扶"].query_string
    assert not app.toast


def test_the_region_is_the_sum_of_counts_never_the_mean_of_rates(store, open_page):
    told = content(open_page("coverage", ind="assistance_coverage_rate", year="2022"))
    assert told["tiles"][0]["fig"]["t"] == "94.1\u202f%"
    helped, on_file = 450 + 350 + 98, 500 + 400 + 100
    assert round(helped / on_file * 100, 1) == 89.8
    refused = [
        block["text"]
        for section in told["sections"]
        for block in section["blocks"]
        if block["kind"] == "sentence"
    ]
    assert any("不能合成" in text for text in refused)
