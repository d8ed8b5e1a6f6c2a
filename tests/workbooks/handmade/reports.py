"""Returns as they are filled in: numbered columns, signatures, ownership across, 上年 and 本年."""

from tests.workbooks.handmade.by_hand import hand, mean, typed
from tests.workbooks.truth import Case


def numbered_columns() -> Case:
    """甲 乙 1 2 3 below the heading, 行次 beside the names, signatures below."""
    sheet = typed(
        [
            ["工会法律援助工作统计表"],
            ["填报单位：通辽市总工会", "", "", "2023年", "", "表号：工统9表"],
            ["指标名称", "行次", "计量单位", "本年", "上年", "增减%"],
            ["甲", "乙", "丙", 1, 2, "3=(1-2)/2"],
            ["法律援助件数", 1, "件", 57, 49, 16.3],
            ["法律咨询人次", 2, "人次", 1240, 1102, 12.5],
            ["追回劳动报酬金额", 3, "万元", 88.6, 91.2, "(2.9)"],
            ["劳动争议调解件数", 4, "件", 36, 41, "(12.2)"],
            ["劳动争议调解员人数", 5, "人", 210, 198, 6.1],
            ["单位负责人：李强", "", "填表人：王芳", "", "联系电话：", 4758231100],
        ],
        merged=["A1:F1"],
    )
    rows = {
        5: {"indicator": "legal_aid_cases"},
        6: {"indicator": "legal_consultations"},
        7: {"indicator": "recovered_pay", "unit": "万元"},
        8: {"indicator": "disputes_mediated"},
        9: {"indicator": "dispute_mediators"},
    }
    columns = {"B": {"why": "serial"}, "D": {"year": 2023}, "E": {"year": 2022},
               "F": {"why": "derived"}}  # fmt: skip
    mean(sheet, rows, columns, {"place": "150500"})
    sheet.trap(10, 6, "telephone")
    sheet.trap(4, 4, "serial")
    sheet.trap(4, 5, "serial")
    return hand("工统9表", sheet, quirks=["numbered columns", "signed", "上年 beside 本年"])


def ownership_across() -> Case:
    """Three levels: 建制率 of congress and disclosure by ownership, 其中 between."""
    sheet = typed(
        [
            ["2022年全区厂务公开民主管理建制情况"],
            ["盟市", "职代会建制单位数（家）", "", "", "", "职代会建制率", "", ""],
            ["", "合计", "其中", "", "", "国有企业", "事业单位", "非公企业"],
            ["", "", "国有企业", "事业单位", "非公企业", "", "", ""],
            ["呼和浩特市", 3120, 410, 1210, 1500, 1, 0.992, 0.861],
            ["鄂尔多斯市", 2890, 302, 980, 1608, 1, 1, 0.902],
            ["巴彦淖尔市", 1480, 160, 700, 620, 0.981, 0.99, 0.845],
        ],
        merged=["A1:H1", "A2:A4", "B2:E2", "F2:H2", "B3:B4", "C3:E3", "F3:F4", "G3:G4", "H3:H4"],
    )
    for row in range(5, 8):
        for column in range(6, 9):
            sheet.cells[row, column].format = "0.0%"
    kinds = ("state", "institution", "nonpublic")
    columns = {"B": {"indicator": "congress_units"}}
    for at, kind in enumerate(kinds):
        columns["CDE"[at]] = {"indicator": "congress_units", "breakdown": {"ownership": kind}}
        columns["FGH"[at]] = {"indicator": "congress_rate", "breakdown": {"ownership": kind}}
    rows = {5: {"place": "150100"}, 6: {"place": "150600"}, 7: {"place": "150800"}}
    mean(sheet, rows, columns, {"year": 2022})
    return hand("民主管理年报", sheet, quirks=["header of 3 levels", "其中", "percent cells"])


def funds_by_channel() -> Case:
    """Rows with （一） and 其中 below 一、, money in 万元, a total of all."""
    sheet = typed(
        [
            ["呼伦贝尔市总工会2023年工会经费收缴情况表（单位：万元）"],
            ["项目", "2022年", "2023年"],
            ["一、工会经费收缴额", 10230.5, 10811],
            ["（一）财政划拨经费", 4100, 4390.2],
            ["（二）税务代征经费", 5020.5, 5260.8],
            ["（三）工会自收经费", 1110, 1160],
            ["二、劳动和技能竞赛经费", 320.4, 355],
            ["三、困难职工帮扶资金", 1502, 1498.6],
            ["其中：送温暖资金", 880, 901.3],
            ["金秋助学资金", 402, 395],
            ["合计", 12052.9, 12664.6],
            ["审核：张伟    制表：王芳"],
        ],
        merged=["A1:C1"],
    )
    names = {
        3: {"indicator": "union_funds"},
        4: {"indicator": "union_funds", "breakdown": {"channel": "fiscal"}},
        5: {"indicator": "union_funds", "breakdown": {"channel": "tax"}},
        6: {"indicator": "union_funds", "breakdown": {"channel": "union"}},
        7: {"indicator": "contest_funds"},
        8: {"indicator": "assistance_funds"},
        9: {"indicator": "warmth_funds"},
        10: {"indicator": "study_aid_funds"},
        11: {"why": "total"},
    }
    columns = {"B": {"year": 2022}, "C": {"year": 2023}}
    mean(sheet, names, columns, {"place": "150700", "unit": "万元"})
    return hand("经费表", sheet, quirks=["（一） rows", "unit in title", "total of indicators"])


TABLES = (numbered_columns, ownership_across, funds_by_channel)
