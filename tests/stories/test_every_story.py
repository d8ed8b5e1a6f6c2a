"""What holds for the story of every page, whatever was reported."""

import json
import random
import re

import pytest

from atlas.catalogue import load_catalogue
from atlas.places import Places
from atlas.render.stage.payload import payload
from atlas.stories.register import STORIES
from atlas.words import words
from atlas.words.numbers import unit_name
from tests.stories.building import BAOTOU, REGION, fact, ledger, telling

YEARS = tuple(range(2015, 2025))
CHINESE = re.compile(r"[\u4e00-\u9fff]")
PAGES = sorted(STORIES)
DIMENSIONS = ("level", "ownership", "honour_level", "grade", "criterion", "channel", "programme")


def breakdowns(indicator: str) -> list[str]:
    catalogue = load_catalogue()
    allowed = [d for d in catalogue.get(indicator).breakdowns if d in DIMENSIONS]
    categories = ((d, c) for d in allowed for c in catalogue.dimension(d).categories)
    return ["", *(f"{dimension}={category.code}" for dimension, category in categories)]


def rows(page: str, told, share: float, seed: int = 7) -> dict[str, list[dict]]:
    """Answers to the story's own questions, with ``share`` of all figures reported."""
    dice = random.Random(seed)
    answers = {}
    for name, (question, asked) in STORIES[page].questions(told).items():
        if question != "figures/of_indicators":
            answers[name] = []
            continue
        answers[name] = [
            fact(indicator, round(dice.uniform(1, 99), 1), place, year, breakdown=breakdown)
            for indicator in asked["indicators"]
            for place in asked["places"]
            for year in YEARS
            for breakdown in breakdowns(indicator)
            if dice.random() < share
        ]
    return answers


def tell(page: str, language: str = "zh", share: float = 1.0, **view):
    story = STORIES[page]
    if story.SPEC.indicators:
        view.setdefault("indicator", story.SPEC.indicators[0])
    told = telling(page, language, YEARS, **view)
    answers = rows(page, told, share)
    return story.tell(told, ledger(*answers.pop("figures", ())), answers), told


@pytest.mark.parametrize("share", [0.0, 0.3, 1.0])
@pytest.mark.parametrize("page", PAGES)
def test_it_is_told_however_much_was_reported(page, share):
    story, told = tell(page, share=share)
    assert story.title
    assert json.dumps(payload(story, told.words))


@pytest.mark.parametrize("page", PAGES)
def test_an_english_page_holds_no_chinese(page):
    story, told = tell(page, "en")
    content = payload(story, told.words)
    assert not CHINESE.findall(json.dumps(content, ensure_ascii=False))


@pytest.mark.parametrize("page", [page for page in PAGES if "league" in STORIES[page].SPEC.places])
def test_a_league_is_told_with_its_banners(page):
    story, _ = tell(page, place=BAOTOU)
    assert "包头" in story.title


@pytest.mark.parametrize(
    ("page", "tab"), [(page, tab) for page in PAGES for tab in STORIES[page].SPEC.tabs]
)
def test_every_tab_is_told(page, tab):
    story, _ = tell(page, tab=tab)
    assert story.sections


@pytest.mark.parametrize("page", PAGES)
def test_five_years_of_silence_are_no_zeros(page):
    story, _ = tell(page, share=0.0)
    assert not any(
        headline.datum.known for headline in story.headlines if headline.datum.formula != "count"
    )


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_unit_of_the_catalogue_has_a_word(language):
    for indicator in load_catalogue().in_order():
        assert isinstance(unit_name(indicator.unit, words(language)), str)


def test_every_indicator_a_page_names_is_in_the_catalogue():
    catalogue = load_catalogue()
    for story in STORIES.values():
        # the ledger also offers whole themes, and all of them
        offered = () if story.SPEC.audits else story.SPEC.indicators
        for code in (*offered, *story.SPEC.dated_by):
            assert code in catalogue


def test_a_place_of_every_level_has_a_coverage_story():
    places = Places.load()
    for code in (REGION, BAOTOU, places.banners(BAOTOU)[0].code):
        story, _ = tell("coverage", place=code)
        assert story.sections
