"""同比, 排名, 占比 and 完成率 are worked out again from their neighbours instead of stored."""

import pytest

from tests.ingest.desk import Rows, draft, rules, told


def differing(rows: Rows) -> list[tuple[str, str, str]]:
    """(cell, as printed, as worked out) of each query about a derived column."""
    return [
        (one.cell, one.found, one.expected)
        for one in draft(rows).findings
        if one.rule == "derived_differs"
    ]


def test_growth_and_difference_follow_from_the_two_years_beside_them() -> None:
    rows = [
        ["各盟市会员人数（人）"],
        ["地区", "2023年", "2024年", "同比增长（%）", "增减数"],
        ["包头市", 1000, 1100, 10.0, 100],
        ["乌海市", 1000, 1053, 5.3, 50],
        ["通辽市", 1000, 1010, 2, 10],
    ]
    # (1053 − 1000) = 53, not 50; (1010 ÷ 1000 − 1) = 1 %, not 2 %
    assert differing(rows) == [("D5", "2", "1.0"), ("E4", "50", "53")]
    assert set(told(draft(rows))) == {"B3", "C3", "B4", "C4", "B5", "C5"}


def test_rounding_of_the_operands_allows_what_it_allows() -> None:
    # 8.2 may be 8.15…8.25 and 8.4 8.35…8.45: growth between 1.2 % and 3.7 %
    rows = [
        ["会员人数（万人）"],
        ["地区", "2023年", "2024年", "增幅（%）"],
        ["包头市", 8.2, 8.4, 3.6],
    ]
    assert differing(rows) == []
    rows[2][3] = 3.9
    assert differing(rows) == [("D3", "3.9", "2.4")]


def test_each_group_of_headings_has_its_own_growth() -> None:
    rows = [
        ["2024年"],
        ["地区", "会员人数", "", "", "基层工会数", "", ""],
        ["", "上年", "本年", "增幅", "上年", "本年", "增幅"],
        ["包头市", 1000, 1100, "10%", 5, 6, "20%"],
        ["乌海市", 1000, 1100, "12%", 5, 6, "20%"],
    ]
    assert differing(rows) == [("D5", "12%", "10")]


def test_a_share_is_that_of_the_printed_total() -> None:
    rows = [
        ["2024年"],
        ["地区", "会员人数", "占全区比重%"],
        ["包头市", 60, 60],
        ["乌海市", 40, 41],
        ["合计", 100, 100],
    ]
    assert differing(rows) == [("C4", "41", "40")]


@pytest.mark.parametrize(("numbers", "ranks"), [((30, 20, 10), (1, 2, 3)), ((1, 2, 3), (1, 2, 3))])
def test_ranks_may_run_from_either_end(numbers: tuple[int, ...], ranks: tuple[int, ...]) -> None:
    places = ("包头市", "乌海市", "通辽市")
    rows: list[list[object]] = [["2024年"], ["地区", "会员人数", "位次"]]
    rows += [list(row) for row in zip(places, numbers, ranks, strict=True)]
    assert differing(rows) == []


def test_one_rank_that_contradicts_the_others_is_told() -> None:
    rows = [["2024年"], ["地区", "会员人数", "位次"]]
    rows += [
        ["包头市", 50, 1],
        ["乌海市", 40, 2],
        ["通辽市", 30, 5],
        ["赤峰市", 20, 4],
        ["兴安盟", 10, 5],
    ]
    assert differing(rows) == [("C5", "5", "3")]


def test_a_row_of_growth_belongs_to_the_indicator_above_it() -> None:
    rows = [
        ["包头市"],
        ["指标", "2023年", "2024年"],
        ["会员人数（人）", 1000, 1100],
        ["比上年增长（%）", "", 12],
    ]
    assert differing(rows) == [("C4", "12", "10")]
    assert [(one.cell, one.reason) for one in draft(rows).ignored] == [("A4:C4", "derived")]


def test_years_below_each_other_give_the_growth_beside_them() -> None:
    rows = [
        ["包头市"],
        ["年份", "会员人数", "增长%"],
        [2020, 100, ""],
        [2021, 110, 10],
        [2022, 121, 12],
    ]
    assert differing(rows) == [("C5", "12", "10")]


def test_a_completed_share_of_a_plan() -> None:
    rows = [
        ["2024年新发展会员人数"],
        ["地区", "目标", "完成", "完成率"],
        ["包头市", 100, 90, "90%"],
        ["乌海市", 100, 80, "85%"],
    ]
    assert differing(rows) == [("D4", "85%", "80")]
    assert [one.kind for one in draft(rows).figures] == ["target", "result"] * 2


def test_what_cannot_be_worked_out_is_left_alone() -> None:
    rows = [["2024年"], ["地区", "会员人数", "同比增长"], ["包头市", 60, "5%"], ["乌海市", 40, "—"]]
    assert rules(draft(rows)) == []


def test_a_whole_number_is_rounded_as_the_others_of_its_column() -> None:
    rows = [
        ["2024年目标任务完成情况"],
        ["盟市", "新发展会员人数（人）", "", ""],
        ["", "目标", "完成", "完成率（%）"],
        ["包头", 2100, 2190, 104.3],
        ["兴安", 2300, 2370, 103],  # 103.04
        ["通辽", 2000, 2061, 103],  # 103.05
    ]
    assert differing(rows) == []


def test_what_would_print_the_same_is_told_with_the_digits_that_differ() -> None:
    rows = [["地区", "2023年会员人数", "2024年会员人数", "增长（%）"], ["包头", 3000, 3091, 3]]
    assert differing(rows) == [("D2", "3", "3.03")]
