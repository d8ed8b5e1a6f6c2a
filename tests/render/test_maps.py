"""Maps: classes that hold, colours that part at the goal, a list that ranks what is known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas.datum import Datum, missing
from atlas.render.stage.classes import (
    EACH_SIDE,
    SEQUENTIAL,
    class_of,
    classes,
    diverging,
    sequential,
)
from atlas.render.stage.maps import place_map
from atlas.stories.blocks import Area, PlaceMap
from atlas.words import words

ZH = words("zh")


def area(code: str, value: float | None, rank: int | None = None, **more: object) -> Area:
    datum = missing("%") if value is None else Datum(value, "%", absence="", sources=(code,))
    return Area(code, f"地{code}", datum, rank, **more)


def drawn(*areas: Area, **more: object) -> dict:
    block = PlaceMap("m", "图", "leagues", areas, (75, 80, 85, 90, 95, 100), "%", **more)
    return place_map(block, ZH, {})


@pytest.mark.parametrize(
    ("value", "index"), [(75, 0), (79.9, 0), (80, 1), (94.9, 3), (95, 4), (100, 4)]
)
def test_a_limit_belongs_to_the_class_above_it_and_the_top_to_the_last(value, index):
    assert class_of(value, (75, 80, 85, 90, 95, 100)) == index


@given(
    st.lists(st.integers(-1000, 1000), min_size=2, max_size=8, unique=True).map(sorted),
    st.integers(-2000, 2000),
)
def test_every_value_has_a_class_even_beyond_the_limits(edges, value):
    assert 0 <= class_of(value, edges) <= len(edges) - 2


@given(st.integers(1, SEQUENTIAL))
def test_shades_of_one_hue_are_different_and_grow(count):
    steps = [int(fill[1:]) for fill in sequential(count)]
    assert steps == sorted(set(steps))
    assert all(1 <= step <= SEQUENTIAL for step in steps)


@given(st.integers(0, EACH_SIDE), st.integers(0, EACH_SIDE))
def test_shades_grow_stronger_away_from_the_goal(below, above):
    fills = diverging(below, above)
    low = [int(fill[2:]) for fill in fills if fill.startswith("lo")]
    high = [int(fill[2:]) for fill in fills if fill.startswith("hi")]
    assert (len(low), len(high)) == (below, above)
    assert low == sorted(set(low), reverse=True)
    assert high == sorted(set(high))


def test_the_hues_part_at_the_goal_and_the_key_names_it():
    key = classes((75, 80, 85, 90, 95, 100), 90, 1.0, ZH)
    assert [entry["fill"][:2] for entry in key] == ["lo", "lo", "lo", "hi", "hi"]
    assert [entry.get("goal") for entry in key] == [None, None, None, "目标 90", None]


def test_limits_are_written_in_the_unit_of_the_map():
    key = classes((0, 5_000_000, 10_000_000), None, 10_000.0, ZH)
    assert [entry["t"] for entry in key] == ["500 以下", "500 及以上"]


def test_a_map_without_any_figure_has_no_classes_and_is_still_drawn():
    block = PlaceMap("m", "图", "leagues", (area("1", None),), (), "%")
    content = place_map(block, ZH, {})
    assert content["classes"] == []
    assert content["gaps"] == [["unreported", "未报"]]


def test_the_list_follows_the_ranks_and_ends_with_what_is_missing():
    content = drawn(area("1", None), area("2", 80.5, 2), area("3", 99.0, 1))
    codes = [content["areas"][index]["code"] for index in content["list"]["order"]]
    assert codes == ["3", "2", "1"]


def test_bars_of_rates_are_measured_against_100_and_not_against_the_best():
    content = drawn(area("1", 50.0, 1), area("2", 25.0, 2))
    assert content["list"]["bars"] == [50.0, 25.0]


def test_a_rise_of_two_ranks_is_said_in_words():
    content = drawn(area("1", 90.0, 1, moved=2), area("2", 80.0, 2, moved=-1))
    assert [one["moved"]["t"] for one in content["areas"]] == ["升 2 位", "降 1 位"]


def test_places_without_a_figure_have_no_class():
    content = drawn(area("1", None), area("2", 0.0, 1))
    assert "c" not in content["areas"][0]
    assert content["areas"][1]["c"] == 0


def test_circles_have_areas_in_proportion_to_their_figures():
    block = PlaceMap(
        "m", "图", "leagues", (area("1", 100.0), area("2", 25.0)), (), "人", symbols=True
    )
    radii = [one["r"] for one in place_map(block, ZH, {})["areas"]]
    assert [radius**2 for radius in radii] == pytest.approx([1, 0.25])


def test_boundaries_and_approval_stand_under_the_map_only_where_given():
    told = drawn(area("1", 1.0), boundary_source="天地图", approval="蒙S(2024)001号")
    assert told["boundaries"] == "边界：天地图 · 审图号：蒙S(2024)001号"
    assert "boundaries" not in drawn(area("1", 1.0))


def test_units_on_no_map_are_listed_with_their_figures():
    content = drawn(area("1", 1.0), unplaced=(("林区工会", Datum(92.5, "%", absence="")),))
    assert [(name, fig["t"]) for name, fig in content["unplaced"]] == [("林区工会", "92.5\u202f%")]


def test_not_reported_not_applicable_and_none_are_three_things():
    gap = Area("3", "地3", missing("%", "inapplicable"))
    content = drawn(area("1", None), area("2", 0.0), gap)
    assert [one["fig"].get("miss") for one in content["areas"]] == [
        "unreported",
        None,
        "inapplicable",
    ]
    assert content["areas"][1]["c"] == 0
    assert content["gaps"] == [["unreported", "未报"], ["inapplicable", "不适用"]]
