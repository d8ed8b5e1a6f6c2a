"""A draft outlives browser and server; next year's file of the same layout needs no choice."""

import re
from pathlib import Path
from urllib.parse import urlsplit

from openpyxl import load_workbook
from playwright.sync_api import Browser, expect

from tests.browser import harness, journeys, running, sample

NAMED = re.compile(r"draft=[A-Za-z0-9_-]{22}")
EXPLANATION = "2024年纳入相对困难职工，建档口径不变。"


def drop(tab: harness.Tab, form: Path) -> None:
    tab.page.locator("input[type=file]").first.set_input_files(form)
    expect(tab.page).to_have_url(NAMED, timeout=journeys.PATIENCE)
    tab.settle()


def choose_and_explain(tab: harness.Tab) -> None:
    page = tab.page.locator("[data-testid=stMain]")
    journeys.choose(tab, "鄂尔多斯片区", "可能是：鄂尔多斯市")
    expect(page).to_contain_text("错误 0 处，待说明 1 处", timeout=journeys.PATIENCE)
    tab.page.get_by_placeholder("写明原因").fill(EXPLANATION)
    tab.page.get_by_role("button", name="写到这 1 处").click()
    expect(page).to_contain_text("1 处均已说明", timeout=journeys.PATIENCE)
    tab.settle()
    tab.page.get_by_label("发布人").fill("萨仁")
    tab.page.get_by_label("发布说明").fill("2024年快报")
    tab.page.keyboard.press("Tab")
    tab.settle()


def the_year_after(form: Path) -> Path:
    """The same form a year later: other title, other numbers, the same layout."""
    book = load_workbook(form)
    sheet = book.active
    sheet["A1"] = "2025年全区困难职工帮扶情况统计表"
    for row in sheet.iter_rows(min_row=5):
        for cell in row:
            if isinstance(cell.value, int | float):
                cell.value += 12 if row[0].value in ("合计", "总计") else 1
    target = form.with_name("2025年困难职工帮扶情况统计表.xlsx")
    book.save(target)
    return target


def test_a_draft_outlives_browser_and_server_and_teaches_next_years_file(
    browser: Browser, tmp_path: Path
) -> None:
    store = journeys.filled(tmp_path)
    form = sample.next_year(tmp_path)
    with running.serving(store) as server:
        tab = harness.new_tab(browser, server)
        tab.open("/upload")
        drop(tab, form)
        choose_and_explain(tab)
        link = urlsplit(tab.page.url)
        tab.page.context.close()

    with running.serving(store) as server:
        tab = harness.new_tab(browser, server)
        tab.open(f"/upload?{link.query}")
        page = tab.page.locator("[data-testid=stMain]")
        expect(page).to_contain_text("1 处均已说明", timeout=journeys.PATIENCE)
        tab.settle()
        expect(tab.page.get_by_label("发布人")).to_have_value("萨仁")
        expect(tab.page.get_by_label("发布说明")).to_have_value("2024年快报")
        assert "发布后将新增 36 项" in tab.text()
        tab.page.get_by_role("button", name="发布为新版本").click()
        expect(page).to_contain_text("已发布为版本 1：新增 36 项", timeout=journeys.PATIENCE)

        tab.page.get_by_role("button", name="再传一个文件").click()
        tab.settle()
        drop(tab, the_year_after(form))
        expect(page).to_contain_text("已按识读方案读懂", timeout=journeys.PATIENCE)
        expect(page).to_contain_text("没有发现问题")
        expect(tab.page.get_by_role("button", name="发布为新版本")).to_be_enabled()
        assert "发布后将新增 36 项" in tab.text()
        tab.page.context.close()
        tab.assert_clean()
