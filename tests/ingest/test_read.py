"""Cells come in with their real address and as they were seen, from every kind of file."""

import datetime
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from atlas.errors import UploadError
from atlas.ingest import read, read_bounded
from atlas.ingest.raw import RawTable, as_cell, column_letters, column_number
from atlas.ingest.transport import from_json, to_json
from tests.ingest.desk import saved, xls, xlsx


def seen(table: RawTable) -> dict[str, tuple[str, str]]:
    """Address → (text, kind) of the filled cells."""
    return {
        table.address(row, column): (cell.text, cell.kind)
        for row, cells in enumerate(table.rows())
        for column, cell in enumerate(cells)
        if cell.kind != "empty"
    }


def book(fill: Callable[[Worksheet], None]) -> bytes:
    workbook = openpyxl.Workbook()
    fill(workbook.active)
    return saved(workbook)


def test_a_table_that_does_not_begin_at_a1_keeps_its_addresses() -> None:
    (table,) = read(xlsx([["地区", "户数"], ["包头市", 39]], at=(4, 3))).sheets
    assert seen(table)["C4"] == ("地区", "text")
    assert seen(table)["D5"] == ("39", "number")


def test_old_workbooks_are_read_the_same_way() -> None:
    (table,) = read(xls([[], ["", "地区", "率"], ["", "包头市", 0.941]], {(2, 2): "0.0%"})).sheets
    assert seen(table) == {
        "B2": ("地区", "text"),
        "C2": ("率", "text"),
        "B3": ("包头市", "text"),
        "C3": ("94.1%", "percent"),
    }


@pytest.mark.parametrize(
    ("value", "code", "text", "kind"),
    [
        (0.941, "0.0%", "94.1%", "percent"),
        (0.941, "0%", "94%", "percent"),
        (0.5, "0.##%", "50%", "percent"),
        (73500, "#,##0", "73,500", "number"),
        (8782.2, "#,##0.00", "8,782.20", "number"),
        (1234.5, '#,##0.0"万元"', "1,234.5万元", "number"),
        (-1234.5, "#,##0.0_ ;[Red]-#,##0.0\\ ", "-1,234.5", "number"),
        (0.30000000000000004, "General", "0.3", "number"),
        (45000, "0.00E+00", "45000", "number"),
        (5, "# ?/?", "5", "number"),
    ],
)
def test_a_number_is_what_the_person_saw(value: float, code: str, text: str, kind: str) -> None:
    (table,) = read(xlsx([["x", value]], formats={"B1": code})).sheets
    assert seen(table)["B1"] == (text, kind)


def test_dates_hidden_sheets_and_merged_ranges_are_kept() -> None:
    workbook = openpyxl.Workbook()
    page = workbook.active
    page["B2"] = "标题"
    page.merge_cells("B2:D3")
    page["B4"] = datetime.date(2017, 12, 31)
    page["D4"] = True
    other = workbook.create_sheet("底稿")
    other["A1"] = 1
    other.sheet_state = "hidden"
    workbook.create_chartsheet("图")
    first, second = read(saved(workbook)).sheets
    assert seen(first) == {
        "B2": ("标题", "text"),
        "B4": ("2017-12-31", "date"),
        "D4": ("TRUE", "bool"),
    }
    (merge,) = first.merges
    assert first.address(merge.top, merge.left) == "B2"
    assert first.address(merge.bottom, merge.right) == "D3"
    assert (first.hidden, second.hidden) == (False, True)


def test_error_cells_and_formulas_that_were_never_saved_are_told() -> None:
    def fill(page: Worksheet) -> None:
        page["A1"] = "=1+1"
        page["B1"] = "#REF!"
        page["B1"].data_type = "e"
        page["C1"] = 5

    (table,) = read(book(fill)).sheets
    assert seen(table) == {"A1": ("", "formula"), "B1": ("#REF!", "error"), "C1": ("5", "number")}


def test_formulas_of_an_old_workbook_without_results_are_told() -> None:
    import xlwt

    workbook = xlwt.Workbook()
    page = workbook.add_sheet("表")
    page.write(0, 0, "合计")
    page.write(0, 1, xlwt.Formula("1+1"))
    page.write(0, 2, 7)
    stream = io.BytesIO()
    workbook.save(stream)
    (table,) = read(stream.getvalue()).sheets
    assert seen(table)["B1"] == ("", "formula")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_text_tables_come_in_any_encoding_and_delimiter(encoding: str, delimiter: str) -> None:
    text = "2024年困难职工户数\n地区,户数,资金\n包头市,3900,1.5\n乌海市,12,2.5\n"
    (table,) = read(text.replace(",", delimiter).encode(encoding), "表.csv").sheets
    assert seen(table)["A1"] == ("2024年困难职工户数", "text")
    assert seen(table)["B3"] == ("3900", "text")
    assert seen(table)["C4"] == ("2.5", "text")


def test_quoted_fields_keep_their_commas_and_lines() -> None:
    (table,) = read('地区,备注\n"包头市","不含,\n某厂"\n'.encode(), "表.csv").sheets
    assert seen(table)["B2"] == ("不含,\n某厂", "text")


def test_content_beats_the_suffix() -> None:
    (table,) = read("地区,户数\n包头市,3900\n".encode(), "其实是文本.xlsx").sheets
    assert seen(table)["B2"] == ("3900", "text")
    (table,) = read(xlsx([["地区", 1]]), "其实是工作簿.csv").sheets
    assert seen(table)["B1"] == ("1", "number")


def open_document(rows: str) -> bytes:
    """A minimal .ods whose only table holds these rows."""
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "table", "text")
    )
    content = (
        f"<office:document-content {names}><office:body><office:spreadsheet>"
        f'<table:table table:name="表">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    manifest = f'<manifest:manifest xmlns:manifest="{space}"/>'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as zipped:
        zipped.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        zipped.writestr("META-INF/manifest.xml", manifest)
        zipped.writestr("content.xml", content)
    return stream.getvalue()


CELL = '<table:table-cell office:value-type="{}" {}><text:p>{}</text:p></table:table-cell>'


def test_open_documents_are_read_with_their_percent_cells() -> None:
    place = CELL.format("string", "", "包头市")
    rate = CELL.format("percentage", 'office:value="0.941"', "94.1%")
    gap = '<table:table-cell table:number-columns-repeated="2"/>'
    rows = f"<table:table-row>{place}{gap}{rate}</table:table-row>"
    (table,) = read(open_document(rows), "表.ods").sheets
    assert seen(table) == {"A1": ("包头市", "text"), "D1": ("94.1%", "percent")}


def test_a_cell_repeated_over_a_whole_open_document_is_refused() -> None:
    many = 'office:value="7" table:number-columns-repeated="16384"'
    cell = CELL.format("float", many, "7")
    rows = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    with pytest.raises(UploadError, match="sheet_too_large"):
        read(open_document(rows), "表.ods")


def test_the_digest_is_of_the_bytes(tmp_path: Path) -> None:
    import hashlib

    data = xlsx([["地区", 1]])
    path = tmp_path / "表.xlsx"
    path.write_bytes(data)
    assert read(path).sha256 == read(data).sha256 == hashlib.sha256(data).hexdigest()
    assert read(path).name == "表.xlsx"


def test_a_child_process_reads_the_same() -> None:
    data = xlsx(
        [["率", 0.941, datetime.date(2017, 1, 1), "=1+1"], ["x", 2.5, "#REF!"]],
        formats={"B1": "0.0%"},
        merge=["A2:A3"],
    )
    assert read_bounded(data, "表.xlsx") == read(data, "表.xlsx")


@given(
    st.lists(
        st.lists(
            st.one_of(
                st.text(max_size=6),
                st.integers(-(2**53), 2**53),
                st.floats(allow_nan=False, allow_infinity=False),
                st.booleans(),
                st.dates(datetime.date(1900, 3, 1)),
                st.datetimes(),
                st.timedeltas(datetime.timedelta(0), datetime.timedelta(days=9)),
            ),
            min_size=3,
            max_size=3,
        ),
        max_size=4,
    )
)
def test_a_workbook_survives_the_way_between_processes(values: list[list[object]]) -> None:
    from atlas.ingest.raw import RawWorkbook

    table = RawTable("表", values, 2, 1, formats={(0, 1): "0%"}, errors={(1, 1): "#REF!"})
    workbook = RawWorkbook("表.xlsx", "0" * 64, (table,))
    assert from_json(to_json(workbook)) == workbook


@given(st.integers(0, 16_383))
def test_column_letters_and_numbers_say_the_same(column: int) -> None:
    assert column_number(column_letters(column)) == column


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e12, max_value=1e12))
def test_a_number_is_never_seen_with_an_exponent(value: float) -> None:
    text = as_cell(value).text
    assert "e" not in text.lower()
    assert float(text) == pytest.approx(value, rel=1e-14, abs=1e-300)
