"""What was confirmed this year is not asked next year, and a recipe never makes reading worse."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from atlas.errors import AtlasError
from atlas.ingest import Corrections, SheetCorrections, understand_workbook
from atlas.ingest.files.raw import RawWorkbook
from atlas.recipes import Recipe, Recipes, use_said
from atlas.store import Store
from atlas.words import words
from tests.recipes.desk import CHOSEN, NEXT_YEAR, THIS_YEAR, book, of_sheet


@pytest.fixture
def recipes(tmp_path: Path) -> Recipes:
    return Recipes(Store(tmp_path / "lake"))


def taught(recipes: Recipes, workbook: RawWorkbook, chosen: Corrections) -> Recipe | None:
    """As publishing does it: read with the choices, then remembered."""
    return recipes.learn(workbook, understand_workbook(workbook, chosen), chosen, "帮扶科 王芳")


def test_next_year_is_read_without_a_click(recipes: Recipes) -> None:
    taught(recipes, book(THIS_YEAR), of_sheet(CHOSEN))
    arriving = book(NEXT_YEAR)
    assert understand_workbook(arriving).blocked

    applied = recipes.apply(arriving)
    draft = understand_workbook(arriving, applied.corrections)
    assert not draft.findings
    first_row = {one.indicator: one.value for one in draft.figures if one.cell.endswith("4")}
    # the file's own column for each, wherever it moved to; the column of sums stays out
    assert first_row == {
        "households_lifted": 5, "hardship_households": 90, "hardship_workers": 150,
        "warmth_households": 50, "newly_filed_households": 20, "helped_households": 80,
    }  # fmt: skip
    assert {one.year for one in draft.figures} == {2025}


def test_the_page_can_say_which_recipe_was_used_and_what_differs(recipes: Recipes) -> None:
    taught(recipes, book(THIS_YEAR), of_sheet(CHOSEN))
    (use,) = recipes.apply(book(NEXT_YEAR)).used
    assert (use.state, use.name, use.choices) == ("used", "困难职工帮扶情况统计表", 3)
    said = use_said(use, words("zh"))
    assert "“慰问户数（机关下沉）”现为“慰问户数（机关干部下沉）”" in said
    assert "多2列：在档困难职工人数（人）、已帮扶救助困难职工户数" in said


def test_the_year_of_the_sheet_is_never_remembered(recipes: Recipes) -> None:
    """2024 was chosen because title and file name disagreed: next year the title's year holds."""
    chosen = replace(CHOSEN, year=2024)
    taught(recipes, book(THIS_YEAR, "2023年帮扶.xlsx"), of_sheet(chosen))
    assert recipes.apply(book(NEXT_YEAR)).corrections.of("Sheet1").year == 2025
    # a year that the sheet does not say is asked again
    nameless = [["困难职工帮扶情况统计表"], *NEXT_YEAR[1:]]
    assert recipes.apply(book(nameless)).corrections.of("Sheet1").year is None


def test_the_place_of_one_leagues_form_is_not_taken_for_anothers(recipes: Recipes) -> None:
    rows = [["2024年困难职工情况"], ["项目", "老账户数（户）"], ["年初数", 3], ["年末数", 5]]
    chosen = SheetCorrections(place="150200", indicators={"B": "hardship_households"})
    chosen = replace(chosen, categories={"年初数": "", "年末数": ""})
    mine = book(rows)
    assert taught(recipes, mine, of_sheet(chosen)) is not None
    assert recipes.apply(mine).corrections.of("Sheet1").place == "150200"
    other = book([*rows[:2], ["年初数", 30], ["年末数", 50]])
    assert recipes.apply(other).corrections.of("Sheet1").place == ""


def test_a_recipe_that_makes_reading_worse_is_named_and_not_used(recipes: Recipes) -> None:
    """The heading that was 老账户数 became one that the file says plainly: 人 are not 户."""
    taught(recipes, book(THIS_YEAR), of_sheet(SheetCorrections(units={"B": "户"})))
    rows = [[*row] for row in THIS_YEAR]
    rows[2] = ["地区", "在档困难职工户数", "送温暖慰问困难职工户数", "新建档困难职工户数",
               "解困脱困困难职工户数", "备注"]  # fmt: skip
    taught(recipes, book(rows), of_sheet(SheetCorrections(units={"C": "人"}, skip=False)))
    worse = recipes.apply(book([["2026年全区困难职工帮扶情况统计表"], *rows[1:]]))
    assert [(use.state, use.reason) for use in worse.used] == [("not_used", "more_errors")]
    assert not worse.corrections.sheets
    assert "没有使用" in use_said(worse.used[0], words("zh"))


def test_the_same_shape_again_updates_the_recipe_and_counts_its_use(recipes: Recipes) -> None:
    first = taught(recipes, book(THIS_YEAR), of_sheet(CHOSEN))
    arriving = book(NEXT_YEAR)
    more = recipes.apply(arriving).corrections.with_("Sheet1", indicators={"H": ""})
    second = taught(recipes, arriving, more)
    assert (second.id, second.used, second.revision) == (first.id, 1, 2)
    assert second.choices == 4
    assert [one.id for one in recipes.listed()] == [first.id]


def test_a_sheet_that_was_left_out_is_left_out_again(recipes: Recipes) -> None:
    chosen = Corrections({"过录表2024": SheetCorrections(skip=True)})
    taught(recipes, book(THIS_YEAR, sheet="过录表2024"), chosen)
    again = recipes.apply(book(NEXT_YEAR, sheet="过录表2025"))
    assert again.corrections.of("过录表2025").skip is True
    assert not recipes.apply(book(NEXT_YEAR, sheet="汇总表")).used


def test_a_workbook_that_needed_no_choice_teaches_nothing(recipes: Recipes) -> None:
    assert taught(recipes, book(THIS_YEAR), Corrections()) is None
    assert recipes.listed() == []


def test_recipes_are_renamed_exported_imported_and_deleted(
    recipes: Recipes, tmp_path: Path
) -> None:
    one = taught(recipes, book(THIS_YEAR), of_sheet(CHOSEN))
    assert recipes.rename(one.id, " 帮扶月报 ").name == "帮扶月报"
    file = recipes.exported()

    elsewhere = Recipes(Store(tmp_path / "elsewhere"))
    (copy,) = elsewhere.imported(file, "另一个单位")
    assert (copy.name, copy.sheets) == ("帮扶月报", one.sheets)
    assert (
        elsewhere.apply(book(NEXT_YEAR)).corrections == recipes.apply(book(NEXT_YEAR)).corrections
    )
    assert elsewhere.imported(file) == []

    recipes.discard(one.id)
    assert recipes.listed() == []
    assert not recipes.apply(book(NEXT_YEAR)).used
    with pytest.raises(AtlasError, match="recipe_missing"):
        recipes.rename(one.id, "又一个名称")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"\xff\xfe",
        json.dumps({"format": "gonghui-atlas/recipes/1", "recipes": [{"name": "x"}]}).encode(),
        b"[" * 100_000,
    ],
)
def test_any_other_file_is_refused_as_a_recipe(recipes: Recipes, content: bytes) -> None:
    with pytest.raises(AtlasError, match="recipes_unreadable"):
        recipes.imported(content)
    assert recipes.listed() == []


def test_a_code_that_is_no_more_is_not_applied(recipes: Recipes) -> None:
    taught(recipes, book(THIS_YEAR), of_sheet(CHOSEN))
    plain = json.loads(recipes.exported())
    for choice in plain["recipes"][0]["sheets"][0]["choices"]:
        if choice["value"] == "warmth_households":
            choice["value"] = "abolished_indicator"
    recipes.discard(recipes.listed()[0].id)
    recipes.imported(json.dumps(plain).encode())
    applied = recipes.apply(book(NEXT_YEAR))
    assert "abolished_indicator" not in applied.corrections.of("Sheet1").indicators.values()


def test_the_same_table_three_times_is_one_recipe(recipes: Recipes) -> None:
    for _ in range(3):
        taught(recipes, book(THIS_YEAR), of_sheet(CHOSEN))
    (one,) = recipes.listed()
    assert one.used == 2
