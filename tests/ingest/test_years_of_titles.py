"""Which year a title means, and years down the side with what is computed from them."""

import openpyxl
import pytest

from atlas.ingest import Corrections, understand
from tests.ingest.desk import draft, rules, saved, told


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("2024年元旦、春节期间送温暖活动统计（2023年12月—2024年2月）", 2024),
        ("2024年“两节”送温暖活动统计（2023年12月至2024年2月）", 2024),
        ("2023—2024年度两节期间送温暖活动统计", 2024),
        ("两节送温暖活动统计（2023年12月—2024年2月）", 2024),
        ("2024年度统计（2023年10月—2024年9月）", 2024),
        ("2024年度两节送温暖活动统计", 2024),
    ],
)
def test_a_season_belongs_to_the_year_of_its_festival(title: str, year: int) -> None:
    one = draft([[title], ["地区", "筹集送温暖资金（万元）"], ["包头市", 82.5]])
    assert {figure.year for figure in one.figures} == {year}
    assert rules(one) == []


def test_months_of_two_years_without_a_festival_are_asked_about() -> None:
    rows = [["会员统计（2022年10月—2023年9月）"], ["地区", "新发展会员人数（人）"], ["包头市", 8]]
    one = draft(rows)
    assert one.figures == ()
    assert [rule for rule, _ in rules(one)] == ["no_year"]


@pytest.mark.parametrize("corner", ["年份", "", "项目"])
def test_rows_of_change_do_not_outvote_the_years_above_them(corner: str) -> None:
    rows = [
        ["全区工会帮扶工作两年对比"],
        [corner, "在档户数（户）", "帮扶资金（万元）"],
        ["2021年", 24120, 8021.5],
        ["2022年", 21876, 8350.2],
        ["增减", -2244, 328.7],
        ["增长（%）", -9.3, 4.1],
        ["增幅", "-9.3%", "4.1%"],
    ]
    one = draft(rows)
    assert told(one) == {
        "B3": ("hardship_households", "150000", 2021, "", 24_120),
        "C3": ("assistance_funds", "150000", 2021, "", 80_215_000),
        "B4": ("hardship_households", "150000", 2022, "", 21_876),
        "C4": ("assistance_funds", "150000", 2022, "", 83_502_000),
    }
    assert rules(one) == []
    assert {left.cell for left in one.ignored} == {"A5:C5", "A6:C6", "A7:C7"}


def test_a_word_among_years_that_is_neither_is_still_asked_about() -> None:
    years = [["2021年", 24120], ["2022年", 21876], ["往年", 5], ["增减", 7]]
    assert rules(draft([["对比"], ["年份", "在档户数（户）"], *years])) == [("unclear_year", "A5")]


FESTIVALS = "2024年元旦、春节期间送温暖活动统计"


def test_money_below_a_title_of_the_festivals_is_theirs_and_not_the_years() -> None:
    one = draft([[FESTIVALS], ["地区", "筹集送温暖资金（万元）"], ["包头市", 82.5]])
    (figure,) = one.figures
    assert (figure.indicator, figure.period, figure.value) == (
        "festival_warmth_funds",
        "season",
        825_000,
    )
    (doubt,) = one.doubts
    assert (doubt.reason, doubt.others) == ("by_title", ("warmth_funds",))


def test_what_else_is_counted_at_the_festivals_is_the_seasons_but_a_stock() -> None:
    head = ["地区", "法律咨询人次", "在档困难职工户数（户）"]
    one = draft([[FESTIVALS], head, ["包头市", 82, 400]])
    assert [figure.period for figure in one.figures] == ["season", "year"]


def test_a_year_that_contains_the_festivals_stays_a_year() -> None:
    rows = [["2024年送温暖资金（含两节）"], ["地区", "送温暖资金（万元）"], ["包头市", 82.5]]
    (figure,) = draft(rows).figures
    assert (figure.indicator, figure.period) == ("warmth_funds", "year")


def test_a_choice_is_not_changed_by_the_season() -> None:
    rows = [[FESTIVALS], ["地区", "送温暖资金（万元）"], ["包头市", 82.5]]
    for chosen in ({"B": "warmth_funds"}, {"送温暖资金": "warmth_funds"}):
        (figure,) = draft(rows, chosen=Corrections().with_("Sheet1", indicators=chosen)).figures
        assert figure.indicator == "warmth_funds"


def test_each_of_two_tables_side_by_side_keeps_its_own_year() -> None:
    rows = [
        ["2020年会员", "", "", "", "2021年会员", "", ""],
        [
            "地区",
            "工会会员人数（人）",
            "女会员人数（人）",
            "",
            "地区",
            "工会会员人数（人）",
            "女会员人数（人）",
        ],
        ["包头市", 2010, 1002, "", "包头市", 2020, 1003],
        ["乌海市", 1960, 1004, "", "乌海市", 1970, 1005],
    ]
    one = draft(rows)
    years = {figure.cell: figure.year for figure in one.figures}
    assert {cell for cell, year in years.items() if year == 2020} == {"B3", "C3", "B4", "C4"}
    assert {cell for cell, year in years.items() if year == 2021} == {"F3", "G3", "F4", "G4"}


def test_numbers_that_look_like_years_are_none_in_a_list() -> None:
    rows = [
        ["指标", "地区", "年份", "数值", "单位"],
        ["帮扶中心数", "乌海市", 2019, 4, "个"],
        ["帮扶中心数", "包头市", 2019, 1960, "个"],
        ["帮扶中心数", "赤峰市", 2021, 2021, "个"],
    ]
    one = draft(rows)
    assert [(figure.year, figure.value) for figure in one.figures] == [
        (2019, 4),
        (2019, 1960),
        (2021, 2021),
    ]


@pytest.mark.parametrize(
    ("sheet", "year"),
    [("23年", 2023), ("'23年", 2023), ("去年", 2023), ("上年同期", 2023), ("本年", 2024)],
)
def test_a_sheet_that_tells_its_year_by_two_digits_or_by_the_files(sheet: str, year: int) -> None:
    rows = [["会员统计"], ["地区", "新发展会员人数（人）"], ["包头市", 60]]
    (figure,) = draft(rows, "2024年汇总.xlsx", sheet=sheet).figures
    assert (figure.year, figure.period) == (year, "year")


def test_the_same_part_of_last_year_on_a_sheet_of_its_own() -> None:
    rows = [["会员统计"], ["地区", "新发展会员人数（人）"], ["包头市", 60]]
    (figure,) = draft(rows, "2024年上半年.xlsx", sheet="上年同期").figures
    assert (figure.year, figure.period, figure.as_of) == (2023, "cumulative", "2023-06")


def test_among_sheets_of_years_one_that_is_none_is_not_of_the_files_year() -> None:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name in ("2022", "23年", "合计"):
        page = book.create_sheet(name)
        for row in (["会员统计"], ["地区", "新发展会员人数（人）"], ["包头市", 60]):
            page.append(row)
    one = understand(saved(book), "2024年汇总.xlsx")
    assert {figure.sheet: figure.year for figure in one.figures} == {"2022": 2022, "23年": 2023}
    assert [(found.rule, found.sheet) for found in one.findings] == [("no_year", "合计")]


@pytest.mark.parametrize(
    "title",
    ["“十四五”以来工会工作", "近三年会员发展", "建会以来会员发展", "历年会员发展", "五年来工作"],
)
def test_what_grew_over_many_years_is_not_of_the_files_year(title: str) -> None:
    rows = [[title], ["地区", "新发展会员人数（人）"], ["包头市", 60]]
    one = draft(rows, "2024年.xlsx")
    assert one.figures == ()
    assert [rule for rule, _ in rules(one)] == ["no_year"]


@pytest.mark.parametrize("line", ["统计时间：2023年底", "时间：2023年", "数据时点：2023年12月31日"])
def test_the_time_that_a_line_tells_is_the_year(line: str) -> None:
    one = draft([["各盟市会员情况"], [line], ["地区", "会员人数"], ["包头市", 10]])
    assert [(figure.year, figure.period) for figure in one.figures] == [(2023, "year")]


@pytest.mark.parametrize(
    "line", ["填报时间：2023年", "打印时间：2023年", "报出日期：2023年", "时间：2023年1月5日"]
)
def test_when_somebody_wrote_is_no_year(line: str) -> None:
    rows = [["地区", "会员人数"], ["包头市", 10]]
    assert rules(draft([["各盟市会员情况"], [line], *rows])) == [("no_year", "B4")]
    assert [one.year for one in draft([["2022年会员情况"], [line], *rows]).figures] == [2022]


def test_a_line_of_time_beside_a_year_may_tell_its_part_but_no_other_year() -> None:
    rows = [["地区", "会员人数"], ["包头市", 10]]
    half = draft([["2023年会员情况"], ["统计时间：2023年6月底"], *rows])
    assert [figure.as_of for figure in half.figures] == ["2023-06"]
    later = draft([["2022年会员情况"], ["时间：2023年1月"], *rows])
    assert [figure.year for figure in later.figures] == [2022]
