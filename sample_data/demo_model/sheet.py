"""One sheet as an analyst lays it out: title, mark, by-line, header of one or two rows, notes."""

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

MARK = "示例数据 · 为演示虚构，不是统计结果"
HEADER_ROW = 4

_THIN = Side(style="thin", color="999999")
_BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)


def add_styles(workbook: Workbook) -> None:
    """The named styles that the sheets use."""
    for style in (
        NamedStyle("标题", font=Font(name="方正小标宋简体", size=16), alignment=_MIDDLE),
        NamedStyle("示例", font=Font(name="楷体", size=11, color="C00000"), alignment=_MIDDLE),
        NamedStyle("表头", font=Font(name="黑体", size=10), alignment=_MIDDLE, border=_BORDER,
                   fill=PatternFill("solid", fgColor="EDEDED")),
        NamedStyle("地名", font=Font(name="宋体", size=10), border=_BORDER,
                   alignment=Alignment(vertical="center")),
        NamedStyle("合计", font=Font(name="宋体", size=10, bold=True), border=_BORDER),
        NamedStyle("数据", font=Font(name="宋体", size=10), border=_BORDER,
                   alignment=Alignment(horizontal="right")),
        NamedStyle("说明", font=Font(name="宋体", size=9)),
    ):  # fmt: skip
        workbook.add_named_style(style)


class Sheet:
    """Writes one sheet from top to bottom; ``stubs`` are the headings of the leading columns."""

    def __init__(
        self,
        workbook: Workbook,
        name: str,
        title: str,
        byline: tuple[str, str, str],
        stubs: Sequence[str],
        headings: Sequence[tuple[str, str]],
    ) -> None:
        self.page: Worksheet = workbook.create_sheet(name)
        self.width = len(stubs) + len(headings)
        self._line(1, title, "标题", height=28)
        self._line(2, MARK, "示例")
        last = max(self.width, 3)
        for column, text in zip((1, last // 2 + 1, last), byline, strict=True):
            self._put(3, column, text, "说明")
        grouped = any(group for group, _ in headings)
        self._header([("", stub) for stub in stubs], 1, grouped)
        self._header(headings, len(stubs) + 1, grouped)
        self.row = HEADER_ROW + 1 + grouped
        self.page.freeze_panes = self.page.cell(self.row, len(stubs) + 1)
        self._widths(len(stubs), headings)

    def write(
        self, stubs: Sequence[str | int], values: Sequence[object], formats: Sequence[str]
    ) -> int:
        """One row of the body; ``None`` stays an empty cell. Returns its row number."""
        total = stubs[0] in ("全区", "合计")
        for column, text in enumerate(stubs, start=1):
            self._put(self.row, column, text, "合计" if total else "地名")
        for column, (value, form) in enumerate(zip(values, formats, strict=True), len(stubs) + 1):
            cell = self._put(self.row, column, value, "合计" if total else "数据")
            if isinstance(value, int | float):
                cell.number_format = form
        self.row += 1
        return self.row - 1

    def notes(self, lines: Sequence[str]) -> None:
        """The lines below the table."""
        for line in lines:
            self.page.merge_cells(
                start_row=self.row, end_row=self.row, start_column=1, end_column=self.width
            )
            self._put(self.row, 1, line, "说明")
            self.row += 1

    def merge_stub(self, first: int, last: int) -> None:
        """Merge the first column over some rows, as the league beside its banners."""
        if last > first:
            self.page.merge_cells(start_row=first, end_row=last, start_column=1, end_column=1)

    def _line(self, row: int, text: str, style: str, height: float = 18) -> None:
        self.page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=self.width)
        self._put(row, 1, text, style)
        self.page.row_dimensions[row].height = height

    def _header(self, headings: Sequence[tuple[str, str]], start: int, grouped: bool) -> None:
        top, low = HEADER_ROW, HEADER_ROW + grouped
        opened = start
        for column, (group, text) in enumerate(headings, start=start):
            self._put(low, column, text if group or not grouped else None, "表头")
            if not grouped:
                continue
            before = headings[column - start - 1][0] if column > start else None
            if not group:
                self._put(top, column, text, "表头")
                self.page.merge_cells(
                    start_row=top, end_row=low, start_column=column, end_column=column
                )
            elif group != before:
                opened = column
                self._put(top, column, group, "表头")
            after = headings[column - start + 1][0] if column - start + 1 < len(headings) else None
            if group and group != after and column > opened:
                self.page.merge_cells(
                    start_row=top, end_row=top, start_column=opened, end_column=column
                )
        self.page.row_dimensions[low].height = 42

    def _widths(self, stubs: int, headings: Sequence[tuple[str, str]]) -> None:
        for column in range(1, stubs + 1):
            self.page.column_dimensions[get_column_letter(column)].width = (
                24 if column == stubs else 14
            )
        for column, (_, text) in enumerate(headings, start=stubs + 1):
            wide = 9.5 if len(text) <= 6 else 13
            self.page.column_dimensions[get_column_letter(column)].width = wide

    def _put(self, row: int, column: int, value: object, style: str):
        cell = self.page.cell(row, column, value)
        cell.style = style
        return cell
