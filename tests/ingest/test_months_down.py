"""Months and quarters down the rows, the year in the title, and their sum."""

import pytest

from tests.ingest.desk import draft, rules, told

TITLE = ["2024年包头市新发展会员情况"]
HEAD = ["月份", "新发展会员数", "新建工会数"]
MONTHS = [[f"{month}月", 10 * month, month] for month in range(1, 13)]


@pytest.mark.parametrize("whole", ["合计", "全年", "2024年合计", "总计"])
def test_the_sum_of_twelve_months_is_the_figure_of_the_year(whole: str) -> None:
    """Each month was stored as the year: the first of twelve equal keys won."""
    one = draft([TITLE, HEAD, *MONTHS, [whole, 780, 78]])
    assert told(one) == {
        "B15": ("new_members", "150200", 2024, "", 780),
        "C15": ("new_unions", "150200", 2024, "", 78),
    }
    assert {figure.period for figure in one.figures} == {"year"}
    assert one.findings == ()
    assert [left.cell for left in one.ignored if left.reason == "month"] == [
        f"A{row}:C{row}" for row in range(3, 15)
    ]


@pytest.mark.parametrize("name", ["{}月", "{}月份", "2024年{}月", "{}"])
def test_however_the_months_are_written(name: str) -> None:
    rows = [[name.format(month), 10 * month, month] for month in range(1, 13)]
    rows = [[int(row[0]) if str(row[0]).isdecimal() else row[0], *row[1:]] for row in rows]
    one = draft([TITLE, HEAD, *rows, ["合计", 780, 78]])
    assert list(told(one)) == ["B15", "C15"]
    assert one.findings == ()


def test_the_sum_of_the_first_months_is_no_year() -> None:
    later = [[name, "", ""] for name, _, _ in MONTHS[9:]]
    one = draft([TITLE, HEAD, *MONTHS[:9], *later, ["合计", 450, 45]])
    assert [(figure.period, figure.as_of) for figure in one.figures] == [
        ("cumulative", "2024-09")
    ] * 2


def test_four_quarters_and_the_year() -> None:
    rows = [["一季度", 10], ["二季度", 5], ["三季度", 20], ["四季度", 7], ["全年", 42]]
    one = draft([TITLE, ["季度", "新发展会员数"], *rows])
    assert told(one) == {"B7": ("new_members", "150200", 2024, "", 42)}


def test_months_without_a_sum_are_asked_about_and_stocks_are_of_their_month() -> None:
    rows = [["1月", 10, 2000], ["2月", 5, 2010], ["3月", 20, 2020]]
    one = draft([TITLE, ["月份", "新发展会员数", "会员人数"], *rows])
    stocks = {figure.cell: figure.as_of for figure in one.figures if figure.cell[0] == "C"}
    assert stocks == {"C3": "2024-01", "C4": "2024-02", "C5": "2024-03"}
    assert rules(one) == [("part_of_year", "B4"), ("part_of_year", "B5")]


def test_the_members_of_two_months_do_not_add_up() -> None:
    one = draft([TITLE, ["月份", "会员人数"], ["1月", 10], ["2月", 12], ["合计", 22]])
    assert list(one.figures) == []
    assert rules(one) == [("no_year", "B5")]
