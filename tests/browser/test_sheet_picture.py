"""The sheet as it was taken is clicked, walked with keys, corrected, explained and marked."""

import io
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from playwright.sync_api import expect

from atlas.places import Places
from tests.browser import journeys, sample

PATIENCE = journeys.PATIENCE
RED, YELLOW = "FFFFB3B3", "FFFFF0A0"
PANEL = ".st-key-what-it-is"


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    return journeys.filled(tmp_path_factory.mktemp("sheet"))


@pytest.fixture
def drop(open_tab, tmp_path):
    """Open the page in a window and drop a workbook."""

    def dropped(file: Path, size: str = "laptop", theme: str = "light", language: str = ""):
        tab = open_tab(size=size, theme=theme)
        tab.open(f"/upload{language}")
        tab.page.locator("input[type=file]").set_input_files(file)
        expect(tab.page.locator(".gs-scroll")).to_be_visible(timeout=PATIENCE)
        return tab.settle()

    return dropped


def cell(tab, address: str):
    return tab.page.locator(f".gs-scroll td[data-a={address}]")


def panel(tab) -> str:
    return tab.text(PANEL)


def all_risen(folder: Path) -> Path:
    """Twelve leagues, each with four times the households on file of the year before."""
    book = Workbook()
    sheet = book.active
    sheet.title = "帮扶"
    sheet.append(["2024年全区困难职工帮扶情况统计表"])
    sheet.append(["地区", "在档困难职工户数", "已帮扶户数", "备用"])
    for index, place in enumerate(Places.load().leagues()):
        on_file, helped = sample.league(index + 1, 2023)[:2]
        sheet.append([place.name, on_file * 4, helped, 7 + index])
    book.save(folder / "困难职工.xlsx")
    return folder / "困难职工.xlsx"


def test_a_click_says_what_a_cell_is_and_a_choice_changes_the_figures(drop, tmp_path):
    tab = drop(sample.next_year(tmp_path))
    assert [one.strip() for one in tab.page.locator(".gs .tag").all_inner_texts()][:5] == [
        "标题", "单位", "指标表头", "地区列", "数值区 33 个数",
    ]  # fmt: skip
    cell(tab, "B6").click()
    expect(tab.page.locator(PANEL)).to_contain_text(
        "B6 = 在档困难职工户数 · 包头市 · 2024年 · 户 · 4000", timeout=PATIENCE
    )
    tab.settle()
    assert "B 列的表头是“困难职工（户） / 在档户数”" in panel(tab)

    searched = tab.page.get_by_label("B 列的指标")
    searched.click()
    searched.fill("新建档困难")
    tab.page.get_by_role("option").filter(has_text="新建档困难职工户数").first.click()
    expect(tab.page.locator(PANEL)).to_contain_text("B6 = 新建档困难职工户数", timeout=PATIENCE)
    tab.settle()
    assert "B 列：指标改为 新建档困难职工户数" in tab.text()
    assert "新建档困难职工户数" in tab.text(".facts")

    tab.page.get_by_role("button", name="撤销这一处").first.click()
    expect(tab.page.locator(PANEL)).to_contain_text("B6 = 在档困难职工户数", timeout=PATIENCE)
    assert journeys.sideways(tab) == 0


def test_keys_walk_over_the_sheet_and_enter_opens_a_cell(drop, tmp_path):
    tab = drop(sample.next_year(tmp_path))
    cell(tab, "A1").focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowDown"):
        tab.page.keyboard.press(key)
    # A3 and A4 are one merged cell: below it comes A5
    assert tab.page.evaluate("document.activeElement.dataset.a") == "A5"
    tab.page.keyboard.press("ArrowRight")
    tab.page.keyboard.press("Enter")
    expect(tab.page.locator(PANEL)).to_contain_text("B5 = 在档困难职工户数", timeout=PATIENCE)
    tab.settle()
    held = tab.page.evaluate("document.activeElement.closest('.st-key-what-it-is') !== null")
    assert held, "whoever opens a cell by key is at its choices"


def test_a_finding_leads_to_its_cell_and_back(drop, tmp_path):
    tab = drop(sample.next_year(tmp_path))
    tab.page.locator(".gs-list button.jump", has_text="B9").first.click()
    expect(cell(tab, "B9")).to_have_attribute("aria-selected", "true", timeout=PATIENCE)
    tab.settle()
    assert "通辽市" in panel(tab)
    tab.page.get_by_role("button", name="在核对结果里看").click()
    expect(tab.page.locator(".gs-list tbody tr")).to_have_count(1, timeout=PATIENCE)
    tab.settle()


def test_one_text_explains_many_and_is_shown_as_it_will_be_printed(drop, tmp_path):
    tab = drop(all_risen(tmp_path))
    many = tab.page.locator(".st-key-explain-many")
    text = many.get_by_label("说明", exact=True)
    text.fill("2024年纳入相对困难职工")
    text.press("Control+Enter")
    expect(many).to_contain_text("① 2024年纳入相对困难职工", timeout=PATIENCE)
    tab.settle()
    many.get_by_role("button", name="写到这").click()
    expect(tab.page.locator(".gs-list .explained").nth(1)).to_contain_text(
        "2024年纳入相对困难职工", timeout=PATIENCE
    )


def test_the_marked_workbook_has_the_right_cells_red_and_yellow(drop, tmp_path):
    tab = drop(sample.next_year(tmp_path))
    with tab.page.expect_download(timeout=PATIENCE) as coming:
        tab.page.get_by_role("button", name="下载标好的原表").click()
    assert coming.value.suggested_filename == "2024年困难职工帮扶情况统计表_核对.xlsx"
    book = load_workbook(io.BytesIO(Path(coming.value.path()).read_bytes()))
    sheet = book["帮扶"]
    assert sheet["A13"].fill.start_color.rgb == RED
    assert sheet["B9"].fill.start_color.rgb == YELLOW
    assert sheet["B10"].fill.fill_type is None
    assert "鄂尔多斯片区" in sheet["A13"].comment.text
    assert book.sheetnames[0] == "核对结果"


@pytest.mark.parametrize(("size", "theme"), [("phone", "light"), ("phone", "dark")])
def test_nothing_sticks_out_of_a_phone(drop, tmp_path, size, theme):
    tab = drop(sample.next_year(tmp_path), size, theme)
    assert journeys.sideways(tab) == 0
    cell(tab, "B6").click()
    expect(tab.page.locator(PANEL)).to_contain_text("B6 =", timeout=PATIENCE)
    tab.settle()
    assert journeys.sideways(tab) == 0
    # the icons of the steps are letters of a font, and the link of the draft is an address
    left = [one for one in journeys.strangers(tab, journeys.ENGLISH) if "_" not in one]
    assert [one for one in left if one != "error" and "http" not in one] == []
