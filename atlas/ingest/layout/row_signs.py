"""Questions about single rows of a sheet: title, header, column numbers, note, another table."""

import re

from atlas.ingest.files.raw import RawTable, Value
from atlas.ingest.layout.judging import (
    LONGEST_NUMBER,
    is_filled,
    is_number,
    is_numberish,
    is_year,
)
from atlas.ingest.layout.vocabulary import is_by_line, is_note, is_table_number, unit_line

_DEEPEST_HEADER = 4
_FIRST_ROWS = 60
_NUMBERING_STARTS = {"甲", "乙", "丙", "丁", "栏次", "序号", "列次", "a", ""}
#: ③=②/①, 3=2/1, 4=(2+3)×100%: how a column follows from the numbers of others
_MARK = r"(?:[①-⑳]|\d{1,2}|[a-z]|[(（]\d{1,2}[)）])"
_FOLLOWS = re.compile(rf"{_MARK}=[(（]*{_MARK}(?:[-+*/×÷%()（）]|{_MARK}|100)+", re.IGNORECASE)
_NUMBERS = {mark: str(number) for number, mark in enumerate("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", 1)}


def _column_number(value: Value) -> str:
    """1 for 1, 1.0 and ①; 3 for 3=2/1 and ③=②/①; other texts as they are."""
    text = str(value).removesuffix(".0").strip()
    if _FOLLOWS.fullmatch(text.replace(" ", "")):
        text = text.partition("=")[0].strip()
    return _NUMBERS.get(text, text)


class RowSigns:
    """Questions about single rows of one table."""

    def __init__(self, table: RawTable) -> None:
        self.table = table
        self.marked = {row for row, _ in (*table.errors, *table.uncached)}

    def is_blank(self, row: int) -> bool:
        values = self.table.values[row]
        if values and is_filled(values[0]):
            return False
        if values.count("") == len(values):
            return row not in self.marked
        return not any(map(is_filled, values))

    def any_numbers(self) -> bool:
        values = (value for row in self.table.values for value in row)
        return bool(self.marked) or any(
            is_numberish(one) and (not is_year(one) or str(one)[-1].isdecimal()) for one in values
        )

    def filled(self, row: int) -> list[tuple[int, Value]]:
        values = self.table.values[row]
        return [(column, value) for column, value in enumerate(values) if is_filled(value)]

    def repeated_headers(self, rows: list[int], start: int, end: int) -> set[int]:
        """The rows of a header printed again word for word, as on the next page of a form, with
        续表 and the same title above it. Below another title it is another table's."""
        values, again = self.table.values, set[int]()
        header = values[start:end]
        for at, row in enumerate(rows):
            if values[row] != header[0] or values[row : row + end - start] != header:
                continue
            above = at - 1
            while above >= 0 and self.is_page_title(rows[above], range(start)):
                above -= 1
            if above >= 0 and len(self.filled(rows[above])) > 1:
                again |= {*rows[above + 1 : at], *range(row, row + end - start)}
        return again

    def is_page_title(self, row: int, titles: range) -> bool:
        """A row of the title again, or 续表; another year or unit begins another table."""
        return self.table.values[row] in self.table.values[titles.start : titles.stop] or all(
            isinstance(value, str) and value.strip().startswith("续") and is_table_number(value)
            for _, value in self.filled(row)
        )

    def is_numbering(self, row: int) -> bool:
        """甲 1 2 3=2/1: the columns' numbers, which some forms print below the header."""
        if row >= self.table.height:
            return False
        values = self.table.values[row]
        first = str(values[0]).strip().lower() if values else ""
        texts = [_column_number(value) for _, value in self.filled(row)]
        numbers = [text for text in texts if text.isdecimal()]
        counted = [str(number + 1) for number in range(len(numbers))]
        return (
            (len(numbers) >= 2 or (numbers and first == "甲"))
            and numbers == counted
            and first in _NUMBERING_STARTS
            and all(text.isdecimal() or text.lower() in _NUMBERING_STARTS for text in texts)
        )

    def is_by_line(self, row: int) -> bool:
        """审核人：…, 联系电话：… between two pages of a form: looked at where a colon stands."""
        values = self.table.values[row]
        first = values[0] if values else ""
        if first == "":
            first = next((value for value in values if value != ""), "")
        return isinstance(first, str) and ("：" in first or ":" in first) and is_by_line(first)

    def is_note(self, row: int) -> bool:
        """A line below the table: 注：…, 填表人：…, or one long text without a number beside it."""
        filled = self.filled(row)
        texts = [value for _, value in filled if isinstance(value, str)]
        if texts and filled[0][1] == texts[0] and is_by_line(texts[0]):
            return True
        if row in self.marked or any(is_number(value) for _, value in filled):
            return False
        if not texts:
            return True
        if is_note(texts[0]) or any(map(is_by_line, texts)):
            return True
        alone = len(texts[0]) > LONGEST_NUMBER or filled[0][0] > 0 or bool(unit_line(texts[0]))
        return len(filled) == 1 and alone
