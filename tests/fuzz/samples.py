"""One good file of every kind, all with the same small table."""

import io
from functools import cache

import openpyxl
from msoffcrypto import OfficeFile

from tests.ingest.binary_book import xlsb
from tests.ingest.desk import repacked, saved, xls, zipped
from tests.ingest.test_read import CELL, open_document

PASSWORD = "草原2024"
ROWS = [
    ["2024年困难职工帮扶情况", "", "", ""],
    ["单位：户", "", "", ""],
    ["地区", "在档困难职工户数", "困难职工帮扶覆盖率", "“两节”送温暖资金"],
    ["包头市", 3900, 0.941, 1200.5],
    ["乌海市", 412, 0.987, "8782.2万元"],
    ["合计", 4312, "", "—"],
]
Sample = tuple[str, bytes]


@cache
def samples() -> dict[str, Sample]:
    """Kind → (name, bytes)."""
    book = modern()
    return {
        "xlsx": ("2024年表.xlsx", book),
        "xlsm": ("2024年表.xlsm", repacked(book, {"xl/vbaProject.bin": bytes(range(256)) * 40})),
        "et": ("2024年表.et", book),
        "xls": ("2024年表.xls", xls(ROWS, {(3, 2): "0.0%"})),
        "xlsb": ("2024年表.xlsb", xlsb(ROWS, {(3, 2): "0.0%"}, [(0, 0, 0, 3)])),
        "ods": ("2024年表.ods", open_document(_open_rows())),
        "csv": ("2024年表.csv", text().encode()),
        "gb18030": ("2024年表.csv", text().encode("gb18030")),
        "utf16": ("2024年表.txt", text("\t").encode("utf-16")),
        "xml_2003": ("2024年表.xls", xml_2003()),
        "web_page": ("2024年表.xls", web_page()),
        "locked": ("2024年表.xlsx", locked(book)),
        "zip": ("2024年.zip", zipped({"包头市.xlsx": book, "内/乌海市.csv": text().encode()})),
    }


def modern() -> bytes:
    book = openpyxl.Workbook()
    page = book.active
    page.title = "帮扶"
    for row in ROWS:
        page.append(row)
    page.merge_cells("A1:D1")
    page["C4"].number_format = page["C5"].number_format = "0.0%"
    page["C6"] = "=AVERAGE(C4:C5)"
    return saved(book)


def locked(book: bytes) -> bytes:
    stream = io.BytesIO()
    OfficeFile(io.BytesIO(book)).encrypt(PASSWORD, stream)
    return stream.getvalue()


def text(delimiter: str = ",") -> str:
    return "".join(delimiter.join(map(str, row)) + "\r\n" for row in ROWS)


def _open_rows() -> str:
    lines = []
    for row in ROWS:
        cells = [
            CELL.format("float", f'office:value="{one}"', one)
            if isinstance(one, int | float)
            else CELL.format("string", "", one)
            for one in row
        ]
        lines.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    return "".join(lines)


def web_page() -> bytes:
    lines = "".join(
        "<tr>" + "".join(f"<td>{one}</td>" for one in row) + "</tr>" for row in ROWS[2:]
    )
    head = '<html><head><meta charset="gb2312"></head><body>'
    return f"{head}<h3>{ROWS[0][0]}</h3><table>{lines}</table></body></html>".encode("gb18030")


def xml_2003() -> bytes:
    def cell(value: object) -> str:
        kind = "Number" if isinstance(value, int | float) else "String"
        return f'<Cell><Data ss:Type="{kind}">{value}</Data></Cell>'

    lines = "".join(f"<Row>{''.join(map(cell, row))}</Row>" for row in ROWS)
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    return (
        f'<?xml version="1.0" encoding="GB2312"?><Workbook xmlns="{space}" xmlns:ss="{space}">'
        f'<Worksheet ss:Name="帮扶"><Table>{lines}</Table></Worksheet></Workbook>'
    ).encode("gb18030")
