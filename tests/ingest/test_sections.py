"""Headings that stand alone in a row and hold for the rows below: 一、国有企业, （二）事业单位."""

import pytest

from tests.ingest.desk import draft, rules, told

HEAD = [["2024年职代会建制情况"], ["盟市", "应建单位数", "已建职代会单位数"]]
BAOTOU, WUHAI, TONGLIAO = ["包头市", 100, 90], ["乌海市", 50, 40], ["通辽市", 60, 30]


def test_institutions_between_kinds_of_owners_are_institutions() -> None:
    """事业单位 is a category of two breakdowns; the rows below stayed state-owned."""
    rows = [["一、国有企业"], BAOTOU, ["二、事业单位"], BAOTOU, ["三、非公有制企业"], BAOTOU]
    found = told(draft([*HEAD, *rows]))
    assert [found[cell][3] for cell in ("B4", "C4", "B6", "C6", "B8", "C8")] == [
        *["ownership=state"] * 2,
        *["ownership=institution"] * 2,
        *["ownership=nonpublic"] * 2,
    ]


@pytest.mark.parametrize("unclear", ["（三）企业", "（三）某类单位"])
def test_a_heading_that_is_not_understood_ends_the_one_above(unclear: str) -> None:
    """企业 is no owner beside 机关 and 事业单位, and of two other breakdowns."""
    rows = [["（一）机关"], BAOTOU, ["（二）事业单位"], WUHAI, [unclear], TONGLIAO]
    one = draft([*HEAD, *rows])
    assert {cell: figure[3] for cell, figure in told(one).items()} == {
        **dict.fromkeys(("B4", "C4"), "ownership=agency"),
        **dict.fromkeys(("B6", "C6"), "ownership=institution"),
    }
    assert rules(one) == [("unknown_category", "A7")]


def test_an_indicator_that_is_not_understood_ends_the_one_above() -> None:
    rows = [["会员人数"], ["包头市", 3, 4], ["某某数"], ["包头市", 5, 6]]
    one = draft([["各盟市情况"], ["盟市", "2023年", "2024年"], *rows])
    assert list(told(one)) == ["B4", "C4"]
    assert [rule for rule, _ in rules(one)] == ["unknown_indicator"]
