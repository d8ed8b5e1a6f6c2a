"""The table that an analyst corrected this year, and the one that arrives next year."""

from collections.abc import Sequence
from typing import Any

from atlas.ingest import Corrections, SheetCorrections, read
from atlas.ingest.files.raw import RawTable, RawWorkbook
from tests.ingest.desk import xlsx

LEAGUES = ("呼和浩特市", "包头市", "呼伦贝尔市", "兴安盟")

#: 2024: two headings that the catalogue does not know, a column of sums that is nobody's
THIS_YEAR = [
    ["2024年全区困难职工帮扶情况统计表"],
    ["填报单位：内蒙古自治区总工会", "", "", "", "", "单位：户"],
    [
        "地区",
        "在档困难职工户数",
        "慰问户数（机关下沉）",
        "老账户数",
        "解困脱困困难职工户数",
        "核对数",
    ],
    *([place, 100 + at, 40 + at, 30 + at, 10 + at, 7] for at, place in enumerate(LEAGUES)),
]
CHOSEN = SheetCorrections(
    indicators={"C": "warmth_households", "老账户数": "newly_filed_households", "F": ""}
)
#: 2025: two columns more, one moved to the front, one renamed a little
NEXT_YEAR = [
    ["2025年全区困难职工帮扶情况统计表"],
    ["填报单位：内蒙古自治区总工会", "", "", "", "", "", "", "单位：户"],
    [
        "地区", "解困脱困困难职工户数", "在档困难职工户数", "在档困难职工人数（人）",
        "慰问户数（机关干部下沉）", "老账户数", "核对数", "已帮扶救助困难职工户数",
    ],
    *([place, 5 + at, 90, 150, 50 + at, 20 + at, 9, 80] for at, place in enumerate(LEAGUES)),
]  # fmt: skip
#: the same theme, but money by programme
FUNDS = [
    ["2024年全区困难职工帮扶资金统计表"],
    ["填报单位：内蒙古自治区总工会", "", "", "", "单位：万元"],
    ["地区", "送温暖资金", "金秋助学资金", "医疗救助资金", "合计"],
    *([place, 10.5, 20.5, 3.5, 34.5] for place in LEAGUES),
]


def book(rows: Sequence[Sequence[Any]], name: str = "帮扶.xlsx", **how: Any) -> RawWorkbook:
    """The workbook of one sheet with these rows, read as every upload is."""
    return read(xlsx(rows, **how), name)


def sheet(rows: Sequence[Sequence[Any]], **how: Any) -> RawTable:
    """Its only sheet."""
    return book(rows, **how).sheets[0]


def of_sheet(chosen: SheetCorrections, sheet: str = "Sheet1") -> Corrections:
    """Choices for one sheet."""
    return Corrections({sheet: chosen})
