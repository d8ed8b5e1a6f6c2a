"""Whole files made to exhaust, mislead or escape."""

import io
import zipfile
from collections.abc import Callable
from random import Random

import openpyxl

from tests.fuzz.samples import ROWS, Sample, modern, text
from tests.ingest.desk import repacked, saved, xlsx, zipped

Attack = Callable[[Random], Sample]
_SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_SHEET, _STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"


def _with_rows(rows: str, behind: str = "") -> bytes:
    sheet = f"<worksheet {_SPACE}><sheetData>{rows}</sheetData>{behind}</worksheet>"
    return repacked(modern(), {_SHEET: sheet.encode()})


def one_far_cell(random: Random) -> Sample:
    far = random.choice(('r="XFD1048576"', "r='XFD1048576'", 'r="A1048576"', 'r="XFD1"'))
    first = '<row r="1"><c r="A1"><v>7</v></c></row>'
    dimension = f'<dimension ref="A1:XFD1048576"/>{first}'
    return "远.xlsx", _with_rows(f"{dimension}<row><c {far}><v>1</v></c></row>")


def huge_strings(random: Random) -> Sample:
    count, size = random.choice(((1, 30_000_000), (300_000, 40), (50, 32_767)))
    one = f"<si><t>{'一万元' * (size // 3)}</t></si>"
    strings = f'<sst {_SPACE} count="4000000000">{one * count}</sst>'.encode()
    return "字.xlsx", repacked(modern(), {_STRINGS: strings})


def cyclic_formulas(random: Random) -> Sample:
    cells = "".join(
        f'<row r="{n}"><c r="A{n}"><f>A{n % 50 + 1}+B{n}</f></c></row>' for n in range(1, 51)
    )
    return "环.xlsx", _with_rows(cells)


def commands_as_names(random: Random) -> Sample:
    evil = "=cmd|' /C calc'!A0"
    book = openpyxl.Workbook()
    book.active.title = "=cmd|calc"
    for row in ROWS:
        book.active.append(row)
    book.active["A4"] = "'" + evil
    book.active["A5"] = '=HYPERLINK("file:///etc/passwd","包头市")'
    book.active["B3"] = "+" + evil
    return f"{evil}.xlsx", saved(book)


def names_that_climb(random: Random) -> Sample:
    names = (
        "../../../../etc/cron.d/x.csv",
        "C:\\windows\\表.csv",
        "/etc/passwd",
        "a\x00b.csv",
        "x" * 5000,
    )
    return "../路.zip", zipped({one: text().encode() for one in names})


def thousands_of_sheets(random: Random) -> Sample:
    count = random.choice((119, 121, 4000))
    sheets = "".join(
        f'<sheet name="表{n}" sheetId="{n}" r:id="rId1"/>' for n in range(1, count + 1)
    )
    relation = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    book = f"<workbook {_SPACE} {relation}><sheets>{sheets}</sheets></workbook>"
    return "多.xlsx", repacked(modern(), {"xl/workbook.xml": book.encode()})


def thousands_of_merges(random: Random) -> Sample:
    rows = "".join(
        f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>包头市</t></is></c>'
        f'<c r="B{n}"><v>{n}</v></c></row>'
        for n in range(1, 3000)
    )
    spans = random.choice(
        (
            [f"A{n}:A{n + 1}" for n in range(1, 60_000, 2)],
            [f"A{n}:D{n}" for n in range(1, 60_000)],
            ["A1:XFD1048576"] * 200,
            [f"A1:B{n}" for n in range(2, 3000)],
            ["B1:A9", "A0:B-1"],
        )
    )
    merges = "".join(f'<mergeCell ref="{span}"/>' for span in spans)
    return "合并.xlsx", _with_rows(rows, f"<mergeCells>{merges}</mergeCells>")


def deep_nesting(random: Random) -> Sample:
    deep = random.choice((2_000, 200_000))
    part = random.choice((_SHEET, "xl/workbook.xml", "xl/styles.xml", _STRINGS))
    nested = "<a>" * deep + "</a>" * deep
    return "深.xlsx", repacked(modern(), {part: f"<x {_SPACE}>{nested}</x>".encode()})


def deep_page(random: Random) -> Sample:
    inner = random.choice(
        (
            "<table><tr><td>" * 20_000,
            "<tr>" + '<td colspan="99999999" rowspan="999999">1</td>' * 50,
            "<tr>" + '<td rowspan="900000">1</td>' * 3,
            "<tr>" + "<td>1" * 30_000,
            "<!--" * 50_000 + "<td>1<td>2<tr><td>3<td>4",
            "<a " + "x='" * 100_000,
        )
    )
    return "页.xls", f"<html><body><table>{inner}".encode()


def nested_archives(random: Random) -> Sample:
    data = text().encode()
    for _ in range(random.choice((1, 5, 40))):
        data = zipped({"内.zip": data})
    return "套.zip", data


def archive_bomb(random: Random) -> Sample:
    count, size = random.choice(((1, 300_000_000), (40, 9_000_000), (12, 50_000_000)))
    stream = io.BytesIO()
    filler = random.choice((b"0", b"1,", b"\n"))
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        block = filler * (size // len(filler))
        for number in range(count):
            package.writestr(f"{number}.csv", block)
    return "炸.zip", stream.getvalue()


def many_entries(random: Random) -> Sample:
    count = random.choice((401, 1_000, 20_000))
    return "多.zip", zipped({f"{n}.csv": b"a,1\n" + b"%d" % n for n in range(count)})


def text_attack(random: Random) -> Sample:
    fields = ",".join(["1"] * 1_000_000)
    return "文.csv", random.choice(
        (
            fields.encode(),
            (text() + "\x00").encode() * 50,
            b"\xff\xfe" + text().encode("utf-16-le") + b"\x00\xd8" + text().encode("utf-16-le"),
            b"\xfe\xff" + b"\xdc\x00" * 400,
            b"\xff\xfe\x00\x00" + text().encode("utf-32-le"),
            b"\n" * 5_000_000,
            b'"' * 200_001,
            b'"' + b"a\n" * 500_000,
            ("1" * 100_000 + ",包头市\n").encode() * 20,
            ("包头市," + "九" * 40_000 + "\n").encode() * 20,
            ("地区,户数\n" + "包头市,1万2千3百\n" * 3_000).encode(),
            text().encode() + bytes(random.randrange(256) for _ in range(2_000)),
            ("地区,数\n" + "\u202e包头市\ufeff,１２３％\n" * 100).encode(),
        )
    )


def wide_sheet(random: Random) -> Sample:
    width = random.choice((300, 2_000, 12_000))
    return "宽.csv", (
        "地区," + ",".join(f"指标{n}" for n in range(width)) + "\n包头市" + ",1" * width
    ).encode()


def long_sheet(random: Random) -> Sample:
    """As large as may be: unknown names, texts where numbers are due."""
    rows = random.choice((2_000, 20_000))
    cell = random.choice((3.5, "—", "文字", "约5.2万余户", "=1+"))
    body = [[f"第{n}号", cell, cell] for n in range(rows)]
    return "长.xlsx", xlsx([["地区", "在档困难职工户数", "覆盖率"], *body])


ATTACKS: tuple[Attack, ...] = (
    one_far_cell, huge_strings, cyclic_formulas, commands_as_names, names_that_climb,
    thousands_of_sheets, thousands_of_merges, deep_nesting, deep_page, nested_archives,
    archive_bomb, many_entries, text_attack, wide_sheet, long_sheet,
)  # fmt: skip
