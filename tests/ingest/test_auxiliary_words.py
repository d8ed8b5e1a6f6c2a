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


@pytest.mark.parametrize("measure", ["完成情况", "数值", "本年完成数", "实际完成情况", "统计结果"])
def test_a_measure_above_the_figures_is_no_part_of_the_name(measure: str) -> None:
    rows = [
        ["2023年普惠服务（兴安盟总工会填报）"],
        ["项目", measure, "备注"],
        ["普惠性服务受惠会员人数", "2.35万人", "含外卖骑手"],
        ["举办招聘会场次", "46场", "线上12场"],
    ]
    one = draft(rows)
    assert rules(one) == []
    assert {code: value for code, _, _, _, value in told(one).values()} == {
        "inclusive_members": 23_500,
        "job_fairs": 46,
    }


def test_groups_of_a_form_name_nothing_and_the_unit_of_a_group_decides() -> None:
    rows = [
        ["2022年会员评议职工之家测评结果汇总表"],
        ["旗县区", "测评表（份）", "", "测评结果（票）", "", "", "会员满意率"],
        ["", "发放问卷数", "收回问卷数", "满意", "基本满意", "不满意", ""],
        ["昆区", 1200, 1180, 1000, 160, 20, 0.9831],
    ]
    one = draft(rows, merge=["A2:A3", "B2:C2", "D2:F2", "G2:G3"], formats={"G4": "0.00%"})
    assert rules(one) == []
    assert {
        cell: (code, grade, value) for cell, (code, _, _, grade, value) in told(one).items()
    } == {
        "B4": ("questionnaires_issued", "", 1200),
        "C4": ("questionnaires_returned", "", 1180),
        "D4": ("appraisal_votes", "grade=satisfied", 1000),
        "E4": ("appraisal_votes", "grade=basically_satisfied", 160),
        "F4": ("appraisal_votes", "grade=dissatisfied", 20),
        "G4": ("approval_rate", "", 98.31),
    }


def test_a_word_that_names_something_is_never_left_out() -> None:
    rows = [["2023年"], ["盟市", "下岗职工情况"], ["", "会员人数"], ["包头市", 12]]
    one = draft(rows, merge=["A2:A3"])
    assert told(one) == {}
    assert rules(one) == [("unknown_indicator", "B2")]


def test_a_column_of_translations_hinders_nobody() -> None:
    rows = [
        ["23-5 全区工会工作主要指标"],
        ["指标", "Item", "单位", "2021", "2022", "2022年为2021年的%"],
        ["工会会员", "Members", "万人", 469.2, 472.6, 100.7],
        ["  #女会员", "#Female", "万人", 180.3, 182.2, 101.1],
        ["法律援助案件数", "Legal Aid Cases", "件", 512, 530, 110],
    ]
    one = draft(rows)
    assert {cell: (code, value) for cell, (code, *_, value) in told(one).items()} == {
        "D3": ("members", 4_692_000),
        "E3": ("members", 4_726_000),
        "D4": ("female_members", 1_803_000),
        "E4": ("female_members", 1_822_000),
        "D5": ("legal_aid_cases", 512),
        "E5": ("legal_aid_cases", 530),
    }
    assert [(finding.rule, finding.cell, finding.expected) for finding in one.findings] == [
        ("derived_differs", "F5", "103.5")
    ]


def test_a_plan_is_a_target_and_an_estimate_is_asked() -> None:
    rows = [
        ["鄂尔多斯市总工会重点指标"],
        ["指标", "单位", "2022年实绩", "2023年预计", "2024年计划"],
        ["新建基层工会组织数", "个", 120, 130, 140],
    ]
    one = draft(rows)
    assert [(figure.cell, figure.year, figure.kind) for figure in one.figures] == [
        ("C3", 2022, "result"),
        ("E3", 2024, "target"),
    ]
    assert [finding.rule for finding in one.findings] == ["unknown_indicator"]


def test_a_row_of_parts_is_completed_by_the_row_above_it() -> None:
    rows = [
        ["2022年"],
        ["指标名称", "计量单位", "合计", "呼市", "包头"],
        ["合理化建议数", "条", 30, 10, 20],
        ["  其中：采纳", "条", 15, 5, 10],
        ["工会干部总数", "人", 9, 4, 5],
        ["  其中：专职", "", 3, 1, 2],
        ["        兼职", "", 6, 3, 3],
    ]
    one = draft(rows)
    assert {cell: (code, value) for cell, (code, *_, value) in told(one).items()} == {
        "D3": ("proposals_made", 10),
        "E3": ("proposals_made", 20),
        "D4": ("proposals_adopted", 5),
        "E4": ("proposals_adopted", 10),
        "D5": ("union_cadres", 4),
        "E5": ("union_cadres", 5),
        "D6": ("full_time_cadres", 1),
        "E6": ("full_time_cadres", 2),
    }
    assert rules(one) == [("unknown_indicator", "A7")]


def test_a_row_that_is_named_as_an_indicator_is_no_sum_of_the_table() -> None:
    rows = [
        ["包头市2023年困难职工帮扶资金构成"],
        ["项目", "金额（万元）"],
        ["帮扶资金合计", 612],
        ["其中：送温暖资金", 300],
        ["　　　医疗救助资金", 312],
        ["合计", 612],
    ]
    one = draft(rows)
    assert {cell: (code, value) for cell, (code, *_, value) in told(one).items()} == {
        "B3": ("assistance_funds", 6_120_000),
        "B4": ("warmth_funds", 3_000_000),
        "B5": ("medical_aid_funds", 3_120_000),
    }
    assert [(left.cell, left.reason) for left in one.ignored] == [("A6:B6", "total_of_indicators")]


def test_a_column_headed_as_the_sum_of_an_indicator_is_that_indicator() -> None:
    rows = [["2023年"], ["盟市", "工会会员人数合计", "女会员人数"], ["包头市", 12, 5]]
    assert {code: value for code, _, _, _, value in told(draft(rows)).values()} == {
        "members": 12,
        "female_members": 5,
    }


def test_lines_above_two_halves_of_a_form_hold_for_both() -> None:
    rows = [
        ["工会基本情况统计年报表"],
        ["填报单位：乌兰察布市总工会", "", "", "2023年度", "", "计量单位：个、人"],
        ["指标名称", "代码", "数值", "指标名称", "代码", "数值"],
        ["基层工会组织数", "01", 2310, "职工总数", "03", 215600],
        ["涵盖单位数", "02", 3420, "工会会员数", "04", 198400],
        ["工会主席签字：", "", "", "填表人：", "", "联系电话：8320156"],
        ["审核：赵某某", "", "", "制表：钱某", "", "2024/1/15"],
    ]
    one = draft(rows, merge=["A1:F1"])
    assert rules(one) == []
    assert {cell: (code, year, value) for cell, (code, _, year, _, value) in told(one).items()} == {
        "C4": ("grassroots_unions", 2023, 2310),
        "C5": ("covered_units", 2023, 3420),
        "F4": ("workers", 2023, 215_600),
        "F5": ("members", 2023, 198_400),
    }


def test_a_row_of_translations_below_the_headings_hinders_nobody() -> None:
    rows = [
        ["2023年 Trade Unions"],
        ["盟市", "会员人数", "女会员人数"],
        ["League", "Members", "Female Members"],
        ["包头市", 100, 40],
    ]
    one = draft(rows)
    assert rules(one) == []
    assert {cell: (code, value) for cell, (code, *_, value) in told(one).items()} == {
        "B4": ("members", 100),
        "C4": ("female_members", 40),
    }


@pytest.mark.parametrize(
    ("headings", "told_as"),
    [
        (
            ["会员人数", "其中：女", "农牧民工", "职工人数"],
            ["members", "female_members", "migrant_members", "workers"],
        ),
        (
            ["工会经费收缴额（万元）", "其中：本级", "本级经费支出（万元）"],
            ["union_funds", "union_funds", "own_spending"],
        ),
        (
            ["签订集体合同份数", "其中：工资专项", "女职工专项", "覆盖职工数"],
            ["collective_contracts"] * 3 + ["contract_workers"],
        ),
    ],
)
def test_a_column_of_parts_belongs_to_the_one_on_its_left(
    headings: list[str], told_as: list[str]
) -> None:
    rows = [["2023年"], ["盟市", *headings], ["包头市", *range(9, 9 - len(headings), -1)]]
    one = draft(rows)
    assert rules(one) == []
    assert [figure.indicator for figure in one.figures] == told_as


def test_what_follows_a_part_and_is_no_category_is_not_taken_for_one() -> None:
    rows = [["2023年"], ["盟市", "会员人数", "其中：女", "当年脱困"], ["包头市", 9, 8, 7]]
    one = draft(rows)
    assert set(told(one)) == {"B3", "C3"}
    assert rules(one) == [("unknown_indicator", "D2")]


def test_a_blank_unit_below_the_same_indicator_is_the_one_printed_there() -> None:
    rows = [
        ["2023年"],
        ["类别", "指标", "地区", "单位", "数值"],
        ["帮扶", "送温暖资金", "包头市", "万元", 3],
        ["", "", "乌海市", "", 2],
        ["", "助学资金", "包头市", "元", 4],
        ["", "", "乌海市", "", 5],
    ]
    one = draft(rows)
    assert rules(one) == []
    assert [value for *_, value in told(one).values()] == [30_000, 20_000, 4, 5]


def test_money_alone_is_that_of_the_title() -> None:
    rows = [["2023年帮扶资金发放表（单位：元）"], ["盟市", "发放金额"], ["包头市", 1000]]
    assert told(draft(rows)) == {"B3": ("assistance_funds", "150200", 2023, "", 1000)}


def test_parts_below_a_group_belong_to_its_first_column() -> None:
    rows = [
        ["2023年集体协商情况"],
        ["盟市", "集体合同", "", "", "覆盖职工数"],
        ["", "份数", "其中：工资专项", "女职工专项", ""],
        ["包头市", 10, 4, 3, 900],
    ]
    one = draft(rows, merge=["A2:A3", "B2:D2", "E2:E3"])
    assert {cell: (code, kind) for cell, (code, _, _, kind, _) in told(one).items()} == {
        "B4": ("collective_contracts", ""),
        "C4": ("collective_contracts", "contract=wages"),
        "D4": ("collective_contracts", "contract=women"),
        "E4": ("contract_workers", ""),
    }


def test_a_row_of_dashes_beside_a_name_that_is_no_indicator_is_a_heading() -> None:
    rows = [
        ["2023年工会组织和工会建设情况"],
        ["指标名称", "代码", "计量单位", "数值"],
        ["一、工会组织情况", "—", "—", "—"],
        ["基层工会组织数", 1, "个", 50],
        ["工会经费收缴额", 2, "万元", "—"],
    ]
    one = draft(rows)
    assert rules(one) == []
    assert {cell: value for cell, (*_, value) in told(one).items()} == {"D4": 50, "D5": None}


def test_a_difference_in_points_is_no_figure() -> None:
    rows = [["盟市", "2022年入会率（%）", "2023年入会率（%）", "百分点"], ["包头市", 90, 91, 1]]
    one = draft(rows)
    assert rules(one) == []
    assert set(told(one)) == {"B2", "C2"}
