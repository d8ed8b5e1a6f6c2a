"""Tables that stand below each other on one sheet: where each begins."""

from collections.abc import Iterator
from dataclasses import dataclass

from atlas.ingest.files.raw import RawTable, Value
from atlas.ingest.layout.header_signs import HeaderSigns
from atlas.ingest.layout.judging import (
    belongs_around,
    is_amount,
    is_filled,
    is_number,
    is_row_of_titles,
    is_title_beside_line,
    is_year,
)
from atlas.ingest.layout.knowledge import Knowledge
from atlas.ingest.layout.vocabulary import (
    by_line_value,
    column_role,
    is_by_line,
    is_derived,
    is_note,
    total_of,
)
from atlas.ingest.values.moments import EARLIEST, LATEST

_LOOK_AHEAD = 6


def table_starts(
    table: RawTable, signs: HeaderSigns, known: Knowledge, forced: frozenset[int]
) -> list[int]:
    """The first rows (title, else header) of the tables after the first. ``forced`` are rows
    that were said to be headers. A header printed again word for word begins no other table."""
    start, stack = signs.header_start(), _Stack(table, signs, known, forced)
    if forced and (start is None or not stack.has_data(range(start, min(forced)))):
        start = min(forced)
    return [] if start is None else list(stack.starts(start))


@dataclass(slots=True)
class _Stack:
    table: RawTable
    signs: HeaderSigns
    known: Knowledge
    forced: frozenset[int]

    def starts(self, start: int) -> Iterator[int]:
        titles = range(start)
        end = self.signs.header_end(start)
        row, data = end, -1
        probe = self._probe(end)
        values, height = self.table.values, self.table.height
        while row < height:
            value = values[row][probe]
            if _is_amount(value) and row not in self.forced:
                data = row
            elif data >= 0 and self._begins(row, data, start):
                top = self._top(row, data)
                bottom = self.signs.header_end(row)
                if self._is_next_page(range(start, end), titles, top, row):
                    row = row + end - start
                    continue
                yield top
                titles, start, end, data = range(top, row), row, bottom, -1
                probe, row = self._probe(end), end
                continue
            elif self._has_number(row):
                data = row
            row += 1

    def has_data(self, rows: range) -> bool:
        return any(map(self._has_number, rows))

    def _probe(self, end: int) -> int:
        """The last column with a number in the first row of data: looked at first in each row."""
        for row in range(end, min(end + _LOOK_AHEAD, self.table.height)):
            amounts = [at for at, value in enumerate(self.table.values[row]) if _is_amount(value)]
            if amounts:
                return amounts[-1]
        return 0

    def _has_number(self, row: int) -> bool:
        values = self.table.values[row]
        if any(map(_is_amount, values)):
            return True
        return len(self.signs.filled(row)) > 1 and any(map(is_amount, values))

    def _begins(self, row: int, data: int, start: int) -> bool:
        """Whether a row is the first header row of another table."""
        if row in self.forced:
            return row - 1 not in self.forced
        filled = self.signs.filled(row)
        if not filled or any(is_amount(one) for _, one in filled) or self.signs.is_by_line(row):
            return False
        if all(map(belongs_around, filled)) and not all(is_year(value) for _, value in filled[1:]):
            return False
        if (below := self._next_data(row)) is None:
            return False
        heads = self._heads(filled, below)
        under = [at for at, _ in heads if is_filled(below[at]) and self.signs.is_figure(below[at])]
        if not under:
            return False
        contrast = any(self.signs.is_figure(self.table.values[data][at]) for at in under)
        parted = self.signs.is_blank(row - 1) or self._is_title(row - 1)
        # 2024 and 1949 alone below other rows are a year and its figure
        lone = not parted and (len(filled) < 2 or all(is_number(value) for _, value in filled))
        return (contrast or parted) and not lone and self._is_known(filled, heads, start)

    def _heads(
        self, filled: list[tuple[int, Value]], below: list[Value]
    ) -> list[tuple[int, Value]]:
        """The headings of a row without the one above the names."""
        corner = any(is_filled(value) for value in below[: filled[0][0]])
        return filled if corner else filled[1:]

    def _is_known(
        self, filled: list[tuple[int, Value]], heads: list[tuple[int, Value]], start: int
    ) -> bool:
        at, first = filled[0]
        same_corner = isinstance(first, str) and first == self.table.values[start][at]
        if same_corner:
            return True
        named = isinstance(first, str) and column_role(first) is not None
        if any(is_year(value) for _, value in heads) and not all(
            is_year(value) or _goes_with_years(value) for _, value in filled
        ):
            # 会员人数, 包头市, 2005, 1990 is a row of data whose number looks like a year
            return False
        known = [is_year(value) or self._is_heading(str(value)) for _, value in heads]
        return sum(known) * 2 >= len(known) or (named and any(known))

    def _is_heading(self, text: str) -> bool:
        return self.known.is_heading(text) or self.known.is_place(text)

    def _next_data(self, row: int) -> list[Value] | None:
        seen = 0
        for below in range(row + 1, self.table.height):
            if self.signs.is_blank(below):
                continue
            if self._has_number(below) and not self.signs.is_numbering(below):
                return self.table.values[below]
            seen += 1
            if seen == _LOOK_AHEAD:
                return None
        return None

    def _is_title(self, row: int) -> bool:
        """One text alone, or lines that stand around a table, or several titles; no note."""
        filled = self.signs.filled(row)
        texts = [value for _, value in filled if isinstance(value, str)]
        if any(map(is_note, texts)):
            return False
        return bool(filled) and (
            len(filled) == 1
            or all(map(belongs_around, filled))
            or is_title_beside_line(filled)
            or is_row_of_titles(filled)
        )

    def _top(self, row: int, data: int) -> int:
        top = above = row
        while above - 1 > data:
            above -= 1
            if self.signs.is_blank(above):
                continue
            if not self._is_title(above):
                break
            # 填表人 below one table is no title of the next, 填报单位 between title and header is
            if not self._is_line(above):
                top = above
        return top

    def _is_line(self, row: int) -> bool:
        texts = [value for _, value in self.signs.filled(row) if isinstance(value, str)]
        return any(map(is_by_line, texts)) and not any(map(by_line_value, texts))

    def _is_next_page(self, header: range, titles: range, top: int, row: int) -> bool:
        """The same header word for word, below nothing but the same title or 续表."""
        values = self.table.values
        if values[row : row + len(header)] != values[header.start : header.stop]:
            return False
        return all(
            self.signs.is_page_title(at, titles)
            for at in range(top, row)
            if not self.signs.is_blank(at)
        )


def _goes_with_years(value: Value) -> bool:
    """Headings that stand beside years: 地区, 指标, 单位, 合计, 增长%."""
    return isinstance(value, str) and (
        column_role(value) is not None or is_derived(value) or total_of(value) is not None
    )


def _is_amount(value: Value) -> bool:
    """A number that is no year: the quick test of every row."""
    return (type(value) is float or type(value) is int) and not EARLIEST <= value <= LATEST
