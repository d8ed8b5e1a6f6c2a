"""Sheets after yearbooks and annual reports: groups of rows, # rows, footnotes, two languages."""

from tests.ingest.desk import draft, rules, told


def places(one: object) -> dict[str, tuple[str, float | None]]:
    return {figure.cell: (figure.place, figure.value) for figure in one.figures}  # type: ignore[attr-defined]


def test_banners_below_their_league_are_not_counted_twice_in_the_sum() -> None:
    rows = [
        ["2024年会员人数（人）"],
        ["地区", "会员人数"],
        ["包头市", 10],
        ["  昆都仑区", 6],
        ["  青山区", 4],
        ["乌海市", 5],
        ["合计", 15],
    ]
    (total,) = draft(rows).totals
    assert total.parts == ("B3", "B6")


def test_a_row_that_only_names_a_league_heads_its_banners() -> None:
    rows = [
        ["2024年各旗县会员人数（人）"],
        ["旗县", "会员人数"],
        ["乌兰察布市", ""],
        ["集宁区", 6],
        ["中旗", 4],
        ["小计", 10],
        ["巴彦淖尔市", ""],
        ["中旗", 3],
        ["小计", 3],
        ["总计", 13],
    ]
    one = draft(rows)
    assert places(one) == {"B4": ("150902", 6), "B5": ("150927", 4), "B8": ("150824", 3)}
    assert {total.cell: total.parts for total in one.totals} == {
        "B6": ("B4", "B5"),
        "B9": ("B8",),
        "B10": ("B4", "B5", "B8"),
    }


def test_a_form_with_sections_codes_and_a_row_of_column_numbers() -> None:
    rows = [
        ["包头市2024年工会统计"],
        ["指标名称", "计量单位", "代码", "数值"],
        ["甲", "乙", "丙", "1"],
        ["一、组织建设", "", "", ""],
        ["会员人数", "人", "02", 2000],
        ["  其中：女会员", "人", "03", 900],
        ["二、困难帮扶", "", "", ""],
        ["送温暖资金", "万元", "06", 12.5],
    ]
    one = draft(rows)
    assert {cell: (code, value) for cell, (code, _, _, _, value) in told(one).items()} == {
        "D5": ("members", 2000),
        "D6": ("female_members", 900),
        "D8": ("warmth_funds", 125_000),
    }
    assert one.findings == ()


def test_a_column_of_themes_groups_the_indicators_beside_it() -> None:
    rows = [
        ["2024年"],
        ["类别", "指标", "包头市"],
        ["组织建设", "基层工会数", 5],
        ["", "会员人数", 6],
        ["困难帮扶", "在档户数", 7],
    ]
    assert {cell: code for cell, (code, *_) in told(draft(rows)).items()} == {
        "C3": "grassroots_unions",
        "C4": "members",
        "C5": "hardship_households",
    }


def test_the_parts_of_an_indicator_are_in_its_unit() -> None:
    rows = [
        ["包头市"],
        ["指标", "2023年"],
        ["在档困难职工人数（万人）", 0.5],
        ["其中：深度困难", 0.2],
        ["#相对困难", 0.3],
    ]
    assert [(figure.breakdown, figure.value) for figure in draft(rows).figures] == [
        ("", 5_000),
        ("hardship=deep", 2_000),
        ("hardship=relative", 3_000),
    ]


def test_a_footnote_goes_with_the_figures_whose_cell_row_or_heading_bears_its_mark() -> None:
    rows = [
        ["2024年"],
        ["地区", "会员人数①", "基层工会数"],
        ["包头市", 5, 6],
        ["乌海市②", "7*", 8],
        ["注：①不含灵活就业人员。②不含海南区。"],
        ["* 为快报数"],
    ]
    one = draft(rows)
    assert {figure.cell: figure.coverage for figure in one.figures} == {
        "B3": "不含灵活就业人员",
        "C3": "",
        "B4": "为快报数；不含灵活就业人员；不含海南区",
        "C4": "不含海南区",
    }
    assert {figure.cell: figure.value for figure in one.figures}["B4"] == 7


def test_names_in_two_languages_are_read_by_the_chinese_one() -> None:
    rows = [
        ["2024年"],
        ["地区\nRegion", "会员人数\nMembers", "送温暖资金（万元）\nFunds"],
        ["包头市 Baotou", 5, 6],
    ]
    assert {cell: value for cell, (*_, value) in told(draft(rows)).items()} == {
        "B3": 5,
        "C3": 60_000,
    }


def test_a_heading_that_several_share_is_completed_by_the_words_of_the_title() -> None:
    rows = [
        ["2024年职代会建制情况"],
        ["盟市", "建制率（%）", ""],
        ["", "国有企业", "非公企业"],
        ["包头市", 100, 90],
    ]
    one = draft(rows, merge=["A2:A3", "B2:C2"])
    assert [(figure.indicator, figure.breakdown) for figure in one.figures] == [
        ("congress_rate", "ownership=state"),
        ("congress_rate", "ownership=nonpublic"),
    ]
    assert {doubt.reason for doubt in one.doubts} == {"by_title"}


def test_the_year_may_be_written_with_chinese_zeros_and_the_place_by_its_code() -> None:
    rows = [["二○二一年会员情况"], ["盟市代码", "会员人数"], [150200, 5], [150300, 6]]
    assert [(figure.place, figure.year) for figure in draft(rows).figures] == [
        ("150200", 2021),
        ("150300", 2021),
    ]


def test_a_sum_over_different_indicators_is_named_and_left_out() -> None:
    rows = [
        ["包头市2023年工会经费收缴情况表（单位：万元）"],
        ["项目", "2023年"],
        ["工会经费收缴额", 10],
        ["困难职工帮扶资金", 5],
        ["合计", 15],
    ]
    one = draft(rows)
    assert set(told(one)) == {"B3", "B4"}
    assert ("A5:B5", "total_of_indicators") in {(left.cell, left.reason) for left in one.ignored}


def test_a_name_close_to_one_that_is_known_is_asked_with_the_best_guess_first() -> None:
    rows = [["2024年"], ["地区", "会员人属"], ["呼和号特市", 6]]
    one = draft(rows)
    assert set(rules(one)) == {("unknown_place", "A3"), ("unknown_indicator", "B2")}
    first = {asked.kind: asked.candidates[0] for asked in one.unmatched}
    assert first == {"place": "150100", "indicator": "members"}


def test_the_unit_of_the_reporting_body_below_the_table_is_its_place() -> None:
    rows = [
        ["2024年工会统计表"],
        ["指标", "数值"],
        ["会员人数", 5],
        ["填报单位：", "包头市总工会", "联系电话：", 13947112345],
    ]
    assert [figure.place for figure in draft(rows).figures] == ["150200"]


def test_a_row_without_numbers_heads_the_rows_below_with_year_unit_or_place() -> None:
    years = [["各盟市会员人数"], ["盟市", "会员人数"], ["2022年", ""], ["包头市", 5]]
    years += [["2023年", ""], ["包头市", 7]]
    assert [(one.year, one.value) for one in draft(years).figures] == [(2022, 5), (2023, 7)]
    units = [["2024年"], ["指标", "包头市"], ["（单位：万元）", ""], ["送温暖资金", 5]]
    units += [["（单位：户）", ""], ["在档户数", 7]]
    assert [one.value for one in draft(units).figures] == [50_000, 7]
    leagues = [["2024年"], ["指标", "2023年"], ["包头市", ""], ["会员人数", 1]]
    leagues += [["乌海市", ""], ["会员人数", 3]]
    assert [(one.place, one.value) for one in draft(leagues).figures] == [
        ("150200", 1),
        ("150300", 3),
    ]


def test_a_row_without_numbers_heads_the_rows_below_with_its_name() -> None:
    named = [["2024年"], ["地区", "数值"], ["会员人数（万人）", ""], ["包头市", 5]]
    named += [["基层工会数（个）", ""], ["包头市", 7]]
    assert [(one.indicator, one.value) for one in draft(named).figures] == [
        ("members", 50_000),
        ("grassroots_unions", 7),
    ]
    grouped = [["2024年"], ["项目", "包头市"], ["在档困难职工", ""], ["户数（户）", 5]]
    grouped += [["人数（人）", 6], ["金秋助学", ""], ["人数（人）", 7]]
    assert [one.indicator for one in draft(grouped).figures] == [
        "hardship_households",
        "hardship_workers",
        "study_aid_students",
    ]
    kinds = [["2024年职代会建制率"], ["盟市", "职代会建制率"], ["国有企业", ""], ["包头市", 100]]
    kinds += [["非公企业", ""], ["包头市", 90]]
    assert [one.breakdown for one in draft(kinds).figures] == [
        "ownership=state",
        "ownership=nonpublic",
    ]


def test_remarks_that_say_not_reported_are_no_figures() -> None:
    rows = [["指标", "地区", "年度", "数值", "备注"], ["会员人数", "包头市", 2024, "—", "未报送"]]
    (figure,) = draft(rows).figures
    assert (figure.cell, figure.coverage) == ("D2", "未报送")


def test_the_nearer_of_two_units_counts_and_the_other_is_told() -> None:
    rows = [["2024年送温暖资金（单位：万元）"], ["地区", "送温暖资金（元）"], ["包头市", 5]]
    one = draft(rows)
    assert [figure.value for figure in one.figures] == [5]
    assert [(doubt.reason, doubt.others) for doubt in one.doubts] == [("unit_conflict", ("万元",))]


def test_headings_may_be_parts_of_the_year_or_short_years() -> None:
    rows = [
        ["2024年送温暖资金（万元）"],
        ["地区", "一季度", "上半年", "全年"],
        ["包头市", 5, 6, 11],
    ]
    assert [(one.as_of, one.period, one.value) for one in draft(rows).figures] == [
        ("2024-03", "cumulative", 50_000),
        ("2024-06", "cumulative", 60_000),
        ("", "year", 110_000),
    ]
    rows = [["各盟市会员人数"], ["地区", "22年", "'23年"], ["包头市", 5, 6]]
    assert [one.year for one in draft(rows).figures] == [2022, 2023]


def test_numbers_of_sections_in_a_column_of_their_own_are_no_header() -> None:
    rows = [
        ["2023年工会主要指标"],
        ["序号", "指标名称", "计量单位", "本年实际", "上年实际"],
        ["一", "组织建设", "", "", ""],
        ["1", "基层工会组织数", "个", 10, 9],
        ["（二）", "困难帮扶", "", "", ""],
        ["2", "在档困难职工户数", "户", 5, "暂未统计"],
    ]
    one = draft(rows)
    assert rules(one) == []
    assert {cell: (code, year, value) for cell, (code, _, year, _, value) in told(one).items()} == {
        "D4": ("grassroots_unions", 2023, 10),
        "E4": ("grassroots_unions", 2022, 9),
        "D6": ("hardship_households", 2023, 5),
        "E6": ("hardship_households", 2022, None),
    }
    assert next(figure for figure in one.figures if figure.cell == "E6").absence == "unreported"
