"""Where a unit stands, money above all: never ten thousand times too small without a word."""

import pytest

from atlas.ingest import Draft
from tests.ingest.desk import Rows, draft, rules

HEAD = ["地区", "困难职工户数", "送温暖资金"]
BODY = [["包头市", 300, 210.5], ["乌海市", 311, 218.5]]


def money(one: Draft) -> list[float | None]:
    return [figure.value for figure in one.figures if figure.unit == "元"]


@pytest.mark.parametrize(
    "line",
    [
        "单位：户（资金为万元）",
        "单位：户，资金：万元",
        "单位：户；金额单位：万元",
        "（资金：万元，户数：户）",
        "计量单位：户 其中经费单位为万元",
        "单位 万元",
        "单位万元",
        "万元",
        "户、万元",
        "单位：人民币万元",
        "单位：万元（人民币）",
        "单位：户\\万元",
        "Unit: 10,000 yuan",
        "Unit: 10 000 yuan",
    ],
)
def test_a_line_above_the_table_says_the_unit_of_its_money(line: str) -> None:
    assert money(draft([["2023年送温暖情况"], [line], HEAD, *BODY])) == [2_105_000, 2_185_000]


@pytest.mark.parametrize(
    "note",
    [
        "注：表中资金单位为万元。",
        "注：本表单位为万元",
        "说明：1.户数为年末数；2.金额以万元计。",
        "备注：资金均以万元为单位，户数为在档户数",
        "注：经费按万元填报",
        "单位：万元",
    ],
)
def test_a_note_below_the_table_says_it_too(note: str) -> None:
    assert money(draft([["2023年送温暖情况"], HEAD, *BODY, [note]])) == [2_105_000, 2_185_000]


def test_households_in_a_note_are_no_unit_of_money() -> None:
    rows: Rows = [["2023年送温暖情况（万元）"], HEAD, *BODY, ["注：每户资金为500元，共300万元。"]]
    assert money(draft(rows)) == [2_105_000, 2_185_000]


def test_people_counted_by_ten_thousands_in_a_note() -> None:
    rows = [["2023年会员"], ["地区", "工会会员人数"], ["包头市", 50.2], ["注：人数以万人为单位。"]]
    assert [figure.value for figure in draft(rows).figures] == [502_000]


def test_a_unit_that_only_the_name_of_the_file_says() -> None:
    rows = [["2023年"], ["地区", "送温暖资金"], ["包头市", 210.5]]
    assert money(draft(rows, "各盟市送温暖资金（万元）.xlsx")) == [2_105_000]


def test_money_without_a_unit_anywhere_is_asked_about_and_never_silent() -> None:
    one = draft([["2023年送温暖情况"], HEAD, *BODY])
    assert money(one) == [210.5, 218.5]
    (finding,) = one.findings
    assert (finding.rule, finding.severity, finding.cell) == (
        "money_without_unit",
        "query",
        "C3",
    )
    assert dict(finding.details)["cells"] == "C3、C4"
    (doubt,) = one.doubts
    assert (doubt.reason, doubt.taken, doubt.confidence) == ("unit_by_default", "元", 0.4)


def test_money_whose_cells_say_their_unit_is_not_asked_about() -> None:
    rows = [["2023年"], ["地区", "送温暖资金"], ["包头市", "8782.2万元"], ["乌海市", 0]]
    one = draft(rows)
    assert money(one) == [87_822_000, 0]
    assert rules(one) == []
    assert one.doubts == ()


GLUED = [
    ("职工入会率%", 88.5, ("worker_membership_rate", 88.5)),
    ("职工入会率 ％", 88.5, ("worker_membership_rate", 88.5)),
    ("送温暖资金/万元", 210.5, ("warmth_funds", 2_105_000)),
    ("送温暖资金万元", 210.5, ("warmth_funds", 2_105_000)),
    ("送温暖资金：万元", 210.5, ("warmth_funds", 2_105_000)),
    ("工会会员人数/万人", 5.2, ("members", 52_000)),
    ("工会会员人数 万人", 5.2, ("members", 52_000)),
    ("工会会员人数/人", 52, ("members", 52)),
    ("专场招聘会场次/场", 12, ("job_fairs", 12)),
]


@pytest.mark.parametrize(("heading", "printed", "means"), GLUED)
def test_a_unit_glued_to_its_heading(heading: str, printed: float, means: tuple) -> None:
    across = draft([["2023年"], ["地区", heading], ["包头市", printed]])
    down = draft([["包头市2023年"], ["指标", "数值"], [heading, printed]])
    for one in (across, down):
        assert [(figure.indicator, figure.value) for figure in one.figures] == [means]
        assert one.findings == ()


def test_a_unit_glued_below_a_group() -> None:
    rows = [
        ["2023年"],
        ["地区", "送温暖", ""],
        ["", "户数/户", "资金/万元"],
        ["包头市", 400, 102.5],
    ]
    one = draft(rows, merge=["A2:A3", "B2:C2"])
    assert [figure.value for figure in one.figures] == [400, 1_025_000]


def test_names_that_end_like_a_unit_stay_whole() -> None:
    rows = [["2023年"], ["地区", "法律咨询人次", "一线职工人数"], ["包头市", 40, 50]]
    one = draft(rows)
    assert [figure.unit for figure in one.figures][:1] == ["人次"]


def test_ten_thousand_visits_above_the_table_say_nothing_of_its_money() -> None:
    rows = [
        ["2023年法律援助"],
        ["单位：万人次"],
        ["地区", "法律咨询人次", "送温暖资金"],
        ["包头市", 1.2, 500],
    ]
    one = draft(rows)
    assert [figure.value for figure in one.figures] == [12_000, 500]
    assert rules(one) == [("money_without_unit", "C4")]


def test_ten_thousand_people_above_households_are_still_asked_about() -> None:
    rows = [["2023年"], ["单位：万人"], ["地区", "在档困难职工户数"], ["包头市", 1.2]]
    assert rules(draft(rows)) == [("unit_mismatch", "B3")]


@pytest.mark.parametrize("said", ["10,000 persons", "10 000 people", "10000 persons"])
def test_an_english_line_that_counts_by_ten_thousands(said: str) -> None:
    rows = [[f"Trade unions 2023 (Unit: {said})"], ["Region", "Members"], ["包头市", 50.2]]
    assert [figure.value for figure in draft(rows).figures] == [502_000]


def test_units_in_a_column_of_remarks_are_the_units_of_its_rows() -> None:
    rows = [
        ["包头市2023年"],
        ["指标", "数值", "备注"],
        ["送温暖资金", 210.5, "万元"],
        ["工会会员人数", 50.2, "万人"],
        ["基层工会组织数", 12, "个"],
        ["女会员人数", 9, "含临时工"],
    ]
    one = draft(rows)
    assert [figure.value for figure in one.figures][:3] == [2_105_000, 502_000, 12]


@pytest.mark.parametrize("remark", ["单位：万人", "万人"])
@pytest.mark.parametrize("others", [("", ""), ("比上年减少2000人，系清理", "2023年数据")])
def test_a_unit_among_other_remarks_is_asked_about(remark: str, others: tuple[str, str]) -> None:
    """It had made 5 of the row 50000 and, with them, 比上年减少 a unit."""
    rows = [["包头市", 10, others[0]], ["乌海市", 20, others[1]], ["通辽市", 5, remark]]
    one = draft([["2024年会员情况"], ["地区", "会员人数", "备注"], *rows])
    assert [figure.value for figure in one.figures] == [10, 20, 5]
    assert [(finding.rule, finding.cell) for finding in one.findings] == [("unknown_word", "C5")]


def test_a_list_of_money_without_a_unit_asks_though_it_begins_with_nothing() -> None:
    rows: list[list[object]] = [["指标", "地区", "年份", "数值"], ["送温暖资金", "包头市", 2023, 0]]
    rows += [["送温暖资金", "乌海市", 2000 + at % 24, 5 + at] for at in range(600)]
    assert "money_without_unit" in dict(rules(draft(rows)))
