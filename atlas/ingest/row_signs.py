"""Questions about single rows of a sheet: title, header, column numbers, note, another table."""

from collections.abc import Callable

from atlas.ingest.by_hand import NOTHING_BY_HAND, ByHand
from atlas.ingest.judging import (
    LONGEST_NUMBER,
    belongs_around,
    is_filled,
    is_number,
    is_numberish,
    is_title_beside_line,
    is_year,
)
from atlas.ingest.raw import Merge, RawTable, Value
from atlas.ingest.vocabulary import column_role, is_by_line, is_note, is_table_number

_DEEPEST_HEADER = 4
_FIRST_ROWS = 60
_NUMBERING_STARTS = {"甲", "乙", "栏次", "序号", "列次", "a", ""}


class RowSigns:
    """Questions about single rows of one table."""

    def __init__(
        self,
        table: RawTable,
        is_heading: Callable[[str], bool],
        by_hand: ByHand = NOTHING_BY_HAND,
    ) -> None:
        self.table = table
        self.is_heading = is_heading
        self.header_by_hand = by_hand.rows_of("header")
        self.no_header = frozenset(by_hand.rows) - self.header_by_hand
        self.merges = [one for one in table.merges if one.top < _FIRST_ROWS]
        self.marked = {row for row, _ in (*table.errors, *table.uncached)}

    def is_blank(self, row: int) -> bool:
        values = self.table.values[row]
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

    def header_start(self) -> int | None:
        """The first row that is no title: at least two cells that do not belong around a table."""
        if self.header_by_hand:
            return min(self.header_by_hand)
        for row in range(min(self.table.height, _FIRST_ROWS)):
            if row in self.no_header:
                continue
            filled = self.filled(row)
            if len(filled) == 1 and self._is_lone_heading(row, *filled[0]):
                return row
            if len(filled) < 2:
                continue
            if not all(map(belongs_around, filled)) and not is_title_beside_line(filled):
                return row
            if self._next_is_data(row):
                return row
        return None

    def _is_lone_heading(self, row: int, column: int, value: Value) -> bool:
        """The only filled cell of a row, right of a blank corner: above numbers, or merged like
        所有制 over columns whose own headings follow."""
        if column == 0 or row + 1 >= self.table.height or belongs_around((column, value)):
            return False
        below = self.filled(row + 1)
        merge = self._merge_at(row, column)
        if merge is not None and merge.right > merge.left:
            return len(below) > 1 and below[0][0] < column
        under = (values[column] for values in self.table.values[row + 1 :])
        first = next(filter(is_filled, under), "")
        return bool(below) and below[0][0] < column and is_numberish(first)

    def _next_is_data(self, row: int) -> bool:
        below = (other for other in range(row + 1, self.table.height) if not self.is_blank(other))
        following = next(below, None)
        return following is not None and any(
            is_number(value) and not is_year(value) for _, value in self.filled(following)
        )

    def header_end(self, start: int) -> int:
        """The first row below the header: where data begins."""
        end = start + 1
        if self.header_by_hand:
            while end in self.header_by_hand:
                end += 1
            return end
        while end < min(self.table.height, start + _DEEPEST_HEADER):
            if end in self.no_header or not self._continues_header(end, start):
                break
            end += 1
        return end

    def _continues_header(self, row: int, start: int) -> bool:
        if any(start <= one.top < row <= one.bottom for one in self.merges):
            return True
        filled = self.filled(row)
        if any(is_number(value) and not is_year(value) for _, value in filled):
            return False
        if row in self.marked or not filled or self._is_list(start):
            return False
        stub_is_empty = filled[0][0] > 0 and not any(
            one.left == 0 and one.top <= row <= one.bottom for one in self.merges
        )
        if stub_is_empty:
            grouped = any(one.top < row and one.right > one.left for one in self._header(start))
            texts = [value for _, value in filled if isinstance(value, str)]
            known = any(self.is_heading(text) for text in texts)
            years = all(is_year(value) for _, value in filled)
            return grouped or known or years
        first, *texts = [value for _, value in filled]
        if not isinstance(first, str) or self.is_heading(first):
            return False
        return bool(texts) and all(
            isinstance(text, str) and self.is_heading(text) and not is_numberish(text)
            for text in texts
        )

    def _is_list(self, start: int) -> bool:
        """指标, 地区, 数值: a header that names its columns' roles has no second row."""
        texts = [value for _, value in self.filled(start) if isinstance(value, str)]
        roles = {column_role(text) for text in texts}
        return "value" in roles and len(roles & {"indicator", "place", "year"}) > 1

    def _header(self, start: int) -> list[Merge]:
        return [one for one in self.merges if one.top >= start]

    def _merge_at(self, row: int, column: int) -> Merge | None:
        return next((one for one in self.merges if (one.top, one.left) == (row, column)), None)

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
        """甲 1 2 3: the columns' numbers, which some forms print below the header."""
        if row >= self.table.height:
            return False
        values = self.table.values[row]
        first = str(values[0]).strip().lower() if values else ""
        texts = [str(value).removesuffix(".0") for _, value in self.filled(row)]
        numbers = [text for text in texts if text.isdecimal()]
        counted = [str(number + 1) for number in range(len(numbers))]
        return (
            len(numbers) >= 2
            and numbers == counted
            and first in _NUMBERING_STARTS
            and all(text.isdecimal() or text.lower() in _NUMBERING_STARTS for text in texts)
        )

    def is_note(self, row: int) -> bool:
        """A line below the table: 注：…, 填表人：…, or one long text without a number beside it."""
        filled = self.filled(row)
        if row in self.marked or any(is_number(value) for _, value in filled):
            return False
        texts = [value for _, value in filled if isinstance(value, str)]
        if not texts:
            return True
        if is_note(texts[0]) or any(map(is_by_line, texts)):
            return True
        return len(filled) == 1 and (len(texts[0]) > LONGEST_NUMBER or filled[0][0] > 0)
