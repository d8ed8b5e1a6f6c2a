"""Headers of several rows without merged cells, and parts below a whole that is counted else."""

import pytest

from tests.ingest.desk import Rows, draft, rules, told


def test_categories_that_read_like_numbers_stand_in_a_header() -> None:
    rows = [
        ["2021年厂务公开民主管理一览表"],
        ["盟市", "职代会应建制单位数", "", ""],
        ["", "合计", "其中", ""],
        ["", "", "职工100人以上", "100人以下"],
        ["甲", 1, 2, 3],
        ["包头市", 2030, 29, 2001],
    ]
    one = draft(rows)
    assert rules(one) == []
    assert {cell: (size, value) for cell, (_, _, _, size, value) in told(one).items()} == {
        "B6": ("", 2030),
        "C6": ("size=at_least_100", 29),
        "D6": ("size=under_100", 2001),
    }


@pytest.mark.parametrize("numbering", [[], [["甲", "乙", 1, 2, 3, 4]]])
def test_headings_printed_in_every_column_of_four_rows(numbering: Rows) -> None:
    rows = [
        ["自治区各盟市困难帮扶情况统计表"],
        ["序号", "地区", "2016年", "2016年", "2017年", "2017年"],
        ["", "", *["困难帮扶情况"] * 4],
        ["", "", *["困难职工帮扶资金（元）"] * 4],
        ["", "", "大病医疗救助", "生活救助", "大病医疗救助", "生活救助"],
        *numbering,
        [1, "包头市", 20, 30, 40, 50],
        [2, "乌海市", 2, 3, 4, 5],
    ]
    one = draft(rows)
    assert rules(one) == []
    row = 6 + len(numbering)
    assert {cell: (code, year, value) for cell, (code, _, year, _, value) in told(one).items()} == {
        f"C{row}": ("medical_aid_funds", 2016, 20),
        f"D{row}": ("living_aid_funds", 2016, 30),
        f"E{row}": ("medical_aid_funds", 2017, 40),
        f"F{row}": ("living_aid_funds", 2017, 50),
        f"C{row + 1}": ("medical_aid_funds", 2016, 2),
        f"D{row + 1}": ("living_aid_funds", 2016, 3),
        f"E{row + 1}": ("medical_aid_funds", 2017, 4),
        f"F{row + 1}": ("living_aid_funds", 2017, 5),
    }


def test_this_year_and_the_last_below_an_indicator_above_the_row_of_numbers() -> None:
    rows = [
        ["2022年法律援助与维权一览表"],
        ["地区", "追回劳动报酬金额（元）", ""],
        ["", "本年", "上年"],
        ["甲", 1, 2],
        ["包头市", "96 106", "2 626 421"],
        ["乌海市", 5, 6],
    ]
    one = draft(rows)
    assert rules(one) == []
    assert {cell: (year, value) for cell, (_, _, year, _, value) in told(one).items()} == {
        "B5": (2022, 96_106),
        "C5": (2021, 2_626_421),
        "B6": (2022, 5),
        "C6": (2021, 6),
    }


@pytest.mark.parametrize("part", ["其中：送温暖慰问", "　　其他帮扶"])
def test_a_part_is_counted_as_its_whole_whatever_its_name_means_alone(part: str) -> None:
    """送温暖慰问 alone is a number of persons, 其他帮扶 alone is money."""
    other = ("other_aid_person_times", "150200", 2023, "", 3_000)
    warmth = ("assistance_person_times", "150200", 2023, "programme=warmth", 3_000)
    rows = [["2023年"], ["指标", "包头市"], ["帮扶救助人次（万人次）", 4.9], [part, 0.3]]
    assert told(draft(rows)) == {
        "B3": ("assistance_person_times", "150200", 2023, "", 49_000),
        "B4": warmth if "送温暖" in part else other,
    }


@pytest.mark.parametrize(("unit", "code"), [("人", "warmth_persons"), ("万元", "warmth_funds")])
def test_a_unit_of_its_own_tells_whether_a_row_is_a_part(unit: str, code: str) -> None:
    rows = [
        ["2023年"],
        ["指标", "单位", "包头市"],
        ["困难职工帮扶资金", "万元", 90],
        ["送温暖慰问", unit, 30],
    ]
    assert {cell: named for cell, (named, *_) in told(draft(rows)).items()} == {
        "C3": "assistance_funds",
        "C4": code,
    }


def test_a_footnote_number_behind_the_unit_is_no_part_of_the_name() -> None:
    rows = [["2023年"], ["盟市", "年节约能耗折合金额（万元）（1）"], ["包头市", 3]]
    assert told(draft(rows)) == {"B3": ("energy_saving", "150200", 2023, "", 30_000)}


def test_tables_side_by_side_may_both_lead_with_codes_of_places() -> None:
    rows = [
        ["2020年各盟市会员情况", "", "", "2015年各盟市会员情况", ""],
        ["盟市代码", "会员人数", "", "地区代码", "会员人数"],
        [150200, 7, "", "150200", 3],
        ["150300", 8, "", 150300, 4],
    ]
    assert told(draft(rows)) == {
        "B3": ("members", "150200", 2020, "", 7),
        "B4": ("members", "150300", 2020, "", 8),
        "E3": ("members", "150200", 2015, "", 3),
        "E4": ("members", "150300", 2015, "", 4),
    }


def test_signatures_in_cells_of_their_own_begin_no_other_table() -> None:
    rows = [
        ["2020年工会换届统计表"],
        ["指标", "呼伦贝尔", "通辽", "乌兰察布"],
        ["应换届旗县工会数", 2, 3, 4],
        ["审核人：", "李强", "填报单位：", "自治区总工会"],
        [],
        ["2024年职工创新工作室一览表"],
        ["地区", "工作室奖补资金（万元）", "创新工作室创新成果数"],
        ["包头市", 6.5, 34],
    ]
    one = draft(rows)
    assert rules(one) == []
    assert told(one) == {
        "B3": ("elections_due", "150700", 2020, "", 2),
        "C3": ("elections_due", "150500", 2020, "", 3),
        "D3": ("elections_due", "150900", 2020, "", 4),
        "B8": ("studio_grants", "150200", 2024, "", 65_000),
        "C8": ("studio_results", "150200", 2024, "", 34),
    }


def test_a_table_of_places_and_years_begins_below_another() -> None:
    rows = [
        ["2018年集体协商一览表"],
        ["项目", "呼和浩特", "包头"],
        ["集体协商建制企业数", 208, 64],
        [],
        ["各盟市发出要约企业数统计表（家）"],
        ["地区（单位）", "2016年", "2017年"],
        ["呼和浩特", 53, 4],
    ]
    assert told(draft(rows)) == {
        "B3": ("bargaining_enterprises", "150100", 2018, "", 208),
        "C3": ("bargaining_enterprises", "150200", 2018, "", 64),
        "B7": ("bargaining_offers", "150100", 2016, "", 53),
        "C7": ("bargaining_offers", "150100", 2017, "", 4),
    }


def test_a_row_of_names_whose_number_is_missing_begins_no_table() -> None:
    rows = [
        ["2024年各盟市组织建设情况统计表"],
        ["盟市", "旗县区", "规模", "企业数"],
        ["呼和浩特市", "新城区", "100人以上企业", 49],
        ["呼和浩特市", "新城区", "百人以下", None],
        ["呼和浩特市", "回民区", "100人以上企业", 26],
    ]
    one = draft(rows)
    assert rules(one) == []
    assert {cell: (place, size) for cell, (_, place, _, size, _) in told(one).items()} == {
        "D3": ("150102", "size=at_least_100"),
        "D5": ("150103", "size=at_least_100"),
    }


def test_a_column_of_an_indicators_sum_beside_other_indicators_is_read() -> None:
    rows = [["2017年"], ["盟市", "帮扶资金合计（万元）", "生活救助户数（户）"], ["包头市", 6, 4]]
    assert {cell: (code, value) for cell, (code, *_, value) in told(draft(rows)).items()} == {
        "B3": ("assistance_funds", 60_000),
        "C3": ("living_aid_households", 4),
    }


@pytest.mark.parametrize("mark", ["其中：", "　　", "  "])
def test_a_part_without_a_unit_is_in_that_of_its_whole(mark: str) -> None:
    rows = [
        ["2019年"],
        ["指标", "包头市"],
        ["困难职工帮扶资金（亿元）", 0.06],
        [f"{mark}送温暖资金", 0.01],
        [f"{mark}其他帮扶", 0.02],
        ["　　大病救助", 0.03],
    ]
    one = draft(rows)
    assert rules(one) == []
    assert {cell: (code, value) for cell, (code, *_, value) in told(one).items()} == {
        "B3": ("assistance_funds", 6_000_000),
        "B4": ("warmth_funds", 1_000_000),
        "B5": ("other_aid_funds", 2_000_000),
        "B6": ("medical_aid_funds", 3_000_000),
    }


def test_a_sum_that_reads_like_a_year_is_no_heading() -> None:
    rows = [
        ["2019年会员评家统计表"],
        ["序号", "地区", "会员满意度（%）", "收回问卷数（份）"],
        ["", "合　计", "", "2001"],
        ["1", "阿拉善左旗", "93.8%", "1845"],
    ]
    assert told(draft(rows)) == {
        "C4": ("approval_rate", "152921", 2019, "", 93.8),
        "D4": ("questionnaires_returned", "152921", 2019, "", 1845),
    }


def test_the_longer_name_in_a_title_is_the_indicator() -> None:
    """旗县市区工会数 is no 工会数 of 分盟市旗县市区."""
    rows = [["分盟市旗县市区工会数情况统计表"], ["年份", "包头", "乌海"], [2020, 6, 5]]
    assert told(draft(rows)) == {
        "B3": ("banner_unions", "150200", 2020, "", 6),
        "C3": ("banner_unions", "150300", 2020, "", 5),
    }


def test_a_year_and_a_figure_that_reads_like_one_are_a_row_of_the_list() -> None:
    rows = [
        ["普惠服务情况统计表"],
        ["指标名称", "地区", "年度", "数量"],
        ["开展普惠性服务的旗县工会数（个）", "包头市", 2021, 21],
        ["", "", 2024, 1949],
        ["", "乌海市", 2021, 5],
        ["", "", 2024, 6],
    ]
    found = told(draft(rows)).items()
    assert {cell: (place, year, value) for cell, (_, place, year, _, value) in found} == {
        "D3": ("150200", 2021, 21),
        "D4": ("150200", 2024, 1949),
        "D5": ("150300", 2021, 5),
        "D6": ("150300", 2024, 6),
    }


def test_a_heading_of_parts_may_stand_above_a_sum_that_reads_like_a_year() -> None:
    rows = [
        ["2016年全区职工创新工作室一览表"],
        ["单位", "重点支持创新工作室数", ""],
        ["", "其中", ""],
        ["", "省级", "市级"],
        ["合计", 2046, 5368],
        ["包头市", "1979", "2051"],
    ]
    assert told(draft(rows)) == {
        "B6": ("studios_supported", "150200", 2016, "level=region", 1979),
        "C6": ("studios_supported", "150200", 2016, "level=league", 2051),
    }


def test_codes_of_places_are_headings_below_a_line_of_who_reports() -> None:
    rows = [
        ["分盟市民主管理和职代会工作先进集体数汇总表（单位：家）"],
        ["填报单位：自治区总工会", "", "填报日期：2024年1月15日"],
        ["年度", 150100, "150200"],
        ["2019", 160, 101],
    ]
    assert told(draft(rows)) == {
        "B4": ("democracy_advanced_collectives", "150100", 2019, "", 160),
        "C4": ("democracy_advanced_collectives", "150200", 2019, "", 101),
    }


def test_a_line_of_translations_may_hold_headings_of_its_own() -> None:
    rows = [
        ["2023年工会组织情况表"],
        ["地区", "基层工会", "职工", "", "会员", ""],
        ["Region", "Grassroots Unions", "Workers", "女性 Female", "Members", "女性 Female"],
        ["包头市 Baotou", 300, 100_000, 40_000, 90_000, 41_000],
    ]
    one = draft(rows)
    assert [(figure.indicator, figure.value) for figure in one.figures] == [
        ("grassroots_unions", 300),
        ("workers", 100_000),
        ("female_workers", 40_000),
        ("members", 90_000),
        ("female_members", 41_000),
    ]
    assert one.findings == ()


def test_votes_and_shares_of_grades_below_a_third_level() -> None:
    """With two levels the shares were read; below 测评结果 they were left out without a word."""
    rows = [
        ["2024年会员评家情况"],
        ["盟市", "测评结果", "", "", ""],
        ["", "满意", "", "基本满意", ""],
        ["", "票数", "占比%", "票数", "占比%"],
        ["包头市", 80, 80, 20, 20],
    ]
    found = told(draft(rows, merge=["A2:A4", "B2:E2", "B3:C3", "D3:E3"]))
    assert {cell: (one[0], one[3]) for cell, one in found.items()} == {
        "B5": ("appraisal_votes", "grade=satisfied"),
        "C5": ("grade_share", "grade=satisfied"),
        "D5": ("appraisal_votes", "grade=basically_satisfied"),
        "E5": ("grade_share", "grade=basically_satisfied"),
    }
