"""The texts of a row around a table, a label joined with the value in the cell beside it."""

import re
from collections.abc import Sequence

from atlas.ingest.files.raw import RawTable
from atlas.ingest.layout.vocabulary import is_by_line, plain
from atlas.ingest.values.moments import title_years

_TIME = re.compile(
    r"(?:(?:统计|数据)(?:时间|时点|日期|期间)(?:范围|节点)?|时间(?!.*(?<!12月31)日)):"
)
_UNIT_LABELS = ("单位:", "计量单位:", "金额单位:")


def spoken(table: RawTable, row: int) -> list[str]:
    """填报单位： | 包头市总工会 is one text; so is 单位： | 万元."""
    texts: list[str] = []
    for column in range(table.width):
        cell = table.cell(row, column)
        if cell.kind == "empty":
            continue
        label = texts[-1] if texts else ""
        if plain(label).endswith(":") and (is_by_line(label) or plain(label) in _UNIT_LABELS):
            texts[-1] = f"{label}{cell.text}"
        else:
            texts.append(cell.text)
    return texts


def timed(texts: Sequence[str], around: Sequence[str]) -> list[str]:
    """``texts`` with 统计时间：2023年底 and 时间：2023年 as the times that they tell, where no
    other text names another year. 填报时间 and the day of 时间 are when somebody wrote."""
    said = {text: _TIME.sub("", plain(text)) for text in texts if _TIME.match(plain(text))}
    others = [text for text in (*texts, *around) if text not in said and not is_by_line(text)]
    years = {year for text in others for year in title_years(text)}
    return [
        time if (time := said.get(text)) and (not years or {*title_years(time)} <= years) else text
        for text in texts
    ]
