"""What must be mended before anything is published."""

import pytest

from tests.checks.building import check, figure, said


def test_a_rate_above_a_hundred_is_an_error_with_its_cell_and_both_numbers() -> None:
    [found] = check([figure("assistance_coverage_rate", "呼和浩特市", 2024, 120, cell="C5")])
    assert (found.rule, found.severity, found.cell) == ("rate_outside_range", "error", "C5")
    for part in ("C5", "120%", "0–100%", "帮扶救助覆盖率", "呼和浩特市"):
        assert part in said(found)
    assert "Hohhot" in said(found, "en")


@pytest.mark.parametrize("rate", [0, 65.4, 100])
def test_a_rate_from_nought_to_a_hundred_is_none(rate: float) -> None:
    assert check([figure("assistance_coverage_rate", "呼和浩特市", 2024, rate)]) == ()


def test_a_growth_rate_may_exceed_a_hundred() -> None:
    assert check([figure("mutual_aid_growth", "全区", 2024, 121.5)]) == ()


def test_every_offender_is_reported_never_the_first_alone() -> None:
    draft = [
        figure("members", place, 2024, -5, cell=f"B{row}")
        for row, place in enumerate(("呼和浩特市", "包头市", "乌海市"), start=9)
    ]
    assert [one.cell for one in check(draft, rule="number_below_zero")] == ["B9", "B10", "B11"]


def test_one_figure_cannot_have_two_values() -> None:
    draft = [
        figure("workers", "乌海市", 2020, 100, cell="C3"),
        figure("workers", "乌海市", 2020, 200, cell="F3"),
    ]
    [found] = check(draft)
    assert (found.rule, found.cell, found.found, found.expected) == (
        "same_key_twice", "F3", "200", "100",
    )  # fmt: skip
    assert "C3 已填 100人" in said(found)


def test_the_same_value_twice_or_within_rounding_is_no_contradiction() -> None:
    exact = figure("hardship_households", "乌海市", 2020, 52_312)
    rounded = figure("hardship_households", "乌海市", 2020, 52_000, half_width=500)
    assert check([exact, exact, rounded]) == ()


def test_a_number_and_an_absence_for_one_figure_contradict_each_other() -> None:
    draft = [
        figure("workers", "乌海市", 2020, 100, cell="C3"),
        figure("workers", "乌海市", 2020, None, cell="F3", absence="unreported"),
    ]
    [found] = check(draft)
    assert found.cell == "F3"
    assert "“未报”" in said(found)


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        (("female_members", "包头市", {}), ("members", "包头市", {})),
        (("workers", "包头市", {"breakdown": "ownership=state"}), ("workers", "包头市", {})),
        (("members", "昆都仑区", {}), ("members", "包头市", {})),
        (("members", "包头市", {}), ("members", "全区", {})),
    ],
    ids=["of an indicator", "of a breakdown", "a banner of its league", "a league of the region"],
)
def test_a_part_cannot_be_larger_than_its_whole(part: tuple, whole: tuple) -> None:
    (code, place, more), (whole_code, whole_place, _) = part, whole
    large = figure(code, place, 2024, 900, cell="C7", **more)
    [found] = check([large, figure(whole_code, whole_place, 2024, 800, cell="C4")])
    assert (found.rule, found.cell, found.found, found.expected) == (
        "part_above_whole", "C7", "900", "≤800",
    )  # fmt: skip
    assert check([large, figure(whole_code, whole_place, 2024, 900)]) == ()


def test_a_part_in_store_is_held_against_a_new_whole_and_named_at_the_whole() -> None:
    published = [figure("female_members", "包头市", 2024, 900)]
    [found] = check([figure("members", "包头市", 2024, 800, cell="D4")], published)
    assert (found.rule, found.cell, found.found) == ("part_above_whole", "D4", "900")


def test_rounding_and_bounds_speak_for_the_whole() -> None:
    part = figure("female_members", "包头市", 2024, 5_204)
    assert check([part, figure("members", "包头市", 2024, 5_200, half_width=50)]) == ()
    assert check([part, figure("members", "包头市", 2024, 5_000, bound="ge")]) == ()


@pytest.mark.parametrize("year", [1899, 2027, 2204])
def test_a_year_that_cannot_be_meant(year: int) -> None:
    [found] = check([figure("members", "包头市", year, 800)], rule="year_outside_range")
    assert found.found == str(year)
    assert f"{year}，应在 1947–2026 年之间" in said(found)


def test_a_year_far_before_everything_in_store_is_an_error_and_next_years_target_is_not() -> None:
    published = [figure("members", "包头市", 2015, 800)]
    [found] = check([figure("members", "包头市", 1964, 800)], published)
    assert found.expected == "1995~2026"
    assert check([figure("worker_membership_rate", "包头市", 2030, 90, kind="target")]) == ()


def test_the_federations_own_amount_put_for_all_levels() -> None:
    own = figure("warmth_funds", "全区", 2017, 5_470_000, scope="own", cell="C5")
    short = figure("warmth_funds", "全区", 2017, 3_930_000, scope="all", cell="C4")
    copied = figure("warmth_funds", "全区", 2017, 5_470_000, scope="all", cell="C4")
    for wrong in (short, copied):
        [found] = check([wrong, own])
        assert (found.rule, found.cell) == ("own_as_all", "C4")
        assert "547万元" not in said(found)
        assert "5470000元" in said(found)
    right = figure("warmth_funds", "全区", 2017, 9_400_000, scope="all")
    assert check([right, own]) == ()
