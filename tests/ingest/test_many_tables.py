"""Several tables on one sheet: each is read for itself, with what holds for all of them."""

import pytest

from tests.ingest.desk import Rows, draft, rules, told

MEMBERS, UNIONS, HARDSHIP = "members", "grassroots_unions", "hardship_households"


def ranges(rows: Rows) -> list[str]:
    return [one.range for one in draft(rows).sheets]


def test_a_second_table_below_has_its_own_header_and_the_first_ones_year() -> None:
    rows = [
        ["2023年会员人数"],
        ["地区", "会员人数"],
        ["包头市", 98],
        [],
        ["基层工会数（万个）"],
        ["地区", "基层工会数"],
        ["包头市", 9],
    ]
    one = draft(rows)
    assert told(one) == {
        "B3": (MEMBERS, "150200", 2023, "", 98),
        "B7": (UNIONS, "150200", 2023, "", 90_000),
    }
    assert [part.range for part in one.sheets] == ["A1:B4", "A5:B7"]
    assert one.findings == ()


def test_tables_side_by_side_share_the_title_above_them() -> None:
    rows = [
        ["2023年"],
        ["盟市", "会员人数", "", "指标", "2021年", "2022年"],
        ["包头市", 98, "", "基层工会数", 5, 6],
        ["乌海市", 8, "", "农牧民工会员", 7, 8],
    ]
    assert told(draft(rows)) == {
        "B3": (MEMBERS, "150200", 2023, "", 98),
        "B4": (MEMBERS, "150300", 2023, "", 8),
        "E3": (UNIONS, "150000", 2021, "", 5),
        "F3": (UNIONS, "150000", 2022, "", 6),
        "E4": ("migrant_members", "150000", 2021, "", 7),
        "F4": ("migrant_members", "150000", 2022, "", 8),
    }


def test_a_table_folded_into_two_halves_is_one_table_whose_sum_counts_both() -> None:
    rows = [
        ["2023年各盟市在档困难职工户数"],
        ["序号", "盟市", "在档户数", "序号", "盟市", "在档户数"],
        [1, "包头市", 98, 3, "通辽市", 5],
        [2, "乌海市", 9, 4, "赤峰市", 5],
        ["", "", "", "", "合计", 117],
    ]
    one = draft(rows)
    assert {cell: (place, value) for cell, (_, place, _, _, value) in told(one).items()} == {
        "C3": ("150200", 98),
        "C4": ("150300", 9),
        "F3": ("150500", 5),
        "F4": ("150400", 5),
    }
    assert [(total.cell, set(total.parts)) for total in one.totals] == [
        ("F5", {"C3", "C4", "F3", "F4"})
    ]


def test_each_of_two_tables_beside_each_other_has_its_own_title() -> None:
    rows = [
        ["表1 2023年会员人数", "", "", "表2 2022年基层工会数", ""],
        ["地区", "会员人数", "", "地区", "基层工会数"],
        ["包头市", 98, "", "包头市", 9],
    ]
    assert told(draft(rows)) == {
        "B3": (MEMBERS, "150200", 2023, "", 98),
        "E3": (UNIONS, "150200", 2022, "", 9),
    }


def test_tables_that_begin_at_different_heights_are_told_apart() -> None:
    rows = [
        ["2023年各盟市情况"],
        ["地区", "会员人数"],
        ["包头市", 98, "", "2022年基层工会数", ""],
        ["乌海市", 98, "", "地区", "基层工会数"],
        ["通辽市", 98, "", "乌海市", 9],
        ["", "", "", "包头市", 9],
    ]
    one = draft(rows)
    assert {(year, indicator) for indicator, _, year, _, _ in told(one).values()} == {
        (2023, MEMBERS),
        (2022, UNIONS),
    }
    assert len(one.figures) == 5


def test_a_continued_table_may_go_on_with_other_columns() -> None:
    rows = [
        ["2023年各盟市工会情况"],
        ["地区", "基层工会数", "会员人数"],
        ["包头市", 5, 50],
        ["续表"],
        ["地区", "送温暖资金（万元）", "职工人数"],
        ["包头市", 6, 60],
    ]
    assert told(draft(rows)) == {
        "B3": (UNIONS, "150200", 2023, "", 5),
        "C3": (MEMBERS, "150200", 2023, "", 50),
        "B6": ("warmth_funds", "150200", 2023, "", 60_000),
        "C6": ("workers", "150200", 2023, "", 60),
    }


@pytest.mark.parametrize(
    "row",
    [
        ["包头市", "未报", "—"],
        ["一、西部", "", ""],
        ["包头市", 2001, 2002],
        ["其中：东河区", "", ""],
    ],
)
def test_a_row_of_data_never_begins_a_table(row: list[object]) -> None:
    rows = [["2023年"], ["地区", "会员人数", "职工人数"], ["乌海市", 5, 6], row, ["通辽市", 7, 8]]
    assert ranges(rows) == ["A1:C5"]


def test_the_roles_of_all_tables_are_drawn_on_one_sheet() -> None:
    rows = [
        ["2023年"],
        ["地区", "会员人数", "", "指标", "2022年"],
        ["包头市", 98, "", "基层工会数", 6],
        [],
        ["地区", "职工人数"],
        ["包头市", 9],
    ]
    one = draft(rows)
    roles = one.roles["Sheet1"].by_cell(one.workbook.sheets[0])
    assert (roles["A1"], roles["D3"], roles["E2"], roles["E3"]) == (
        "title",
        "indicator",
        "header",
        "value",
    )
    assert (roles["A5"], roles["A6"], roles["B6"]) == ("header", "place", "value")
    assert rules(one) == []


def test_a_row_of_data_whose_number_looks_like_a_year_begins_no_table() -> None:
    rows = [
        ["指标", "地区", "年份", "数值"],
        ["会员人数", "包头市", 2004, 51234],
        ["会员人数", "包头市", 2005, 1990],
        ["会员人数", "包头市", 2006, 51236],
    ]
    assert ranges(rows) == ["A1:D4"]
