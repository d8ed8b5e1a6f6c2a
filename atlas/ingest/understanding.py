"""From an upload to its draft: every sheet read, laid out and harvested."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from atlas.catalogue import load_catalogue
from atlas.figures import Finding
from atlas.ingest.bounded import read_bounded
from atlas.ingest.corrections import Corrections
from atlas.ingest.draft import Draft, Ignored, Role, Roles, Understanding
from atlas.ingest.figures import Harvest, harvest
from atlas.ingest.layout import Layout, lay_out
from atlas.ingest.raw import RawWorkbook, column_letters
from atlas.ingest.read import read
from atlas.ingest.vocabulary import unit_line
from atlas.places import Places

_NO_CORRECTIONS = Corrections()
_COLUMN_ROLES: dict[str, Role] = {
    "value": "value",
    "value_high": "value",
    "unit": "unit",
    "ignored": "ignored",
    "empty": "",
}
_SELF_NAMED = ("place", "indicator", "year", "breakdown")


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
    figures, findings, unmatched, ignored, totals = [], [], [], [], []
    sheets: list[Understanding] = []
    roles: dict[str, Roles] = {}
    for table in workbook.sheets:
        layout = lay_out(table, workbook.name, catalogue, places, corrections.of(table.sheet))
        if layout.left_out:
            ignored.append(Ignored(table.sheet, "", layout.left_out))
            sheets.append(Understanding(table.sheet, hidden=table.hidden))
            roles[table.sheet] = Roles(rows=dict.fromkeys(range(table.height), "ignored"))
            continue
        got = harvest(layout, workbook.sha256)
        figures += got.figures
        findings += got.asking.findings()
        unmatched += got.asking.unmatched()
        ignored += _ignored(layout, got)
        totals += got.totals
        sheets.append(_understanding(layout, got))
        roles[table.sheet] = _roles(layout, got)
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
    )


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
        ("chosen", got.skipped_rows),
    ):
        found += [
            Ignored(
                table.sheet,
                f"{table.address(row, 0)}:{table.address(row, table.width - 1)}",
                reason,
            )
            for row in listed
        ]
    return found


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


def _roles(layout: Layout, got: Harvest) -> Roles:
    table, rows = layout.table, layout.rows
    by_row: dict[int, Role] = {
        **dict.fromkeys(rows.title, "title"),
        **dict.fromkeys(rows.header, "header"),
        **dict.fromkeys((*rows.numbering, *rows.repeated), "ignored"),
        **dict.fromkeys(rows.notes, "note"),
        **dict.fromkeys(got.total_rows, "total"),
    }
    by_column: dict[int, Role] = {
        one.index: one.role if one.role in _SELF_NAMED else _COLUMN_ROLES.get(one.role, "remark")  # type: ignore[misc]
        for one in layout.columns
    }
    cells: dict[tuple[int, int], Role] = {
        (row, column): "unit"
        for row in rows.title
        for column in range(table.width)
        if unit_line(table.cell(row, column).text)
    }
    for one in layout.columns:
        if one.role == "ignored":
            cells |= {(row, one.index): "ignored" for row in rows.header}
        elif one.is_total:
            cells |= {(row, one.index): "total" for row in rows.body}
    return Roles(by_row, by_column, cells)
