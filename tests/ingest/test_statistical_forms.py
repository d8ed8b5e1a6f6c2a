"""Forms of the statistical system: 表号 and 制定机关 in a corner, 甲 乙 丙 1 below the headings."""

import pytest

from tests.ingest.desk import draft, rules, told

BAOTOU = "150200"
BODY = [
    ["指标名称", "计量单位", "代码", "本年实际"],
    ["甲", "乙", "丙", "1"],
    ["一、基层工会组织数", "个", "01", 2031],
    ["二、职工人数", "人", "02", 500_000],
    ["    其中：女职工", "人", "03", 200_000],
    ["三、职工入会率", "%", "04", 96.0],
    ["单位负责人：  统计负责人：  填表人：  联系电话：  报出日期：2025年1月15日"],
]
ONE_CELL = [
    ["", "", "", "表    号：综统1表"],
    ["", "", "", "制定机关：全国总工会"],
    ["", "", "", "文    号：〔2021〕8号"],
    ["", "", "", "有效期至：2026年12月"],
    ["综合机关名称：包头市总工会", "", "2024年", ""],
]
TWO_CELLS = [
    ["", "", "表号：", "综统1表"],
    ["", "", "批准机关：", "国家统计局"],
    ["填报单位（盖章）：包头市总工会", "2024年", "有效期至：", "2026年12月"],
]
ON_THE_LEFT = [
    ["表号：综统1表"],
    ["制表机关：中华全国总工会"],
    ["汇总单位名称：包头市总工会", "", "2024 年", "有效期限：2025年3月"],
]


@pytest.mark.parametrize("corner", [ONE_CELL, TWO_CELLS, ON_THE_LEFT])
def test_the_corner_of_a_form_is_neither_heading_nor_year_nor_place(corner: list) -> None:
    one = draft([["工会组织建设情况"], *corner, *BODY])
    assert [figure[:3] for figure in told(one).values()] == [
        ("grassroots_unions", BAOTOU, 2024),
        ("workers", BAOTOU, 2024),
        ("female_workers", BAOTOU, 2024),
        ("worker_membership_rate", BAOTOU, 2024),
    ]
    assert [figure.value for figure in one.figures] == [2031, 500_000, 200_000, 96.0]
    assert rules(one) == []


def test_twelve_forms_of_one_kind_differ_by_who_fills_them_in_alone() -> None:
    for name, code in (("兴安盟", "152200"), ("锡林郭勒盟", "152500"), ("阿拉善盟", "152900")):
        corner = [["", "", "表    号：综统1表"], [f"填报单位（盖章）：{name}总工会", "", "2024年"]]
        one = draft([["工会组织建设情况（年报）"], *corner, *BODY])
        assert {(figure.place, figure.year) for figure in one.figures} == {(code, 2024)}


def test_amounts_that_read_like_the_code_of_a_place_are_amounts() -> None:
    """150000 is 内蒙古 and 15万元."""
    rows = [["2024年"], ["单位：元"], ["旗县", "送温暖资金", "维权支出"],
            ["青山区", 300_000, 150_000], ["九原区", 200_000, 90_000]]  # fmt: skip
    one = draft(rows)
    assert [(figure.cell, figure.value) for figure in one.figures] == [
        ("B4", 300_000),
        ("B5", 200_000),
    ]
    assert [(left.kind, left.name) for left in one.unmatched] == [("indicator", "维权支出")]


def test_units_due_and_units_with_a_congress_need_no_word_for_units() -> None:
    rows = [
        ["2024年各盟市职代会建制情况"],
        ["盟市", "国有企业", ""],
        ["", "应建职代会", "已建职代会"],
        ["包头市", 200, 198],
    ]
    assert [figure[0] for figure in told(draft(rows)).values()] == [
        "congress_due_units",
        "congress_units",
    ]


@pytest.mark.parametrize(
    "marks",
    [
        ["", "①", "②", "③=②/①"],
        ["甲", "1", "2", "3=2/1"],
        ["甲", 1, 2, "3=2÷1×100%"],
        ["栏次", 1, 2, "3 = 2/1"],
    ],
)
def test_the_line_that_says_how_columns_follow_is_no_row(marks: list) -> None:
    heads = ["盟市", "应建职代会单位数", "已建职代会单位数", "职代会建制率（%）"]
    one = draft([["2024年"], heads, marks, ["包头市", 200, 190, 95.0]])
    assert {figure.indicator: figure.value for figure in one.figures} == {
        "congress_due_units": 200,
        "congress_units": 190,
        "congress_rate": 95.0,
    }
    assert one.findings == ()


@pytest.mark.parametrize("heading", ["", "指标"])
@pytest.mark.parametrize("first", [["1", "2"], ["一", "1"], ["一、", "二、"], [1, 2]])
def test_serials_without_a_heading_are_no_figures(heading: str, first: list) -> None:
    rows = [["2023年工会情况"], ["", heading, "包头市", "乌海市"],
            [first[0], "基层工会数", 300, 100], [first[1], "会员数", 90_000, 20_000]]  # fmt: skip
    one = draft(rows)
    assert {(figure.place, figure.value) for figure in one.figures} == {
        (BAOTOU, 300),
        (BAOTOU, 90_000),
        ("150300", 100),
        ("150300", 20_000),
    }


@pytest.mark.parametrize("unit", ["人民币万元", "万元人民币", "万元（人民币）"])
def test_money_of_which_country_is_as_much(unit: str) -> None:
    one = draft([["2024年"], [f"金额单位：{unit}"], ["盟市", "帮扶资金"], ["包头市", 100.5]])
    assert [figure.value for figure in one.figures] == [1_005_000]
    assert one.findings == ()


@pytest.mark.parametrize("numbers", [["1", "3", "9"], ["三", "5", "9"], ["4", "8", "2"]])
def test_texts_that_number_some_rows_of_a_longer_list_are_no_figures(numbers: list[str]) -> None:
    """They had become the region's: 5 outdoor stations, for its number in the list."""
    names = ["普惠旗县数", "户外劳动者服务站点（个）", "文体活动场次"]
    rows = [[number, name, 3, 4] for number, name in zip(numbers, names, strict=True)]
    one = draft([["2023年度普惠服务工作情况（全区）"], ["", "", "呼市", "包头"], *rows])
    assert {figure.place for figure in one.figures} == {"150100", "150200"}
    assert {figure.cell[0] for figure in one.figures} == {"C", "D"}
    assert one.findings == ()
