"""Charts over years: gaps stay gaps, bounds stay open, a change of method is never bridged."""

from atlas.charts import draw, draw_panels, figure
from atlas.charts.years import runs
from atlas.datum import Datum
from atlas.stories.blocks import Panels, Point
from tests.charts.examples import ZH, chart, counting_break, fact, series, traces


def _pieces(drawn) -> list[list[int]]:
    """The years that each stretch of the line joins."""
    pieces: list[list[int]] = [[]]
    for year in traces(drawn, "scatter", "lines")[0].x:
        if year is None:
            pieces.append([])
        else:
            pieces[-1].append(year)
    return [piece for piece in pieces if piece]


def test_a_year_without_a_figure_is_a_gap_in_the_line():
    drawn = figure(chart("lines", series("户", {2015: 10, 2016: 12, 2017: None, 2018: 9})), ZH)
    assert _pieces(drawn) == [[2015, 2016], [2018]]


def test_a_year_that_is_not_in_the_rows_at_all_is_a_gap_too():
    drawn = figure(chart("lines", series("户", {2015: 10, 2018: 9, 2019: 8})), ZH)
    assert _pieces(drawn) == [[2015], [2018, 2019]]


def test_no_line_crosses_a_change_of_method():
    points = series("户", {2016: 5, 2017: 6, 2018: 2, 2019: 3})
    drawn = figure(chart("lines", points, breaks=(counting_break(2017, 2018),)), ZH)
    assert _pieces(drawn) == [[2016, 2017], [2018, 2019]]


def test_a_change_of_method_is_a_labelled_gap_between_its_years():
    points = series("户", {2016: 5, 2017: 6, 2018: 2})
    drawn = figure(chart("lines", points, breaks=(counting_break(2017, 2018),)), ZH)
    label = next(one for one in drawn.layout.annotations if one.name == "break")
    assert (label.x, label.text) == (2017.5, "实名制")
    assert [shape.x0 for shape in drawn.layout.shapes] == [2017.5]


def test_points_given_out_of_order_are_joined_in_the_order_of_years():
    drawn = figure(chart("lines", series("户", {2018: 3, 2016: 1, 2017: 2})), ZH)
    assert _pieces(drawn) == [[2016, 2017, 2018]]


def test_at_least_80_is_an_open_triangle_that_says_so_and_that_no_line_touches():
    rate = {2015: 78.0, 2016: fact(80, "%", bound="ge"), 2017: 84.5}
    drawn = figure(chart("lines", series("率", rate, "%"), unit="%"), ZH)
    assert _pieces(drawn) == [[2015], [2017]]
    open_marks = [t for t in traces(drawn, "scatter", "markers") if "open" in str(t.marker.symbol)]
    assert [list(mark.x) for mark in open_marks] == [[2016]]
    printed = traces(drawn, "scatter", "markers+text")[0]
    assert dict(zip(printed.x, printed.text, strict=True))[2016] == "≥80\u202f%"


def test_a_range_reaches_from_its_low_to_its_high_end():
    trained = {2016: fact(100, "人", bound="range", value_high=150)}
    drawn = figure(chart("lines", series("人", trained, "人"), unit="人"), ZH)
    bar = next(t for t in traces(drawn, "scatter", "markers") if t.error_y.array)
    assert (bar.y[0], bar.y[0] + bar.error_y.array[0]) == (100, 150)


def test_every_year_stands_on_the_axis():
    drawn = figure(chart("lines", series("户", {2004: 1, 2009: 2})), ZH)
    assert list(drawn.layout.xaxis.tickvals) == [2004, 2005, 2006, 2007, 2008, 2009]


def test_few_dots_are_not_joined_and_all_print_their_value():
    drawn = figure(chart("dots", series("人", {2004: 10, 2017: 30, 2021: 20}, "人"), unit="人"), ZH)
    assert traces(drawn, "scatter", "lines") == []
    assert list(traces(drawn, "scatter", "markers+text")[0].text) == ["10", "30", "20"]


def test_the_end_of_a_line_carries_its_name_and_last_value():
    money = series("送温暖", {2016: 8e7, 2017: 87_822_000}, "元")
    study = series("金秋助学", {2016: 42_119_000}, "元", "c2")
    drawn = figure(chart("lines", money, study, unit="元"), ZH)
    ends = {one.text for one in drawn.layout.annotations if one.name == "end"}
    assert ends == {"送温暖 <b>8,782.2</b>", "金秋助学 2016年 <b>4,211.9</b>"}


def test_a_line_of_money_is_drawn_in_the_unit_that_its_subtitle_names():
    drawn = draw(chart("lines", series("元", {2017: 87_822_000}, "元"), unit="元"), ZH)
    assert drawn.unit == "万元"
    assert traces(drawn.figure, "scatter", "markers")[0].y[0] == 8782.2


def test_hover_repeats_what_is_printed_and_adds_the_exact_figure():
    drawn = figure(chart("lines", series("元", {2017: 87_822_000}, "元"), unit="元"), ZH)
    said = traces(drawn, "scatter", "markers")[0].hovertext[0]
    assert "2017年" in said
    assert "8,782.2" in said
    assert "87,822,000" in said


def test_a_click_on_a_dot_asks_for_the_figure_under_it():
    drawn = figure(chart("lines", series("户", {2017: 55_000})), ZH)
    assert traces(drawn, "scatter", "markers")[0].customdata[0][0] == "id55000"


def test_panels_share_years_and_margins_so_that_years_align():
    money = chart("bars", series("金额", {2015: 1e7, 2018: 2e7}, "元"), unit="元")
    people = chart("lines", series("人", {2016: 5, 2017: 6}, "人"), unit="人")
    above, below = (one.figure.layout for one in draw_panels(Panels("p", "", (money, people)), ZH))
    assert above.xaxis.range == below.xaxis.range == (2014.5, 2018.5)
    assert (above.margin.l, above.margin.r) == (below.margin.l, below.margin.r)


def test_demonstration_figures_leave_a_watermark_and_real_ones_do_not():
    invented = chart("lines", series("户", {2017: fact(5, demo=True), 2018: 6}))
    real = chart("lines", series("户", {2017: 5}))
    marks = [
        [one.text for one in figure(each, ZH).layout.annotations if one.name == "demo"]
        for each in (invented, real)
    ]
    assert marks == [["示例数据"], []]


def test_a_goal_is_a_line_with_its_bound_in_words():
    goal = fact(95, "%", bound="ge")
    drawn = figure(chart("lines", series("率", {2017: 90.5}, "%"), unit="%", goal=goal), ZH)
    assert [one.text for one in drawn.layout.annotations if one.name == "goal"] == [
        "目标 ≥95\u202f%"
    ]
    assert drawn.layout.shapes[0].y0 == 95


def test_no_line_joins_real_and_demonstration_figures():
    points = [
        Point(2015, Datum(1.0, "个", absence="", demo=True)),
        Point(2016, Datum(2.0, "个", absence="", demo=True)),
        Point(2017, Datum(3.0, "个", absence="")),
        Point(2018, Datum(4.0, "个", absence="")),
    ]
    assert [[point.x for point in piece] for piece in runs(points, [])] == [
        [2015, 2016],
        [2017, 2018],
    ]


def test_years_align_in_panels_of_different_shapes():
    few = chart("dots", series("人", {2015: 5, 2018: 6}, "人"), unit="人")
    line = chart("lines", series("户", {2015: 5, 2016: 6}))
    ranges = {
        one.figure.layout.xaxis.range for one in draw_panels(Panels("p", "", (few, line)), ZH)
    }
    assert ranges == {(2014, 2019)}
