"""A name of several meanings is settled by the unit in its cells; one thing has one key."""

import pytest

from tests.ingest.desk import draft, rules, told


def test_households_and_persons_are_told_by_the_unit_in_the_cells() -> None:
    rows = [
        ["2023年困难职工情况"],
        ["地区", "在档困难职工"],
        ["包头市", "5.5万户"],
        ["乌海市", "-"],
        ["通辽市", "320户"],
    ]
    one = draft(rows)
    assert rules(one) == []
    assert {cell: (code, value) for cell, (code, *_, value) in told(one).items()} == {
        "B3": ("hardship_households", 55_000),
        "B4": ("hardship_households", None),
        "B5": ("hardship_households", 320),
    }


def test_a_bare_number_among_them_is_still_asked() -> None:
    rows = [["2023年"], ["地区", "在档困难职工"], ["包头市", "5户"], ["乌海市", 7]]
    one = draft(rows)
    assert list(told(one)) == ["B3"]
    assert rules(one) == [("unknown_indicator", "B2")]


def test_shares_of_the_grades_are_told_by_their_percent() -> None:
    rows = [
        ["2023年职工之家评家情况"],
        ["地区", "满意", "基本满意", "不满意"],
        ["包头市", "80%", "15%", "5%"],
    ]
    one = draft(rows)
    assert rules(one) == []
    assert {cell: (code, cut, value) for cell, (code, _, _, cut, value) in told(one).items()} == {
        "B3": ("grade_share", "grade=satisfied", 80),
        "C3": ("grade_share", "grade=basically_satisfied", 15),
        "D3": ("grade_share", "grade=dissatisfied", 5),
    }


@pytest.mark.parametrize(
    ("rows", "merge"),
    [
        ([["2023年"], ["地区", "医疗救助人次"], ["包头市", 40]], []),
        ([["2023年"], ["地区", "医疗救助"], ["", "救助人次"], ["包头市", 40]], ["A2:A3"]),
        ([["2023年"], ["地区", "帮扶救助人次"], ["", "医疗救助"], ["包头市", 40]], ["A2:A3"]),
    ],
)
def test_medical_aid_person_times_have_one_key(rows: list[list[object]], merge: list[str]) -> None:
    one = draft(rows, merge=merge)
    assert [(code, cut, value) for code, _, _, cut, value in told(one).values()] == [
        ("medical_aid_person_times", "", 40)
    ]
