"""The analyst's workbook comes back as it was, with red and yellow cells, and a listing."""

import io
import time
import zipfile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from atlas.figures import Finding
from atlas.ingest import read, understand
from atlas.render.marked import marked_workbook
from atlas.render.marked.plan import COMMENTS
from atlas.words import words

W = words("zh")
RED, YELLOW = "FFFFB3B3", "FFFFF0A0"
NAME = "2024年困难职工帮扶统计表.xlsx"


def error(cell: str, found: str = "约五百") -> Finding:
    return Finding("not_a_number", "error", "帮扶", cell, found, "")


def query(cell: str) -> Finding:
    return Finding("bare_rate", "query", "帮扶", cell, "0.94", "94%")


def form() -> bytes:
    """A bold merged title, a wide column, formulas with saved results, a comment, a blue cell."""
    book = Workbook()
    sheet = book.active
    sheet.title = "帮扶"
    for row in (
        ["2024年困难职工帮扶统计表", None, None],
        ["地区", "在档困难职工户数", "已帮扶户数"],
        ["包头市", 405, 380],
        ["乌海市", 99, 98],
        ["合计", "=SUM(B3:B4)", "=SUM(C3:C4)"],
    ):
        sheet.append(row)
    sheet.merge_cells("A1:C1")
    sheet["A1"].font = Font(bold=True, size=18)
    sheet["B3"].number_format = "#,##0"
    sheet["C4"].fill = PatternFill("solid", start_color="FF0000FF")
    sheet["C4"].comment = Comment("已与上年核对", "萨仁")
    sheet.column_dimensions["A"].width = 31
    return with_saved_results(saved(book), {"B5": "504", "C5": "478"})


def with_saved_results(data: bytes, results: dict[str, str]) -> bytes:
    """As Excel saves it: openpyxl writes formulas without results."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for part in old.namelist():
            text = old.read(part).decode() if part.endswith(".xml") else None
            for cell, value in results.items() if text and "sheet1" in part else ():
                at = text.index(f'r="{cell}"')
                text = text[:at] + text[at:].replace("<v />", f"<v>{value}</v>", 1)
            new.writestr(part, text or old.read(part))
    return target.getvalue()


def saved(book: Workbook) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def marked(data: bytes, findings: list[Finding], name: str = NAME, **more):
    content, called = marked_workbook(data, name, read(data, name), findings, W, **more)
    return load_workbook(io.BytesIO(content)), content, called


def colour(cell) -> str:
    return cell.fill.start_color.rgb if cell.fill.fill_type else ""


def test_errors_are_red_queries_yellow_each_with_its_sentence():
    book, _, called = marked(form(), [error("B3"), query("C3")])
    sheet = book["帮扶"]
    assert called == "2024年困难职工帮扶统计表_核对.xlsx"
    assert (colour(sheet["B3"]), colour(sheet["C3"]), colour(sheet["B4"])) == (RED, YELLOW, "")
    assert "“约五百”不是数字" in sheet["B3"].comment.text
    assert "按 94% 理解" in sheet["C3"].comment.text


def test_everything_that_was_in_the_file_is_still_there():
    sheet = marked(form(), [error("B3"), error("C4")])[0]["帮扶"]
    assert [str(one) for one in sheet.merged_cells.ranges] == ["A1:C1"]
    assert (sheet["A1"].font.bold, sheet["A1"].font.size) == (True, 18)
    assert sheet.column_dimensions["A"].width == 31
    assert sheet["B3"].number_format == "#,##0"
    assert sheet["B5"].value == "=SUM(B3:B4)"
    assert sheet["C4"].comment.text.startswith("已与上年核对\n\n")


def test_formulas_keep_the_results_that_were_saved_with_them():
    content = marked(form(), [error("B3")])[1]
    results = load_workbook(io.BytesIO(content), data_only=True)["帮扶"]
    assert (results["B5"].value, results["C5"].value) == (504, 478)


def test_the_marked_workbook_reads_as_the_same_figures():
    content = marked(form(), [error("B3"), query("C4")])[1]
    before, after = understand(form(), NAME), understand(content, NAME)
    assert len(before.figures) == 4

    def seen(draft):
        return [(one.key, one.value, one.sheet, one.cell) for one in draft.figures]

    assert seen(after) == seen(before)
    assert [one.value for one in after.totals] == [504, 478]
    assert not after.findings
    assert [(one.sheet, one.reason) for one in after.ignored if not one.cell] == [
        ("核对结果", "cover")
    ]


def test_marking_again_replaces_the_marks_of_before():
    once = marked(form(), [error("B3")])[1]
    book = marked(once, [query("C3")])[0]
    assert book.sheetnames == ["核对结果", "帮扶"]
    assert (colour(book["帮扶"]["B3"]), book["帮扶"]["B3"].comment) == ("", None)
    assert colour(book["帮扶"]["C3"]) == YELLOW


def test_the_listing_leads_to_each_cell_and_holds_the_explanation():
    asked = query("C3")
    book = marked(form(), [error("B3"), asked], explanations={asked: "并入林区"})[0]
    sheet = book["核对结果"]
    head, first, second = list(sheet.iter_rows(min_row=2, max_row=4, values_only=True))
    assert head == ("级别", "工作表", "单元格", "问题", "现为", "应为", "说明")
    assert first[:3] == ("错误", "帮扶", "B3")
    assert second[:3] == ("待核实", "帮扶", "C3")
    assert second[6] == "并入林区"
    assert sheet["C3"].hyperlink.location == "'帮扶'!B3"


def test_a_name_that_begins_like_a_formula_stays_a_text():
    wicked = '=HYPERLINK("http://x")'
    sheet = marked(form(), [error("B3", wicked)])[0]["核对结果"]
    assert (sheet["E3"].value, sheet["E3"].data_type, sheet["E3"].quotePrefix) == (
        wicked, "s", True,
    )  # fmt: skip


def test_a_mark_inside_a_merged_range_stands_on_its_corner():
    sheet = marked(form(), [error("C1")])[0]["帮扶"]
    assert colour(sheet["A1"]) == RED
    assert sheet["A1"].comment


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_a_text_table_comes_back_as_a_workbook_that_says_so(encoding):
    data = "地区,年份,在档困难职工户数\n包头市,2024,405\n乌海市,2024,=1+1\n".encode(encoding)
    book, _, called = marked(data, [Finding("not_a_number", "error", "帮扶", "C3", "=1+1", "")],
                             "帮扶.csv")  # fmt: skip
    assert called == "帮扶_核对.xlsx"
    assert "原文件是 .csv 格式" in book["核对结果"]["A2"].value
    cell = book["帮扶"]["C3"]
    assert (cell.value, cell.data_type, colour(cell)) == ("=1+1", "s", RED)


def test_macros_are_kept_and_never_run():
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(form())) as old, zipfile.ZipFile(target, "w") as new:
        for part in old.namelist():
            text = old.read(part)
            if part == "[Content_Types].xml":
                text = text.replace(
                    b"vnd.openxmlformats-officedocument.spreadsheetml.sheet.main",
                    b"vnd.ms-excel.sheet.macroEnabled.main",
                ).replace(
                    b"</Types>",
                    b'<Override PartName="/xl/vbaProject.bin" '
                    b'ContentType="application/vnd.ms-office.vbaProject"/></Types>',
                )
            new.writestr(part, text)
        new.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 macros")
    content, called = marked(target.getvalue(), [error("B3")], "表.xlsm")[1:]
    assert called == "表_核对.xlsm"
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.read("xl/vbaProject.bin") == b"\xd0\xcf\x11\xe0 macros"


def test_ten_thousand_findings_are_coloured_and_listed_but_commented_in_part():
    book = Workbook()
    sheet = book.active
    sheet.title = "帮扶"
    for row in range(10_001):
        sheet.append([f"旗{row}", "无"])
    data = saved(book)
    begun = time.perf_counter()
    done = marked(data, [error(f"B{row}") for row in range(1, 10_001)])[0]
    assert time.perf_counter() - begun < 30
    cells = [done["帮扶"].cell(row, 2) for row in range(1, 10_001)]
    assert all(colour(cell) == RED for cell in cells)
    assert sum(cell.comment is not None for cell in cells) == COMMENTS
    assert done["核对结果"].max_row == 10_003
    assert str(COMMENTS) in done["核对结果"]["A2"].value


def test_a_workbook_that_openpyxl_refuses_comes_back_with_its_printed_values():
    """Read by calamine, but its styles are broken: better a new workbook than none."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(form())) as old, zipfile.ZipFile(target, "w") as new:
        for part in old.namelist():
            text = old.read(part)
            new.writestr(part, text.replace(b"gray125", b"tartan"))
    book = marked(target.getvalue(), [error("B3")])[0]
    assert "另做了一个工作簿" in book["核对结果"]["A2"].value
    assert (book["帮扶"]["B3"].value, colour(book["帮扶"]["B3"])) == (405, RED)
