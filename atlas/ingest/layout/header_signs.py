"""Where the header of a table begins and ends."""

from collections.abc import Callable

from atlas.ingest.files.raw import Merge, RawTable, Value
from atlas.ingest.layout.by_hand import NOTHING_BY_HAND, ByHand
from atlas.ingest.layout.judging import (
    belongs_around,
    is_amount,
    is_filled,
    is_latin,
    is_number,
    is_numberish,
    is_row_of_titles,
    is_serial,
    is_title_beside_line,
    is_year,
)
from atlas.ingest.layout.row_signs import RowSigns
from atlas.ingest.layout.vocabulary import column_role, total_of

_DEEPEST_HEADER = 4
_FIRST_ROWS = 60


class HeaderSigns(RowSigns):
    """Questions about the header. ``is_heading`` tells whether a text is known to stand in one."""

    def __init__(
        self,
        table: RawTable,
        is_heading: Callable[[str], bool],
        by_hand: ByHand = NOTHING_BY_HAND,
    ) -> None:
        super().__init__(table)
        self.is_heading = is_heading
        self.header_by_hand = by_hand.rows_of("header")
        self.no_header = frozenset(by_hand.rows) - self.header_by_hand
        self.merges = [one for one in table.merges if one.top < _FIRST_ROWS]

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
            if not all(map(belongs_around, filled)) and not (
                is_title_beside_line(filled) or self._are_titles(row, filled)
            ):
                return row
            if self._next_is_data(row):
                return row
        return None

    def _are_titles(self, row: int, filled: list[tuple[int, Value]]) -> bool:
        """Titles of tables side by side: headings stand below them, no data."""
        below = (other for other in range(row + 1, self.table.height) if not self.is_blank(other))
        following = next(below, None)
        return (
            is_row_of_titles(filled)
            and following is not None
            and len(self.filled(following)) > len(filled)
            and not any(is_amount(value) for _, value in self.filled(following))
        )

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
        if following is None:
            return False
        filled = self.filled(following)
        if isinstance(filled[0][1], str) and column_role(filled[0][1]) is not None:
            # 年度 before the codes of places: a header whose numbers are no figures
            return False
        return any(is_number(value) and not is_year(value) for _, value in filled)

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
        if any(self.is_figure(value) for _, value in filled) or self.is_numbering(row):
            return False
        if row in self.marked or not filled:
            return False
        if self._is_translation(row, filled):
            return True
        if self._is_list(start):
            return False
        stub_is_empty = filled[0][0] > 0 and not any(
            one.left == 0 and one.top <= row <= one.bottom for one in self.merges
        )
        if stub_is_empty:
            if self._is_sum(row, filled):
                return False
            grouped = any(one.top < row and one.right > one.left for one in self._header(start))
            texts = [value for _, value in filled if isinstance(value, str)]
            known = any(self.is_heading(text) for text in texts)
            years = all(is_year(value) for _, value in filled)
            return grouped or known or years or self._heads_amounts(row, filled)
        first, *texts = [value for _, value in filled]
        if not isinstance(first, str) or self.is_heading(first) or is_serial(first):
            return False
        return bool(texts) and all(
            isinstance(text, str) and self.is_heading(text) and not is_numberish(text)
            for text in texts
        )

    def _is_translation(self, row: int, filled: list[tuple[int, Value]]) -> bool:
        """League, Members: below headings in Chinese, in the same columns, nothing but Latin;
        beside them at most headings of their own (女性 Female) below blanks."""
        above = self.table.values[row - 1]
        texts = [(at, value) for at, value in filled if isinstance(value, str)]
        translated = [
            (at, value)
            for at, value in texts
            if is_latin(value) and is_filled(above[at]) and not is_latin(str(above[at]))
        ]
        own = [one for one in texts if one not in translated]
        return (
            len(texts) == len(filled)
            and len(translated) > len(own)
            and not any(is_filled(above[at]) or is_numberish(value) for at, value in own)
        )

    def _is_sum(self, row: int, filled: list[tuple[int, Value]]) -> bool:
        """合计 above names, beside a number such as 2001 that only reads like a year: data."""
        column, first = filled[0]
        bare = any(str(value).removesuffix(".0").isdecimal() for _, value in filled[1:])
        if not bare or total_of(str(first)) is None or row + 1 >= self.table.height:
            return False
        below = self.table.values[row + 1][column]
        return isinstance(below, str) and is_filled(below) and not is_numberish(below)

    def _heads_amounts(self, row: int, filled: list[tuple[int, Value]]) -> bool:
        """Whether the next row with numbers has them below these texts."""
        for below in range(row + 1, min(row + 1 + _DEEPEST_HEADER, self.table.height)):
            values = self.table.values[below]
            if any(map(self.is_figure, values)) and not self.is_numbering(below):
                # 2046 beside other figures is one too, though it reads like a year
                under = sum(self.is_figure(values[at]) or is_number(values[at]) for at, _ in filled)
                return under * 2 >= len(filled)
        return False

    def is_figure(self, value: Value) -> bool:
        """A number that stands for itself: 100人以上 is one, unless it is a known category."""
        return is_amount(value) and not (isinstance(value, str) and self.is_heading(value))

    def _is_list(self, start: int) -> bool:
        """指标, 地区, 数值: a header that names its columns' roles has no second row."""
        texts = [value for _, value in self.filled(start) if isinstance(value, str)]
        roles = {column_role(text) for text in texts}
        return "value" in roles and len(roles & {"indicator", "place", "year"}) > 1

    def _header(self, start: int) -> list[Merge]:
        return [one for one in self.merges if one.top >= start]

    def _merge_at(self, row: int, column: int) -> Merge | None:
        return next((one for one in self.merges if (one.top, one.left) == (row, column)), None)
