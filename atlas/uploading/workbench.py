"""What the analyst has open in a file: cell, rows drawn, findings shown; one object a session."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice

import streamlit as st
from streamlit.errors import StreamlitAPIException

from atlas import cached
from atlas.figures import Finding
from atlas.ingest import Corrections
from atlas.ingest.files.raw import RawTable
from atlas.publishing import CheckedDraft, upload_of
from atlas.render.sheet.surroundings import position
from atlas.uploading.desk import Work

KEY = "upload-bench"
#: rows and columns that are drawn at first, further ones by a scroll, and at most
FIRST_ROWS, FIRST_COLUMNS, STEP, COLUMN_STEP = 60, 40, 100, 40
MOST_ROWS, MOST_COLUMNS = 320, 120
#: rows far down that are drawn because something is there, and the last ones with totals and notes
FURTHER, LAST_ROWS = 40, 6
#: marked cells that are looked at for that
MARKED = 2000


@dataclass
class Bench:
    """``cell`` is the open cell by sheet, ``rows`` and ``columns`` the ranges drawn besides the
    first ones; ``jump`` the cell to scroll to (on ``sheet``) and ``turn`` the number of that jump;
    ``leading`` the sheet that the next drawing begins with; ``before`` are the corrections as they
    were before each change; ``only`` is the (sheet, cell) whose findings alone are listed;
    ``by_sheet`` the findings of ``checked`` by
    sheet and cell."""

    cell: dict[str, str] = field(default_factory=dict)
    rows: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    columns: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    jump: str = ""
    turn: int = 0
    sheet: str = ""
    leading: str = ""
    before: list[Corrections] = field(default_factory=list)
    only: tuple[str, str] | None = None
    checked: CheckedDraft | None = None
    by_sheet: dict[str, dict[str, list[Finding]]] = field(default_factory=dict)

    def open(self, sheet: str, cell: str) -> None:
        """Open a cell that is drawn."""
        self.cell[sheet] = cell

    def go(self, sheet: str, cell: str) -> None:
        """Open a cell wherever it is, and scroll to it."""
        self.sheet = self.leading = sheet
        self.cell[sheet] = self.jump = cell
        self.turn += 1

    def draw_more(self, sheet: str, kind: str, first: int, last: int) -> None:
        """Draw the next rows or columns of a gap."""
        step = STEP if kind == "rows" else COLUMN_STEP
        ranges = (self.rows if kind == "rows" else self.columns).setdefault(sheet, [])
        ranges.append((first, min(last, first + step - 1)))


def bench(work: Work) -> Bench:
    """The bench of the file that is looked at; another file gets a fresh one."""
    benches: dict[str, Bench] = st.session_state.setdefault(KEY, {})
    return benches.setdefault(work.draft.sha256, Bench())


def findings_of(work: Work, sheet: str) -> dict[str, list[Finding]]:
    """The findings of one sheet of the file by cell; sorted out once for each check."""
    mine = bench(work)
    if mine.checked is not work.checked:
        mine.checked, mine.by_sheet = work.checked, {}
        for one in work.checked.findings:
            if upload_of(one) in ("", work.draft.sha256):
                cells = mine.by_sheet.setdefault(one.sheet, {})
                cells.setdefault(one.cell, []).append(one)
    return mine.by_sheet.get(sheet, {})


def again() -> None:
    """Draw the bench again; all of the page, where all of it is being drawn."""
    try:
        st.rerun(scope="fragment")
    except StreamlitAPIException:
        st.rerun()


def take(work: Work, corrections: Corrections) -> None:
    """Read the file anew as chosen; what held before can be taken back."""
    mine = bench(work)
    mine.before.append(work.corrections)
    work.correct(cached.store(), corrections)
    st.rerun()


def take_back(work: Work) -> None:
    """As it was before the last choice."""
    work.correct(cached.store(), bench(work).before.pop())
    st.rerun()


def window(mine: Bench, table: RawTable, marked: Iterable[str]) -> tuple[list[int], list[int]]:
    """Rows and columns to draw: the first, those asked for, those of ``marked`` addresses, the
    open cell with its neighbours, and the last rows."""
    places = [at for cell in islice(marked, MARKED) if (at := position(table, cell))]
    rows = _ranged(mine.rows.get(table.sheet, []), MOST_ROWS)
    columns = _ranged(mine.columns.get(table.sheet, []), MOST_COLUMNS)
    further = sorted({row for row, _ in places if row >= FIRST_ROWS})[:FURTHER]
    rows |= {*range(FIRST_ROWS), *further, *range(table.height - LAST_ROWS, table.height)}
    outside = sorted({column for _, column in places if column >= FIRST_COLUMNS})[:FURTHER]
    columns |= {*range(FIRST_COLUMNS), *outside}
    if at := position(table, mine.cell.get(table.sheet, "")):
        rows |= set(range(at[0] - 4, at[0] + 5))
        columns |= {at[1]}
    return (
        sorted(row for row in rows if 0 <= row < table.height),
        sorted(column for column in columns if 0 <= column < table.width),
    )


def _ranged(ranges: list[tuple[int, int]], most: int) -> set[int]:
    """The positions of the latest ranges, as many as a browser draws with ease."""
    found: set[int] = set()
    for first, last in reversed(ranges):
        if found and len(found) + last - first + 1 > most:
            break
        found |= set(range(first, last + 1))
    return found
