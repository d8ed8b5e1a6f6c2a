"""Tables of a statistical yearbook: # rows, two years, bilingual headings, units of their own."""

from tests.workbooks.handmade.by_hand import gap, hand, mean, text, typed
from tests.workbooks.truth import Case

WHOLE = {"place": "150000"}


def two_years_with_growth() -> Case:
    """5-12: two years, the growth between them, # rows below a whole."""
    sheet = typed(
        [
            ["5-12  工会组织情况"],
            ["指  标", "单位", "2022年", "2023年", "2023年比\n2022年增长（%）"],
            ["基层工会组织数", "个", 50120, 51643, 3.0],
            ["工会会员人数", "万人", 462.1, 469.5, 1.6],
            ["  #女会员人数", "万人", 168.4, 171.2, 1.7],
            ["  #农牧民工会员人数", "万人", 150.3, 155.6, 3.5],
            ["职工入会率", "%", 91.2, 92.4, "1.2个百分点"],
            ["工会经费收缴额", "亿元", 12.35, 13.02, 5.4],
            ["资料来源：自治区总工会。"],
        ],
        merged=["A1:E1"],
    )
    rows = {
        3: {"indicator": "grassroots_unions", "unit": "个"},
        4: {"indicator": "members", "unit": "万人"},
        5: {"indicator": "female_members", "unit": "万人"},
        6: {"indicator": "migrant_members", "unit": "万人"},
        7: {"indicator": "worker_membership_rate", "unit": "%"},
        8: {"indicator": "union_funds", "unit": "亿元"},
    }
    columns = {"C": {"year": 2022}, "D": {"year": 2023}, "E": {"why": "derived"}}
    mean(sheet, rows, columns, WHOLE)
    return hand("年鉴5-12", sheet, quirks=["# rows", "unit column", "two years", "growth"])


def bilingual() -> Case:
    """Chinese and English in one cell, on two lines."""
    sheet = typed(
        [
            ["5-13 职工民主管理情况\nDemocratic Management"],
            ["年份\nYear", "职代会建制单位数\nUnits with a Congress", "",
             "厂务公开建制单位数\nUnits with Disclosure", "职代会建制率（%）\nCongress Rate"],
            ["", "（家）\n(unit)", "#国有及国有控股企业\nState-owned", "（家）\n(unit)", ""],
            [2019, 38120, 4120, 37650, 88.1],
            [2020, 39244, 4085, 38801, 89.6],
            [2021, 40102, 4033, 39720, 90.3],
            [2022, 41230, 3990, 40655, 91.0],
        ],
        merged=["A1:E1"],
    )  # fmt: skip
    columns = {
        "B": {"indicator": "congress_units"},
        "C": {"indicator": "congress_units", "breakdown": {"ownership": "state"}},
        "D": {"indicator": "disclosure_units"},
        "E": {"indicator": "congress_rate"},
    }
    rows = {4 + after: {"year": 2019 + after} for after in range(4)}
    mean(sheet, rows, columns, WHOLE)
    return hand("年鉴5-13", sheet, quirks=["bilingual", "# column", "years down"])


def continued() -> Case:
    """续表: the same places with further indicators below, under a heading of their own."""
    leagues = [
        ["呼和浩特市", 1203, 41.2], ["包头市", 988, 39.9], ["呼伦贝尔市", 1544, 36.0],
        ["兴安盟", 2011, 14.8], ["通辽市", 2360, 28.4], ["赤峰市", 2874, 37.7],
    ]  # fmt: skip
    more = [
        ["呼和浩特市", 1150, 862.3], ["包头市", 941, 790.1], ["呼伦贝尔市", 1410, 655.0],
        ["兴安盟", 1893, 702.8], ["通辽市", 2207, 918.4], ["赤峰市", 2650, 1033.5],
    ]  # fmt: skip
    sheet = typed(
        [
            ["5-14 各盟市困难帮扶情况（2021年）"],
            ["地  区", "在档困难职工户数（户）", "工会会员人数（万人）"],
            *leagues,
            [],
            ["5-14 续表"],
            ["地  区", "已帮扶困难职工户数（户）", "困难职工帮扶资金（万元）"],
            *more,
        ],
        merged=["A1:C1", "A10:C10"],
    )
    codes = ("150100", "150200", "150700", "152200", "150500", "150400")
    base = {"year": 2021}
    first = {3 + down: {"place": code} for down, code in enumerate(codes)}
    mean(sheet, first, {"B": {"indicator": "hardship_households"},
                        "C": {"indicator": "members", "unit": "万人"}}, base)  # fmt: skip
    second = {12 + down: {"place": code} for down, code in enumerate(codes)}
    mean(sheet, second, {"B": {"indicator": "helped_households"},
                         "C": {"indicator": "assistance_funds", "unit": "万元"}}, base)  # fmt: skip
    return hand("年鉴5-14", sheet, quirks=["continued 续表", "year in brackets"])


def continued_rows() -> Case:
    """续表: the same heading again, with the leagues that did not fit on the page."""
    head = ["地  区", "基层工会组织数（个）", "会员人数（人）", "职工人数（人）"]
    upper = [["呼和浩特市", 6120, 512300, 560120], ["包头市", 5480, 498210, 540330],
             ["呼伦贝尔市", 5033, 401290, 445010], ["兴安盟", 2490, 170220, 190340]]  # fmt: skip
    lower = [["乌海市", 1210, 140250, 152300], ["阿拉善盟", 1102, 80120, 88450],
             ["满洲里市", 402, 31200, 35010]]  # fmt: skip
    sheet = typed(
        [["2020年各盟市工会组织情况"], head, *upper, ["续表"], head, *lower],
        merged=["A1:D1", "A7:D7"],
    )
    codes = ("150100", "150200", "150700", "152200", None, None, "150300", "152900", "150781")
    rows = {3 + down: {"place": code} for down, code in enumerate(codes) if code}
    columns = {"B": {"indicator": "grassroots_unions"}, "C": {"indicator": "members"},
               "D": {"indicator": "workers"}}  # fmt: skip
    mean(sheet, rows, columns, {"year": 2020})
    return hand("年鉴续表", sheet, quirks=["continued 续表", "repeated heading"])


def overridden_unit() -> Case:
    """单位：万元 over a table in which two rows count households and students."""
    sheet = typed(
        [
            ["5-15 困难职工帮扶资金"],
            ["", "", "", "单位：万元"],
            ["项    目", "2019年", "2020年", "2021年"],
            ["送温暖资金", 8782.2, 9011.4, 9150],
            ["  送温暖慰问困难职工户数（户）", 64012, 61880, 60231],
            ["金秋助学资金", 4211.9, 4100.5, 3980.8],
            ["  金秋助学资助人数（人）", 12510, 11890, 11022],
            ["医疗救助资金", 1502.3, "—", 1611.7],
            ["生活救助资金", 2960, 3011.2, "…"],
            ["注：1.“—”表示无此项数据。"],
        ],
        merged=["A1:D1"],
    )
    rows = {
        4: {"indicator": "warmth_funds", "unit": "万元"},
        5: {"indicator": "warmth_households", "unit": "户"},
        6: {"indicator": "study_aid_funds", "unit": "万元"},
        7: {"indicator": "study_aid_students", "unit": "人"},
        8: {"indicator": "medical_aid_funds", "unit": "万元"},
        9: {"indicator": "living_aid_funds", "unit": "万元"},
    }
    columns = {letters: {"year": 2019 + after} for after, letters in enumerate("BCD")}
    mean(sheet, rows, columns, WHOLE, gap("—", "blank") | gap("…", "blank"))
    return hand("年鉴5-15", sheet, quirks=["corner unit", "row overrides unit", "gaps"])


def unit_row() -> Case:
    """The units stand in a row of their own below the names."""
    sheet = typed(
        [
            ["5-16 劳动和技能竞赛历年情况"],
            [
                "年  份",
                "参赛单位数",
                "参加竞赛人次",
                "合理化建议数",
                "采纳合理化建议数",
                "竞赛经费",
            ],
            ["", "（家）", "（万人次）", "（条）", "（条）", "（万元）"],
            [2010, 21030, 88.4, 51200, 22310, 1530.2],
            [2015, 24850, 101.7, 60233, 27118, 2044],
            [2018, 28113, 107.9, "65,310", 30125, "2,530.6"],
            [2019, 29004, "108", 66001, 30980, 2688.1],
        ],
        merged=["A1:F1", "A2:A3"],
    )
    columns = {
        "B": {"indicator": "competing_units"},
        "C": {"indicator": "contest_participations", "unit": "万人次"},
        "D": {"indicator": "proposals_made"},
        "E": {"indicator": "proposals_adopted"},
        "F": {"indicator": "contest_funds", "unit": "万元"},
    }
    rows = {4: {"year": 2010}, 5: {"year": 2015}, 6: {"year": 2018}, 7: {"year": 2019}}
    forms = text("65,310", "65310") | text("2,530.6", "2530.6") | text("108", "108")
    mean(sheet, rows, columns, WHOLE, forms)
    return hand("年鉴5-16", sheet, quirks=["unit row", "years with gaps"])


TABLES = (
    two_years_with_growth, bilingual, continued, continued_rows, overridden_unit, unit_row,
)  # fmt: skip
