"""Writes the bad samples: ``python -m sample_data.build_bad``, always the same bytes.

One file for each rule of the checks and of reading, which breaks that rule and no other.
"""

import csv
import io
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from sample_data.bad_model import CASES, Case, Page
from sample_data.demo_model.parcel import parcel

BAD = Path(__file__).parent / "bad"
README = """# 错误样例 · Bad samples

每个文件只犯一处错，触发且只触发同名的规则；`python -m sample_data.build_bad` 逐字节重写。
Each file breaks the rule it is named after and no other; the script writes the same bytes again.

| 文件 file | 错在哪里 what is wrong |
| --- | --- |
"""


def build() -> dict[str, bytes]:
    """Every bad sample and the README by file name."""
    files = {case.file: _csv(case) if case.csv else _workbook(case) for case in CASES}
    lines = [f"| `{case.file}` | {case.story} · {case.story_en} |\n" for case in CASES]
    files["README.md"] = (README + "".join(lines)).encode()
    return files


def write(folder: Path = BAD) -> None:
    """Write all files to ``folder``; samples of an earlier build that are no longer made go."""
    files = build()
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        if old.name not in files:
            old.unlink()
    for name, content in files.items():
        (folder / name).write_bytes(content)


def _csv(case: Case) -> bytes:
    text = io.StringIO()
    for page in case.pages:
        csv.writer(text, lineterminator="\r\n").writerows([page.header, *page.rows])
    return text.getvalue().encode("utf-8-sig")


def _workbook(case: Case) -> bytes:
    workbook = Workbook()
    workbook.remove(workbook.active)
    for page in case.pages:
        _write(workbook.create_sheet(page.name), page)
    return parcel(workbook)


def _write(sheet: Worksheet, page: Page) -> None:
    if page.title:
        sheet.append([page.title])
        sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(page.header))
        sheet.append([page.line or None])
    sheet.append(list(page.header))
    for row in page.rows:
        sheet.append(list(row))
    for address, text in page.raw.items():
        cell: Cell = sheet[address]
        cell.value = text
        cell.data_type = "f" if text.startswith("=") else "e"


if __name__ == "__main__":
    write()
    print(f"{len(CASES)} bad samples in {BAD}")
