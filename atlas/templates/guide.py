"""The sheet 填表说明: how the form is filled in, and what each indicator means."""

from collections.abc import Sequence

from openpyxl.workbook import Workbook

from atlas.templates import look
from atlas.templates.forms import Form
from atlas.words import Words

_HOW = ("guide_fill", "guide_absent", "guide_keep", "guide_columns", "guide_send")
_WIDTHS = (22, 34, 10, 80)


def add_guide(book: Workbook, forms: Sequence[Form], words: Words) -> None:
    """The instructions, then a row for each indicator of the forms."""
    page = book.create_sheet(words("templates.guide"))
    page.append([words("templates.guide")])
    page["A1"].style = look.TITLE
    page.merge_cells("A1:D1")
    for number, name in enumerate(_HOW, 1):
        page.append([f"{number}．{words(f'templates.{name}')}"])
        page.merge_cells(start_row=page.max_row, end_row=page.max_row, start_column=1, end_column=4)
        page.cell(page.max_row, 1).style = look.NOTE
        page.row_dimensions[page.max_row].height = 28
    heads = ("guide_form", "guide_indicator", "guide_unit", "guide_definition")
    _row(page, [words(f"templates.{name}") for name in heads], look.HEAD)
    for form in forms:
        for one in dict.fromkeys(column.indicator for column in form.columns):
            unit = next(column.unit for column in form.columns if column.indicator is one)
            _row(page, [form.name, one.name_zh, unit, one.definition_zh], look.TEXT)
    for letters, width in zip("ABCD", _WIDTHS, strict=True):
        page.column_dimensions[letters].width = width
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True


def _row(page, texts: Sequence[str], style: str) -> None:
    row = page.max_row + 1
    for column, text in enumerate(texts, 1):
        cell = page.cell(row, column, text)
        cell.data_type, cell.style = "s", style
