"""Sheets as people have them: each cell of the four shapes becomes the figure that it is."""

import datetime

import pytest

from atlas.ingest import Corrections, SheetCorrections, understand
from tests.ingest.desk import draft, rules, told, xlsx

MEMBERS, UNIONS = "members", "grassroots_unions"


def test_places_by_indicators_with_all_the_furniture() -> None:
    rows = [
        ["2024年困难职工帮扶情况统计表"],
        ["填报单位：自治区总工会", "", "", "", "", "", "单位：万元"],
        ["序号", "盟市", "在档困难职工", "帮扶资金", "", "帮扶救助覆盖率", "送温暖资金同比"],
        ["", "", "户数", "送温暖", "金秋助学"],
        [1, "呼和浩特市", 4200, 812.5, "未报", 0.941, "3%"],
        [2, "包 头 市", "3,900", "７６０.５", 300, "96%以上", 0.1],
        [],
        ["", "合计", 8100, 1573, 300],
        ["", "全区", "1.5万", 3000, 400, 0.942],
        ["注：本表不含铁路系统。"],
        ["填表人：某某", "", "联系电话：0471-0000000"],
    ]
    one = draft(
        rows,
        merge=["A1:G1", "A3:A4", "B3:B4", "D3:E3", "F3:F4", "G3:G4"],
        formats={"F5": "0.0%", "F9": "0.0%"},
    )
    assert told(one) == {
        "C5": ("hardship_households", "150100", 2024, "", 4_200),
        "D5": ("warmth_funds", "150100", 2024, "", 8_125_000),
        "E5": ("study_aid_funds", "150100", 2024, "", None),
        "F5": ("assistance_coverage_rate", "150100", 2024, "", 94.1),
        "C6": ("hardship_households", "150200", 2024, "", 3_900),
        "D6": ("warmth_funds", "150200", 2024, "", 7_605_000),
        "E6": ("study_aid_funds", "150200", 2024, "", 3_000_000),
        "F6": ("assistance_coverage_rate", "150200", 2024, "", 96),
        "C9": ("hardship_households", "150000", 2024, "", 15_000),
        "D9": ("warmth_funds", "150000", 2024, "", 30_000_000),
        "E9": ("study_aid_funds", "150000", 2024, "", 4_000_000),
        "F9": ("assistance_coverage_rate", "150000", 2024, "", 94.2),
    }
    assert one.findings == ()
    figures = {figure.cell: figure for figure in one.figures}
    assert figures["E5"].absence == "unreported"
    assert (figures["F6"].bound, figures["F6"].printed) == ("ge", "96%以上")
    assert figures["D5"].transform == "万元 → 元 ×10000"
    assert figures["D5"].half_width == 500
    assert figures["C9"].half_width == 500
    assert figures["F5"].half_width == pytest.approx(0.05)
    assert figures["D5"].scope == "all"
    assert one.sheets[0].shape == "places_indicators"
    assert [(left.cell, left.reason) for left in one.ignored] == [
        ("A3:A9", "serial"),
        ("G3:G9", "derived"),
    ]


def test_a_row_of_sums_is_kept_apart_with_the_cells_it_sums() -> None:
    rows = [
        ["2024年工会会员人数"],
        ["地区", "会员人数（万人）"],
        ["包头市", 1.5],
        ["乌海市", 0.5],
        ["全区", 2.1],
        ["合 计", 2],
    ]
    one = draft(rows)
    assert set(told(one)) == {"B3", "B4", "B5"}
    (total,) = one.totals
    assert (total.cell, total.value, total.parts) == ("B6", 20_000, ("B3", "B4"))
    assert (total.indicator, total.year, total.half_width) == (MEMBERS, 2024, 5_000)


def test_places_by_years_take_the_indicator_from_the_title() -> None:
    rows = [
        ["2020—2023年各盟市工会会员人数"],
        ["", "", "", "（单位：万人）"],
        ["地区", 2020, "2021年", "2022年底", datetime.date(2023, 12, 31)],
        ["包头市", 50.2, 51, "—", "53.1①"],
        ["乌海市", 10.2, 11, "12.33", "超过13"],
        ["合计", 60.4, 62, "", ""],
        ["① 初步数"],
    ]
    one = draft(rows)
    assert told(one) == {
        "B4": (MEMBERS, "150200", 2020, "", 502_000),
        "C4": (MEMBERS, "150200", 2021, "", 510_000),
        "D4": (MEMBERS, "150200", 2022, "", None),
        "E4": (MEMBERS, "150200", 2023, "", 531_000),
        "B5": (MEMBERS, "150300", 2020, "", 102_000),
        "C5": (MEMBERS, "150300", 2021, "", 110_000),
        "D5": (MEMBERS, "150300", 2022, "", 123_300),
        "E5": (MEMBERS, "150300", 2023, "", 130_000),
    }
    assert one.findings == ()
    assert one.sheets[0].shape == "places_years"
    assert {figure.as_of for figure in one.figures} == {"", "2022-12-31", "2023-12-31"}
    assert [(total.cell, total.parts) for total in one.totals] == [
        ("B6", ("B4", "B5")),
        ("C6", ("C4", "C5")),
    ]


def test_years_that_lost_their_date_format_are_years() -> None:
    # 42735 and 43100 are the last days of 2016 and 2017 as Excel counts
    one = draft([["工会会员人数"], ["地区", 42735, 43100], ["包头市", 5, 6]])
    assert {figure.year for figure in one.figures} == {2016, 2017}


def test_indicators_by_years_take_the_place_from_the_title() -> None:
    rows = [
        ["乌海市工会基本情况"],
        ["指标", "单位", "2020年", "2021年", "比上年增减"],
        ["基层工会组织数", "个", 1200, 1300, 100],
        ["工会会员人数", "万人", 10.5, 11, 0.5],
        ["其中：农牧民工", "万人", 4.5, 5, 0.5],
        ["职工入会率", "%", 95.1, "96%以上", ""],
        ["金秋助学资金（万元）", "", 20, "21.5", ""],
    ]
    one = draft(rows)
    assert told(one) == {
        "C3": (UNIONS, "150300", 2020, "", 1_200),
        "D3": (UNIONS, "150300", 2021, "", 1_300),
        "C4": (MEMBERS, "150300", 2020, "", 105_000),
        "D4": (MEMBERS, "150300", 2021, "", 110_000),
        "C5": ("migrant_members", "150300", 2020, "", 45_000),
        "D5": ("migrant_members", "150300", 2021, "", 50_000),
        "C6": ("worker_membership_rate", "150300", 2020, "", 95.1),
        "D6": ("worker_membership_rate", "150300", 2021, "", 96),
        "C7": ("study_aid_funds", "150300", 2020, "", 200_000),
        "D7": ("study_aid_funds", "150300", 2021, "", 215_000),
    }
    assert one.sheets[0].shape == "indicators_years"
    assert [left.reason for left in one.ignored] == ["derived"]


def test_a_table_without_any_place_is_the_regions() -> None:
    one = draft([["工会基本情况"], ["指标", 2020, 2021], ["基层工会组织数", 5, 6]])
    assert {figure.place for figure in one.figures} == {"150000"}


def test_a_list_has_each_property_in_its_column() -> None:
    header = [
        "指标",
        "地区",
        "年份",
        "数值",
        "单位",
        "分组",
        "性质",
        "口径",
        "时点",
        "期间",
        "来源",
        "备注",
    ]
    rows = [
        header,
        ["职代会建制率", "乌海市", 2020, "98%以上", "%", "所有制=事业单位", "目标"],
        ["送温暖资金", "全区", 2010, "7.54亿", "元", "", "结果", "本级", "", "累计1992—2010"],
        ["工会会员人数", "内蒙古自治区", 2008, "521.47万", "人", "", "", "", "2008-11", "时点"],
        [
            "合格乡镇工会达标率",
            "包头市",
            "未知",
            "达标率100",
            "%",
            "",
            "",
            "",
            "",
            "",
            "某文",
            "注",
        ],
        ["工会干部集训每批人数", "包头市", "2011年", "100—150人", "人"],
    ]
    one = draft(rows)
    rate, funds, members, qualified, batch = one.figures
    assert (rate.value, rate.bound, rate.kind) == (98, "ge", "target")
    assert rate.breakdown == "ownership=institution"
    assert (funds.value, funds.scope, funds.period) == (754_000_000, "own", "cumulative")
    assert (funds.year, funds.year_from) == (2010, 1992)
    assert (members.period, members.as_of, members.value) == ("point", "2008-11", 5_214_700)
    assert (qualified.year, qualified.source, qualified.coverage) == (None, "某文", "注")
    assert (batch.value, batch.value_high, batch.bound) == (100, 150, "range")
    assert [(finding.rule, finding.severity) for finding in one.findings] == [
        ("bare_rate", "query")
    ]
    assert one.sheets[0].shape == "long"


def test_a_list_may_be_in_english() -> None:
    rows = [
        ["Indicator", "Place", "Year", "Value", "Unit"],
        ["Trade-union members", "Baotou", 2020, 5, "persons"],
    ]
    assert told(draft(rows)) == {"D2": (MEMBERS, "150200", 2020, "", 5)}


def test_a_name_means_what_it_meant_in_its_year() -> None:
    rows = [
        ["指标", "地区", "年份", "数值"],
        ["工会会员人数", "通辽市", 1990, 5],
        ["工会会员人数", "通辽市", 2020, 5],
    ]
    # until 1999 the city of Tongliao was today's Horqin district
    assert [figure.place for figure in draft(rows).figures] == ["150502", "150500"]


def test_a_category_may_stand_above_or_below_its_indicator() -> None:
    below = [
        ["2020年乌海市民主管理情况"],
        ["旗县区", "职代会建制率", "", "厂务公开建制率", ""],
        ["", "国有企业", "非公有制企业", "国有企业", "非公有制企业"],
        ["海勃湾区", 100, 96, 99, 95],
    ]
    above = [
        ["2020年乌海市民主管理情况"],
        ["旗县区", "国有企业", "", "非公有制企业", ""],
        ["", "职代会建制率", "厂务公开建制率", "职代会建制率", "厂务公开建制率"],
        ["海勃湾区", 100, 99, 96, 95],
    ]
    merged = {"merge": ["A2:A3", "B2:C2", "D2:E2"]}
    expected = {
        ("congress_rate", "ownership=state", 100),
        ("congress_rate", "ownership=nonpublic", 96),
        ("disclosure_rate", "ownership=state", 99),
        ("disclosure_rate", "ownership=nonpublic", 95),
    }
    for rows, how in ((below, merged), (above, merged), (below, {}), (above, {})):
        one = draft(rows, **how)
        found = {(figure.indicator, figure.breakdown, figure.value) for figure in one.figures}
        assert found == expected
        assert {figure.place for figure in one.figures} == {"150302"}


def test_the_total_of_a_breakdown_is_the_whole_and_is_kept() -> None:
    rows = [
        ["2020年各盟市职代会建制率"],
        ["地区", "合计", "按所有制分", ""],
        ["", "", "国有企业", "非公企业"],
        ["包头市", 98, 100, 96],
    ]
    one = draft(rows, merge=["A2:A3", "B2:B3", "C2:D2"])
    assert {(figure.breakdown, figure.value) for figure in one.figures} == {
        ("", 98),
        ("ownership=state", 100),
        ("ownership=nonpublic", 96),
    }
    assert one.totals == ()


def test_banners_are_told_by_the_league_beside_them() -> None:
    rows = [
        ["2024年各旗县工会会员人数"],
        ["盟市", "旗县市区", "会员人数", "备注"],
        ["乌兰察布市", "中旗", 5, "不含某厂"],
        ["", "前旗", 7],
        ["", "小计", 12],
        ["巴彦淖尔市", "中旗", 3],
        ["", "小计", 3],
        ["总计", "", 15],
    ]
    one = draft(rows)
    assert told(one) == {
        "C3": (MEMBERS, "150927", 2024, "", 5),
        "C4": (MEMBERS, "150926", 2024, "", 7),
        "C6": (MEMBERS, "150824", 2024, "", 3),
    }
    assert one.figures[0].coverage == "不含某厂"
    assert {(total.cell, total.parts) for total in one.totals} == {
        ("C5", ("C3", "C4")),
        ("C7", ("C6",)),
        ("C8", ("C3", "C4", "C6")),
    }


def test_merged_leagues_hold_for_all_their_rows() -> None:
    rows = [
        ["2024年各旗县工会会员人数"],
        ["盟市", "旗县市区", "会员人数"],
        ["乌兰察布市", "中旗", 5],
        ["", "前旗", 7],
    ]
    one = draft(rows, merge=["A3:A4"])
    assert [figure.place for figure in one.figures] == ["150927", "150926"]


def test_an_alias_that_several_leagues_have_is_asked() -> None:
    one = draft([["2024年工会会员人数"], ["地区", "会员人数"], ["中旗", 5]])
    assert one.figures == ()
    assert rules(one) == [("unknown_place", "A3")]
    (asked,) = one.unmatched
    assert {"150927", "150824"} <= set(asked.candidates)
    in_its_league = draft([["2024年巴彦淖尔市工会会员人数"], ["地区", "会员人数"], ["中旗", 5]])
    assert [figure.place for figure in in_its_league.figures] == ["150824"]


def test_the_year_comes_from_the_title_then_the_sheet_then_the_file() -> None:
    rows = [["工会会员人数统计表"], ["地区", "会员人数"], ["包头市", 5]]
    dated = [["2019年工会会员人数统计表"], *rows[1:]]
    assert draft(dated, "2021年.xlsx", sheet="2020年").figures[0].year == 2019
    assert draft(rows, "2021年.xlsx", sheet="2020年").figures[0].year == 2020
    assert draft(rows, "会员2021.xlsx").figures[0].year == 2021
    assert draft(rows, "会员.xlsx").figures == ()
    assert rules(draft(rows, "会员.xlsx")) == [("no_year", "B3")]


def test_the_day_of_filling_in_is_not_the_year() -> None:
    rows = [
        ["2024年工会会员人数统计表"],
        ["填报单位：包头市总工会", "填报时间：2025年1月10日"],
        ["地区", "会员人数"],
        ["包头市", 5],
    ]
    assert draft(rows, "汇总20250110.xlsx").figures[0].year == 2024


@pytest.mark.parametrize(
    ("rows", "value"),
    [
        ([["2024年"], ["单位：万人"], ["地区", "会员人数"], ["包头市", 5]], 50_000),
        ([["2024年（单位：万人）"], ["地区", "会员人数"], ["包头市", 5]], 50_000),
        ([["2024年"], ["地区（单位：万人）", "会员人数"], ["包头市", 5]], 50_000),
        ([["2024年"], ["地区", "会员人数（万人）"], ["包头市", 5]], 50_000),
        ([["2024年"], ["地区", "会员人数"], ["", "万人"], ["包头市", 5]], 50_000),
        ([["2024年 单位：万元"], ["地区", "会员人数（万人）"], ["包头市", 5]], 50_000),
        ([["2024年"], ["单位：万人"], ["地区", "会员人数"], ["包头市", "5人"]], 5),
        ([["2024年"], ["单位：万人"], ["地区", "会员人数"], ["包头市", "5.2万"]], 52_000),
        ([["2024年"], ["单位：人、万元"], ["地区", "会员人数"], ["包头市", 5]], 5),
        ([["2024年"], ["单位：万元"], ["地区", "会员人数"], ["包头市", 5]], 5),
    ],
)
def test_the_unit_nearest_to_the_number_counts(rows: list[list[object]], value: float) -> None:
    one = draft(rows)
    assert [figure.value for figure in one.figures] == [value]
    assert one.findings == ()


def test_a_unit_that_cannot_be_is_asked_and_not_applied() -> None:
    one = draft([["2024年"], ["单位：万户"], ["地区", "会员人数"], ["包头市", 5]])
    assert one.figures == ()
    assert [finding.rule for finding in one.findings] == ["unit_mismatch"]
    (asked,) = one.unmatched
    assert (asked.kind, asked.candidates) == ("unit", (one.findings[0].expected,))
    assert one.findings[0].expected == "人"
    cell = draft([["2024年"], ["地区", "会员人数"], ["包头市", "5户"], ["乌海市", "7斤"]])
    assert rules(cell) == [("unit_mismatch", "B3"), ("unknown_unit", "B4")]


def test_all_problems_are_told_at_once_each_with_its_cell() -> None:
    rows = [
        ["2024年各盟市工会情况"],
        ["地区", "会员人数", "奇怪的指标", "基层工会组织数"],
        ["包头市", "五六百", 1, "#REF!"],
        ["某某市", 5, 2, 6],
        ["乌海市", "=1+1", 3, "2024-01-01起"],
    ]
    one = draft(rows)
    assert set(rules(one)) == {
        ("not_a_number", "B3"),
        ("unknown_indicator", "C2"),
        ("unknown_place", "A4"),
        ("formula_without_value", "B5"),
        ("error_cell", "D3"),
        ("not_a_number", "D5"),
    }
    assert all(finding.severity == "error" for finding in one.findings)
    assert one.blocked
    assert {(asked.kind, asked.name) for asked in one.unmatched} == {
        ("indicator", "奇怪的指标"),
        ("place", "某某市"),
    }


def test_a_name_that_stands_in_many_rows_is_asked_once() -> None:
    rows = [["指标", "地区", "年份", "数值"]]
    rows += [["工会会员人数", "某某市", year, 5] for year in range(2000, 2020)]
    one = draft(rows)
    assert rules(one) == [("unknown_place", "B2")]
    assert len(one.unmatched[0].cells) == 20
    assert dict(one.findings[0].details)["count"] == "20"


def test_hidden_sheets_covers_and_empty_ones_are_named_and_left_out() -> None:
    import openpyxl

    from tests.ingest.desk import saved

    book = openpyxl.Workbook()
    book.active.title = "填报说明"
    book.active["A1"] = "1. 本表由各盟市填报。"
    for title, state in (("底稿", "hidden"), ("表一", "visible"), ("空表", "visible")):
        page = book.create_sheet(title)
        page.sheet_state = state
        if title != "空表":
            for row in (["2024年工会会员人数"], ["地区", "会员人数"], ["包头市", 5]):
                page.append(row)
    text = book.create_sheet("封底文字")
    text["A1"] = "联系我们"
    one = understand(saved(book), "表.xlsx")
    assert {(left.sheet, left.reason) for left in one.ignored} == {
        ("填报说明", "cover"),
        ("底稿", "hidden"),
        ("空表", "empty"),
        ("封底文字", "no_numbers"),
    }
    assert {figure.sheet for figure in one.figures} == {"表一"}


def test_invented_figures_are_marked_in_every_sheet_that_says_so() -> None:
    rows = [["2024年工会会员人数"], ["地区", "会员人数"], ["包头市", 5]]
    assert not draft(rows).figures[0].demo
    for mark in ("示例数据", "（示例数据，非统计结果）", "DEMONSTRATION DATA"):
        assert draft([[mark], *rows]).figures[0].demo
        assert draft([[rows[0][0], mark], *rows[1:]]).figures[0].demo


def test_a_row_of_column_numbers_is_no_data() -> None:
    rows = [
        ["2024年工会情况"],
        ["地区", "会员人数", "基层工会组织数"],
        ["甲", 1, 2],
        ["包头市", 50, 60],
    ]
    one = draft(rows)
    assert set(told(one)) == {"B4", "C4"}
    assert [(left.cell, left.reason) for left in one.ignored] == [("A3:C3", "numbering")]


def test_a_sum_of_different_indicators_is_no_figure() -> None:
    rows = [
        ["2024年工会情况"],
        ["地区", "送温暖资金", "金秋助学资金", "合计"],
        ["包头市", 5, 6, 11],
    ]
    one = draft(rows)
    assert set(told(one)) == {"B3", "C3"}
    assert [left.reason for left in one.ignored] == ["total_of_indicators"]


def test_tables_that_lie_on_their_side_are_read_too() -> None:
    years_down = [["包头市工会"], ["年份", "会员人数"], [2020, 5], [2021, 6]]
    one = draft(years_down)
    assert [(figure.place, figure.year, figure.value) for figure in one.figures] == [
        ("150200", 2020, 5),
        ("150200", 2021, 6),
    ]
    assert one.sheets[0].shape == "years_indicators"
    places_across = [["2024年"], ["指标", "包头市", "乌海市", "合计"], ["会员人数", 5, 6, 11]]
    one = draft(places_across)
    assert [(figure.place, figure.value) for figure in one.figures] == [
        ("150200", 5),
        ("150300", 6),
    ]
    assert one.sheets[0].shape == "indicators_places"
    assert [(total.cell, total.parts) for total in one.totals] == [("D3", ("B3", "C3"))]


def test_own_level_money_is_told_from_all_levels() -> None:
    rows = [
        ["2024年送温暖资金（万元）"],
        ["地区", "送温暖资金"],
        ["内蒙古自治区总工会（本级）", 5],
        ["包头市", 6],
    ]
    assert [(figure.place, figure.scope) for figure in draft(rows).figures] == [
        ("150000", "own"),
        ("150200", "all"),
    ]


def test_each_cell_has_a_role_for_drawing_the_sheet() -> None:
    rows = [
        ["2024年工会会员人数", "", "单位：万人"],
        ["序号", "地区", "会员人数", "同比"],
        [1, "包头市", 5, "3%"],
        ["", "合计", 5],
        ["注：初步数"],
    ]
    one = draft(rows)
    roles = one.roles["Sheet1"].by_cell(one.workbook.sheets[0])
    assert roles == {
        "A1": "title",
        "C1": "unit",
        "A2": "ignored",
        "B2": "header",
        "C2": "header",
        "D2": "ignored",
        "A3": "ignored",
        "B3": "place",
        "C3": "value",
        "D3": "ignored",
        "B4": "place",
        "C4": "total",
        "A5": "note",
    }


def test_two_levels_of_headings_may_end_in_years() -> None:
    rows = [
        ["各盟市工会情况"],
        ["地区", "会员人数", "", "基层工会组织数", ""],
        ["", 2016, 2017, 2016, 2017],
        ["包头市", 2001, 2002, 2003, 2004],
    ]
    for how in ({"merge": ["A2:A3", "B2:C2", "D2:E2"]}, {}):
        assert told(draft(rows, **how)) == {
            "B4": (MEMBERS, "150200", 2016, "", 2001),
            "C4": (MEMBERS, "150200", 2017, "", 2002),
            "D4": (UNIONS, "150200", 2016, "", 2003),
            "E4": (UNIONS, "150200", 2017, "", 2004),
        }


def test_a_text_table_is_understood_like_a_workbook() -> None:
    text = "2024年工会会员人数,,\n,,单位：万人\n地区,会员人数,\n包头市,5.2,\n合计,5.2,\n"
    for encoding in ("utf-8-sig", "gb18030", "utf-16"):
        one = understand(text.encode(encoding), "表.csv")
        assert [(figure.cell, figure.value) for figure in one.figures] == [("B4", 52_000)]


def test_the_figures_name_their_file_sheet_and_cell() -> None:
    data = xlsx([["2024年工会会员人数"], ["地区", "会员人数"], ["包头市", 5]], sheet="会员")
    (figure,) = understand(data, "表.xlsx").figures
    assert (figure.sheet, figure.cell, len(figure.upload)) == ("会员", "B3", 64)


def test_half_a_year_is_not_the_year() -> None:
    rows = [["2023年上半年工会情况"], ["地区", "会员人数", "送温暖资金"], ["包头市", 98, 5]]
    members, funds = draft(rows).figures
    # a stock holds at the end of June, money is what was spent since January
    assert (members.period, members.as_of) == ("point", "2023-06")
    assert (funds.period, funds.year_from, funds.as_of) == ("cumulative", 2023, "2023-06")
    rows[0] = ["截至2023年底工会情况"]
    assert {(one.period, one.as_of) for one in draft(rows).figures} == {("year", "2023-12-31")}


def test_headings_that_several_indicators_share_are_settled_by_title_or_unit() -> None:
    by_title = [
        ["2023年帮扶资金情况表", "", "单位：万元"],
        ["盟市", "合计", "送温暖", "金秋助学"],
        ["包头市", 100, 40, 30],
    ]
    assert {(one.indicator, one.value) for one in draft(by_title).figures} == {
        ("assistance_funds", 1_000_000),
        ("warmth_funds", 400_000),
        ("study_aid_funds", 300_000),
    }
    by_rate = [["2023年各盟市建制率（%）"], ["地区", "职代会", "厂务公开"], ["包头市", 98, 97]]
    assert [one.indicator for one in draft(by_rate).figures] == ["congress_rate", "disclosure_rate"]
    alone = draft([["2023年情况"], ["地区", "建制率"], ["包头市", 98]])
    assert alone.figures == ()
    assert {"congress_rate", "bargaining_rate"} <= set(alone.unmatched[0].candidates)


def test_a_column_headed_by_an_indicator_is_read_however_it_was_filled_in() -> None:
    rows = [
        ["2024年"],
        ["地区", "会员人数"],
        ["包头市", "见附件"],
        ["乌海市", "五六百"],
        ["全区", 5],
    ]
    assert rules(draft(rows)) == [("not_a_number", "B3"), ("not_a_number", "B4")]


def test_a_form_of_the_region_filled_in_by_a_league_is_the_leagues() -> None:
    rows = [["内蒙古自治区工会统计报表"], ["指标", 2020], ["会员人数", 5]]
    assert draft(rows).figures[0].place == "150000"
    assert draft(rows, sheet="包头市").figures[0].place == "150200"
    by_line = [rows[0], ["填报单位：乌海市总工会"], *rows[1:]]
    assert draft(by_line).figures[0].place == "150300"


def test_places_with_footnotes_and_several_indicators_by_year() -> None:
    rows = [
        ["各盟市工会情况"],
        ["盟市", "指标", "单位", "2020年", "2021年", "累计"],
        ["包头市①", "会员人数", "万人", 5, 6, 11],
        ["", "基层工会数", "个", 7, 8, 15],
        ["乌海市", "会员人数", "万人", 1, 2, 3],
    ]
    for how in ({"merge": ["A3:A4"]}, {}):
        one = draft(rows, **how)
        assert told(one)["D3"] == (MEMBERS, "150200", 2020, "", 50_000)
        assert told(one)["E4"] == (UNIONS, "150200", 2021, "", 8)
        assert len(one.figures) == 6
        assert [(total.cell, total.parts) for total in one.totals] == [
            ("F3", ("D3", "E3")),
            ("F4", ("D4", "E4")),
            ("F5", ("D5", "E5")),
        ]


def test_numbers_at_the_margin_without_a_heading_are_asked() -> None:
    rows = [["2024年工会会员人数"], ["地区", "会员人数"], ["包头市", 5, 6]]
    one = draft(rows)
    assert set(told(one)) == {"B3"}
    assert rules(one) == [("no_indicator", "C3")]


@pytest.mark.parametrize("name", ["100人以上非公企业", "非公有制企业（100人以上）"])
def test_one_name_may_be_a_category_of_two_kinds(name: str) -> None:
    both = "ownership=nonpublic;size=at_least_100"
    across = [["2023年"], ["盟市", "职代会建制率（%）"], ["", name], ["包头市", 90]]
    below = [["2023年包头市"], ["指标", "数值"], ["职代会建制率（%）", 95], [f"其中：{name}", 90]]
    down = [["2023年包头市"], ["企业类型", "职代会建制率（%）"], ["国有企业", 95], [name, 90]]
    for rows, cell in ((across, "B4"), (below, "B4"), (down, "B4")):
        assert told(draft(rows))[cell] == ("congress_rate", "150200", 2023, both, 90)


@pytest.mark.parametrize("total", ["总 计 Total", "合计 Total", "Grand total"])
def test_a_sum_with_its_english_word_beside_it(total: str) -> None:
    one = draft([["2023年"], ["盟市", "会员人数"], ["包头", 3], ["乌海", 4], [total, 7]])
    assert [(left.cell, left.parts) for left in one.totals] == [("B5", ("B3", "B4"))]
    assert [figure.cell for figure in one.figures] == ["B3", "B4"]


@pytest.mark.parametrize("other", ["其他", "其他盟市"])
def test_a_column_of_other_places_is_asked_which(other: str) -> None:
    """It had become the region's other owners."""
    rows = [["项目", "全区", "呼市", "包头", other], ["会员人数", 200, 60, 70, 70]]
    one = draft([["2024年情况"], *rows])
    assert [figure.place for figure in one.figures] == ["150000", "150100", "150200"]
    assert rules(one) == [("unknown_place", "E3")]
    answer = Corrections({"Sheet1": SheetCorrections(places={other: "150300"})})
    assert told(draft([["2024年情况"], *rows], chosen=answer))["E3"][1] == "150300"
