"""What may be filled in: numbers within the indicator's range, or a mark of absence; a status."""

from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from atlas.templates.filling import ABSENT
from atlas.templates.forms import FormColumn
from atlas.words import Words

_STATUSES = ("first", "reviewed", "final")


def add_numbers(page: Worksheet, cells: str, column: FormColumn, words: Words) -> None:
    """A number in the indicator's range (whole where only that can be meant), or 未报 and its kin:
    Excel's own kinds of rule would refuse the words."""
    first = cells.partition(":")[0]
    low, high = column.indicator.range.low, column.indicator.range.high
    parts = [f"ISNUMBER({first})"]
    if low is not None:
        parts.append(f"{first}>={low / column.factor:g}")
    if high is not None:
        parts.append(f"{first}<={high / column.factor:g}")
    if column.whole_number:
        parts.append(f"{first}=INT({first})")
    number = f"IF(ISNUMBER({first}),AND({','.join(parts[1:]) or 'TRUE'}),FALSE)"
    marks = ",".join(f'TRIM({first})="{mark}"' for mark in ABSENT.values())
    rule = DataValidation(type="custom", formula1=f"OR({number},{marks})", allow_blank=True)
    rule.errorTitle = words("templates.refused")
    rule.error = words(f"templates.{_refusal(column)}", unit=column.unit)
    rule.promptTitle = column.indicator.short_zh[:30]
    rule.prompt = words("templates.prompt", unit=column.unit)
    rule.showErrorMessage = rule.showInputMessage = True
    rule.add(cells)
    page.add_data_validation(rule)


def add_choices(page: Worksheet, cells: str, words: Words) -> None:
    """The statuses of a report as a list to choose from."""
    names = ",".join(words(f"templates.status_{name}") for name in _STATUSES)
    rule = DataValidation(type="list", formula1=f'"{names}"', allow_blank=True)
    rule.errorTitle, rule.error = words("templates.refused"), words("templates.choose_status")
    rule.showErrorMessage = True
    rule.add(cells)
    page.add_data_validation(rule)


def _refusal(column: FormColumn) -> str:
    high = column.indicator.range.high
    if high is not None:
        return "need_percent" if column.unit == "%" else "need_range"
    return "need_whole" if column.whole_number else "need_number"
