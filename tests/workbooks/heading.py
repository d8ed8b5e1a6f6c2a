"""The header rows above a table and the stub columns before it, with the cells that each names."""

from collections.abc import Sequence

from tests.workbooks.sheet import Sheet
from tests.workbooks.style import Style
from tests.workbooks.table import Table

_SERIAL = "序号"
_LONG = 6


def draw_header(table: Table, sheet: Sheet, top: int, left: int, style: Style) -> int:
    """Write the header; how many rows it has."""
    depth = max(len(column.labels) for column in table.columns)
    stub = ([_SERIAL] if style.serial else []) + list(table.stub)
    for across, text in enumerate(stub):
        sheet.put(top, left + across, text)
        if style.header == "merged":
            sheet.merge(top, left + across, top + depth - 1, left + across)
    first = left + len(stub)
    bottom = top + depth + len(table.rows) + style.numbering
    labels = [column.labels for column in table.columns]
    for level in range(depth):
        for start, stop in _runs(labels, level):
            text = labels[start][level]
            width = 1 if style.header == "repeated" else stop - start
            for across in range(start, stop, width):
                sheet.put(top + level, first + across, _broken(text) if style.broken else text)
                extent = (top + level, first + across, bottom, first + across + width - 1)
                sheet.stands_for(top + level, first + across, extent)
            last = len(labels[start]) - 1 == level
            if style.header == "merged":
                down = depth - 1 if last else level
                sheet.merge(top + level, first + start, top + down, first + stop - 1)
    return depth


def _runs(labels: Sequence[tuple[str, ...]], level: int) -> list[tuple[int, int]]:
    """Neighbours that share their headings down to this level: (start, stop)."""
    runs = []
    start = 0
    while start < len(labels):
        stop = start + 1
        if len(labels[start]) <= level:
            start = stop
            continue
        open_above = len(labels[start]) > level + 1
        while (
            open_above
            and stop < len(labels)
            and len(labels[stop]) > level + 1
            and labels[stop][: level + 1] == labels[start][: level + 1]
        ):
            stop += 1
        runs.append((start, stop))
        start = stop
    return runs


def _broken(text: str | int) -> str | int:
    """A long heading on two lines of its cell."""
    if isinstance(text, int):
        return text
    half = len(text) // 2
    if text[half - 1].isascii() or text[half].isascii():
        return text
    return f"{text[:half]}\n{text[half:]}" if len(text) > _LONG else text


def draw_stub(table: Table, sheet: Sheet, top: int, left: int, style: Style, right: int) -> None:
    """Write the rows' labels; a label on a level before the last stands for all rows of its run."""
    levels = len(table.stub)
    labels = [row.labels for row in table.rows]
    for level in range(levels):
        for start, stop in _runs(labels, level):
            text = labels[start][level]
            last = len(labels[start]) - 1 == level
            height = 1 if style.stub == "repeated" else stop - start
            for down in range(start, stop, height):
                sheet.put(top + down, left + level, text)
                extent = (top + down, left + level, top + down + height - 1, right)
                sheet.stands_for(top + down, left + level, extent)
            if style.stub == "merged":
                across = levels - 1 if last else level
                sheet.merge(top + start, left + level, top + stop - 1, left + across)
