"""What was guessed is told, the least sure first, with what else it may be."""

from atlas.ingest import Draft
from atlas.words import words
from tests.ingest.desk import Rows, draft


def guessed(one: Draft) -> dict[str, tuple[str, str, str]]:
    """Reason → (cell, about, taken)."""
    return {doubt.reason: (doubt.cell, doubt.about, doubt.taken) for doubt in one.doubts}


def test_nothing_is_doubtful_where_everything_is_said() -> None:
    rows = [["2024年工会会员人数"], ["地区", "工会会员人数（人）"], ["包头市", 5]]
    assert draft(rows).doubts == ()


def test_a_year_that_only_the_file_names() -> None:
    rows = [["工会会员人数"], ["地区", "工会会员人数"], ["包头市", 5]]
    assert guessed(draft(rows, "会员2021.xlsx")) == {"year_from_file": ("A2:B3", "year", "2021")}


def test_a_place_that_nobody_names_or_only_the_folder() -> None:
    rows = [["2024年"], ["指标", "数值"], ["工会会员人数", 5]]
    assert guessed(draft(rows)) == {"place_by_default": ("A2:B3", "place", "150000")}
    assert guessed(draft(rows, "包头市/2024.xlsx")) == {
        "place_from_file": ("A2:B3", "place", "150200")
    }
    said = [["2024年全区"], *rows[1:]]
    assert draft(said).doubts == ()


def test_a_short_name_that_only_the_league_above_settles() -> None:
    rows = [
        ["2024年"],
        ["地区", "工会会员人数（人）"],
        ["乌兰察布市", 9],
        ["集宁区", 5],
        ["中旗", 4],
    ]
    (doubt,) = draft(rows).doubts
    assert (doubt.cell, doubt.taken, doubt.reason) == ("A5", "150927", "league_above")
    assert "150824" in doubt.others


def test_money_without_any_unit() -> None:
    rows: Rows = [["2024年"], ["地区", "送温暖资金"], ["包头市", 5]]
    (doubt,) = draft(rows).doubts
    assert (doubt.cell, doubt.about, doubt.taken, doubt.others) == ("B2", "unit", "元", ("万元",))


def test_a_name_that_lacks_an_ending_is_taken_and_told() -> None:
    rows = [["2024年"], ["地区", "新发展会员总数（人）"], ["包头市", 5]]
    one = draft(rows)
    assert [figure.indicator for figure in one.figures] == ["new_members"]
    assert guessed(one) == {"by_variant": ("B2", "indicator", "new_members")}


def test_the_least_sure_guess_comes_first_and_each_has_its_words() -> None:
    rows = [["情况"], ["指标", "数值"], ["送温暖资金", 5], ["新发展会员总数", 6]]
    doubts = draft(rows, "2024.xlsx").doubts
    confidences = [doubt.confidence for doubt in doubts]
    assert confidences == sorted(confidences)
    assert len(doubts) == 4
    for language in ("zh", "en"):
        assert all(words(language)(f"ingest.doubt.{doubt.reason}") for doubt in doubts)


def test_two_units_of_money_in_one_title_are_told() -> None:
    rows = [["2024年情况"], ["单位：万元、元"], ["地区", "送温暖资金"], ["包头市", 5]]
    (doubt,) = draft(rows).doubts
    assert (doubt.reason, doubt.taken, doubt.others) == ("unit_conflict", "万元", ("元",))
