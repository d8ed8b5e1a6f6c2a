"""A role given by hand to a row, a column or a cell is what the sheet is read by."""

import pytest

from atlas.ingest import Corrections, Draft
from tests.ingest.desk import Rows, draft, rules, told

ROWS: Rows = [
    ["2024年工会情况"],
    ["地区", "会员人数", "其他数", "备用"],
    ["包头市", 5, 6, "甲"],
    ["某处", 7, 8, "乙"],
    ["乌海市", 9, 10, "丙"],
]


def said(rows: Rows = ROWS, **roles: str) -> Draft:
    keys = {key.strip("_"): role for key, role in roles.items()}
    return draft(rows, chosen=Corrections().with_("Sheet1", roles=keys))


def test_a_column_and_a_row_are_left_out() -> None:
    one = said(C="ignored", _4="ignored")
    assert set(told(one)) == {"B3", "B5"}
    assert {(left.cell, left.reason) for left in one.ignored} >= {
        ("A4:D4", "chosen"),
        ("C2:C5", "chosen"),
    }
    assert one.findings == ()


def test_a_single_cell_is_left_out_and_named() -> None:
    one = said(C="ignored", _4="ignored", B5="note")
    assert set(told(one)) == {"B3"}
    assert ("B5", "chosen", "9") in {(left.cell, left.reason, left.text) for left in one.ignored}


def test_a_row_that_was_said_to_be_a_total_is_checked_and_not_stored() -> None:
    rows = [["2024年"], ["地区", "会员人数"], ["包头市", 5], ["乌海市", 7], ["以上各市", 12]]
    assert rules(draft(rows)) == [("unknown_place", "A5")]
    one = said(rows, _5="total")
    assert set(told(one)) == {"B3", "B4"}
    assert [(total.cell, total.parts) for total in one.totals] == [("B5", ("B3", "B4"))]
    assert one.findings == ()


def test_a_header_is_where_it_was_said_to_be() -> None:
    rows = [["2024年", "内部", "资料"], ["地区", "会员人数", "职工人数"], ["包头市", 5, 6]]
    assert set(told(said(rows, _2="header"))) == {"B3", "C3"}
    assert set(told(said(rows, _1="title"))) == {"B3", "C3"}


def test_a_header_in_the_middle_begins_another_table() -> None:
    rows = [
        ["2024年"],
        ["地区", "会员人数"],
        ["包头市", 5],
        ["某某", "基层工会数"],
        ["乌海市", 7],
    ]
    one = said(rows, _4="header", A="place")
    assert [part.range for part in one.sheets] == ["A1:B3", "A4:B5"]
    assert told(one)["B5"][:2] == ("grassroots_unions", "150300")


def test_a_note_in_the_middle_is_no_row() -> None:
    assert set(told(said(C="ignored", _4="note"))) == {"B3", "B5"}


@pytest.mark.parametrize(("role", "columns"), [("value", {"B", "C"}), ("total", {"B"})])
def test_a_derived_column_may_be_said_to_hold_figures(role: str, columns: set[str]) -> None:
    rows = [["2024年"], ["地区", "会员人数", "比重"], ["包头市", 5, 6]]
    one = draft(
        rows,
        chosen=Corrections().with_("Sheet1", roles={"C": role}, indicators={"比重": "workers"}),
    )
    if role == "value":
        assert {figure.cell[0] for figure in one.figures} == columns


def test_a_column_of_names_is_what_it_was_said_to_be() -> None:
    rows = [["2024年"], ["甲", "乙", "丙"], ["某地", "会员人数", 5], ["某地", "职工人数", 6]]
    one = draft(
        rows,
        chosen=Corrections().with_(
            "Sheet1",
            roles={"A": "place", "B": "indicator", "C": "value"},
            places={"某地": "150200"},
        ),
    )
    assert [(figure.indicator, figure.place) for figure in one.figures] == [
        ("members", "150200"),
        ("workers", "150200"),
    ]


def test_a_cell_said_to_hold_the_unit_gives_it() -> None:
    rows = [["2024年", "万人"], ["地区", "会员人数"], ["包头市", 5]]
    assert told(said(rows, B1="unit", _1="title"))["B3"][4] == 50_000


def test_roles_given_by_hand_are_drawn() -> None:
    one = said(C="ignored", _4="note", B5="note")
    roles = one.roles["Sheet1"].by_cell(one.workbook.sheets[0])
    assert (roles["C3"], roles["A4"], roles["B5"], roles["B3"]) == (
        "ignored",
        "note",
        "note",
        "value",
    )
