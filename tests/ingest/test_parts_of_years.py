"""A part of a year never passes for the year, nor does the same part of the year before."""

import datetime

import pytest

from atlas.ingest import Corrections, Draft
from tests.ingest.desk import draft, rules


def periods(one: Draft) -> dict[str, tuple[int | None, str, str]]:
    """Cell → (year, period, as of)."""
    return {figure.cell: (figure.year, figure.period, figure.as_of) for figure in one.figures}


@pytest.mark.parametrize(
    "last", ["上年同期", "上年同期数", "去年同期", "2023年同期", "2023年1—6月"]
)
def test_the_same_months_of_last_year_beside_this_years(last: str) -> None:
    rows = [
        ["2024年工作进展情况"],
        ["指标", "单位", "1-6月累计", last, "同比增长"],
        ["新发展会员人数", "人", 31200, 28900, "8.0%"],
        ["工会会员人数", "人", 5_000, 4_900, "2.0%"],
    ]
    one = draft(rows)
    assert periods(one) == {
        "C3": (2024, "cumulative", "2024-06"),
        "D3": (2023, "cumulative", "2023-06"),
        "C4": (2024, "point", "2024-06"),
        "D4": (2023, "point", "2023-06"),
    }
    assert rules(one) == []


@pytest.mark.parametrize(
    ("title", "month"),
    [
        ("2024年上半年工作进展情况", "06"),
        ("工作进展情况（2024年1—9月）", "09"),
        ("工作进展情况（2024年1月至9月）", "09"),
        ("2024年1至4月工作进展", "04"),
        ("截至2024年5月底工作进展", "05"),
        ("2024年第一季度工作进展", "03"),
        ("2024年前三季度工作进展", "09"),
        ("2024年1—3季度工作进展", "09"),
        ("2024年度工作进展（截至9月底）", "09"),
        ("2024年度工作进展（上半年）", "06"),
        ("2024年工作进展（1-6月）", "06"),
        ("2024年工作进展（截至2024年8月末）", "08"),
        ("2024年工作进展（2024年6月30日）", "06-30"),
    ],
)
def test_this_and_last_year_below_a_title_of_a_part_are_that_part(title: str, month: str) -> None:
    rows = [[title], ["指标", "本年累计", "上年同期"], ["新发展会员人数（人）", 312, 289]]
    assert periods(draft(rows)) == {
        "B3": (2024, "cumulative", f"2024-{month}"),
        "C3": (2023, "cumulative", f"2023-{month[:2]}"),
    }


def test_the_end_of_last_year_is_its_end_in_a_report_of_half_a_year_too() -> None:
    rows = [
        ["2024年上半年情况"],
        ["指标", "本期末", "上年末"],
        ["工会会员人数（人）", 5_100, 5_000],
    ]
    one = draft(rows)
    assert periods(one)["C3"] == (2023, "year", "2023-12-31")


def test_in_a_report_of_a_year_the_same_period_is_the_year_before() -> None:
    rows = [["2024年情况"], ["指标", "本年", "上年同期"], ["新发展会员人数（人）", 312, 289]]
    assert periods(draft(rows)) == {"B3": (2024, "year", ""), "C3": (2023, "year", "")}


@pytest.mark.parametrize(
    ("file", "sheet"),
    [
        ("2024年上半年快报.xlsx", "快报"),
        ("2024年.xlsx", "1-6月"),
        ("2024年.xlsx", "上半年"),
        ("2024年.xlsx", "上半年报表"),
    ],
)
def test_a_part_that_only_the_file_or_the_sheet_names(file: str, sheet: str) -> None:
    rows = [["工作进展情况"], ["指标", "数值"], ["新发展会员人数（人）", 312]]
    assert periods(draft(rows, file, sheet=sheet)) == {"B3": (2024, "cumulative", "2024-06")}


def test_a_day_of_filling_in_is_no_part_of_the_year() -> None:
    rows = [["2024年情况"], ["填报日期：2024年6月5日"], ["指标", "数值"], ["新发展会员人数", 3]]
    assert periods(draft(rows)) == {"B4": (2024, "year", "")}


ALONE = [
    "2024年第三季度会员统计表",
    "2024年三季度会员统计表",
    "2024年9月会员统计表",
    "2024年9月份会员统计表",
    "会员统计表（2024.09）",
    "会员统计表（2024-9）",
    "2024年会员统计表（三季度）",
]


@pytest.mark.parametrize("title", ALONE)
def test_what_grew_in_a_month_or_quarter_alone_is_no_figure_of_the_year(title: str) -> None:
    rows = [[title], ["地区", "工会会员人数（人）", "新发展会员人数（人）"], ["包头市", 5_000, 60]]
    one = draft(rows)
    assert periods(one) == {"B3": (2024, "point", "2024-09")}
    assert rules(one) == [("part_of_year", "C3")]


@pytest.mark.parametrize("title", ["2024年下半年会员统计", "2024年四季度会员统计"])
def test_the_last_part_of_a_year_ends_with_it(title: str) -> None:
    rows = [[title], ["地区", "工会会员人数（人）", "新发展会员人数（人）"], ["包头市", 5_000, 60]]
    one = draft(rows)
    assert periods(one) == {"B3": (2024, "year", "2024-12-31")}
    assert rules(one) == [("part_of_year", "C3")]


@pytest.mark.parametrize("sheet", ["6月", "6月份", "二季度"])
def test_a_sheet_of_a_month_or_quarter(sheet: str) -> None:
    rows = [["会员统计"], ["地区", "工会会员人数（人）", "新发展会员人数（人）"], ["包头市", 5, 6]]
    one = draft(rows, "2024年.xlsx", sheet=sheet)
    assert periods(one) == {"B3": (2024, "point", "2024-06")}
    assert rules(one) == [("part_of_year", "C3")]


def test_months_across_are_asked_about_for_what_grows() -> None:
    head = ["指标", "2024年5月", "2024年6月", "2024年6月底", "2024年1—6月"]
    rows = [
        ["情况"],
        head,
        ["新发展会员人数（人）", 5, 6, 7, 8],
        ["工会会员人数（人）", 50, 60, 60, 60],
    ]
    one = draft(rows)
    assert periods(one) == {
        "D3": (2024, "cumulative", "2024-06"),
        "E3": (2024, "cumulative", "2024-06"),
        "B4": (2024, "point", "2024-05"),
        "C4": (2024, "point", "2024-06"),
        "D4": (2024, "point", "2024-06"),
        "E4": (2024, "point", "2024-06"),
    }
    assert rules(one) == [("part_of_year", "B3"), ("part_of_year", "C3")]


def test_a_month_whose_column_says_that_it_adds_up() -> None:
    rows = [["2024年6月统计"], ["指标", "单位", "本年累计"], ["新发展会员人数", "人", 60]]
    assert periods(draft(rows)) == {"C3": (2024, "cumulative", "2024-06")}


def test_the_year_that_was_chosen_settles_a_quarter() -> None:
    rows = [["2024年第三季度"], ["地区", "新发展会员人数（人）"], ["包头市", 60]]
    one = draft(rows, chosen=Corrections().with_("Sheet1", year=2024))
    assert periods(one) == {"B3": (2024, "cumulative", "2024-09")}


def test_a_second_table_of_the_same_year_is_of_the_same_part() -> None:
    rows = [
        ["2024年上半年工作情况"],
        ["地区", "新发展会员人数（人）"],
        ["包头市", 60],
        [],
        ["二、送温暖情况"],
        ["地区", "送温暖资金（万元）"],
        ["包头市", 7],
        [],
        ["三、2024年全年帮扶计划"],
        ["地区", "帮扶资金（万元）"],
        ["包头市", 9],
    ]
    parts = periods(draft(rows))
    assert parts["B3"] == parts["B7"] == (2024, "cumulative", "2024-06")
    assert parts["B11"] == (2024, "year", "")


@pytest.mark.parametrize("title", ["2024年1—6月工作", "2024年上半年工作"])
def test_bare_years_below_a_title_of_a_part_are_that_part(title: str) -> None:
    rows = [[title], ["指标", "2024年", "2023年"], ["新发展会员人数（人）", 60, 50]]
    assert periods(draft(rows)) == {
        "B3": (2024, "cumulative", "2024-06"),
        "C3": (2023, "cumulative", "2023-06"),
    }


def test_years_beside_an_explicit_part_or_the_whole_year_are_whole() -> None:
    row = ["新发展会员人数（人）", 50, 60, 100]
    rows = [["2024年上半年工作"], ["指标", "2023年", "2024年上半年", "2024年全年"], row]
    assert periods(draft(rows)) == {
        "B3": (2023, "year", ""),
        "C3": (2024, "cumulative", "2024-06"),
        "D3": (2024, "year", "2024-12-31"),
    }


def test_a_column_of_years_below_a_title_of_a_part() -> None:
    rows = [["2024年上半年"], ["地区", "年份", "新发展会员人数（人）"], ["包头市", 2024, 60]]
    assert periods(draft(rows)) == {"C3": (2024, "cumulative", "2024-06")}


def test_months_typed_as_dates_are_months() -> None:
    days = [datetime.date(2024, month, 1) for month in (1, 2, 3)]
    rows = [
        ["情况"],
        ["指标", *days],
        ["新发展会员人数（人）", 5, 6, 7],
        ["工会会员人数（人）", 8, 9, 9],
    ]
    one = draft(rows)
    assert periods(one) == {
        "B3": (2024, "cumulative", "2024-01"),
        "B4": (2024, "point", "2024-01"),
        "C4": (2024, "point", "2024-02"),
        "D4": (2024, "point", "2024-03"),
    }
    assert {rule for rule, _ in rules(one)} == {"part_of_year"}


def test_a_list_whose_rows_say_up_to_when_they_count() -> None:
    head = ["指标", "地区", "年份", "时点", "数值", "单位"]
    rows = [
        head,
        ["新发展会员人数", "包头市", 2024, "2024-06", 60, "人"],
        ["新发展会员人数", "乌海市", 2024, "2024年底", 70, "人"],
        ["工会会员人数", "乌海市", 2024, "2024-06", 700, "人"],
    ]
    assert periods(draft(rows)) == {
        "E2": (2024, "cumulative", "2024-06"),
        "E3": (2024, "year", "2024-12-31"),
        "E4": (2024, "point", "2024-06"),
    }
