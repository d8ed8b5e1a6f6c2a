"""Axes with round steps, labels that never meet, one set of colours."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from atlas.charts import draw, theme
from atlas.charts.axes import span
from atlas.charts.figure import plain_json
from atlas.charts.labels import Label, apart
from tests.charts.examples import ZH, chart, series

# figures as they are published: three decimals at most
values = st.lists(
    st.integers(-(10**12), 10**12).map(lambda number: number / 1000), min_size=1, max_size=20
)


@given(values, st.booleans())
def test_an_axis_holds_every_value_and_zero_where_bars_need_it(drawn, zero):
    axis = span(drawn, zero=zero)
    slack = (axis.high - axis.low) * 1e-6
    assert axis.low - slack <= min(drawn)
    assert max(drawn) <= axis.high + slack
    assert not zero or axis.low <= 0 <= axis.high
    assert 1 <= len(axis.ticks) <= 8


def test_bars_of_nothing_but_zero_stand_on_an_axis_from_zero():
    assert span([0.0], zero=True).low == 0


def test_an_axis_of_rates_ends_at_100():
    assert span([88.2, 99.6], zero=False, percent=True).high == 100


def test_an_axis_goes_beyond_100_where_a_rate_does():
    assert span([88.2, 104.0], zero=False, percent=True).high >= 104


def test_a_single_value_has_an_axis_around_it():
    axis = span([50.0], zero=False)
    assert axis.low < 50 <= axis.high


heights = st.lists(st.floats(0, 260, allow_nan=False), min_size=1, max_size=12)


@given(heights)
def test_labels_never_overlap_and_keep_the_order_of_their_lines(places):
    labels = [Label(str(at), at, "c1") for at in places]
    placed = apart(labels, low=0, high=260, gap=17)
    assert [label.text for label in placed] == [str(at) for at in sorted(places)]
    gaps = [b.at - a.at for a, b in pairwise(placed)]
    assert all(gap >= 17 - 1e-6 for gap in gaps)


@given(heights)
def test_labels_stay_beside_the_plot_where_there_is_room(places):
    placed = apart([Label("", at, "c1") for at in places], low=0, high=260, gap=17)
    assert placed[0].at >= -1e-6
    assert placed[-1].at <= 260 + 1e-6


def test_lone_labels_stay_at_the_height_of_their_line():
    placed = apart([Label("a", 40, "c1"), Label("b", 140, "c1")], low=0, high=260, gap=17)
    assert [label.at for label in placed] == [40, 140]


def test_figures_carry_tokens_instead_of_colours_and_no_template():
    content = plain_json(draw(chart("lines", series("户", {2016: 1, 2017: 2})), ZH))
    assert "template" not in content["layout"]
    assert content["data"][0]["line"]["color"] == "@c1"
    assert content["layout"]["font"]["color"] == "@ink"


def test_every_colour_has_one_token_only():
    assert len(theme.TOKENS) == len(theme.LIGHT)


def test_a_line_of_text_never_begins_with_a_closing_bracket():
    lines = theme.wrapped("非公有制企业（100人以上）", 138)
    assert "".join(lines) == "非公有制企业（100人以上）"
    assert not any(line[0] in theme.CLOSING for line in lines)


def test_latin_words_are_not_cut():
    assert theme.wrapped("Township joint unions", 110) == ("Township joint", "unions")
