"""The allowed arithmetic, each result computed a second time with fractions in plain Python."""

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from atlas.arithmetic import change, quotient, quotient_interval, rate_of, total
from atlas.datum import Datum, missing

counts = st.integers(0, 10**10)
positive = st.integers(1, 10**10)
#: what a printed figure of four digits leaves open
half_widths = st.sampled_from([0, 0.5, 50, 500, 5000])


def households(value: float, half_width: float = 0, **more: object) -> Datum:
    return Datum(value, "户", half_width=half_width, absence="", **more)


def percent(value: float, **more: object) -> Datum:
    return Datum(value, "%", absence="", **more)


@given(st.lists(st.tuples(counts, positive), min_size=1, max_size=12))
def test_a_rate_for_the_region_is_weighted_by_its_denominators(
    places: list[tuple[int, int]],
) -> None:
    rate = rate_of(
        [households(helped) for helped, _ in places], [households(filed) for _, filed in places]
    )
    naive = Fraction(sum(helped for helped, _ in places), sum(filed for _, filed in places)) * 100
    assert rate.value == pytest.approx(float(naive))
    assert rate.formula == "quotient"


def test_a_rate_is_never_the_mean_of_rates() -> None:
    # 90 % of 10 and 50 % of 1 000: the mean would say 70 %
    rate = rate_of([households(9), households(500)], [households(10), households(1000)])
    assert rate.value == pytest.approx(50.396, abs=0.001)


def test_a_rate_with_an_unknown_part_is_refused() -> None:
    parts = [households(9), missing("户")]
    assert not rate_of(parts, [households(10), households(20)]).known
    assert not rate_of([households(9), households(1)], [households(10), missing("户")]).known
    assert not rate_of([], []).known


@given(st.lists(st.tuples(counts, half_widths), min_size=1, max_size=20))
def test_a_total_adds_values_and_what_their_rounding_leaves_open(
    parts: list[tuple[int, float]],
) -> None:
    summed = total([households(value, width) for value, width in parts], "户")
    assert summed.value == sum(value for value, _ in parts)
    assert summed.half_width == sum(width for _, width in parts)


@pytest.mark.parametrize(
    "part",
    [
        missing("户"),
        missing("户", "suppressed"),
        households(8, bound="ge"),
        households(8, bound="about"),
        households(8, bound="range", value_high=9),
    ],
)
def test_a_partial_or_bounded_sum_is_no_total(part: Datum) -> None:
    assert not total([households(5), part], "户").known


def test_the_printed_coverage_lies_inside_what_rounding_allows() -> None:
    # 5.2万户 ÷ 5.5万户 is printed as 94.1 %
    helped, filed = households(52_000, 500), households(55_000, 500)
    low, high = quotient_interval(helped, filed, "%")
    assert (round(low, 1), round(high, 1)) == (92.8, 96.3)
    assert low <= 94.1 <= high
    rate = quotient(helped, filed, "%")
    assert rate.value == pytest.approx(94.545, abs=0.001)
    assert rate.half_width == pytest.approx((high - low) / 2)


@given(counts, positive, half_widths, half_widths)
def test_every_pair_that_rounds_to_what_is_printed_has_its_quotient_inside(
    above: int, below: int, above_width: float, below_width: float
) -> None:
    assume(below > below_width)
    low, high = quotient_interval(
        households(above, above_width), households(below, below_width), "户"
    )
    for true_above in (max(0, above - Fraction(above_width)), above, above + Fraction(above_width)):
        for true_below in (below - Fraction(below_width), below, below + Fraction(below_width)):
            true = float(Fraction(true_above) / Fraction(true_below))
            assert low <= true * (1 + 1e-9) + 1e-9
            assert high >= true * (1 - 1e-9) - 1e-9


def test_an_amount_per_household_has_no_hundred_in_it() -> None:
    per_household = quotient(Datum(87_822_000, "元"), households(55_000), "元")
    assert per_household.value == pytest.approx(1596.76, abs=0.01)


def test_nothing_is_divided_by_nothing() -> None:
    assert not quotient(households(5), households(0), "%").known


def test_a_computed_figure_names_all_figures_it_stands_on_and_their_notes() -> None:
    helped = households(5, sources=("aaa",), notes=("不包含包头市",), demo=True)
    filed = households(10, sources=("bbb", "aaa"), notes=("不包含包头市",))
    rate = quotient(helped, filed, "%")
    assert rate.sources == ("aaa", "bbb")
    assert rate.notes == ("不包含包头市",)
    assert rate.demo


@given(st.floats(0, 100), st.floats(0, 100))
def test_rates_differ_in_points(now: float, before: float) -> None:
    moved = change(percent(now), percent(before), years=(2023, 2024))
    assert (moved.kind, moved.since) == ("points", 2023)
    assert moved.amount == pytest.approx(now - before)


@given(counts, positive)
def test_counts_differ_in_percent_of_the_earlier_one(now: int, before: int) -> None:
    moved = change(households(now), households(before), years=(2023, 2024))
    assert moved.kind == "percent"
    assert moved.amount == pytest.approx(float(Fraction(now - before, before) * 100))


@pytest.mark.parametrize(
    ("now", "before", "refusal"),
    [
        (households(5), missing("户"), "missing"),
        (missing("户"), households(5), "missing"),
        (households(5, bound="ge"), households(4), "bounded"),
        (households(5), households(4, bound="about"), "bounded"),
        (households(5), households(0), "zero"),
        (households(5), households(-3), "zero"),
        (households(5, demo=True), households(4), "demo"),
    ],
)
def test_a_change_that_would_mislead_is_refused_with_its_reason(
    now: Datum, before: Datum, refusal: str
) -> None:
    refused = change(now, before, years=(2023, 2024))
    assert (refused.kind, refused.refusal, refused.amount) == ("none", refusal, None)


@pytest.mark.parametrize(
    ("years", "crosses"),
    [((2016, 2017), False), ((2017, 2021), True), ((2019, 2020), True), ((2021, 2022), False)],
)
def test_no_growth_is_computed_across_a_change_of_method(
    years: tuple[int, int], crosses: bool
) -> None:
    # members: 570.8万 were counted in 2017, 469万 by real names in 2021
    moved = change(households(4_690_000), households(5_708_000), years=years, breaks=[(2017, 2021)])
    assert (moved.refusal == "break") is crosses
