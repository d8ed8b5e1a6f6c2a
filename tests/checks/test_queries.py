"""What may be right but has to be explained: the trade's own examples, and what is no finding."""

import pytest

from atlas.figures import Figure
from atlas.places import Places
from tests.checks.building import check, figure, said


def test_the_yearbooks_rate_agrees_with_its_rounded_parts() -> None:
    """5.2万户 ÷ 5.5万户 is 94.5 %, the yearbook prints 94.1 %: rounding allows 92.8–96.3 %."""
    helped = figure("helped_households", "全区", 2017, 52_000, half_width=500)
    filed = figure("hardship_households", "全区", 2017, 55_000, half_width=500)
    assert check([figure("assistance_coverage_rate", "全区", 2017, 94.1), helped, filed]) == ()
    [found] = check([figure("assistance_coverage_rate", "全区", 2017, 97.0), helped, filed])
    low, high = 51_500 / 55_500 * 100, 52_500 / 54_500 * 100
    assert found.rule == "rate_against_quotient"
    assert [float(side) for side in found.expected.split("~")] == pytest.approx([low, high])
    assert "92.79–96.33%" in said(found)


def test_approval_counts_two_grades() -> None:
    def votes(grade: str, number: int) -> Figure:
        return figure("appraisal_votes", "乌海市", 2020, number, breakdown=f"grade={grade}")

    cast = [votes("satisfied", 700), votes("basically_satisfied", 150), votes("dissatisfied", 150)]
    cast.append(figure("appraisal_votes", "乌海市", 2020, 1000))
    assert check([*cast, figure("approval_rate", "乌海市", 2020, 85.0)]) == ()
    [found] = check([*cast, figure("approval_rate", "乌海市", 2020, 70.0, cell="E5")])
    assert (found.rule, found.cell, found.expected) == ("rate_against_quotient", "E5", "85")


def test_more_visited_than_are_on_file() -> None:
    visited = figure("festival_households_visited", "全区", 2017, 64_000, half_width=500, cell="C9")
    filed = figure("hardship_households", "全区", 2017, 55_000, half_width=500)
    [found] = check([visited, filed])
    assert (found.rule, found.severity, found.cell) == ("flow_above_stock", "query", "C9")
    assert "6.4万户" in said(found)
    assert "5.5万户" in said(found)


def test_wuhais_98_percent_holds_only_if_private_firms_are_half_at_most() -> None:
    def rate(value: float, ownership: str = "", **more: str) -> Figure:
        breakdown = f"ownership={ownership}" if ownership else ""
        return figure("disclosure_rate", "乌海市", 2020, value, breakdown=breakdown, **more)

    parts = [rate(100, "state"), rate(100, "institution"), rate(96, "nonpublic")]
    [found] = check([rate(98, bound="ge", cell="D4"), *parts])
    assert (found.rule, found.cell, found.found, found.expected) == (
        "implied_share", "D4", "≥98", "≤50",
    )  # fmt: skip
    assert check([rate(97, bound="ge"), *parts]) == (), "three quarters may well be private"
    [found] = check([rate(95), *parts])
    assert (found.rule, found.expected) == ("whole_outside_parts", "96~100")


def test_a_weighted_mean_that_the_parts_do_not_give() -> None:
    def both(ownership: str, rate: float, units: int) -> list[Figure]:
        breakdown = f"ownership={ownership}" if ownership else ""
        return [
            figure("disclosure_rate", "乌海市", 2020, rate, breakdown=breakdown, half_width=0.05),
            figure("disclosure_due_units", "乌海市", 2020, units, breakdown=breakdown),
        ]

    parts = [*both("state", 100, 100), *both("institution", 100, 100), *both("nonpublic", 96, 800)]
    by_hand = (100 * 100 + 100 * 100 + 96 * 800) / 1000
    assert by_hand == 96.8
    assert check([*both("", by_hand, 1000), *parts]) == ()
    [found] = check([*both("", 98.0, 1000), *parts])
    assert found.rule == "weighted_mean"
    low, high = map(float, found.expected.split("~"))
    assert low == pytest.approx(96.76, abs=0.02)
    assert high == pytest.approx(96.85, abs=0.02)


def test_manzhouli_has_ten_members_a_union_against_ninety() -> None:
    region = [
        figure("members", "全区", 2021, 4_690_000, half_width=5000),
        figure("grassroots_unions", "全区", 2021, 51_643),
    ]
    draft = [
        figure("members", "满洲里市", 2021, 6_300, cell="C4"),
        figure("grassroots_unions", "满洲里市", 2021, 600, cell="D4"),
    ]
    [found] = check(draft, region)
    assert (found.rule, found.cell, found.found) == ("ratio_out_of_family", "C4", "10.5")
    assert "90.82人" in said(found)
    assert check([draft[0], figure("grassroots_unions", "满洲里市", 2021, 60)], region) == ()


def leagues(indicator: str, values: list[float], **more: object) -> list[Figure]:
    """One figure for each of the first leagues in official order."""
    names = [place.name for place in Places.load().leagues()]
    return [
        figure(indicator, name, 2024, value, **more)
        for name, value in zip(names, values, strict=False)
    ]


def test_leagues_may_fall_short_of_the_region_but_not_exceed_it() -> None:
    total = figure("grassroots_unions", "全区", 2024, 60_000, half_width=500, cell="B20")
    assert check([total, *leagues("grassroots_unions", [4_500] * 12)]) == ()
    assert check([total, *leagues("grassroots_unions", [5_040] * 12)]) == (), "60 480: rounding"
    [found] = check([total, *leagues("grassroots_unions", [5_100] * 12)])
    assert (found.rule, found.cell, found.found) == ("leagues_against_total", "B20", "61200")
    assert "6.12万个，超过全区数 6万个，其他/直属为负 1200个" in said(found)


def test_the_own_level_beside_all_levels_is_not_counted_twice() -> None:
    """12 × 100 元 of 全级 come to 1 200; their 本级 (60 元 each) lies within that."""
    every = leagues("contest_funds", [100.0] * 12, scope="all")
    own = leagues("contest_funds", [60.0] * 12, scope="own")
    total = figure("contest_funds", "全区", 2024, 1_200.0, scope="all")
    assert check([total, *every, *own], rule="leagues_against_total") == ()


def test_twelve_leagues_that_make_up_half_of_the_region_are_implausible_eleven_are_not() -> None:
    total = figure("grassroots_unions", "全区", 2024, 60_000)
    [found] = check([total, *leagues("grassroots_unions", [2_500] * 12)])
    assert (found.rule, found.found, found.expected) == ("leagues_against_total", "30000", "60000")
    assert "远低于全区数" in said(found)
    assert check([total, *leagues("grassroots_unions", [2_500] * 11)]) == ()


def test_rates_of_leagues_are_never_added() -> None:
    total = figure("congress_rate", "全区", 2024, 85)
    assert check([total, *leagues("congress_rate", [85] * 12)]) == ()


def test_banners_above_their_league_except_for_those_that_report_beside_it() -> None:
    league = figure("members", "呼伦贝尔市", 2024, 10_000, cell="B5")
    banners = [figure("members", name, 2024, 4_000) for name in ("海拉尔区", "扎兰屯市")]
    assert check([league, *banners, figure("members", "满洲里市", 2024, 4_000)]) == ()
    [found] = check([league, *banners, figure("members", "根河市", 2024, 4_000)])
    assert (found.rule, found.cell, found.found) == ("banners_against_league", "B5", "12000")


def test_a_change_beyond_the_indicators_own_band() -> None:
    """Members move by −8 to 12 % a year without anybody asking."""
    last_year = [figure("members", "包头市", 2023, 100_000)]
    assert check([figure("members", "包头市", 2024, 111_000)], last_year) == ()
    [found] = check([figure("members", "包头市", 2024, 130_000, cell="C6")], last_year)
    assert (found.rule, found.cell, found.expected) == (
        "change_beyond_band", "C6", "92000~112000",
    )  # fmt: skip
    assert "+30.0%" in said(found)


def test_rates_change_by_points_whatever_their_level() -> None:
    last_year = [figure("worker_membership_rate", "包头市", 2023, 4.0)]
    assert check([figure("worker_membership_rate", "包头市", 2024, 11.0)], last_year) == ()
    [found] = check([figure("worker_membership_rate", "包头市", 2024, 13.0)], last_year)
    assert "+9.0 个百分点" in said(found)


@pytest.mark.parametrize(
    ("indicator", "place", "year", "before", "now"),
    [
        ("members", "全区", 2021, {"value": 5_700_000}, 4_690_000),
        ("members", "包头市", 2024, {"value": 80_000, "bound": "ge"}, 130_000),
        ("legal_aid_cases", "包头市", 2024, {"value": 0}, 9),
        ("legal_aid_cases", "包头市", 2024, {"value": 3}, 7),
        ("members", "包头市", 2024, {"value": 100, "demo": True}, 900),
    ],
    ids=["across a break of method", "from a bound", "from zero", "small counts", "from invented"],
)
def test_no_change_is_computed(
    indicator: str, place: str, year: int, before: dict, now: float
) -> None:
    last_year = figure(indicator, place, year - 1, **before)
    assert check([figure(indicator, place, year, now)], [last_year]) == ()


def test_ten_thousand_times_last_year_is_a_lost_unit() -> None:
    last_year = [figure("hardship_households", "包头市", 2023, 5_200)]
    [found] = check([figure("hardship_households", "包头市", 2024, 52_000_000)], last_year)
    assert found.rule == "unit_slip"
    assert "一万倍" in said(found)


def test_a_rate_written_as_a_fraction() -> None:
    draft = leagues("worker_membership_rate", [0.91, 92.0, 88.5, 90.1, 79.9])
    [found] = check(draft, rule="rate_as_fraction")
    assert (found.found, found.expected) == ("0.91", "91")
    assert check(leagues("questionnaire_return_rate", [0.5] * 5), rule="rate_as_fraction") == ()


def test_who_reported_last_year_is_missed() -> None:
    last_year = [one.with_(year=2023) for one in leagues("members", [50_000] * 12)]
    draft = leagues("members", [50_100] * 11, sheet="2024年")
    [found] = check(draft, last_year)
    assert (found.rule, found.sheet, found.cell) == ("place_missing", "2024年", "")
    assert "阿拉善盟2024年报了 0项，而上年报过 1项" in said(found)
    stated = figure("members", "阿拉善盟", 2024, None, absence="unreported")
    assert check([*draft, stated], last_year) == (), "未报, said so, is an answer"
    assert check(draft[:1], last_year) == (), "one league's file says nothing of the others"


def test_a_year_left_out_of_a_yearly_series() -> None:
    series = [figure("members", "包头市", year, 50_000) for year in (2019, 2020, 2021, 2023)]
    [found] = check(series)
    assert (found.rule, found.found, found.expected) == ("year_missing", "2023", "2022")
    scattered = [figure("members", "包头市", year, 50_000) for year in (2008, 2017, 2021)]
    assert check(scattered) == ()


def test_a_cumulative_figure_never_falls() -> None:
    def total(year: int, value: float, since: int = 1992) -> Figure:
        return figure("warmth_funds", "全区", year, value, period="cumulative", year_from=since)

    [found] = check([total(2011, 700_000_000)], [total(2010, 754_000_000)])
    assert (found.rule, found.expected) == ("cumulative_fell", "≥754000000")
    assert check([total(2011, 760_000_000)], [total(2010, 754_000_000)]) == ()
    assert check([total(2011, 700_000_000, since=2000)], [total(2010, 754_000_000)]) == ()


def test_last_years_file_under_a_new_year() -> None:
    values = [50_000 + step for step in range(12)]
    last_year = [one.with_(year=2023) for one in leagues("members", values)]
    [found] = check(leagues("members", values, sheet="2024年"), last_year)
    assert (found.rule, found.sheet, found.found) == ("same_as_last_year", "2024年", "12")
    assert check(leagues("members", [*values[:11], 50_100]), last_year) == ()


def test_an_average_far_from_what_is_possible() -> None:
    [found] = check([figure("members_per_union", "包头市", 2024, 2.0)])
    assert (found.rule, found.expected) == ("value_outside_range", "5~500")
