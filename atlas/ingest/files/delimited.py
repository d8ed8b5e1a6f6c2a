"""CSV, TSV and TXT as people save them: any of the usual encodings, comma, tab or semicolon."""

import csv
import io
from collections import Counter

from atlas.errors import UploadError
from atlas.ingest.files.limits import MAX_CELLS, MAX_COLUMNS

_DELIMITERS = (",", "\t", ";", "|")
_BYTE_ORDER = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_SAMPLE_LINES, _SAMPLE_SIZE = 60, 200_000
_CONTROL = frozenset(range(32)) - {9, 10, 12, 13, 26}


def decode(data: bytes, name: str) -> str:
    """The text of ``data``: by its byte-order mark, else UTF-8, UTF-16 by its zeros, GB18030.

    Raises ``UploadError``: ``file_unknown_type`` for bytes that are no text,
    ``text_encoding_unknown`` for text in none of these encodings.
    """
    for mark, encoding in _BYTE_ORDER.items():
        if data.startswith(mark):
            return _decoded(data, (encoding,), name)
    head = data[:4096]
    if b"\x00" in head:
        even, odd = head[::2].count(0), head[1::2].count(0)
        if max(even, odd) < len(head) // 8:
            raise UploadError("file_unknown_type", name=name)
        return _decoded(data, ("utf-16-le" if odd > even else "utf-16-be",), name)
    if sum(byte in _CONTROL for byte in head) > len(head) // 100:
        raise UploadError("file_unknown_type", name=name)
    return _decoded(data, ("utf-8", "gb18030"), name)


def _decoded(data: bytes, encodings: tuple[str, ...], name: str) -> str:
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UploadError("text_encoding_unknown", name=name)


def read_delimited(data: bytes, name: str) -> list[list[str]]:
    """The fields of all lines, lines padded to the same width.

    Raises ``UploadError``: what :func:`decode` raises, ``text_not_a_table``,
    ``sheet_too_large`` as soon as there are too many cells.
    """
    text = decode(data, name)
    if "\x00" in text:
        raise UploadError("file_unknown_type", name=name)
    delimiter = _delimiter(text)
    _check_lines(text, delimiter, name)
    rows: list[list[str]] = []
    width = 0
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            rows.append(row)
            width = max(width, len(row))
            if width > MAX_COLUMNS or width * len(rows) > MAX_CELLS:
                raise _too_large(name, len(rows), width)
    except csv.Error as error:
        raise UploadError("text_not_a_table", name=name) from error
    for row in rows:
        row.extend([""] * (width - len(row)))
    return rows


def _check_lines(text: str, delimiter: str, name: str) -> None:
    """A line of millions of fields is refused before it is taken apart: that would take its time
    for every field."""
    for number, line in enumerate(io.StringIO(text), 1):
        if len(line) > 2 * MAX_COLUMNS and '"' not in line:
            fields = line.count(delimiter) + 1
            if fields > MAX_COLUMNS:
                raise _too_large(name, number, fields)


def _too_large(name: str, rows: int, width: int) -> UploadError:
    found = f"{rows}×{width}"
    return UploadError("sheet_too_large", name=name, sheet="", found=found, expected=MAX_CELLS)


def _delimiter(text: str) -> str:
    """The one that splits most lines of the sample into the same number of fields.

    A title line has no delimiter and a note may hold a comma: the commonest width counts.
    """
    sample = "\n".join(text[:_SAMPLE_SIZE].split("\n", _SAMPLE_LINES)[:_SAMPLE_LINES])
    best, best_score = ",", (0, 0)
    for delimiter in _DELIMITERS:
        try:
            widths = Counter(map(len, csv.reader(io.StringIO(sample), delimiter=delimiter)))
        except csv.Error:
            continue
        del widths[0], widths[1]
        if widths:
            width, lines = widths.most_common(1)[0]
            best, best_score = max((best, best_score), (delimiter, (lines, width)), key=_score)
    return best


def _score(choice: tuple[str, tuple[int, int]]) -> tuple[int, int]:
    return choice[1]
