"""From an upload to its draft: every sheet read, laid out and harvested."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from atlas.catalogue import load_catalogue
from atlas.figures import Finding
from atlas.ingest.bounded import read_bounded
from atlas.ingest.carried import Carried
from atlas.ingest.corrections import Corrections
from atlas.ingest.cutting import span_of
from atlas.ingest.draft import Draft, Ignored, Roles, Understanding
from atlas.ingest.figures import Harvest, harvest
from atlas.ingest.layout import Layout, lay_out
from atlas.ingest.painting import all_ignored, joined, roles_of
from atlas.ingest.raw import RawTable, RawWorkbook, column_letters
from atlas.ingest.read import read
from atlas.places import Places

_NO_CORRECTIONS = Corrections()


def understand(
    source: str | Path | bytes,
    name: str = "",
    corrections: Corrections = _NO_CORRECTIONS,
    bounded: bool = False,
) -> Draft:
    """Read a workbook and take it as far as it can be taken without asking.

    ``bounded`` reads the file in a child process, as every upload from another machine must be.
    Raises ``UploadError`` only where there is no workbook to be read; whatever is wrong inside
    one is a finding of the draft.
    """
    workbook = read_bounded(source, name) if bounded else read(source, name)
    return understand_workbook(workbook, corrections)


def understand_workbook(workbook: RawWorkbook, corrections: Corrections = _NO_CORRECTIONS) -> Draft:
    """The draft of a workbook that is already read: for the page, where choices change."""
    with _collection_paused():
        return _understood(workbook, corrections)


@contextmanager
def _collection_paused() -> Iterator[None]:
    """No garbage collection meanwhile: hundreds of thousands of figures are made and none is
    garbage, but each pass of the collector would walk over all of them."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _understood(workbook: RawWorkbook, corrections: Corrections) -> Draft:
    catalogue, places = load_catalogue(), Places.load()
    figures, findings, unmatched, ignored, totals, doubts = [], [], [], [], [], []
    sheets: list[Understanding] = []
    roles: dict[str, Roles] = {}
    for table in workbook.sheets:
        parts: list[tuple[RawTable, Roles]] = []
        chosen, carried = corrections.of(table.sheet), Carried()
        layouts = lay_out(table, workbook.name, catalogue, places, chosen)
        for layout in layouts:
            if layout.left_out:
                ignored.append(_left_out(layout, table))
                parts.append((layout.table, all_ignored(layout.table)))
                continue
            got = harvest(layout, workbook.sha256)
            if len(layouts) > 1:
                carried.take(layout, got)
            figures += got.figures
            doubts += got.doubts
            findings += got.asking.findings()
            unmatched += got.asking.unmatched()
            ignored += _ignored(layout, got)
            totals += got.totals
            sheets.append(_understanding(layout, got))
            parts.append((layout.table, roles_of(layout, got)))
        if not sheets or sheets[-1].sheet != table.sheet:
            sheets.append(Understanding(table.sheet, hidden=table.hidden))
        roles[table.sheet] = joined(parts, table)
    if not figures and not findings:
        findings.append(Finding("no_figures", "error", "", "", workbook.name, ""))
    return Draft(
        name=workbook.name,
        sha256=workbook.sha256,
        figures=tuple(figures),
        findings=tuple(findings),
        unmatched=tuple(unmatched),
        ignored=tuple(ignored),
        totals=tuple(totals),
        sheets=tuple(sheets),
        roles=roles,
        workbook=workbook,
        doubts=tuple(sorted(doubts, key=lambda one: one.confidence)),
    )


def _left_out(layout: Layout, sheet: RawTable) -> Ignored:
    """A sheet that was left out, or a part of it with its range."""
    whole = layout.table.height == sheet.height and layout.table.width == sheet.width
    return Ignored(sheet.sheet, "" if whole else span_of(layout.table), layout.left_out)


def _ignored(layout: Layout, got: Harvest) -> list[Ignored]:
    """The columns and rows that were left out, each with its range and the reason."""
    table, rows = layout.table, layout.rows
    last = (rows.body or rows.header)[-1]
    found = [
        Ignored(
            table.sheet,
            f"{table.address(rows.header[0], one.index)}:{table.address(last, one.index)}",
            one.reason,
            one.name,
        )
        for one in layout.columns
        if one.role == "ignored"
    ]
    for reason, listed in (
        ("numbering", rows.numbering),
        ("repeated", rows.repeated),
        ("total_of_indicators", got.unlike_rows),
        ("derived", got.derived_rows),
        ("chosen", (*rows.left_out, *got.skipped_rows)),
    ):
        found += [
            Ignored(
                table.sheet,
                f"{table.address(row, 0)}:{table.address(row, table.width - 1)}",
                reason,
            )
            for row in listed
        ]
    return found + [
        Ignored(table.sheet, table.address(*at), "chosen", table.cell(*at).text)
        for at in got.skipped_cells
    ]


def _understanding(layout: Layout, got: Harvest) -> Understanding:
    table, title = layout.table, layout.known.title
    first_title = next(
        (
            cell.text
            for row in layout.rows.title
            for cell in (table.cell(row, column) for column in range(table.width))
            if cell.kind != "empty"
        ),
        "",
    )
    columns = tuple(
        (column_letters(one.index + table.first_column), str(one.role), one.name)
        for one in layout.columns
        if one.role != "empty"
    )
    return Understanding(
        sheet=table.sheet,
        range=span_of(table),
        shape=layout.shape,
        reasons=layout.reasons,
        title=first_title.strip(),
        year=title.year,
        year_from=title.year_from,
        units=title.units,
        place=title.place or "",
        theme=layout.theme or "",
        indicators=tuple(dict.fromkeys(one.indicator for one in got.figures)),
        columns=columns,
        figures=len(got.figures),
        blanks=got.blanks,
        demo=title.demo,
        hidden=table.hidden,
    )
