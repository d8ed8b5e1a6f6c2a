"""Sums that name their place: 全区合计, 包头市合计."""

import pytest

from tests.ingest.desk import draft, told

HEAD = [["2024年各盟市会员情况"], ["盟市", "会员人数"]]
LEAGUES = [["呼市", 60], ["包头", 70]]


@pytest.mark.parametrize("name", ["全区合计", "全区总计", "自治区合计"])
@pytest.mark.parametrize("first", [True, False])
def test_the_sum_of_the_region_is_its_printed_figure_and_is_checked(name: str, first: bool) -> None:
    """What was published stays, though the leagues add up to 130."""
    total = [name, 135]
    one = draft([*HEAD, total, *LEAGUES] if first else [*HEAD, *LEAGUES, total])
    of_region = [figure.value for figure in one.figures if figure.place == "150000"]
    assert of_region == [135]
    (checked,) = one.totals
    assert (checked.value, len(checked.parts)) == (135, 2)


@pytest.mark.parametrize("name", ["合计", "总计", "小计", "合计 Total"])
def test_a_sum_that_names_no_place_is_only_checked(name: str) -> None:
    one = draft([*HEAD, *LEAGUES, [name, 130]])
    assert {figure.place for figure in one.figures} == {"150100", "150200"}
    assert [left.cell for left in one.totals] == ["B5"]


def test_a_place_with_a_row_of_its_own_keeps_it() -> None:
    one = draft([*HEAD, ["全区", 136], *LEAGUES, ["全区合计", 135]])
    assert [figure.value for figure in one.figures if figure.place == "150000"] == [136]


def test_sums_of_leagues_above_their_banners_add_up_their_own() -> None:
    rows = [["包头市合计", 50], ["青山区", 20], ["昆都仑区", 30]]
    rows += [["呼和浩特市合计", 9], ["新城区", 4], ["回民区", 5]]
    one = draft([["2024年会员情况"], ["地区", "会员人数"], *rows])
    found = {cell: (figure[1], figure[4]) for cell, figure in told(one).items()}
    assert (found["B3"], found["B6"]) == (("150200", 50), ("150100", 9))
    assert [checked.parts for checked in one.totals] == [("B4", "B5"), ("B7", "B8")]


@pytest.mark.parametrize("name", ["全市合计", "包头市合计", "本市合计"])
def test_the_whole_city_is_the_one_of_the_title(name: str) -> None:
    rows = [["地区", "会员人数"], ["青山区", 20], ["昆都仑区", 30], [name, 60]]
    one = draft([["2024年包头市会员情况"], *rows])
    assert told(one)["B5"][1] == "150200"


def test_the_same_sum_twice_is_only_checked() -> None:
    one = draft([*HEAD, *LEAGUES, ["全区合计", 130], ["全区总计", 131]])
    assert {figure.place for figure in one.figures} == {"150100", "150200"}
