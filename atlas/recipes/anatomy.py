"""A sheet taken apart without giving anything a meaning: title, header, stub, rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from atlas.ingest.files.raw import RawTable
from atlas.ingest.layout.judging import is_filled, is_number, is_numberish
from atlas.ingest.layout.vocabulary import is_by_line, unit_line
from atlas.recipes.texts import normal, years_of

#: rows of a sheet among which its table begins, and rows by which a column is judged
_LOOKED_AT = 80
#: rows whose labels belong to the shape or can be pointed at
ROWS = 2_000
_YEARS = range(1949, 2101)


@dataclass(frozen=True)
class Anatomy:
    """Rows by their position in the table, ``body`` those among the first ``ROWS``. ``paths`` are
    each column's headings, top first, through merged cells. ``base`` is the newest year of header
    (or title): years count from it."""

    table: RawTable
    title: tuple[int, ...]
    header: tuple[int, ...]
    body: tuple[int, ...]
    paths: tuple[tuple[str, ...], ...]
    base: int | None

    @cached_property
    def stub(self) -> tuple[int, ...]:
        """The leading columns of words."""
        stub = []
        for column in range(self.table.width):
            values = [self.table.values[row][column] for row in self.body[:_LOOKED_AT]]
            filled = [value for value in values if is_filled(value)]
            if filled and sum(map(is_numberish, filled)) * 2 > len(filled):
                break
            stub.append(column)
        return tuple(stub)

    @cached_property
    def columns(self) -> tuple[tuple[str, ...], ...]:
        """Each column's headings in their normal form."""
        return tuple(tuple(normal(text, self.base) for text in path) for path in self.paths)

    @cached_property
    def rows(self) -> tuple[str, ...]:
        """The label of each row: the words of its stub (outside the body: all its words)."""
        body = set(self.body)
        return tuple(
            "/".join(normal(text, self.base) for text in self._words(row, row in body))
            for row in range(min(self.table.height, ROWS))
        )

    @cached_property
    def texts(self) -> dict[str, tuple[str, ...]]:
        """Normal form → the texts of the sheet's cells that have it, as printed."""
        found: dict[str, dict[str, None]] = {}
        for row in range(min(self.table.height, ROWS)):
            for column in range(self.table.width):
                text = self.table.cell(row, column).text.strip()
                if text and not is_number(self.table.values[row][column]):
                    found.setdefault(normal(text, self.base), {})[text] = None
        return {key: tuple(printed) for key, printed in found.items()}

    def _words(self, row: int, in_body: bool) -> Iterator[str]:
        columns: Sequence[int] = self.stub if in_body else range(self.table.width)
        for column in columns:
            cell = self.table.cell(row, column)
            if cell.kind != "empty":
                yield cell.text.strip()


def take_apart(table: RawTable) -> Anatomy:
    """The anatomy of a sheet's first table; of a sheet without one, only title rows."""
    filled = [row for row in range(min(table.height, _LOOKED_AT)) if any(_filled(table, row))]
    first = next((row for row in filled if _holds_figures(table, row)), None)
    if first is None:
        texts = [cell for row in filled for cell in _filled(table, row)]
        return Anatomy(table, tuple(filled), (), (), (), max(years_of(texts), default=None))
    merged = {
        (row, column): (one.top, one.left)
        for one in table.merges
        if one.top < first
        for row in range(one.top, min(one.bottom, first) + 1)
        for column in range(one.left, min(one.right, table.width - 1) + 1)
    }
    levels = {row: _spread(table, row, merged) for row in filled if row < first}
    header: list[int] = []
    for row in sorted(levels, reverse=True):
        if _is_heading(table, row, levels[row]):
            header.insert(0, row)
        elif header:
            break
    title = [row for row in levels if not header or row < header[0]]
    paths = [
        tuple(dict.fromkeys(filter(None, (levels[row][column] for row in header))))
        for column in range(table.width)
    ]
    base = years_of(text for path in paths for text in path)
    base = base or years_of(text for row in title for text in _filled(table, row))
    last = min(table.height, ROWS)
    body = [row for row in range(first, last) if any(map(is_filled, table.values[row]))]
    return Anatomy(
        table, tuple(title), tuple(header), tuple(body), tuple(paths), (base or (None,))[-1]
    )


def _filled(table: RawTable, row: int) -> list[str]:
    cells = (table.cell(row, column) for column in range(table.width))
    return [cell.text.strip() for cell in cells if cell.kind != "empty"]


def _spread(table: RawTable, row: int, merged: dict[tuple[int, int], tuple[int, int]]) -> list[str]:
    """The texts of a row, those of merged cells in each cell that they cover."""
    return [
        table.cell(*merged.get((row, column), (row, column))).text.strip()
        for column in range(table.width)
    ]


def _is_heading(table: RawTable, row: int, texts: Sequence[str]) -> bool:
    """Two different texts at least, none of which is a 单位 line or a by-line; not 甲 1 2 3."""
    said = [text for text in texts if text]
    if len(set(said)) < 2 or any(is_by_line(text) or unit_line(text) for text in said):
        return False
    values = [value for value in table.values[row] if is_filled(value)]
    return not (sum(len(str(value)) <= 2 for value in values) * 2 > len(values) and _counts(values))


def _counts(values: Sequence[object]) -> bool:
    """1 2 3 and the like."""
    digits = [str(value).strip("()（）") for value in values]
    numbers = [int(text) for text in digits if text.isdecimal()]
    return len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _holds_figures(table: RawTable, row: int) -> bool:
    """Whether a row holds figures or marks of their absence, and is no row of numbers of columns
    or of years."""
    values = [value for value in table.values[row] if is_filled(value)]
    if _counts(values) and all(is_number(one) or len(str(one)) <= 3 for one in values):
        return False
    numbers = [value for value in values if is_number(value) and value not in _YEARS]
    if numbers:
        return True
    later = [value for value in values[1:] if isinstance(value, str)]
    return bool(later) and all(
        is_numberish(value) and not years_of([value]) and len(value) < 12 for value in later
    )
