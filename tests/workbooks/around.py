"""What stands around a table: titles, the corner with the unit, notes, and who filled it in."""

import random
from dataclasses import dataclass, field

from tests.workbooks.sheet import Sheet
from tests.workbooks.wording import year_words

NOTES = (
    "注：本表数据来源于各盟市总工会年度统计报表。",
    "注：1.本表数据截至12月31日；2.不含部队单位。",
    "说明：以上数据以年报为准。",
    "①不含铁路系统。",
    "* 表示初步统计数。",
    "资料来源：自治区总工会办公室。",
)
SIGNED = (
    ("填报单位：", "自治区总工会"), ("填表人：", "王芳"), ("审核人：", "李强"),
    ("联系电话：", "0471-6945120"), ("填报日期：", "2024年1月15日"), ("单位负责人：", "张伟"),
)  # fmt: skip
TELEPHONES = ("0471-6945120", 13947112345, "04716945120", 6945120)


@dataclass(slots=True)
class Around:
    """``titles`` stand above the table, ``corner`` at the right end of the row above the header
    (``corner_left`` at its left end), ``notes`` and ``signed`` below; ``signed_above`` above."""

    titles: list[str] = field(default_factory=list)
    corner: str = ""
    corner_left: str = ""
    notes: list[str] = field(default_factory=list)
    signed: bool = False
    signed_above: bool = False
    merged: bool = True


def draw_above(around: Around, sheet: Sheet, top: int, left: int, width: int) -> int:
    """Write what stands above; the first row that is free for the header."""
    row = top
    for title in around.titles:
        sheet.put(row, left, title)
        if around.merged:
            sheet.merge(row, left, row, left + width - 1)
        row += 1
    if around.signed_above:
        sheet.put(row, left, "填报单位：自治区总工会")
        sheet.put(row, left + width - 1, "填报日期：2024年1月15日")
        row += 1
    if around.corner or around.corner_left:
        sheet.put(row, left, around.corner_left)
        sheet.put(row, left + width - 1, around.corner)
        row += 1
    return row


def draw_below(around: Around, sheet: Sheet, row: int, left: int, chance: random.Random) -> int:
    """Write what stands below; the first free row after it."""
    for note in around.notes:
        sheet.put(row, left, note)
        row += 1
    if around.signed:
        apart = chance.random() < 0.5
        telephone = chance.choice(TELEPHONES)
        column = left
        for label, text in chance.sample(SIGNED, 4):
            phone = label == "联系电话："
            if apart:
                sheet.put(row, column, label)
                sheet.put(row, column + 1, telephone if phone else text)
                if phone:
                    sheet.trap(row, column + 1, "telephone")
            else:
                sheet.put(row, column, f"{label}{text}")
            column += 2
        row += 1
    return row


def titled(
    chance: random.Random, subject: str, year: int | None, *, unit: str = "", rows: int = 0
) -> list[str]:
    """One to three title rows about a subject, with the year in one of its forms."""
    titles = []
    lines = rows or chance.choices((1, 2, 3), (6, 3, 1))[0]
    if lines == 3:
        titles.append(chance.choice(("附件2", "附表1", "表5-3", "内蒙古自治区总工会")))
    when = "" if year is None else year_words(chance, year)
    ending = chance.choice(("统计表", "情况统计表", "情况表", "汇总表", "一览表"))
    closing = chance.choice((f"（单位：{unit}）", f"（{unit}）")) if unit else ""
    if lines >= 2 and when and chance.random() < 0.5:
        titles += [f"{subject}{ending}{closing}", f"（{when}）"]
    elif chance.random() < 0.3 and when and not when.startswith("截至"):
        titles.append(f"{subject}{ending}（{when}）{closing}")
    else:
        titles.append(f"{when}{subject}{ending}{closing}")
    return titles


def noted(chance: random.Random) -> list[str]:
    """No note mostly, sometimes one or two."""
    return chance.sample(NOTES, chance.choices((0, 1, 2), (5, 3, 1))[0])
