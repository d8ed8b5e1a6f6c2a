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
