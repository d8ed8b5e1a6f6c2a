"""Headings that only their sheet's title completes: its subject, and the unit beside them."""

import pytest

from tests.ingest.desk import Rows, draft, rules, told


def test_the_title_names_what_was_granted_and_the_unit_tells_persons_from_money() -> None:
    rows = [
        ["赤峰市总工会2023年“金秋助学”发放情况汇总表"],
        ["旗县区", "资助人数（人）", "", "", "发放助学金额（元）"],
        ["", "合计", "本科", "专科", ""],
        ["红山区", 45, 35, 10, "135,000"],
    ]
    one = draft(rows, merge=["A2:A3", "B2:D2", "E2:E3"])
    assert {cell: (code, value) for cell, (code, *_, value) in told(one).items()} == {
        "B4": ("study_aid_students", 45),
        "E4": ("study_aid_funds", 135_000),
    }
    assert [(one.cell, dict(one.details)["candidates"]) for one in one.findings] == [
        ("C3", "study_aid_students"),
        ("D3", "study_aid_students"),
    ]


@pytest.mark.parametrize(
    ("title", "heading", "code"),
    [
        ("2023年职工互助保障工作统计表", "参保人数（人）", "mutual_aid_participants"),
        ("2023年职工互助保障工作统计表", "补助金额（万元）", "mutual_aid_benefits"),
        ("2023年职工互助保障工作统计表", "补助资金", "mutual_aid_benefits"),
        ("2023年职代会提案办理统计表", "答复件数（件）", "delegate_proposals_answered"),
        ("2023年创新工作室建设情况", "补助金额（万元）", "studio_grants"),
    ],
)
def test_a_heading_is_completed_by_the_subject_of_the_title(
    title: str, heading: str, code: str
) -> None:
    one = draft([[title], ["盟市", heading], ["包头市", 90]])
    assert {cell: named for cell, (named, *_) in told(one).items()} == {"B3": code}
    assert [doubt.reason for doubt in one.doubts if doubt.about == "indicator"] == ["by_title"]


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("2023年问卷情况", "份数"),  # issued, or returned
        ("2023年工会工作统计表", "补助金额（万元）"),  # of what
        ("2023年职工互助保障工作统计表", "参加培训人数"),
    ],
)
def test_a_heading_that_the_title_completes_to_several_or_none_is_asked(
    title: str, heading: str
) -> None:
    one = draft([[title], ["盟市", heading], ["包头市", 90]])
    assert told(one) == {}
    assert rules(one) == [("unknown_indicator", "B2")]


def test_of_months_and_the_whole_year_the_year_is_the_figure() -> None:
    months = [f"{month}月" for month in range(1, 13)]
    rows: Rows = [
        ["2023年各盟市工会专场招聘会分月统计（场）"],
        ["盟市", *months, "全年"],
        ["包头市", *[2] * 12, 24],
        ["乌海市", *[1] * 12, 12],
    ]
    one = draft(rows)
    assert told(one) == {
        "N3": ("job_fairs", "150200", 2023, "", 24),
        "N4": ("job_fairs", "150300", 2023, "", 12),
    }
    assert {rule for rule, _ in rules(one)} == {"unknown_indicator"}


def test_the_choices_for_an_unknown_heading_are_of_its_unit_and_of_the_theme_first() -> None:
    rows = [["2023年职工互助保障统计"], ["盟市", "参加活动人数（人）"], ["包头市", 9]]
    (finding,) = draft(rows).findings
    choices = dict(finding.details)["candidates"].split(";")
    assert "mutual_aid_benefits" not in choices
    assert choices[0] == "mutual_aid_participants"


def test_a_category_of_the_titles_indicator_is_not_completed_to_another() -> None:
    """民主管理 below 考评得分 is a criterion, not 民主管理考评得分."""
    rows = [["2023年会员评家考评得分表"], ["旗县区", "组织建设", "民主管理"], ["新城区", 18, 14]]
    assert told(draft(rows)) == {
        "B3": ("appraisal_score", "150102", 2023, "criterion=organisation", 18),
        "C3": ("appraisal_score", "150102", 2023, "criterion=democracy", 14),
    }


def test_a_measure_below_a_group_is_the_groups() -> None:
    rows = [
        ["2023年各盟市各项救助情况"],
        ["盟市", "医疗救助", "", "生活救助", "", "送温暖", ""],
        [
            "",
            "人次",
            "金额（万元）",
            "救助户数",
            "救助金额（万元）",
            "慰问户数",
            "慰问资金（万元）",
        ],
        ["包头市", 10, 2.5, 20, 3.5, 30, 4.5],
    ]
    one = draft(rows, merge=["A2:A3", "B2:C2", "D2:E2", "F2:G2"])
    assert rules(one) == []
    assert {cell: (code, value) for cell, (code, *_, value) in told(one).items()} == {
        "B4": ("medical_aid_person_times", 10),
        "C4": ("medical_aid_funds", 25_000),
        "D4": ("living_aid_households", 20),
        "E4": ("living_aid_funds", 35_000),
        "F4": ("warmth_households", 30),
        "G4": ("warmth_funds", 45_000),
    }
    assert {doubt.reason for doubt in one.doubts if doubt.about == "indicator"} == {"by_group"}


def test_what_several_are_called_is_told_by_the_group_above() -> None:
    rows = [
        ["2023年民主管理情况"],
        ["盟市", "厂务公开", "", "", "职代会", "", ""],
        ["", "应建制", "已建制", "建制率%", "应建制", "已建制", "建制率%"],
        ["包头市", 10, 9, 90, 20, 18, 90],
    ]
    one = draft(rows, merge=["A2:A3", "B2:D2", "E2:G2"])
    assert rules(one) == []
    assert {cell: code for cell, (code, *_) in told(one).items()} == {
        "B4": "disclosure_due_units",
        "C4": "disclosure_units",
        "D4": "disclosure_rate",
        "E4": "congress_due_units",
        "F4": "congress_units",
        "G4": "congress_rate",
    }


def test_a_group_that_no_name_contains_completes_nothing() -> None:
    rows = [["2023年"], ["盟市", "下岗职工"], ["", "会员人数"], ["包头市", 9]]
    one = draft(rows, merge=["A2:A3"])
    assert told(one) == {}
    assert [rule for rule, _ in rules(one)] == ["unknown_indicator"]


def test_a_register_of_single_workrooms_is_no_table_of_figures() -> None:
    rows = [
        ["鄂尔多斯市创新工作室台账（2023年）"],
        ["序号", "工作室名称", "创新成果数", "奖补资金（万元）"],
        [1, "王某创新工作室", 5, 2],
        [2, "李某创新工作室", 3, 1],
    ]
    assert told(draft(rows)) == {}


def test_counted_so_far_is_the_sheets_part_of_the_year_and_one_month_is_asked() -> None:
    rows = [
        ["2023年1-9月工会经费收缴情况"],
        ["盟市", "本月收缴（万元）", "累计收缴（万元）"],
        ["包头市", 100, 900],
    ]
    one = draft(rows)
    (figure,) = one.figures
    assert (figure.cell, figure.indicator, figure.value) == ("C3", "union_funds", 9_000_000)
    assert (figure.year, figure.period, figure.as_of) == (2023, "cumulative", "2023-09")
    assert rules(one) == [("unknown_indicator", "B2")]


def test_all_so_far_is_asked_where_the_sheet_counts_a_whole_year() -> None:
    rows = [["2023年工会经费收缴情况"], ["盟市", "累计收缴（万元）"], ["包头市", 900]]
    assert told(draft(rows)) == {}


def test_what_was_founded_in_the_year_is_of_the_titles_subject() -> None:
    rows = [
        ["截至2023年底全区创新工作室情况"],
        ["盟市", "创新工作室总数", "当年新建"],
        ["包头市", 10, 2],
    ]
    assert {cell: code for cell, (code, *_) in told(draft(rows)).items()} == {
        "B3": "studios",
        "C3": "studios_new",
    }


@pytest.mark.parametrize(
    ("title", "heading", "code"),
    [
        ("2023年会员评家情况", "应开展数", "appraisal_due_units"),
        ("2023年会员评家情况", "开展数", "appraisal_units"),
        ("2023年旗县工会换届情况", "已换届数", "elections_held"),
        ("2023年职代会建制情况", "应建单位数", "congress_due_units"),
    ],
)
def test_what_is_counted_is_told_by_the_title(title: str, heading: str, code: str) -> None:
    one = draft([[title], ["盟市", heading], ["包头市", 90]])
    assert [named for named, *_ in told(one).values()] == [code]
