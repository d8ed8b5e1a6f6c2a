"""A difference as a CSV file that a spreadsheet opens in Chinese and never takes for formulas."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from atlas.stories.changed import Pair, breakdown_name, indicator_name, sort_of
from atlas.stories.pieces import place_name
from atlas.stories.telling import Telling
from atlas.words import Words

#: by the byte order mark a spreadsheet knows UTF-8 from the encoding of its country
BOM = "\ufeff"
#: a text that begins so would be computed when the file is opened
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
COLUMNS = (
    "sort",
    "indicator",
    "code",
    "place",
    "place_code",
    "year",
    "breakdown",
    "kind",
    "old",
    "new",
    "unit",
    "old_printed",
    "new_printed",
    "id",
)


def difference_csv(telling: Telling, pairs: Iterable[Pair]) -> bytes:
    """One row a change, values in base units, the printed texts beside them."""
    w = telling.words
    header = [w(f"versions.column.{name}") for name in COLUMNS]
    return csv_bytes(header, (_row(telling, pair) for pair in pairs))


def trail_csv(words: Words, rows: Sequence[Mapping[str, object]]) -> bytes:
    """One row an event of the audit trail, under the names of its columns; times are UTC."""
    names = list(rows[0]) if rows else []
    lines = ([_event_cell(words, name, row[name]) for name in names] for row in rows)
    return csv_bytes([words(f"trail.column.{name}") for name in names], lines)


def _event_cell(words: Words, name: str, value: object) -> object:
    if name == "by":
        return words(f"trail.origin.{value or 'unknown'}")
    if name == "deed":
        return words(f"trail.deed_name.{value}")
    return value


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """The rows under a header as UTF-8 with a byte order mark; lines end as spreadsheets do it."""
    text = io.StringIO()
    text.write(BOM)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(neutral(cell) for cell in header)
    writer.writerows([neutral(cell) for cell in row] for row in rows)
    return text.getvalue().encode()


def neutral(cell: object) -> object:
    """The cell as a spreadsheet shows it and does not compute it; numbers stay numbers."""
    if isinstance(cell, str) and cell.lstrip(" ").startswith(_FORMULA):
        return f"'{cell}"
    return "" if cell is None else cell


def _row(telling: Telling, pair: Pair) -> Iterator[object]:
    w, (old, new) = telling.words, pair
    figure = new or old
    yield w(f"versions.{sort_of(pair)}")
    yield indicator_name(telling, figure.indicator)
    yield figure.indicator
    yield place_name(telling, figure.place)
    yield figure.place
    yield figure.year
    yield breakdown_name(telling, figure.with_(kind="result"))
    yield w(f"kind.{figure.kind}")
    yield old.value if old else None
    yield new.value if new else None
    yield figure.unit
    yield old.printed if old else None
    yield new.printed if new else None
    yield figure.id
