"""Workbooks with a sheet for each place: the sheet's name is read like any cell's."""

import openpyxl

from atlas.ingest import Corrections, understand
from atlas.ingest.corrections import SheetCorrections
from tests.ingest.desk import rules, saved


def book(pages: dict[str, list[list[object]]]) -> bytes:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in pages.items():
        page = made.create_sheet(name)
        for row in rows:
            page.append(row)
    return saved(made)


def form(members: int) -> list[list[object]]:
    return [["2023年工作情况"], ["指标", "单位", "数值"], ["女会员人数", "人", members]]


FILE = "2023年各盟市报表.xlsx"


def test_a_sheet_is_a_place_by_any_name_that_a_cell_may_have() -> None:
    names = ("包头", "锡盟", "阿盟", "乌海市总工会", "2023年呼市", "152200")
    one = understand(book({name: form(40) for name in names}), FILE)
    assert {figure.sheet: figure.place for figure in one.figures} == {
        "包头": "150200",
        "锡盟": "152500",
        "阿盟": "152900",
        "乌海市总工会": "150300",
        "2023年呼市": "150100",
        "152200": "152200",
    }
    assert one.findings == ()


def test_among_sheets_of_places_one_that_is_none_is_asked_about() -> None:
    names = ("包头", "乌海", "城区", "汇总")
    one = understand(book({name: form(40) for name in names}), FILE)
    assert {figure.sheet for figure in one.figures} == {"包头", "乌海"}
    assert [(left.sheet, left.kind, left.name) for left in one.unmatched] == [
        ("城区", "place", "城区"),
        ("汇总", "place", "汇总"),
    ]
    assert one.unmatched[1].candidates[0] == "150000"


def test_the_answer_is_kept_by_the_name_of_the_sheet() -> None:
    chosen = Corrections({"城区": SheetCorrections(places={"城区": "150602"})})
    pages = {name: form(40) for name in ("包头", "乌海", "城区")}
    one = understand(book(pages), FILE, chosen)
    assert {figure.place for figure in one.figures} == {"150200", "150300", "150602"}
    assert rules(one) == []


def test_a_sheet_that_names_its_place_itself_needs_no_name() -> None:
    pages = {"包头": form(40), "乌海": form(41), "表3": [["赤峰市2023年工作"], *form(42)[1:]]}
    one = understand(book(pages), FILE)
    assert {figure.sheet: figure.place for figure in one.figures}["表3"] == "150400"
    assert rules(one) == []


def test_sheets_that_are_no_places_say_nothing_of_each_other() -> None:
    one = understand(book({"女职工": form(40), "帮扶": form(41)}), "2023年报表.xlsx")
    assert {figure.place for figure in one.figures} == {"150000"}
    assert "unknown_place" not in dict(rules(one))
