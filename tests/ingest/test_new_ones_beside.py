"""其中：新建 and 当年新发展 in a flat header are of the column on their left, not of the title."""

import pytest

from tests.ingest.desk import draft, rules, told


@pytest.mark.parametrize("part", ["其中：新建", "其中：当年新建", "当年新建"])
@pytest.mark.parametrize(
    ("whole", "code", "new"),
    [
        ("基层工会组织数（个）", "grassroots_unions", "new_unions"),
        ("创新工作室数", "studios", "studios_new"),
        ("爱心妈咪小屋数", "nursing_rooms", "nursing_rooms_new"),
    ],
)
def test_what_was_founded_in_the_year(part: str, whole: str, code: str, new: str) -> None:
    one = draft([["2023年工会工作情况"], ["地区", whole, part], ["包头市", 100, 8]])
    assert rules(one) == []
    assert {cell: (named, value) for cell, (named, *_, value) in told(one).items()} == {
        "B3": (code, 100),
        "C3": (new, 8),
    }


@pytest.mark.parametrize("part", ["其中：新发展", "其中：当年新发展", "当年新发展"])
def test_who_joined_in_the_year(part: str) -> None:
    one = draft([["2023年会员情况"], ["地区", "会员数", part], ["包头市", 500, 60]])
    assert {cell: code for cell, (code, *_) in told(one).items()} == {
        "B3": "members",
        "C3": "new_members",
    }


def test_a_part_of_another_whole_is_not_completed_by_the_title() -> None:
    """Enterprises have no founding kept here: 2 new ones are no rest stations."""
    rows = [["2023年驿站情况"], ["地区", "建会企业数", "其中：新建"], ["包头市", 7, 2]]
    one = draft(rows)
    assert {cell: code for cell, (code, *_) in told(one).items()} == {"B3": "unionised_enterprises"}
    assert rules(one) == [("unknown_indicator", "C2")]


def test_what_was_answered_of_the_proposals() -> None:
    one = draft([["2023年"], ["地区", "职工代表提案（件）", "其中：办结数"], ["包头市", 10, 8]])
    assert {cell: (code, value) for cell, (code, *_, value) in told(one).items()} == {
        "B3": ("delegate_proposals", 10),
        "C3": ("delegate_proposals_answered", 8),
    }
