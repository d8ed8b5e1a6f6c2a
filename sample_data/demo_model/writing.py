"""From the world to workbooks, and where each figure stands in them."""

import re
from collections.abc import Iterator, Sequence

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from atlas.places import Places
from sample_data.demo_model.books import FOREWORD, MISSING_ROWS, Book
from sample_data.demo_model.columns import Column
from sample_data.demo_model.shape import Key
from sample_data.demo_model.sheet import Sheet, add_styles
from sample_data.demo_model.sizes import BANNERS, LEAGUES, REGION, UNITS
from sample_data.demo_model.world import World

Address = tuple[str, str, str]
"""(file, sheet, cell)."""
Index = dict[tuple[Key, str, int], Address]

_PLACES = Places.load()
_SHORTER = {"NM-RW": "呼和浩特铁路局工会", "NM-GX": "驻呼直属高校工会"}
_UNIT = re.compile(r"\(([^()]+)\)$")
_WRITTEN = {
    "honour_level=region": "自治区级",
    "ownership=nonpublic;size=at_least_100": "所有制=非公有制企业；规模=100人以上",
}
#: units of the figures whose heading does not print one
_UNITS_OF = {
    "mutual_aid_units": "家", "mutual_aid_participants": "人", "mutual_aid_benefits": "万元",
    "mutual_aid_beneficiaries": "人次", "members": "人", "skills_contest_trades": "个",
    "leading_contests": "项", "studios": "个", "beijiang_craftsmen": "人",
    "festival_households_visited": "户", "critical_illness_aided": "人",
    "illness_insurance_banners": "个", "illness_insured_children": "人", "lectures": "场",
    "overdue_elections": "个", "elections_due": "个", "elections_held": "个", "election_rate": "%",
    "overdue_elections_done": "个", "chairs_deputy_rank": "个", "chairs_in_place": "个",
    "chair_rate": "%", "may_day_medals": "人", "may_day_certificates": "家",
    "worker_pioneers": "个", "congress_due_units": "家", "congress_units": "家",
    "disclosure_due_units": "家", "disclosure_units": "家",
}  # fmt: skip


class BookWriter:
    """Writes one book; ``index`` receives the address of every figure."""

    def __init__(self, book: Book, columns: Sequence[Column], world: World, index: Index) -> None:
        self.book, self.columns, self.world, self.index = book, columns, world, index
        self.workbook = Workbook()
        self.workbook.remove(self.workbook.active)
        add_styles(self.workbook)

    def write(self) -> Workbook:
        """The workbook."""
        getattr(self, f"_{self.book.layout}")()
        return self.workbook

    def _places(self) -> None:
        for year in self.book.years:
            columns = self._present(LEAGUES, year)
            sheet = self._sheet(f"{year}年", year, ["地区"], columns)
            units = [unit for unit in UNITS if any(self._has(c, unit, year) for c in columns)]
            for place in (REGION, *LEAGUES, *units):
                self._row(sheet, [_name(place)], place, year, columns)
            sheet.notes(self._notes(year))

    def _banners(self) -> None:
        for year in self.book.years:
            columns = self._present(LEAGUES, year)
            sheet = self._sheet(f"{year}年", year, ["盟市", "旗县（市区）"], columns)
            for league in LEAGUES:
                rows = [
                    self._row(sheet, [_name(league), _name(banner)], banner, year, columns)
                    for banner in BANNERS[league]
                    if (self.book.table, banner, year) not in MISSING_ROWS
                ]
                sheet.merge_stub(rows[0], rows[-1])
            sheet.notes(self._notes())

    def _years(self) -> None:
        below = BANNERS.get(self.book.place, LEAGUES)
        for column in self.columns:
            unit = _UNITS_OF[column.key[0]]
            headings = [("", f"{year}年") for year in self.book.years]
            sheet = Sheet(
                self.workbook,
                column.heading,
                f"{self.book.title}：{column.heading}",
                self._byline(f"单位：{unit}"),
                ["地区"],
                headings,
            )
            for place in (self.book.place, *below):
                values = [self._value(column, place, year) for year in self.book.years]
                forms = [column.number_format(finer=False)] * len(values)
                # the league's own row would repeat what its table already says
                if place == self.book.place and place != REGION:
                    continue
                row = sheet.write([_name(place)], values, forms)
                for position, year in enumerate(self.book.years, start=2):
                    self._note(column.key, place, year, sheet, position, row)
            sheet.notes(self._notes())

    def _region(self) -> None:
        headings = [("", f"{year}年") for year in self.book.years]
        byline = self._byline("")
        sheet = Sheet(
            self.workbook, "全区", self.book.title, byline, ["指标", "计量单位"], headings
        )
        for column in self.columns:
            values = [self._value(column, REGION, year, absent="/") for year in self.book.years]
            forms = [column.number_format(finer=False)] * len(values)
            row = sheet.write([column.heading, _UNITS_OF[column.key[0]]], values, forms)
            for position, year in enumerate(self.book.years, start=3):
                self._note(column.key, REGION, year, sheet, position, row)
        sheet.notes(self._notes())

    def _long(self) -> None:
        stubs = ["年份", "地区", "指标", *filter(None, [self.book.dimension])]
        headings = [("", "数值"), ("", "计量单位")]
        byline = self._byline("")
        sheet = Sheet(self.workbook, "数据", self.book.title, byline, stubs, headings)
        for column in self.columns:
            for year, place in self._spots(column):
                kept = [_WRITTEN[column.key[1]]] if self.book.dimension else []
                value = self._value(column, place, year)
                row = sheet.write(
                    [year, _name(place), column.heading, *kept],
                    [value, _UNITS_OF[column.key[0]]],
                    [column.number_format(finer=False), "General"],
                )
                self._note(column.key, place, year, sheet, len(stubs) + 1, row)
        sheet.notes(self._notes())

    def _spots(self, column: Column) -> Iterator[tuple[int, str]]:
        for year in self.book.years:
            for place in (REGION, *LEAGUES):
                if self._has(column, place, year):
                    yield year, place

    def _sheet(
        self, name: str, year: int, stubs: Sequence[str], columns: Sequence[Column]
    ) -> Sheet:
        units = dict.fromkeys(
            found[1] for column in columns for text in (column.group, column.heading)
            if (found := _UNIT.search(text))
        )  # fmt: skip
        byline = self._byline(f"单位：{'、'.join(units)}", year)
        headings = [(column.group, column.heading) for column in columns]
        title = self.book.title.format(year=year)
        return Sheet(self.workbook, name, title, byline, stubs, headings)

    def _byline(self, unit: str, year: int | None = None) -> tuple[str, str, str]:
        place = "鄂尔多斯市" if self.book.place != REGION else "内蒙古自治区"
        day = f"{(year or self.book.last) + 1}年1月15日"
        return (f"填报单位：{place}总工会（示例）", f"填报日期：{day}", unit)

    def _notes(self, year: int | None = None) -> list[str]:
        texts = [*self.book.notes, *filter(None, [self.book.notes_of.get(year)])]
        lines = [f"{number}.{text}" for number, text in enumerate(texts, start=2)]
        return [FOREWORD, *(f"　　{line}" for line in lines)]

    def _row(
        self, sheet: Sheet, stubs: list[str], place: str, year: int, columns: Sequence[Column]
    ) -> int:
        absent = "未报" if place in LEAGUES or self.book.layout == "banners" else "/"
        values = [self._value(column, place, year, absent) for column in columns]
        finer = self.book.layout == "banners"
        row = sheet.write(stubs, values, [column.number_format(finer) for column in columns])
        for position, column in enumerate(columns, start=len(stubs) + 1):
            self._note(column.key, place, year, sheet, position, row)
        return row

    def _value(self, column: Column, place: str, year: int, absent: str = "—") -> object:
        printed = self.world.printed.get((column.key, place, year))
        if printed is not None:
            return printed
        value = self.world.shown(column.key, place, year)
        return absent if value is None else column.cell(value)

    def _has(self, column: Column, place: str, year: int) -> bool:
        return self.world.shown(column.key, place, year) is not None

    def _present(self, places: Sequence[str], year: int) -> list[Column]:
        return [c for c in self.columns if any(self._has(c, place, year) for place in places)]

    def _note(self, key: Key, place: str, year: int, sheet: Sheet, column: int, row: int) -> None:
        cell = f"{get_column_letter(column)}{row}"
        self.index[key, place, year] = (self.book.file, sheet.page.title, cell)


def _name(place: str) -> str:
    """The name as tables print it."""
    return "全区" if place == REGION else _SHORTER.get(place) or _PLACES.get(place).name
