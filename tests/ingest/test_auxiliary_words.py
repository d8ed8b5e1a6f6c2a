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
    assert rules(one) == [("unknown_indicator", "B3")]


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
        ("derived_differs", "F5", "104")
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
