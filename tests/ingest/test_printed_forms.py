"""Habits of printed forms: units that close a title, 合计 below 序号, 本级 beside 全级."""

import pytest

from tests.ingest.desk import draft, rules, told


@pytest.mark.parametrize("closing", ["（万元）", "(单位：万元)", "［万元］", "（万元、户）"])
def test_a_unit_that_closes_the_title_counts_for_the_table(closing: str) -> None:
    rows = [[f"2023年困难职工帮扶资金{closing}"], ["盟市", "送温暖资金"], ["包头市", 100]]
    assert told(draft(rows))["B3"] == ("warmth_funds", "150200", 2023, "", 1_000_000)


@pytest.mark.parametrize("closing", ["（试行）", "（2023年）", "（万元版）", ""])
def test_other_brackets_that_close_a_title_are_no_unit(closing: str) -> None:
    rows = [[f"2023年困难职工帮扶资金{closing}"], ["盟市", "送温暖资金"], ["包头市", 100]]
    assert told(draft(rows))["B3"] == ("warmth_funds", "150200", 2023, "", 100)


@pytest.mark.parametrize("merge", [[], ["A5:B5"]])
def test_a_total_below_the_row_numbers_is_the_total_of_the_places(merge: list[str]) -> None:
    rows = [
        ["2023年"],
        ["序号", "盟市", "在档困难职工户数"],
        [1, "包头市", 40],
        [2, "乌海市", 2],
        ["合计", "", 42],
    ]
    one = draft(rows, merge=merge)
    assert rules(one) == []
    assert len(one.figures) == 2
    assert [(total.cell, total.value, total.parts) for total in one.totals] == [
        ("C5", 42, ("C3", "C4"))
    ]


@pytest.mark.parametrize("own", ["本级", "其中：本级"])
def test_own_and_all_levels_beside_each_other_are_two_figures(own: str) -> None:
    rows = [
        ["2023年送温暖资金统计表"],
        ["盟市", "送温暖资金（万元）", ""],
        ["", "全级", own],
        ["包头市", 300, 100],
        ["合计", 300, 100],
    ]
    for how in ({"merge": ["A2:A3", "B2:C2"]}, {}):
        one = draft(rows, **how)
        assert {(at.cell, at.value, at.scope) for at in one.figures} == {
            ("B4", 3_000_000, "all"),
            ("C4", 1_000_000, "own"),
        }


def test_levels_alone_below_a_title_that_names_the_indicator() -> None:
    rows = [["2023年送温暖资金（万元）"], ["盟市", "本级", "全级"], ["包头市", 1, 3]]
    one = draft(rows)
    assert [(at.indicator, at.value, at.scope) for at in one.figures] == [
        ("warmth_funds", 10_000, "own"),
        ("warmth_funds", 30_000, "all"),
    ]


def test_a_list_may_call_its_scope_as_it_likes() -> None:
    rows = [
        ["地区", "指标", "年份", "数值", "单位", "级次"],
        ["包头市", "送温暖资金", 2022, 300, "万元", "全级"],
        ["包头市", "送温暖资金", 2022, 100, "万元", "本级"],
    ]
    assert {(at.value, at.scope) for at in draft(rows).figures} == {
        (3_000_000, "all"),
        (1_000_000, "own"),
    }


_HEADER = ["盟市", "基层工会数", "会员人数（人）"]


@pytest.mark.parametrize("between", [[], [["续表"]], [["2023年各盟市工会"], ["单位：个、人"]]])
def test_a_header_printed_again_on_the_next_page_is_the_same_table(between: list) -> None:
    title = [["2023年各盟市工会"], ["单位：个、人"]]
    rows = [*title, _HEADER, ["包头市", 5, 50], *between, _HEADER, ["乌海市", 6, 60]]
    one = draft(rows)
    last = len(rows)
    assert told(one) == {
        "B4": ("grassroots_unions", "150200", 2023, "", 5),
        "C4": ("members", "150200", 2023, "", 50),
        f"B{last}": ("grassroots_unions", "150300", 2023, "", 6),
        f"C{last}": ("members", "150300", 2023, "", 60),
    }
    assert rules(one) == []
    assert {left.reason for left in one.ignored} == {"repeated"}


@pytest.mark.parametrize(
    "above", [["2022年各盟市工会"], ["其中困难企业"], ["2022年"], ["单位：万人"], ["附表2"]]
)
def test_the_same_header_below_another_title_is_another_table(above: list[str]) -> None:
    rows = [["2023年各盟市工会"], _HEADER, ["包头市", 5, 50], above, _HEADER, ["包头市", 6, 60]]
    one = draft(rows)
    assert [part.range for part in one.sheets] == ["A1:C3", "A4:C6"]
    assert one.sheets[1].year == (2022 if above[0].startswith("2022") else 2023)


@pytest.mark.parametrize("row", ["市本级", "本级", "赤峰市本级"])
def test_the_own_level_of_a_league_in_its_own_table(row: str) -> None:
    rows = [["赤峰市2023年送温暖资金（万元）"], ["旗县区", "送温暖资金"], ["红山区", 5], [row, 3]]
    one = draft(rows)
    assert [(at.place, at.value, at.scope) for at in one.figures] == [
        ("150402", 50_000, "all"),
        ("150400", 30_000, "own"),
    ]


def test_the_own_level_of_nobody_is_asked() -> None:
    rows = [["2023年"], ["盟市", "送温暖资金（万元）"], ["包头市", 5], ["市本级", 3]]
    assert rules(draft(rows)) == [("unknown_place", "A4")]
