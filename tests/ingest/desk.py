"""Workbooks as they lie on a desk, written by the tests."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

import openpyxl
import xlwt

from atlas.ingest import Corrections, Draft, understand

Rows = Sequence[Sequence[Any]]


def xlsx(
    rows: Rows,
    *,
    sheet: str = "Sheet1",
    merge: Sequence[str] = (),
    formats: Mapping[str, str] | None = None,
    at: tuple[int, int] = (1, 1),
) -> bytes:
    """One sheet whose rows begin at the cell ``at`` (row, column, from 1)."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = sheet
    for down, row in enumerate(rows):
        for across, value in enumerate(row):
            if value not in ("", None):
                page.cell(at[0] + down, at[1] + across, value)
    for span in merge:
        page.merge_cells(span)
    for cell, code in (formats or {}).items():
        page[cell].number_format = code
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def xls(rows: Rows, formats: Mapping[tuple[int, int], str] | None = None) -> bytes:
    """The same as a workbook of the years before 2007."""
    book = xlwt.Workbook()
    page = book.add_sheet("Sheet1")
    for down, row in enumerate(rows):
        for across, value in enumerate(row):
            if value in ("", None):
                continue
            code = (formats or {}).get((down, across))
            if code:
                page.write(down, across, value, xlwt.easyxf(num_format_str=code))
            else:
                page.write(down, across, value)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def draft(
    rows: Rows, name: str = "表.xlsx", chosen: Corrections | None = None, **how: Any
) -> Draft:
    """The draft of a workbook with one sheet of these rows."""
    return understand(xlsx(rows, **how), name, chosen or Corrections())


def told(one: Draft) -> dict[str, tuple[str, str, int | None, str, float | None]]:
    """Cell → (indicator, place, year, breakdown, value) of every figure."""
    return {
        figure.cell: (
            figure.indicator,
            figure.place,
            figure.year,
            figure.breakdown,
            figure.value,
        )
        for figure in one.figures
    }


def rules(one: Draft) -> list[tuple[str, str]]:
    """(rule, cell) of every finding."""
    return [(finding.rule, finding.cell) for finding in one.findings]


def zipped(files: Mapping[str, bytes]) -> bytes:
    """An archive of these files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            package.writestr(name, data)
    return stream.getvalue()


def repacked(package: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The same package with these parts in place of its own, or added to it."""
    with zipfile.ZipFile(io.BytesIO(package)) as old:
        own = {one.filename: old.read(one) for one in old.infolist()}
    return zipped(own | dict(parts))
