"""A form is dropped, understood, corrected, explained, published; its figure leads back to it."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.browser import journeys, sample

EXPLANATION = "2024年纳入相对困难职工，建档口径不变。"


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    return journeys.filled(tmp_path_factory.mktemp("upload"))


def downloaded(tab, button: Locator) -> tuple[str, bytes]:
    """The name and the bytes that a download button hands out."""
    with tab.page.expect_download(timeout=journeys.PATIENCE) as coming:
        button.click()
    return coming.value.suggested_filename, Path(coming.value.path()).read_bytes()


def test_a_form_becomes_figures_on_the_page_and_each_leads_back_to_its_cell(tab, tmp_path):
    form = sample.next_year(tmp_path)
    tab.open("/upload")
    tab.page.locator("input[type=file]").set_input_files(form)
    page = tab.page.locator("[data-testid=stMain]")
    expect(page).to_contain_text("没有认出的名称", timeout=journeys.PATIENCE)
    tab.settle()

    # what was understood, beside the sheet coloured by it
    for told in ("2024年（来自标题）", "万元", "在档困难职工户数", "送温暖资金", "合计"):
        assert told in tab.text()
    expect(tab.page.get_by_text("鄂尔多斯片区").first).to_be_visible()
    publish = tab.page.get_by_role("button", name="发布为新版本")
    expect(page).to_contain_text("还不能发布，先改正 1 处错误")
    assert journeys.strangers(tab, journeys.ENGLISH) == []

    # one name is unknown: choose what it means
    journeys.choose(tab, "鄂尔多斯片区", "可能是：鄂尔多斯市")
    expect(page).to_contain_text("错误 0 处，待说明 1 处", timeout=journeys.PATIENCE)
    assert "通辽市2024年在档困难职工户数为 4725户，2023年为 3500户" in tab.text()
    expect(publish).to_be_disabled()

    # one rise is unusual: explain it
    tab.page.get_by_placeholder("写明原因").fill(EXPLANATION)
    tab.page.get_by_role("button", name="写到这 1 处").click()
    expect(publish).to_be_enabled(timeout=journeys.PATIENCE)
    assert "发布后将新增 36 项" in tab.text()

    tab.page.get_by_label("发布人").fill("萨仁")
    tab.page.keyboard.press("Tab")
    tab.settle()
    publish.click()
    expect(page).to_contain_text("已发布为版本 1：新增 36 项，修订 0 项", timeout=journeys.PATIENCE)

    page.get_by_role("link", name="困难帮扶").click()
    journeys.shows(tab, "2024年")
    assert EXPLANATION in tab.text(".ga .footnotes")

    # from the figure of 包头 back to its cell
    tab.page.get_by_role("button", name="包头市 已帮扶户 3,649").click()
    dialog = tab.page.get_by_role("dialog")
    expect(dialog).to_contain_text("原文件", timeout=journeys.PATIENCE)
    for told in (form.name, "帮扶 · C6", "3,649", "萨仁"):
        expect(dialog).to_contain_text(told)
    marked = dialog.locator("td.marked")
    expect(marked).to_have_text("3649")
    expect(dialog.locator("table")).to_contain_text("已帮扶户数")
    assert journeys.strangers(tab, journeys.ENGLISH) == []
    name, content = downloaded(tab, dialog.get_by_role("button", name="下载原文件"))
    assert name == form.name
    assert content == form.read_bytes()
