"""其中：100人以上 beside 非公有制企业 is a part of that category, not of all enterprises."""

import pytest

from tests.ingest.desk import draft, rules, told


def cuts(rows: list[list[object]], merge: list[str]) -> dict[str, str]:
    one = draft(rows, merge=merge)
    assert rules(one) == []
    return {cell: cut for cell, (_, _, _, cut, _) in told(one).items()}


def test_a_part_to_the_right_of_a_category_is_cut_from_that_category() -> None:
    rows = [
        ["2023年职代会建制情况"],
        ["地区", "职代会建制率（%）", "", "", ""],
        ["", "国有企业", "非公有制企业", "其中：100人以上", "事业单位"],
        ["包头市", 96, 81, 90, 88],
    ]
    assert cuts(rows, ["A2:A3", "B2:E2"]) == {
        "B4": "ownership=state",
        "C4": "ownership=nonpublic",
        "D4": "ownership=nonpublic;size=at_least_100",
        "E4": "ownership=institution",
    }


def test_the_column_after_it_that_is_cut_the_same_way_belongs_to_the_same_category() -> None:
    rows = [
        ["2023年职代会建制情况"],
        ["地区", "职代会建制率（%）", "", "", ""],
        ["", "国有企业", "非公企业", "其中：100人以上", "100人以下"],
        ["包头市", 96, 81, 90, 75],
    ]
    assert cuts(rows, ["A2:A3", "B2:E2"]) == {
        "B4": "ownership=state",
        "C4": "ownership=nonpublic",
        "D4": "ownership=nonpublic;size=at_least_100",
        "E4": "ownership=nonpublic;size=under_100",
    }


@pytest.mark.parametrize("first", ["合计", "全区合计"])
def test_a_part_beside_the_total_is_of_the_whole(first: str) -> None:
    rows = [
        ["2023年困难职工建档情况"],
        ["地区", "在档困难职工户数", "", ""],
        ["", first, "其中：全国级", "其中：深度困难"],
        ["包头市", 90, 40, 25],
    ]
    one = draft(rows, merge=["A2:A3", "B2:D2"])
    assert {cell: cut for cell, (_, _, _, cut, _) in told(one).items() if cell != "B4"} == {
        "C4": "level=national",
        "D4": "hardship=deep",
    }


def test_years_below_the_categories_change_nothing() -> None:
    rows = [
        ["职代会建制率（%）"],
        ["地区", "国有企业", "", "非公企业", "", "其中：100人以上", ""],
        ["", 2022, 2023, 2022, 2023, 2022, 2023],
        ["包头市", 95, 96, 80, 81, 89, 90],
    ]
    one = draft(rows, merge=["A2:A3", "B2:C2", "D2:E2", "F2:G2"])
    assert {
        cell: (year, cut) for cell, (_, _, year, cut, _) in told(one).items() if cell[0] in "EFG"
    } == {
        "E4": (2023, "ownership=nonpublic"),
        "F4": (2022, "ownership=nonpublic;size=at_least_100"),
        "G4": (2023, "ownership=nonpublic;size=at_least_100"),
    }


@pytest.mark.parametrize("part", ["其中：女性", "其中：新就业形态劳动者"])
def test_a_category_that_cannot_be_cut_so_is_asked_about(part: str) -> None:
    """Migrant members are not kept by sex: the part is not that of all members either."""
    rows = [
        ["2023年会员情况"],
        ["地区", "会员人数", "", ""],
        ["", "合计", "农牧民工", part],
        ["包头市", 90, 35, 11],
    ]
    one = draft(rows, merge=["A2:A3", "B2:D2"])
    assert [rule for rule, _ in rules(one)] == ["unknown_indicator"]
    assert {cell: code for cell, (code, *_) in told(one).items()} == {
        "B4": "members",
        "C4": "migrant_members",
    }
