"""Fonts, borders and widths of a printed form."""

from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.workbook import Workbook

_THIN = Side(style="thin", color="808080")
_BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_HEAD_FILL = PatternFill("solid", fgColor="EDEDED")
_OPEN = Protection(locked=False)

TITLE, LINE, HEAD, NAME, CELL, TEXT, BEFORE, BEFORE_DEMO, NOTE = (
    "表题", "表外", "表头", "地区名", "填数", "填字", "上年数", "上年示例", "注文",
)  # fmt: skip


def add_styles(book: Workbook) -> None:
    """The named styles; what may be filled in is unlocked, everything else is protected."""
    right = Alignment(horizontal="right", vertical="center")
    grey = "7F7F7F"
    for style in (
        NamedStyle(TITLE, font=Font(name="宋体", size=16, bold=True), alignment=_MIDDLE),
        NamedStyle(LINE, font=Font(name="宋体", size=10), protection=_OPEN),
        NamedStyle(HEAD, font=Font(name="等线", size=10, bold=True), alignment=_MIDDLE,
                   border=_BORDER, fill=_HEAD_FILL),
        NamedStyle(NAME, font=Font(name="宋体", size=10), border=_BORDER,
                   alignment=Alignment(vertical="center")),
        NamedStyle(CELL, font=Font(name="等线", size=10), border=_BORDER, alignment=right,
                   protection=_OPEN),
        NamedStyle(TEXT, font=Font(name="宋体", size=10), border=_BORDER, protection=_OPEN,
                   alignment=Alignment(vertical="center", wrap_text=True)),
        NamedStyle(BEFORE, font=Font(name="等线", size=10, color=grey), border=_BORDER,
                   alignment=right),
        NamedStyle(BEFORE_DEMO, font=Font(name="等线", size=10, color=grey, italic=True),
                   border=_BORDER, alignment=right),
        NamedStyle(NOTE, font=Font(name="宋体", size=9), alignment=Alignment(wrap_text=True,
                   vertical="top")),
    ):  # fmt: skip
        book.add_named_style(style)
