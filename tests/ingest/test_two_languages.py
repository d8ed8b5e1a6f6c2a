"""Names in two languages with a slash between them, either of them first."""

import pytest

from tests.ingest.desk import draft, rules, told

BELOW = {"B3": ("members", "150200", 100), "C3": ("female_members", "150200", 45)}


@pytest.mark.parametrize(
    ("header", "place"),
    [
        (["地区", "会员数/Members", "女会员/Women"], "Baotou/包头市"),
        (["地区/League", "Members/会员数", "女会员 / Women"], "包头市/Baotou"),
        (["地区", "会员数/Members（人）", "女会员/Women(人)"], "包头市 / Baotou City"),
    ],
)
def test_headings_and_places(header: list[str], place: str) -> None:
    rows = [["2024年"], header, [place, 100, 45]]
    one = draft(rows)
    assert rules(one) == []
    assert {cell: (code, place, value) for cell, (code, place, *_, value) in told(one).items()} == (
        BELOW
    )


def test_indicators_down_and_places_across() -> None:
    rows = [
        ["2024年"],
        ["指标 / Indicator", "包头市/Baotou", "Wuhai/乌海市"],
        ["会员数/Members", 100, 50],
        ["Collective contracts/集体合同份数", 5, 6],
    ]
    one = draft(rows)
    assert rules(one) == []
    assert {cell: (code, place) for cell, (code, place, *_) in told(one).items()} == {
        "B3": ("members", "150200"),
        "C3": ("members", "150300"),
        "B4": ("collective_contracts", "150200"),
        "C4": ("collective_contracts", "150300"),
    }
