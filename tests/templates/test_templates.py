"""A blank form that was filled in is read without a click: every figure right, nothing found."""

import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from atlas.catalogue import load_catalogue
from atlas.errors import AtlasError
from atlas.figures import REGION
from atlas.ingest import Draft, read, understand_workbook
from atlas.ingest.files.raw import RawWorkbook
from atlas.places import Places
from atlas.recipes import RecipeUse, apply
from atlas.store import Store
from atlas.templates import Plan, all_plans, all_templates, file_name, last_year, template, themes
from atlas.templates.forms import Form, FormColumn
from atlas.templates.plan import EARLIEST
from tests.store.building import figure, publish

BAOTOU, CHIFENG = "150200", "150400"
PLANS = [
    *(Plan(theme, 2025) for theme in themes("leagues")),
    *(Plan(theme, 2025, alone=True) for theme in themes("region")),
    *(Plan(theme, 2025, BAOTOU) for theme in themes("banners")),
]
Key = tuple[str, str, str, int]


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def saved(book: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def body(page: Worksheet) -> range:
    """The rows of places: from below the frozen header to above the first note."""
    first = int(page.freeze_panes[1:])
    return next(
        range(first, row) for row in range(first, 200) if page.cell(row, 1).value.startswith("注")
    )


def number_for(column: FormColumn, chance: random.Random) -> float:
    """Something that the form takes: in its unit, inside the indicator's range."""
    if column.whole_number:
        return chance.randrange(0, 90_000)
    high = column.indicator.range.high
    return round(chance.uniform(0, high or 9_000), 1)


def fill(book: openpyxl.Workbook, plan: Plan, chance: random.Random) -> dict[Key, float]:
    """Fill every cell of every form, and say in base units what was meant."""
    meant: dict[Key, float] = {}
    for form in plan.forms():
        page = book[form.name]
        for row, place in zip(body(page), plan.places(), strict=True):
            assert page.cell(row, 1).value == place.name
            for at, column in enumerate(form.columns, 2):
                value = number_for(column, chance)
                page.cell(row, at).value = value
                meant[key_of(column, place.code, plan.year)] = value * column.factor
    return meant


def key_of(column: FormColumn, place: str, year: int) -> Key:
    return *column.stored, place, year


def taken(content: bytes, name: str) -> tuple[Draft, tuple[RecipeUse, ...], RawWorkbook]:
    workbook = read(content, name)
    applied = apply(workbook)
    return understand_workbook(workbook, applied.corrections), applied.used, workbook


def said(draft: Draft) -> dict[Key, float | None]:
    keys = [(one.indicator, one.breakdown, one.place, one.year) for one in draft.figures]
    assert len(set(keys)) == len(keys)
    return dict(zip(keys, (one.value for one in draft.figures), strict=True))  # type: ignore


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: f"{plan.theme}-{plan.rows}")
def test_a_filled_form_is_read_without_a_click(plan: Plan) -> None:
    book = opened(template(plan))
    meant = fill(book, plan, random.Random(plan.theme + plan.rows))
    draft, used, _ = taken(saved(book), file_name(plan))
    assert said(draft) == pytest.approx(meant)
    assert not draft.findings
    assert not draft.unmatched
    assert not draft.doubts
    assert [use.state for use in used] == ["used"] * len(plan.forms())
    assert not any(use.missing or use.asked for use in used)


def test_every_theme_has_a_form_and_none_asks_for_everything() -> None:
    every = {one.code for one in load_catalogue().themes()}
    assert set(themes("leagues")) == set(themes("region")) == every
    forms = [form for plan in PLANS for form in plan.forms()]
    assert max(len(form.columns) for form in forms) <= 12
    assert all(form.columns for form in forms)


def assistance(change: Callable[[Worksheet, Form], None]) -> tuple[Draft, dict[Key, float]]:
    """困难职工 filled in and then changed by an analyst."""
    plan = Plan("assistance", 2025)
    book = opened(template(plan))
    meant = fill(book, plan, random.Random(1))
    change(book["困难职工"], plan.forms()[0])
    return taken(saved(book), "帮扶.xlsx")[0], meant


def test_an_inserted_column_moves_the_others_and_is_not_taken_for_one() -> None:
    def insert(page: Worksheet, form: Form) -> None:
        merged = [one.bounds for one in page.merged_cells.ranges]
        for left, top, right, bottom in merged:
            page.unmerge_cells(None, top, left, bottom, right)
        page.insert_cols(2)
        for left, top, right, bottom in merged:
            page.merge_cells(None, top, left + (left > 1), bottom, right + (right > 1))
        page["B3"] = "核对"
        for row in body(page):
            page.cell(row, 2).value = "已核"

    draft, meant = assistance(insert)
    got = said(draft)
    by_level = [key for key in meant if key[0] == "hardship_households"]
    assert len(by_level) == 5 * 13
    assert {key: got[key] for key in by_level} == {key: meant[key] for key in by_level}


def test_a_heading_that_was_changed_is_read_as_it_says_now() -> None:
    """新建档 became 慰问: the map said otherwise, the sheet is believed."""

    def rename(page: Worksheet, form: Form) -> None:
        assert page["G3"].value == "新建档困难职工户数（户）"
        page["G3"] = "送温暖慰问困难职工户数（户）"

    draft, _ = assistance(rename)
    of_sheet = {one.indicator for one in draft.figures if one.sheet == "困难职工"}
    assert "newly_filed_households" not in of_sheet
    assert "warmth_households" in of_sheet


def test_last_years_template_with_this_years_title_is_this_years() -> None:
    def retitle(page: Worksheet, form: Form) -> None:
        page["A1"] = "2026年全区困难职工情况统计表"

    draft, _ = assistance(retitle)
    assert {one.year for one in draft.figures if one.sheet == "困难职工"} == {2026}
    assert {one.year for one in draft.figures if one.sheet == "帮扶资金"} == {2025}


def test_a_map_that_was_tampered_with_never_decides_against_a_heading() -> None:
    """The hidden sheet says 新建档 is something else; what everybody can see holds."""
    plan = Plan("assistance", 2025)
    book = opened(template(plan))
    meant = fill(book, plan, random.Random(2))
    page = book["_识读方案"]
    lines = [page.cell(row, 1).value for row in range(2, page.max_row + 1)]
    text = "".join(lines).replace('"indicator":"newly_filed_households"', '"indicator":"members"')
    for row, at in enumerate(range(0, len(text), 800), 2):
        page.cell(row, 1).value = text[at : at + 800]
    draft, used, _ = taken(saved(book), file_name(plan))
    assert said(draft) == pytest.approx(meant)
    assert used[0].missing == ("新建档困难职工户数（户）",)


def test_a_map_that_was_damaged_is_done_without() -> None:
    plan = Plan("rights", 2025)
    book = opened(template(plan))
    meant = fill(book, plan, random.Random(3))
    book["_识读方案"]["A2"] = "[" * 700
    draft, used, _ = taken(saved(book), file_name(plan))
    assert said(draft) == pytest.approx(meant)
    assert used == ()


def test_absences_are_read_as_what_they_are() -> None:
    def write(page: Worksheet, form: Form) -> None:
        for row, mark in zip(body(page), ("未报", "/", "*", 0), strict=False):
            page.cell(row, 7).value = mark

    draft, _ = assistance(write)
    found = [one for one in draft.figures if one.indicator == "newly_filed_households"][:4]
    assert [one.absence for one in found] == ["unreported", "inapplicable", "suppressed", ""]
    assert found[3].value == 0
    assert not draft.findings


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(tmp_path / "lake")
    plain = {"indicator": "hardship_households", "unit": "户", "year": 2024, "bound": "eq"}
    funds = {"indicator": "assistance_funds", "unit": "元", "year": 2024, "scope": "all"}
    publish(
        store,
        [
            figure(**plain, place=BAOTOU, value=3_210.0, printed="3210", demo=True),
            figure(**plain, place=REGION, value=55_000.0, printed="5.5万户", half_width=500.0),
            figure(**plain | {"bound": "ge"}, place=CHIFENG, value=900.0, printed="900多户"),
            figure(**plain, place="150100", value=None, printed="未报", absence="unreported"),
            figure(**funds, place=BAOTOU, value=8_782_000.0, printed="878.2万元"),
        ],
    )
    return store


def test_last_years_figures_stand_beside_and_are_never_stored_twice(store: Store) -> None:
    plan = Plan("assistance", 2025)
    before = last_year(store, store.latest(), 2024)
    book = opened(template(plan, before))
    page = book["困难职工"]
    assert [page.cell(row, 1).value for row in (6, 7, 8)] == [
        "内蒙古自治区",
        "呼和浩特市",
        "包头市",
    ]
    assert [page.cell(5, column).value for column in (2, 3)] == ["本年", "上年"]
    shown = {page.cell(row, 1).value: page.cell(row, 3) for row in body(page)}
    assert shown["内蒙古自治区"].value == 55_000
    # a bound is shown as printed, an absence as its mark, an invented figure in italics
    assert shown["赤峰市"].value == "900多户"
    assert shown["呼和浩特市"].value == "未报"
    assert (shown["包头市"].value, shown["包头市"].font.i) == (3_210, True)
    assert book["帮扶资金"].cell(7, 3).value == pytest.approx(878.2)

    for row in body(page):
        page.cell(row, 2).value = 100
    draft, _, workbook = taken(saved(book), file_name(plan, filled=True))
    assert {(one.year, one.value) for one in draft.figures} == {(2025, 100.0)}
    assert not draft.findings
    # without the map (an older program, a copied sheet) 上年 still means the year before
    plainly = understand_workbook(workbook)
    assert {one.year for one in plainly.figures if one.sheet == "困难职工"} == {2024, 2025}


def test_what_may_be_typed_is_checked_and_headings_are_protected() -> None:
    book = opened(template(Plan("assistance", 2025)))
    page = book["困难职工"]
    rules = {str(rule.sqref): rule for rule in page.data_validations.dataValidation}
    assert rules["J5:J17"].formula1 == (
        'OR(IF(ISNUMBER(J5),AND(J5>=0,J5<=100),FALSE),TRIM(J5)="未报",TRIM(J5)="/",'
        'TRIM(J5)="*",TRIM(J5)="—")'
    )
    assert "B5=INT(B5)" in rules["B5:B17"].formula1
    assert rules["K5:K17"].formula1 == '"初报,审核,定稿"'
    assert page.protection.sheet
    assert not page.protection.password
    assert page["B3"].protection.locked
    assert not page["B5"].protection.locked
    assert (page.page_setup.orientation, page.page_setup.fitToWidth) == ("landscape", 1)
    assert page.print_title_rows == "$1:$4"
    assert page.freeze_panes == "B5"
    assert "建档立卡" in page["B3"].comment.text
    assert book["_识读方案"].sheet_state == "veryHidden"
    assert page["A1"].value == "2025年全区困难职工情况统计表"


def test_no_text_becomes_a_formula(store: Store) -> None:
    before = dict(last_year(store, store.latest(), 2024))
    key = ("hardship_households", "", BAOTOU)
    hostile = before[key].__class__(None, "=cmd|'/c calc'!A1")
    book = opened(template(Plan("assistance", 2025), {**before, key: hostile}))
    cells = [cell for page in book for row in page.iter_rows() for cell in row if cell.value]
    assert not [cell for cell in cells if cell.data_type == "f"]


def test_all_templates_of_a_year_are_one_zip() -> None:
    plans = list(all_plans(2025))
    leagues = Places.load().leagues()
    assert len(plans) == len(set(plans)) == 15 + 15 + len(leagues) * len(themes("banners"))


def test_the_zip_of_one_league_holds_its_forms() -> None:
    plans = [plan for plan in PLANS if plan.place == BAOTOU]
    with zipfile.ZipFile(io.BytesIO(all_templates(2025, plans=plans))) as archive:
        names = archive.namelist()
    assert len(names) == len(themes("banners"))
    assert "包头市/2025年_困难帮扶_包头市分旗县_空白报表.xlsx" in names


def test_a_template_that_cannot_be_is_refused() -> None:
    for plan in (
        Plan("assistance", EARLIEST - 1),
        Plan("nothing", 2025),
        Plan("assistance", 2025, "150202"),
        Plan("elections", 2025, BAOTOU),
    ):
        with pytest.raises(AtlasError, match="template_"):
            template(plan)
