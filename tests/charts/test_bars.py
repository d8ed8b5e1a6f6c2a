"""Bars and parts: from zero, in the given order, and never shorter for a missing part."""

import pytest

from atlas.charts import figure
from atlas.charts.figure import _framed
from atlas.charts.pairs import distance
from atlas.stories.blocks import Point, Series
from tests.charts.examples import ZH, chart, fact, series, traces

PLACES = (("150100", "呼和浩特市"), ("150200", "包头市"), ("150300", "乌海市"))


@pytest.mark.parametrize("shape", ["bars", "bullet"])
def test_bars_start_at_zero_even_where_all_lie_between_96_and_99(shape):
    rates = series("率", {"150100": 96.0, "150200": 98.0, "150300": 99.0}, "%")
    drawn = figure(chart(shape, rates, unit="%", categories=PLACES), ZH)
    assert drawn.layout.xaxis.range[0] == 0


def test_upright_bars_start_at_zero():
    drawn = figure(chart("bars", series("户", {2016: 900, 2017: 950})), ZH)
    assert drawn.layout.yaxis.range[0] == 0


def test_categories_keep_the_official_order_from_top_to_bottom():
    bars = series("户", {"150300": 1, "150100": 2, "150200": 3})
    drawn = figure(chart("bars", bars, categories=PLACES), ZH)
    assert list(drawn.layout.yaxis.ticktext) == ["呼和浩特市", "包头市", "乌海市"]
    assert list(traces(drawn, "bar")[0].y) == pytest.approx([2, 0, 1])
    low, high = drawn.layout.yaxis.range
    assert low > high


def test_a_place_that_did_not_report_has_words_and_no_bar():
    bars = series("户", {"150100": 5, "150200": None, "150300": 0})
    drawn = figure(chart("bars", bars, categories=PLACES), ZH)
    assert list(traces(drawn, "bar")[0].x) == [5, 0]
    assert [(one.text, one.y) for one in drawn.layout.annotations] == [("未报", 1)]


def test_the_chosen_place_alone_wears_the_accent():
    bars = series("户", {"150100": 5, "150200": 6, "150300": 7})
    drawn = figure(chart("bars", bars, categories=PLACES, chosen="150200"), ZH)
    plain, chosen, other = traces(drawn, "bar")[0].marker.color
    assert plain == other != chosen == "#9d1c26"


def test_a_bound_is_a_striped_bar():
    bars = series("率", {"150100": 81.0, "150200": fact(80, "%", bound="ge")}, "%")
    drawn = figure(chart("bars", bars, unit="%", categories=PLACES), ZH)
    assert list(traces(drawn, "bar")[0].marker.pattern.shape) == ["", "/"]
    assert traces(drawn, "bar")[0].text[1] == "≥80\u202f%"


def test_a_range_goes_on_from_its_low_to_its_high_end():
    bars = series("人", {"150100": fact(100, "人", bound="range", value_high=150)}, "人")
    solid, beyond = traces(figure(chart("bars", bars, unit="人", categories=PLACES), ZH), "bar")
    assert (solid.x[0], beyond.base[0], beyond.base[0] + beyond.x[0]) == (100, 100, 150)
    assert beyond.text[0] == "100–150"


def test_a_click_opens_the_place_where_the_chart_says_so():
    bars = series("户", {"150100": 5})
    places = [
        traces(figure(chart("bars", bars, categories=PLACES, opens_place=opens), ZH), "bar")[
            0
        ].customdata[0][1]
        for opens in (True, False)
    ]
    assert places == ["150100", ""]


def test_hover_names_the_place_and_not_its_code():
    bars = series("户", {"150200": 5})
    said = traces(figure(chart("bars", bars, categories=PLACES), ZH), "bar")[0].hovertext[0]
    assert said.startswith("包头市")
    assert "150200" not in said


def test_shares_are_the_part_over_the_sum_of_all_parts_and_print_their_counts():
    content = series("满意", {"150100": 30, "150200": 10}, "家")
    rest = series("不满意", {"150100": 10, "150200": 30}, "家", "c2")
    first, second = traces(
        figure(chart("share", content, rest, unit="家", categories=PLACES), ZH), "bar"
    )
    assert (list(first.x), list(second.x)) == ([75, 25], [25, 75])
    assert list(first.text) == ["30", "10"]


@pytest.mark.parametrize("shape", ["stack", "share"])
def test_a_whole_with_an_unreported_part_is_not_drawn_as_a_smaller_whole(shape):
    content = series("满意", {"150100": 30, "150200": 10}, "家")
    rest = series("不满意", {"150100": None, "150200": 30}, "家", "c2")
    drawn = figure(chart(shape, content, rest, unit="家", categories=PLACES), ZH)
    assert [list(bar.y) for bar in traces(drawn, "bar")] == [[1], [1]]
    assert [one.text for one in drawn.layout.annotations] == ["部分未报，不画"]


def test_a_dumbbell_prints_the_lesser_value_left_and_the_greater_right():
    before = series("2023", {"150100": 91.2, "150200": 80.0}, "%", "other")
    after = series("2024", {"150100": 89.7, "150200": 85.0}, "%")
    drawn = figure(chart("dumbbell", before, after, unit="%", categories=PLACES), ZH)
    first, second = traces(drawn, "scatter", "markers+text")
    assert list(first.textposition) == ["middle right", "middle left"]
    assert list(second.textposition) == ["middle left", "middle right"]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (86.8, "差 3.2 个百分点"),
        (91.4, "超 1.4 个百分点"),
        (90.0, "已达到"),
    ],
)
def test_the_distance_to_the_goal_is_said_in_percentage_points(value, said):
    aims = chart("bullet", unit="%", goal=fact(90, "%"), categories=PLACES)
    made = _framed(aims, ZH, (0, 0))
    assert distance(made, fact(value, "%")) == said


def test_no_distance_is_computed_from_a_figure_that_is_only_a_bound():
    aims = chart("bullet", unit="%", goal=fact(90, "%"), categories=PLACES)
    assert distance(_framed(aims, ZH, (0, 0)), fact(80, "%", bound="ge")) == ""


def test_names_with_signs_of_markup_are_shown_and_not_obeyed():
    odd = Series("k", "<b>x</b>", (Point("1", fact(5)),))
    drawn = figure(chart("bars", odd, categories=(("1", '<a href="x">y</a>'),)), ZH)
    assert "<a" not in drawn.layout.yaxis.ticktext[0]
    assert "<a" not in traces(drawn, "bar")[0].hovertext[0]
