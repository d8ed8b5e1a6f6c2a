"""The page of blank forms and recipes: download, rename, export, import, delete."""

import io

import openpyxl
import pytest

from atlas.ingest import understand_workbook
from atlas.recipes import Recipes
from tests.pages.framing import _navigated_before  # noqa: F401 - applies to every test here
from tests.recipes.desk import CHOSEN, THIS_YEAR, book, of_sheet


@pytest.fixture
def recipe(store):
    workbook, chosen = book(THIS_YEAR), of_sheet(CHOSEN)
    draft = understand_workbook(workbook, chosen)
    return Recipes(store).learn(workbook, draft, chosen, "帮扶科 王芳")


def texts(app) -> str:
    parts = (*app.markdown, *app.caption, *app.info, *app.success, *app.warning)
    return "\n".join(part.value for part in parts)


def button(app, label: str):
    return next(one for one in app.button if one.label == label)


def test_a_form_is_described_before_it_is_downloaded(store, open_page):
    app = open_page("templates")
    assert not app.exception
    app.selectbox(key="templates-theme").set_value("assistance").run()
    assert "**困难职工**（9列）：在档困难职工户数、新建档困难职工户数" in texts(app)
    app.selectbox(key="templates-rows").set_value("150200").run()
    app.checkbox(key="templates-filled").check().run()
    assert "第0版" in texts(app)
    assert next(one.proto.label for one in app.get("download_button")) == "下载报表"


def test_a_theme_that_banners_do_not_report_is_not_offered_to_them(store, open_page):
    app = open_page("templates")
    app.selectbox(key="templates-rows").set_value("150200").run()
    assert "换届与领导班子" not in app.selectbox(key="templates-theme").options
    assert "困难帮扶" in app.selectbox(key="templates-theme").options


def test_nothing_can_be_filled_in_from_an_empty_store(empty_store, open_page):
    app = open_page("templates")
    app.checkbox(key="templates-filled").check().run()
    assert "还没有发布过数据" in texts(app)


def test_the_list_says_what_is_remembered_and_by_whom(store, open_page, recipe):
    app = open_page("templates")
    assert [one.label for one in app.expander] == ["困难职工帮扶情况统计表 · 3项选择"]
    said = texts(app)
    assert "帮扶科 王芳" in said
    assert "还没有用过" in said
    assert "慰问户数（机关下沉）" in said


def test_a_recipe_is_renamed_and_deleted(store, open_page, recipe):
    app = open_page("templates")
    app.text_input(key=f"recipe-name-{recipe.id}").set_value("帮扶月报").run()
    button(app, "保存名称").click().run()
    assert "已改名为“帮扶月报”" in texts(app)
    assert [one.name for one in Recipes(store).listed()] == ["帮扶月报"]
    button(app, "确认删除").click().run()
    assert "已删除“帮扶月报”" in texts(app)
    assert Recipes(store).listed() == []


def test_a_reader_who_may_not_publish_can_look_and_not_change(
    store, open_page, recipe, monkeypatch
):
    monkeypatch.setattr("atlas.access.is_this_machine", lambda address, headers: False)
    app = open_page("templates")
    assert not app.exception
    assert [one.label for one in app.expander]
    assert not {"保存名称", "确认删除"} & {one.label for one in app.button}
    assert not app.get("file_uploader")


def test_the_download_is_the_form_that_was_chosen() -> None:
    from atlas.templating.choosing import Wanted, _made, _name
    from atlas.words import words

    wanted = Wanted("assistance", 2025, "150200", filled=False)
    pages = openpyxl.load_workbook(io.BytesIO(_made(wanted, None)))
    assert pages["困难职工"]["A1"].value == "2025年包头市困难职工情况统计表"
    assert _name(words("zh"), wanted) == "2025年_困难帮扶_包头市分旗县_空白报表.xlsx"
    assert _name(words("en"), Wanted("", 2025, "alone", filled=False)) == "blank-forms-2025.zip"


def test_a_name_with_marks_is_shown_as_it_was_written(store, open_page, recipe):
    Recipes(store).rename(recipe.id, "帮扶*[月报]*$1$")
    app = open_page("templates")
    assert app.expander[0].label.startswith(r"帮扶\*\[月报\]\*\$1\$")
