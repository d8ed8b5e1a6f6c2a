"""呼伦贝尔市（不含满洲里）: the place with a note of what its figures cover."""

import pytest

from tests.ingest.desk import draft, rules


@pytest.mark.parametrize(
    ("name", "place", "coverage"),
    [
        ("呼伦贝尔市（不含满洲里）", "150700", "不含满洲里"),
        ("锡林郭勒盟(含二连浩特)", "152500", "含二连浩特"),
        ("包头市（不包括达茂旗）", "150200", "不包括达茂旗"),
    ],
)
def test_the_note_is_kept_beside_the_place(name: str, place: str, coverage: str) -> None:
    rows = [
        ["2024年会员情况"],
        ["地区", "会员人数", "备注"],
        [name, 80, ""],
        ["乌海市", 20, "快报"],
        [f"{name} ", 81, "快报"],
    ]
    one = draft(rows[:-1])
    assert rules(one) == []
    assert [(figure.place, figure.value, figure.coverage) for figure in one.figures] == [
        (place, 80, coverage),
        ("150300", 20, "快报"),
    ]
    noted = draft([*rows[:2], rows[-1]]).figures[0]
    assert (noted.place, noted.coverage) == (place, f"快报；{coverage}")


@pytest.mark.parametrize("name", ["包头市（不含本级）", "某某市（不含满洲里）"])
def test_other_brackets_are_asked(name: str) -> None:
    one = draft([["2024年"], ["地区", "会员人数"], [name, 80], ["乌海市", 20]])
    assert [figure.place for figure in one.figures] == ["150300"]
    assert ("unknown_place", "A3") in rules(one)
