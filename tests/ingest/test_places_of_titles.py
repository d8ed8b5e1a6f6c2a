"""A table without a column of places is of the place that its titles and names tell, or asks."""

import openpyxl
import pytest

from atlas.ingest import Corrections, Draft, understand
from tests.ingest.desk import draft, rules, saved

HEAD = ["指标", "数值"]
ROW = ["工会会员人数（人）", 50]


def one_table(title: str, name: str = "2024年表.xlsx", sheet: str = "Sheet1") -> Draft:
    return draft([[title], HEAD, ROW], name, sheet=sheet)


def place(one: Draft) -> str:
    (figure,) = one.figures
    return figure.place


def asked(one: Draft) -> tuple[str, tuple[str, ...]]:
    """The name that was asked about and what it may be, of a draft without figures."""
    assert one.figures == ()
    (left,) = one.unmatched
    return left.name, left.candidates


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("内蒙古自治区包头市2024年工会", "150200"),
        ("2024年土默特左旗工会工作", "150121"),
        ("东胜区2024年", "150602"),
        ("达旗2024年工会", "150621"),
        ("包头市昆都仑区2024年", "150203"),
        ("呼伦贝尔市2024年工会（不含满洲里市）", "150700"),
        ("呼伦贝尔市（含满洲里市）2024年工会", "150700"),
    ],
)
def test_the_lowest_place_that_a_title_names(title: str, code: str) -> None:
    assert place(one_table(title)) == code


@pytest.mark.parametrize(
    ("title", "codes"),
    [
        ("包头市和鄂尔多斯市2024年工会工作", {"150200", "150600"}),
        ("赤峰市红山区、松山区2024年", {"150402", "150404"}),
    ],
)
def test_a_title_of_two_places_is_of_neither(title: str, codes: set[str]) -> None:
    name, candidates = asked(one_table(title))
    assert name == title
    assert set(candidates) == codes


def test_a_file_of_two_places_is_of_neither() -> None:
    name, candidates = asked(one_table("2024年工会工作", "包头市、乌海市2024年.xlsx"))
    assert name == "包头市、乌海市2024年"
    assert set(candidates) == {"150200", "150300"}


@pytest.mark.parametrize(
    "where",
    [
        {"title": "2024年左旗工会工作"},
        {"title": "左旗工会2024年"},
        {"title": "2024年工会工作", "sheet": "左旗"},
        {"title": "2024年工会工作", "name": "2024年左旗.xlsx"},
    ],
)
def test_a_short_name_of_several_banners_is_asked_about_and_not_the_regions(where: dict) -> None:
    name, candidates = asked(one_table(**where))
    assert "左旗" in name
    assert "152921" in candidates


@pytest.mark.parametrize(
    "where",
    [
        {"title": "2024年左旗工会工作", "name": "阿拉善盟2024年.xlsx"},
        {"title": "阿拉善盟2024年工会", "sheet": "左旗"},
        {"title": "2024年工会", "sheet": "左旗", "name": "阿拉善盟2024年.xlsx"},
        {"title": "2024年工会", "name": "阿拉善盟/左旗2024年.xlsx"},
    ],
)
def test_its_league_in_the_title_or_a_name_settles_it(where: dict) -> None:
    assert place(one_table(**where)) == "152921"


def test_another_province_is_not_this_region() -> None:
    name, _ = asked(one_table("山西省2024年工会工作"))
    assert name == "山西省2024年工会工作"
    assert asked(one_table("2024年工会工作", "辽宁省2024.xlsx"))[0] == "辽宁省2024"


def test_the_answer_is_kept_by_the_title_that_was_asked_about() -> None:
    title = "2024年左旗工会工作"
    chosen = Corrections().with_("Sheet1", places={title: "152921"})
    one = draft([[title], HEAD, ROW], chosen=chosen)
    assert place(one) == "152921"
    assert rules(one) == []


def test_places_in_the_table_need_no_title() -> None:
    rows = [["包头市和乌海市2024年"], ["地区", "工会会员人数（人）"], ["包头市", 5], ["乌海市", 6]]
    one = draft(rows)
    assert {figure.place for figure in one.figures} == {"150200", "150300"}
    assert rules(one) == []


def test_sheets_of_short_names_in_the_file_of_their_league() -> None:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name in ("左旗", "右旗", "额济纳", "孪井滩"):
        page = book.create_sheet(name)
        for row in (["2024年工会工作"], HEAD, ROW):
            page.append(row)
    one = understand(saved(book), "阿拉善盟2024年.xlsx")
    found = {figure.sheet: figure.place for figure in one.figures}
    assert {name: found[name] for name in ("左旗", "右旗", "额济纳")} == {
        "左旗": "152921",
        "右旗": "152922",
        "额济纳": "152923",
    }
