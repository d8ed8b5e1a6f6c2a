"""Figures as they stand in leaflets and reports: bounds, 万, sentences for numbers."""

from tests.workbooks.handmade.by_hand import gap, hand, mean, text, typed
from tests.workbooks.truth import Case


def words_for_numbers() -> Case:
    """A list of indicators with numbers as a report words them."""
    sheet = typed(
        [
            ["二○一七年内蒙古自治区总工会主要工作数据"],
            ["项目", "数值"],
            ["工会会员人数", "570.8万"],
            ["困难职工帮扶中心数", "139个"],
            ["帮扶站点数", "2170多家"],
            ["会员认可率", "80%以上"],
            ["合理化建议数", "近5000条"],
            ["每批培训人数", "100—150人"],
            ["金秋助学资助人数", "1.25万名"],
            ["招聘会场次", "277场"],
            ["工会驿站数", "约1192家"],
            ["劳动争议调解件数", "不少于457件"],
            ["职业病人数", 0],
            ["再就业人数", "1,096人"],
            ["追回欠薪金额", "/"],
        ],
        merged=["A1:B1"],
    )
    codes = (
        "members", "assistance_centres", "assistance_stations", "approval_rate", "proposals_made",
        "cadre_training_batch_size", "study_aid_students", "job_fairs", "outdoor_stations",
        "disputes_mediated", "occupational_disease_cases", "reemployed", "recovered_pay",
    )  # fmt: skip
    forms = {
        **text("570.8万", "5708000"), **text("139个", "139"),
        **text("2170多家", "2170", bound="ge"), **text("80%以上", "80", bound="ge"),
        **text("近5000条", "5000", bound="about"),
        **text("100—150人", "100", bound="range", high=150), **text("1.25万名", "12500"),
        **text("277场", "277"), **text("约1192家", "1192", bound="about"),
        **text("不少于457件", "457", bound="ge"), **text("1,096人", "1096"),
        **gap("/", "inapplicable"),
    }  # fmt: skip
    rows = {3 + at: {"indicator": code} for at, code in enumerate(codes)}
    mean(sheet, rows, {"B": {}}, {"place": "150000", "year": 2017}, forms)
    return hand("主要数据", sheet, quirks=["bounds", "units in cells", "chinese year"])


def plain_text_export() -> Case:
    """A report's table as tabbed text in GB18030, full-width digits and ％ in it."""
    sheet = typed(
        [
            ["各盟市会员评家情况（２０２０年）"],
            ["盟市", "应评单位数", "评家单位数", "评家开展面", "有效票数"],
            ["包 头 市", "１２０", "９６", "８０．０％", "１，２３０"],
            ["通 辽 市", "210", "189", "90.0%", "3 410"],
            ["阿拉善盟", "４５", "—", "未报", "'560"],
            ["小计", "375", "", "", ""],
        ]
    )
    columns = {
        "B": {"indicator": "appraisal_due_units"},
        "C": {"indicator": "appraisal_units"},
        "D": {"indicator": "appraisal_coverage"},
        "E": {"indicator": "appraisal_votes"},
    }
    rows = {3: {"place": "150200"}, 4: {"place": "150500"}, 5: {"place": "152900"},
            6: {"why": "total"}}  # fmt: skip
    forms = {
        **text("１２０", "120"), **text("９６", "96"), **text("８０．０％", "80"),
        **text("１，２３０", "1230"), **text("210", "210"), **text("189", "189"),
        **text("90.0%", "90"), **text("3 410", "3410"), **text("４５", "45"),
        **gap("—", "blank"), **gap("未报", "unreported"), **text("'560", "560"),
    }  # fmt: skip
    mean(sheet, rows, columns, {"year": 2020}, forms)
    return hand("评家", sheet, quirks=["full-width", "gb18030"], writing="tsv gb18030")


def several_units() -> Case:
    """人次 in 万 and money in 元 with spaces as separators; the sheet's name holds the year."""
    sheet = typed(
        [
            ["职工互助保障开展情况"],
            ["（单位：元、人次、万人）", "", "", ""],
            ["盟 市", "互助保障参加人数", "互助保障受益人次", "互助保障补助金"],
            ["呼和浩特市", 12.3, 1830, "73 500"],
            ["兴 安 盟", 3.05, 402, 210000],
            ["鄂尔多斯", 9.8, 1577, "1 210 400"],
        ],
        name="2024年",
    )
    columns = {
        "B": {"indicator": "mutual_aid_participants", "unit": "万人"},
        "C": {"indicator": "mutual_aid_beneficiaries"},
        "D": {"indicator": "mutual_aid_benefits"},
    }
    rows = {4: {"place": "150100"}, 5: {"place": "152200"}, 6: {"place": "150600"}}
    forms = text("73 500", "73500") | text("1 210 400", "1210400")
    mean(sheet, rows, columns, {"year": 2024}, forms)
    return hand("互助保障", sheet, quirks=["several units in a corner", "year in the sheet name"])


TABLES = (words_for_numbers, plain_text_export, several_units)
