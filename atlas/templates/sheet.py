"""One form drawn: title, 单位 line, header of up to three levels, a row a place, signatures."""

from collections.abc import Sequence

from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from atlas.recipes.blank import BlankColumn, BlankSheet
from atlas.templates import look
from atlas.templates.allowed import add_choices, add_numbers
from atlas.templates.filling import LastYear, Shown
from atlas.templates.forms import Form, FormColumn
from atlas.templates.heads import heads, levels_of
from atlas.templates.plan import Plan
from atlas.words import Words

HEADER_ROW = 3
_A3_COLUMNS = 16
_SIGNATURES = ("filled_by", "checked_by", "telephone", "filled_on")


class FormSheet:
    """Draws one form of a plan into a workbook. ``before`` are last year's figures, None for a
    blank form."""

    def __init__(
        self, book: Workbook, plan: Plan, form: Form, words: Words, before: LastYear | None
    ) -> None:
        self.page: Worksheet = book.create_sheet(form.name)
        self.plan, self.form, self.words, self.before = plan, form, words, before
        self.columns = tuple(self._leaves())
        self.body = HEADER_ROW + levels_of([path for path, _ in self.columns])
        self.width = len(self.columns) + 3

    def draw(self) -> BlankSheet:
        """The whole sheet, and its map for reading."""
        places = self.plan.places()
        self._around()
        self._header()
        for row, place in enumerate(places, self.body):
            self._put(row, 1, place.name, look.NAME)
            for column, (_, leaf) in enumerate(self.columns, 2):
                if leaf is not None:
                    self._put(row, column, None, look.CELL).number_format = _number_format(leaf)
                else:
                    self._last_years(row, column, place.code)
            for column in (self.width - 1, self.width):
                self._put(row, column, None, look.TEXT)
        last = self.body + len(places) - 1
        self._allow(last)
        self._below(last + 1)
        self._page_setup(last)
        return BlankSheet(
            sheet=self.form.name,
            theme=self.plan.theme,
            year=self.plan.year,
            place=self.plan.place,
            columns=tuple(
                BlankColumn(path, leaf.indicator.code, leaf.breakdown, leaf.unit)
                if leaf
                else BlankColumn(path)
                for path, leaf in self.columns
            ),
            rows=tuple((place.name, place.code) for place in places),
        )

    def _leaves(self) -> Sequence[tuple[tuple[str, ...], FormColumn | None]]:
        """(heading, column) of each column to fill in; None for last year's figure beside it."""
        if self.before is None:
            return [(one.heading, one) for one in self.form.columns]
        now, then = self.words("templates.this_year"), self.words("templates.last_year")
        leaves: list[tuple[tuple[str, ...], FormColumn | None]] = []
        for one in self.form.columns:
            leaves += [((*one.heading, now), one), ((*one.heading, then), None)]
        return leaves

    def _around(self) -> None:
        """Title and the line between title and table."""
        w, plan = self.words, self.plan
        title = w("templates.title", year=plan.year, place=plan.whose, name=self.form.name)
        self._across(1, title, look.TITLE, 30)
        unit = w("templates.reported_by", place=plan.places()[0].name)
        units = w("templates.units", units=w("templates.and").join(self.form.units))
        self._put(2, 1, unit, look.LINE)
        self._put(2, self.width, units, look.LINE)

    def _header(self) -> None:
        """Each heading merged over all that it heads; what has fewer levels reaches down."""
        bottom = self.body - 1
        texts = [self.words(f"templates.{name}") for name in ("place", "status", "remark")]
        for column, text in zip((1, self.width - 1, self.width), texts, strict=True):
            self._head(column, column, HEADER_ROW, bottom, text)
        for one in heads([path for path, _ in self.columns]):
            cell = self._head(
                one.left + 2, one.right + 2, HEADER_ROW + one.top, HEADER_ROW + one.bottom, one.text
            )
            leaf = self.columns[one.left][1]
            if one.top == 0 and leaf is not None:
                cell.comment = Comment(_definition(leaf), self.words("brand.name"), width=320)

    def _head(self, left: int, right: int, top: int, bottom: int, text: str) -> Cell:
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                self._put(row, column, None, look.HEAD)
        cell = self._put(top, left, text, look.HEAD)
        if (left, top) != (right, bottom):
            self.page.merge_cells(
                start_row=top, end_row=bottom, start_column=left, end_column=right
            )
        return cell

    def _last_years(self, row: int, column: int, place: str) -> None:
        leaf = self.columns[column - 3][1]
        if leaf is None or self.before is None:
            return
        shown = self.before.get((*leaf.stored, place), Shown(None))
        style = look.BEFORE_DEMO if shown.demo else look.BEFORE
        value = shown.text or (None if shown.value is None else shown.value / leaf.factor)
        self._put(row, column, value, style).number_format = _number_format(leaf)

    def _allow(self, last: int) -> None:
        for column, (_, leaf) in enumerate(self.columns, 2):
            if leaf is not None:
                letters = get_column_letter(column)
                add_numbers(self.page, f"{letters}{self.body}:{letters}{last}", leaf, self.words)
        letters = get_column_letter(self.width - 1)
        add_choices(self.page, f"{letters}{self.body}:{letters}{last}", self.words)

    def _below(self, row: int) -> None:
        """How absences are written, where last year's figures come from, who signs."""
        w = self.words
        lines = [w("templates.note_absences")]
        if self.before is not None:
            lines.append(w("templates.note_last_year", year=self.plan.year - 1))
            if any(one.demo for one in self.before.values()):
                lines.append(w("templates.note_demo"))
        for line in lines:
            self._across(row, line, look.NOTE, 15)
            row += 1
        signed = "        ".join(w(f"templates.{name}") for name in _SIGNATURES)
        self._across(row, signed, look.LINE, 20)

    def _page_setup(self, last: int) -> None:
        page = self.page
        page.freeze_panes = page.cell(self.body, 2)
        page.page_setup.orientation = "landscape"
        wide = self.width > _A3_COLUMNS
        page.page_setup.paperSize = page.PAPERSIZE_A3 if wide else page.PAPERSIZE_A4
        page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
        page.sheet_properties.pageSetUpPr.fitToPage = True
        page.print_title_rows = f"1:{self.body - 1}"
        page.print_options.horizontalCentered = True
        page.column_dimensions["A"].width = 20
        for column in range(2, self.width - 1):
            page.column_dimensions[get_column_letter(column)].width = 12
        page.column_dimensions[get_column_letter(self.width)].width = 18
        for row in range(HEADER_ROW, self.body):
            page.row_dimensions[row].height = 30
        for row in range(self.body, last + 1):
            page.row_dimensions[row].height = 18
        page.protection.sheet = True
        for name in ("formatColumns", "formatRows", "insertColumns", "insertRows", "deleteRows"):
            setattr(page.protection, name, False)

    def _across(self, row: int, text: str, style: str, height: float) -> None:
        self._put(row, 1, text, style)
        self.page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=self.width)
        self.page.row_dimensions[row].height = height

    def _put(self, row: int, column: int, value: object, style: str) -> Cell:
        cell = self.page.cell(row, column, value)
        if isinstance(value, str):
            # never a formula, whatever a name or a printed figure begins with
            cell.data_type = "s"
        cell.style = style
        return cell


def _definition(leaf: FormColumn) -> str:
    return f"{leaf.indicator.name_zh}（{leaf.unit}）\n{leaf.indicator.definition_zh}"


def _number_format(leaf: FormColumn) -> str:
    if leaf.whole_number:
        return "#,##0"
    return "0.0" if leaf.unit in ("%", "分") else "#,##0.00"
