"""The texts of a row around a table, a label joined with the value in the cell beside it."""

from atlas.ingest.files.raw import RawTable
from atlas.ingest.layout.vocabulary import is_by_line, plain

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
