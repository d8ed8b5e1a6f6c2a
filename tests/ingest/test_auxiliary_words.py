"""Words beside a name that are no part of it: sources, what was done, measures, codes, groups."""

import pytest

from tests.ingest.desk import draft, rules, told

PAPER = "《某市总工会：厂务公开民主管理工作取得新成效》，工人日报，2021-01-17"


@pytest.mark.parametrize("heading", ["来源", "出处", "说明", "备注", "依据", "主要做法", ""])
def test_a_text_that_speaks_of_a_theme_is_no_part_of_the_name(heading: str) -> None:
    rows = [
        ["指标", "地区", "年份", "数值", "单位", heading],
        ["厂务公开建制率", "乌海市", 2020, "98%", "%", PAPER],
        ["职代会建制率", "乌海市", 2020, "96%", "%", PAPER],
    ]
    one = draft(rows)
    assert rules(one) == []
    assert {cell: (code, value) for cell, (code, *_, value) in told(one).items()} == {
        "D2": ("disclosure_rate", 98.0),
        "D3": ("congress_rate", 96.0),
    }
