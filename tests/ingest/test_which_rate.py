"""建制率 and 覆盖率 are the names of several rates: neighbours tell which, else it is asked."""

import pytest

from tests.ingest.desk import draft, rules, told

DEMOCRACY = "2024年厂务公开民主管理情况"


def codes(rows: list[list[object]], merge: list[str]) -> dict[str, str]:
    return {cell: code for cell, (code, *_) in told(draft(rows, merge=merge)).items()}


def test_the_neighbours_say_which_rate_it_is_though_the_title_names_another() -> None:
    """80 of 100 enterprises hold a congress: their rate is not that of disclosure."""
    rows = [
        [DEMOCRACY],
        ["地区", "国有企业", "", ""],
        ["", "应建职代会", "已建职代会", "建制率（%）"],
        ["包头市", 100, 80, 80],
    ]
    assert codes(rows, ["A2:A3", "B2:D2"]) == {
        "B4": "congress_due_units",
        "C4": "congress_units",
        "D4": "congress_rate",
    }


def test_each_rate_belongs_to_the_columns_since_the_one_before_it() -> None:
    rows = [
        [DEMOCRACY],
        ["地区", "应建职代会", "已建职代会", "建制率", "应建厂务公开", "已建厂务公开", "建制率"],
        ["包头市", 100, 80, 80, 90, 60, 66.7],
    ]
    assert codes(rows, []) == {
        "B3": "congress_due_units",
        "C3": "congress_units",
        "D3": "congress_rate",
        "E3": "disclosure_due_units",
        "F3": "disclosure_units",
        "G3": "disclosure_rate",
    }


def test_a_rate_before_its_numerator_is_told_by_the_only_group_it_stands_in() -> None:
    rows = [
        ["2024年集体合同签订情况"],
        ["地区", "覆盖率（%）", "在档困难职工户数", "帮扶户数"],
        ["包头市", 80, 100, 80],
    ]
    assert codes(rows, [])["B3"] == "assistance_coverage_rate"


def test_the_group_above_a_heading_says_more_than_the_title() -> None:
    rows = [
        [DEMOCRACY],
        ["地区", "职代会", "", "厂务公开", ""],
        ["", "应建", "已建", "应建", "已建"],
        ["包头市", 100, 80, 90, 60],
    ]
    assert codes(rows, ["A2:A3", "B2:C2", "D2:E2"]) == {
        "B4": "congress_due_units",
        "C4": "congress_units",
        "D4": "disclosure_due_units",
        "E4": "disclosure_units",
    }


@pytest.mark.parametrize(
    "title", ["2024年民主管理和集体协商情况", "2024年集体协商、厂务公开工作情况"]
)
def test_a_title_of_two_themes_does_not_say_which_rate_it_is(title: str) -> None:
    one = draft([[title], ["地区", "建制率（%）"], ["包头市", 80]])
    assert told(one) == {}
    assert rules(one) == [("unknown_indicator", "B2")]


def test_a_title_of_one_theme_still_says_it() -> None:
    one = draft([["2024年集体协商情况"], ["地区", "建制率（%）"], ["包头市", 80]])
    assert told(one)["B3"][0] == "bargaining_rate"
    assert [doubt.reason for doubt in one.doubts] == ["by_theme"]


@pytest.mark.parametrize("heading", ["困难职工数", "在档困难职工数"])
def test_households_or_persons_is_asked_where_the_heading_does_not_say(heading: str) -> None:
    one = draft([["2024年帮扶情况"], ["地区", heading, "已帮扶户数"], ["包头市", 100, 80]])
    assert {cell: code for cell, (code, *_) in told(one).items()} == {"C3": "helped_households"}
    assert rules(one) == [("unknown_indicator", "B2")]
    assert set(one.unmatched[0].candidates) == {"hardship_households", "hardship_workers"}


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("2024年职工创新工作室情况", "studio_results"),
        ("2024年劳动和技能竞赛情况", "innovation_projects"),
    ],
)
def test_results_are_those_of_the_studios_in_a_table_of_studios(title: str, code: str) -> None:
    one = draft([[title], ["地区", "创新成果（项）"], ["包头市", 12]])
    assert told(one)["B3"][0] == code
    assert [doubt.taken for doubt in one.doubts] == [code]
