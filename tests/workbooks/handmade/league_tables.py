"""Tables of leagues and banners as yearbooks print them."""

from tests.workbooks.handmade.by_hand import hand, mean, typed
from tests.workbooks.truth import Case


def folded() -> Case:
    """A long list of banners in two halves side by side."""
    sheet = typed(
        [
            ["2022年赤峰市各旗县区工会会员情况"],
            ["", "", "", "", "单位：人"],
            ["旗县区", "会员人数", "", "旗县区", "会员人数"],
            ["红 山 区", 61230, "", "林 西 县", 20110],
            ["元宝山区", 70122, "", "克什克腾旗", 25880],
            ["松 山 区", 58010, "", "翁牛特旗", 33470],
            ["阿鲁科尔沁旗", 22340, "", "喀喇沁旗", 30129],
            ["巴林左旗", 27705, "", "宁 城 县", 41250],
            ["巴林右旗", 19864, "", "敖 汉 旗", 45012],
        ],
        merged=["A1:E1"],
    )
    base = {"year": 2022, "indicator": "members"}
    left = ("150402", "150403", "150404", "150421", "150422", "150423")
    right = ("150424", "150425", "150426", "150428", "150429", "150430")
    mean(sheet, {4 + at: {"place": code} for at, code in enumerate(left)}, {"B": {}}, base)
    mean(sheet, {4 + at: {"place": code} for at, code in enumerate(right)}, {"E": {}}, base)
    return hand("赤峰年鉴", sheet, quirks=["two halves side by side", "names with inner spaces"])


def league_yearbook() -> Case:
    """乌海: 全市 above its three districts, two years below each heading, marks on names."""
    sheet = typed(
        [
            ["乌海市工会组织情况"],
            ["地 区", "基层工会组织数（个）", "", "会员人数（人）①", "", "职工入会率（%）", ""],
            ["", "2019年", "2020年", "2019年", "2020年", "2019年", "2020年"],
            ["全  市", 1180, 1210, 138900, 140250, 0.981, 0.984],
            ["海勃湾区", 640, 655, 80110, 81300, 0.985, 0.988],
            ["海 南 区", 270, 278, 30020, 30150, 0.972, 0.975],
            ["乌 达 区*", 270, 277, 28770, 28800, 0.979, 0.981],
            ["①含农牧民工会员。"],
            ["*不含中央驻区企业。"],
        ],
        merged=["A1:G1", "A2:A3", "B2:C2", "D2:E2", "F2:G2"],
    )
    for row in range(4, 8):
        for column in (6, 7):
            sheet.cells[row, column].format = "0.0%"
    rows = {4: {"place": "150300"}, 5: {"place": "150302"}, 6: {"place": "150303"},
            7: {"place": "150304"}}  # fmt: skip
    names = ("grassroots_unions", "members", "worker_membership_rate")
    columns = {
        letters: {"indicator": names[at // 2], "year": 2019 + at % 2}
        for at, letters in enumerate("BCDEFG")
    }
    mean(sheet, rows, columns)
    return hand("乌海年鉴", sheet, quirks=["two years side by side", "footnote marks", "全市"])


def region_and_systems() -> Case:
    """全区, the leagues, then the systems that report beside them; a total of neither."""
    names = [
        ("全　区", "150000", 51643, 4690120), ("呼和浩特", "150100", 6310, 530210),
        ("包　头", "150200", 5520, 501230), ("呼伦贝尔", "150700", 5080, 400310),
        ("兴　安", "152200", 2511, 171880), ("乌兰察布", "150900", 3302, 240115),
        ("林　区", "NM-ELR", 512, 48210), ("铁　路", "NM-RW", 604, 101250),
        ("区直机关", "NM-QZ", 410, 30511),
    ]  # fmt: skip
    sheet = typed(
        [
            ["表2-1  各地区、各系统工会组织数和会员数"],
            ["（截至2021年底）"],
            ["", "基层工会（个）", "会员（人）", "会员增幅（%）"],
            *([name, unions, members, 2.5] for name, _, unions, members in names),
            ["说明：各地区之和不等于全区。"],
        ],
        merged=["A1:D1", "A2:D2"],
    )
    rows = {4 + at: {"place": code} for at, (_, code, _, _) in enumerate(names)}
    columns = {
        "B": {"indicator": "grassroots_unions"},
        "C": {"indicator": "members"},
        "D": {"why": "derived"},
    }
    mean(sheet, rows, columns, {"year": 2021})
    return hand("会员年报", sheet, quirks=["region row", "systems", "no heading over places"])


def shared_heading() -> Case:
    """送温暖 and 金秋助学 over 资金 and 户数: only both rows together name the indicator."""
    head = ["盟市", "送温暖", "", "金秋助学", "", "医疗救助", ""]
    below = [
        "",
        "户数（户）",
        "资金（万元）",
        "人数（人）",
        "资金（万元）",
        "人次（人次）",
        "资金（万元）",
    ]
    body = [
        ["包头市", 3010, 512.5, 410, 180.2, 620, 95.1],
        ["赤峰市", 5120, 830, 905, 402.6, 1011, 166.8],
        ["锡林郭勒盟", 1880, 300.4, 215, 88.9, 340, 50],
        ["合  计", 10010, 1642.9, 1530, 671.7, 1971, 311.9],
    ]
    sheet = typed(
        [["2019年帮扶救助情况统计表"], head, below, *body],
        merged=["A1:G1", "A2:A3", "B2:C2", "D2:E2", "F2:G2"],
    )
    columns = {
        "B": {"indicator": "warmth_households"},
        "C": {"indicator": "warmth_funds", "unit": "万元"},
        "D": {"indicator": "study_aid_students"},
        "E": {"indicator": "study_aid_funds", "unit": "万元"},
        "F": {"indicator": "medical_aid_person_times"},
        "G": {"indicator": "medical_aid_funds", "unit": "万元"},
    }
    rows = {4: {"place": "150200"}, 5: {"place": "150400"}, 6: {"place": "152500"},
            7: {"why": "total"}}  # fmt: skip
    mean(sheet, rows, columns, {"year": 2019})
    return hand("帮扶年报", sheet, quirks=["headings that only together say it", "total row"])


TABLES = (folded, league_yearbook, region_and_systems, shared_heading)
