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
from atlas.ingest.files.limits import MAX_TEXT
from atlas.ingest.files.raw import RawTable, as_cell, column_letters, column_number
from atlas.ingest.files.transport import from_json, to_json
from tests.ingest.binary_book import xlsb
from tests.ingest.desk import repacked, saved, xls, xlsx, zipped


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
    from atlas.ingest.files.raw import RawWorkbook

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


def test_a_binary_workbook_is_read_with_formats_merges_and_errors() -> None:
    data = xlsb(
        [["标题", "", ""], ["率", 0.941, "#N/A"], ["日", 43100.0, 8782.2]],
        {(1, 1): "0.0%", (2, 1): "yyyy/m/d", (2, 2): '#,##0.0"万元"'},
        [(0, 0, 0, 2)],
    )
    (table,) = read(data, "表.xlsb").sheets
    assert seen(table) == {
        "A1": ("标题", "text"),
        "A2": ("率", "text"),
        "B2": ("94.1%", "percent"),
        "C2": ("#N/A", "error"),
        "A3": ("日", "text"),
        "B3": ("2017-12-31", "date"),
        "C3": ("8,782.2万元", "number"),
    }
    (merge,) = table.merges
    assert (merge.top, merge.left, merge.bottom, merge.right) == (0, 0, 0, 2)


def test_merged_cells_of_open_documents_are_kept() -> None:
    title = CELL.format("string", 'table:number-columns-spanned="2"', "标题")
    covered = "<table:covered-table-cell/>"
    row = "".join(CELL.format("float", f'office:value="{one}"', one) for one in (1, 2))
    lines = f"<table:table-row>{title}{covered}</table:table-row><table:table-row>{row}"
    (table,) = read(open_document(f"{lines}</table:table-row>"), "表.ods").sheets
    (merge,) = table.merges
    assert (merge.top, merge.left, merge.bottom, merge.right) == (0, 0, 0, 1)


def test_an_encrypted_open_document_says_so() -> None:
    manifest = b"<manifest:manifest><manifest:encryption-data/></manifest:manifest>"
    data = repacked(open_document(""), {"META-INF/manifest.xml": manifest})
    with pytest.raises(UploadError, match="open_document_has_password"):
        read(data, "表.ods")


XML_2003 = """<?xml version="1.0" encoding="GB2312"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:x="urn:schemas-microsoft-com:office:excel"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Styles><Style ss:ID="s1"><NumberFormat ss:Format="0.0%"/></Style></Styles>
<Worksheet ss:Name="表"><Table>
<Row><Cell ss:MergeAcross="1"><Data ss:Type="String">标题</Data></Cell></Row>
<Row ss:Index="3"><Cell><Data ss:Type="String">率</Data></Cell>
<Cell ss:StyleID="s1"><Data ss:Type="Number">0.941</Data></Cell>
<Cell ss:Index="4"><Data ss:Type="DateTime">2017-12-31T00:00:00.000</Data></Cell>
<Cell><Data ss:Type="Error">#REF!</Data></Cell></Row></Table></Worksheet>
<Worksheet ss:Name="底稿"><Table><Row><Cell><Data ss:Type="Number">1</Data></Cell></Row></Table>
<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></Worksheet>
</Workbook>"""


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-16"])
def test_an_xml_table_of_2003_is_read_as_a_workbook(encoding: str) -> None:
    first, second = read(XML_2003.encode(encoding), "统计系统导出.xls").sheets
    assert seen(first) == {
        "A1": ("标题", "text"),
        "A3": ("率", "text"),
        "B3": ("94.1%", "percent"),
        "D3": ("2017-12-31", "date"),
        "E3": ("#REF!", "error"),
    }
    assert first.address(first.merges[0].bottom, first.merges[0].right) == "B1"
    assert (first.hidden, second.hidden) == (False, True)


def test_entities_of_an_xml_table_are_not_expanded() -> None:
    evil = XML_2003.replace("<Workbook", '<!DOCTYPE x [<!ENTITY a "aaaa">]><Workbook', 1)
    with pytest.raises(UploadError, match="file_truncated"):
        read(evil.encode("gb18030"), "表.xls")


def test_a_web_page_named_xls_is_read_as_excel_lays_it_out() -> None:
    page = """<html><head><title>导出</title><style>td {color: red}</style></head><body>
    <h3>2024年困难职工情况</h3><p>单位：户</p><table border=1>
    <tr><td rowspan=2>地区</td><td colspan=2>户数</td></tr><tr><td>在档<td>脱困</tr>
    <tr><td>包头市<td>3900<td>1,200</table><p>注：&lt;略&gt;</p><script>x()</script></body></html>"""
    (table,) = read(page.encode("gb18030"), "导出.xls").sheets
    assert {at: text for at, (text, _) in seen(table).items()} == {
        "A1": "2024年困难职工情况",
        "A2": "单位：户",
        "A3": "地区",
        "B3": "户数",
        "B4": "在档",
        "C4": "脱困",
        "A5": "包头市",
        "B5": "3900",
        "C5": "1,200",
        "A6": "注：<略>",
    }
    spans = [(one.top, one.left, one.bottom, one.right) for one in table.merges]
    assert spans == [(2, 0, 3, 0), (2, 1, 2, 2)]


def test_cells_that_leave_their_address_to_counting_keep_their_formats() -> None:
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    rows = "<row><c><v>1</v></c></row><row><c><v>3</v></c><c s='1'><v>0.941</v></c></row>"
    rows = rows.replace("'", '"')
    sheet = f"<worksheet {space}><sheetData>{rows}</sheetData></worksheet>".encode()
    data = repacked(xlsx([["x", 1]], formats={"B1": "0.0%"}), {"xl/worksheets/sheet1.xml": sheet})
    (table,) = read(data).sheets
    assert seen(table) == {"A1": ("1", "number"), "A2": ("3", "number"), "B2": ("94.1%", "percent")}


def test_a_workbook_whose_styles_are_missing_is_read() -> None:
    with zipfile.ZipFile(io.BytesIO(xlsx([["地区", 7]]))) as package:
        parts = {one.filename: package.read(one) for one in package.infolist()}
    del parts["xl/styles.xml"]
    (table,) = read(zipped(parts), "WPS.et").sheets
    assert seen(table) == {"A1": ("地区", "text"), "B1": ("7", "number")}


def test_a_text_of_a_megabyte_is_shortened() -> None:
    (table,) = read(f"地区,{'一' * 50_000}\n".encode(), "表.csv").sheets
    assert table.values[0][1] == "一" * MAX_TEXT + "…"
