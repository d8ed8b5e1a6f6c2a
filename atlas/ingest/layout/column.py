"""One column of a table: what it holds and under which headings; and a sample of its cells."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from atlas.figures import Scope
from atlas.ingest.files.raw import RawTable, Value
from atlas.ingest.layout.judging import is_filled, is_numberish, is_serial
from atlas.ingest.layout.vocabulary import ColumnRole
from atlas.ingest.values.moments import Moment

MOST = 0.5
"""The share of a sample from which on it is of that kind."""

_SAMPLE_TEXTS = 40
_DIGITS = 2
ELSEWHERE = "?"
"""The place of a column 其他 among places."""


@dataclass(frozen=True, slots=True)
class Column:
    """``role``: what the column holds, ``ignored`` (``reason`` says why) or ``empty``.

    ``path`` are the headings from top to bottom as printed, each once. Of a value column
    ``parts`` name the indicator, ``moment``, ``place`` and ``unit`` are what the headings say
    besides, ``chosen`` is the code that an analyst chose; ``scope`` is 本级 or 全级 where a
    heading says so; ``is_total`` marks 合计 over places
    or years. A breakdown column with a heading such as 所有制 has its ``dimension``.
    """

    index: int
    path: tuple[str, ...] = ()
    role: ColumnRole | str = "ignored"
    reason: str = ""
    dimension: str = ""
    parts: tuple[str, ...] = ()
    moment: Moment | None = None
    place: str | None = None
    unit: str = ""
    chosen: str = ""
    scope: Scope | None = None
    is_total: bool = False

    @property
    def name(self) -> str:
        """The headings as one text, as findings and corrections call the column."""
        return " / ".join(self.path)


@dataclass(frozen=True, slots=True)
class Sample:
    """Filled values of one column: how many write numbers, and the distinct other texts."""

    values: tuple[Value, ...]
    numbers: int
    texts: tuple[str, ...]

    @property
    def mostly_numbers(self) -> bool:
        return bool(self.values) and self.numbers / len(self.values) >= MOST


def sample_of(table: RawTable, rows: Sequence[int], column: int) -> Sample:
    values = [table.values[row][column] for row in rows]
    filled = [value for value in values if is_filled(value)]
    unsaved = sum((row, column) in table.uncached for row in rows)
    broken = sum((row, column) in table.errors for row in rows)
    numbers = sum(map(is_numberish, filled)) + unsaved + broken
    texts = dict.fromkeys(
        value.strip() for value in filled if isinstance(value, str) and not is_numberish(value)
    )
    return Sample((*filled, *[0] * (unsaved + broken)), numbers, tuple(texts)[:_SAMPLE_TEXTS])


def counts_rows(sample: Sample, *, first: bool) -> bool:
    """1, 2, 3 as texts, with 一 between them or not; some of a longer list in a first column."""
    texts = [str(value).removesuffix(".0") for value in sample.values]
    counted = [text for text in texts if text.isdecimal()]
    return (
        len(texts) > 1
        and any(isinstance(value, str) for value in sample.values)
        and all(text.isdecimal() or is_serial(text) for text in texts)
        and (
            all(int(after) in (int(one) + 1, 1) for one, after in pairwise(counted))
            or (first and max(map(len, counted)) <= _DIGITS and len({*counted}) == len(counted))
        )
    )
