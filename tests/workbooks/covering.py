"""Which cells a reader is told about: by finding, unmatched name, doubt or a stated reason."""

import re
from collections.abc import Callable, Iterable, Iterator

from atlas.ingest import Draft
from tests.workbooks.sheet import address, position
from tests.workbooks.truth import Case

_CELL = re.compile(r"[A-Z]{1,3}\d+")


def covered(case: Case, draft: Draft) -> set[tuple[str, str]]:
    """(sheet, cell) of every true figure that something of the draft names: the cell itself, its
    row or column, a heading or name that stands for it, or its whole sheet. The sheet is empty
    where the file has only one."""
    single = len(draft.workbook.sheets) == 1

    def at(sheet: str) -> str:
        return "" if single else sheet

    named = {(at(sheet), text) for sheet, text in _named(draft)}
    extents = {(at(sheet), cell): extent for (sheet, cell), extent in case.extents.items()}
    boxes = [(sheet, box) for sheet, text in named for box in _boxes(sheet, text, extents)]
    told = {
        (at(one.sheet), one.cell)
        for one in case.figures
        if any(sheet == at(one.sheet) and _inside(position(one.cell), box) for sheet, box in boxes)
    }
    return told | _counted(case, draft, at)


def _counted(case: Case, draft: Draft, at: Callable[[str], str]) -> set[tuple[str, str]]:
    """A finding names its first cells and counts the others (B3、C3、B4… 65 处)."""
    told = set()
    for finding in draft.findings:
        details = dict(finding.details)
        count = int(details.get("count") or 1)
        if count < 2 or not _CELL.fullmatch(finding.cell):
            continue
        first = position(finding.cell)[0]
        cells = sorted(
            position(one.cell)
            for one in case.figures
            if at(one.sheet) == at(finding.sheet) and position(one.cell)[0] >= first
        )
        told |= {(at(finding.sheet), address(*cell)) for cell in cells[:count]}
    return told


def _named(draft: Draft) -> Iterator[tuple[str, str]]:
    for finding in draft.findings:
        yield finding.sheet, finding.cell
    for name in draft.unmatched:
        yield from ((name.sheet, cell) for cell in name.cells)
    for left in draft.ignored:
        yield left.sheet, left.cell
    for doubt in draft.doubts:
        yield doubt.sheet, doubt.cell


Box = tuple[float, float, float, float]
_ALL = float("inf")


def _boxes(
    sheet: str, text: str, extents: dict[tuple[str, str], tuple[int, int, int, int]]
) -> Iterable[Box]:
    """The ranges that an address, a range, a row or a column names."""
    if not text:
        return [(0, 0, _ALL, _ALL)]
    if (sheet, text) in extents:
        return [extents[sheet, text]]
    ends = text.split(":")
    if all(_CELL.fullmatch(end) for end in ends):
        (top, left), (bottom, right) = position(ends[0]), position(ends[-1])
        inner = [
            extents[sheet, address(row, column)]
            for row in range(top, min(bottom, top + 200) + 1)
            for column in range(left, min(right, left + 50) + 1)
            if (sheet, address(row, column)) in extents
        ]
        return [(top, left, bottom, right), *inner]
    if all(end.isdigit() for end in ends):
        return [(int(ends[0]), 0, int(ends[-1]), _ALL)]
    if all(end.isalpha() and end.isupper() for end in ends):
        return [(0, position(f"{ends[0]}1")[1], _ALL, position(f"{ends[-1]}1")[1])]
    return []


def _inside(at: tuple[int, int], box: Box) -> bool:
    return box[0] <= at[0] <= box[2] and box[1] <= at[1] <= box[3]
