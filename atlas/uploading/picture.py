"""The sheet as it was taken, drawn by role; a click on a cell opens what it is."""

from itertools import chain

import streamlit as st

from atlas.checks import worded
from atlas.frame.opened import Opened
from atlas.ingest import Understanding
from atlas.ingest.draft import Doubt
from atlas.ingest.files.raw import RawTable
from atlas.render.sheet.component import sheet_picture
from atlas.render.sheet.picture import Drawn, picture
from atlas.uploading.desk import Work
from atlas.uploading.workbench import Bench, again, bench, findings_of, window


def draw(opened: Opened, work: Work, one: Understanding) -> None:
    """The picture; a click or a wish for more rows draws it again."""
    w, mine = opened.words, bench(work)
    table = table_of(work, one.sheet)
    if not table.values:
        st.caption(w("upload.empty_sheet"))
        return
    asked = sheet_picture(
        picture(_drawn(opened, work, mine, table), w), key=f"picture-{work.draft.sha256[:8]}"
    )
    if asked.cell and asked.cell != mine.cell.get(one.sheet):
        mine.open(one.sheet, asked.cell)
        again()
    if asked.more:
        mine.draw_more(one.sheet, *asked.more)
        again()


def table_of(work: Work, sheet: str) -> RawTable:
    return next(table for table in work.workbook.sheets if table.sheet == sheet)


def doubts_of(work: Work, sheet: str) -> list[Doubt]:
    """What was guessed on a sheet and not yet confirmed, the least sure first."""
    return [one for one in work.draft.doubts if one.sheet == sheet]


def _drawn(opened: Opened, work: Work, mine: Bench, table: RawTable) -> Drawn:
    findings = findings_of(work, table.sheet)
    doubts = doubts_of(work, table.sheet)
    rows, columns = window(
        mine,
        table,
        chain((doubt.cell.partition(":")[0] for doubt in doubts), findings),
    )
    seen = (table.address(row, column) for row in rows for column in columns)
    # errors stand before queries, so that the first finding is the worst
    first = {cell: findings[cell][0] for cell in seen if cell in findings}
    found = {cell: (one.severity, worded(one, opened.words).message) for cell, one in first.items()}
    return Drawn(
        table=table,
        roles=work.draft.roles[table.sheet],
        tables=[one for one in work.draft.sheets if one.sheet == table.sheet],
        rows=rows,
        columns=columns,
        doubts=doubts,
        found=found,
        select=mine.cell.get(table.sheet, ""),
        jump=mine.jump if mine.sheet == table.sheet else "",
        turn=mine.turn,
    )
