"""The coverage page: what its map, ranking and refusals say."""

from hypothesis import given
from hypothesis import strategies as st

from atlas.stories import coverage
from atlas.stories.blocks import PlaceMap, Sentence, SmallMaps, Table
from atlas.stories.classes import edges
from tests.stories.building import ALXA, BAOTOU, HOHHOT, WUHAI, fact, ledger, telling

RATE = "assistance_coverage_rate"


def tell(*rows, **view):
    told = telling("coverage", indicator=RATE, **view)
    return coverage.tell(told, ledger(*rows), {})


def blocks(story, sort):
    return [
        block for section in story.sections for block in section.blocks if isinstance(block, sort)
    ]


def test_the_title_states_the_finding_and_the_extremes():
    story = tell(fact(RATE, 94.1), fact(RATE, 97.0, WUHAI), fact(RATE, 88.0, BAOTOU))
    assert story.title == "2017年内蒙古自治区帮扶覆盖率 94.1\u202f%，乌海最高、包头最低"


def test_all_leagues_stand_in_official_order_and_the_silent_ones_are_missing():
    areas = blocks(tell(fact(RATE, 97.0, WUHAI)), PlaceMap)[0].areas
    assert [area.name for area in areas][:3] == ["呼和浩特", "包头", "呼伦贝尔"]
    assert len(areas) == 12
    assert sum(area.datum.known for area in areas) == 1


def test_a_bound_is_shown_but_has_no_rank():
    areas = blocks(tell(fact(RATE, 98.0, WUHAI, bound="ge"), fact(RATE, 98.4, BAOTOU)), PlaceMap)[
        0
    ].areas
    found = {area.place: area for area in areas}
    assert found[WUHAI].rank is None
    assert found[BAOTOU].rank == 1


def test_ranks_move_only_when_the_same_places_reported_both_years():
    rows = [fact(RATE, 90.0, BAOTOU), fact(RATE, 95.0, WUHAI)]
    before = [fact(RATE, 96.0, BAOTOU, 2016), fact(RATE, 95.0, WUHAI, 2016)]
    moved = {
        a.place: a.moved
        for a in blocks(tell(*rows, *before, years=(2016, 2017)), PlaceMap)[0].areas
    }
    assert moved[WUHAI] == 1
    assert moved[BAOTOU] == -1
    more = fact(RATE, 99.0, ALXA)
    still = blocks(tell(*rows, *before, more, years=(2016, 2017)), PlaceMap)[0].areas
    assert all(area.moved is None for area in still)


def test_a_roll_up_that_is_refused_names_the_places():
    story = tell(fact("helped_households", 9, HOHHOT), fact("hardship_households", 10, HOHHOT))
    said = [sentence.text for sentence in blocks(story, Sentence)]
    assert any("包头" in text and "呼和浩特" not in text for text in said)


def test_colours_mean_the_same_in_every_year():
    rows = [
        fact(RATE, value, place, year)
        for year, shift in ((2016, 0.0), (2017, 4.0))
        for place, value in ((BAOTOU, 80.0 + shift), (WUHAI, 92.0 + shift))
    ]
    one = blocks(tell(*rows, years=(2016, 2017)), PlaceMap)[0]
    other = blocks(tell(*rows, years=(2016, 2017), year=2016), PlaceMap)[0]
    small = blocks(tell(*rows, years=(2016, 2017), tab="years"), SmallMaps)[0]
    assert one.edges == other.edges == small.edges


def test_units_beside_the_leagues_are_listed_under_the_map():
    story = tell(fact(RATE, 91.0, "NM-ELR"), fact(RATE, 90.0, BAOTOU))
    assert [value.value for _, value in blocks(story, PlaceMap)[0].unplaced] == [91.0]


def test_a_league_shows_its_banners_with_a_breadcrumb():
    story = tell(fact(RATE, 90.0, "150203"), place=BAOTOU)
    drawn = blocks(story, PlaceMap)[0]
    assert drawn.drawing == "banners-150200"
    assert len(drawn.areas) == 9
    assert [code for code, _ in story.crumbs] == ["150000", BAOTOU]


def test_demonstration_marks_the_whole_page():
    assert tell(fact(RATE, 90.0, BAOTOU, demo=True)).demo
    assert not tell(fact(RATE, 90.0, BAOTOU)).demo


def test_an_explanation_becomes_a_footnote():
    story = tell(fact(RATE, 90.0, BAOTOU, explanation="合并建档后口径不变"))
    assert story.footnotes == (("1", "合并建档后口径不变"),)


def test_the_table_has_the_units_too_and_the_english_page_no_chinese():
    story = tell(fact(RATE, 91.0, "NM-ELR"), fact(RATE, 90.0, BAOTOU), tab="table", language="en")
    rows = blocks(story, Table)[0].rows
    assert len(rows) == 1 + 12 + 1
    assert not any("\u4e00" <= letter <= "\u9fff" for row in rows for letter in row.cells[0])


@given(st.lists(st.floats(0, 100), min_size=1, max_size=40))
def test_classes_hold_every_rate_and_never_pass_100(values):
    limits = edges(values, "%")
    assert limits[0] <= min(values) + 1e-6
    assert limits[-1] >= max(values) - 1e-6
    assert limits[-1] <= 100
    assert 2 <= len(limits) <= 8
    assert list(limits) == sorted(set(limits))


@given(st.lists(st.floats(1, 1e9), min_size=1, max_size=40))
def test_classes_hold_every_amount(values):
    limits = edges(values, "元/户")
    assert limits[0] <= min(values) * (1 + 1e-9)
    assert limits[-1] >= max(values) * (1 - 1e-9)
    assert 2 <= len(limits) <= 8
