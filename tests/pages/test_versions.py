"""The page of versions: who published what, what changed, and the way back."""

import pytest

from atlas.access import RightsError, require_publishing
from tests.pages.conftest import BAOTOU, content, figure, publish, some_figures
from tests.pages.framing import _navigated_before  # noqa: F401 - applies to every test here

RATE = "assistance_coverage_rate"


@pytest.fixture(autouse=True)
def _here(monkeypatch):
    """AppTest has no address; the reader sits at the machine itself unless a test says no."""
    monkeypatch.setattr("atlas.access.is_this_machine", lambda address, headers: True)


@pytest.fixture
def corrected(store):
    """Version 0: the year's table. Version 1: the region's rate revised, one figure added."""
    publish(store, [figure(RATE, 89.7), figure(RATE, 91.2, BAOTOU)], "更正覆盖率")
    return store


def block_texts(told: dict) -> list[str]:
    return [b.get("text", "") for section in told["sections"] for b in section["blocks"]]


def cells(table: dict) -> list[list[str]]:
    return [[cell["t"] if cell else "" for cell in row["cells"]] for row in table["rows"]]


def buttons(app) -> list[str]:
    return [button.proto.label for button in app.get("download_button")]


@pytest.mark.parametrize(
    ("language", "title"), [("zh", "共发布 2 个版本"), ("en", "2 versions published")]
)
def test_the_newest_version_stands_first(corrected, open_page, language, title):
    app = open_page("versions", lang=language)
    assert not app.exception
    told = content(app)
    assert told["title"].startswith(title)
    rows = cells(told["sections"][0]["blocks"][0])
    assert [row[1] for row in rows] == ["更正覆盖率", "2023年年报"]
    assert rows[0][4:7] == ["1", "—", "1"]
    assert rows[0][7] == "更正覆盖率.csv"


def test_a_version_tells_what_it_changed_and_offers_its_file(corrected, open_page):
    app = open_page("versions", v="1")
    told = content(app)
    assert told["title"] == f"版本 1：修订 1 项，新增 1 项，其余 {len(some_figures()) - 1} 项不变"
    assert "94.1\u202f% → 89.7\u202f%（−4.4 个百分点）" in block_texts(told)[0]
    assert any("更正覆盖率.csv" in label for label in buttons(app))


def test_the_first_version_is_told_against_the_empty_store(corrected, open_page):
    told = content(open_page("versions", v="0"))
    assert told["title"].startswith(f"版本 0：新增 {len(some_figures())} 项")


def test_a_link_opens_the_difference_of_two_versions(corrected, open_page):
    publish(corrected, [figure(RATE, 90.5)], "再更正")
    told = content(open_page("versions", v="0", **{"with": "2"}))
    assert told["title"].startswith("版本 0 → 版本 2：修订 1 项，新增 1 项")
    assert "94.1\u202f% → 90.5\u202f%" in block_texts(told)[0]


def test_a_difference_can_be_narrowed_and_says_when_nothing_is_left(corrected, open_page):
    app = open_page("versions", v="1", by="added")
    assert all("→" not in text for text in block_texts(content(app)))
    app.selectbox(key="versions-by").set_value("removed").run()
    assert dict(app.query_params) == {"v": "1", "by": "removed"}
    block = content(app)["sections"][0]["blocks"][0]
    assert block["kind"] == "empty"
    assert block["href"] == "/versions?v=1"


def test_going_back_asks_who_and_why_and_keeps_what_came_between(corrected, open_page):
    app = open_page("versions", v="0")
    assert any("修订 1 项，删除 1 项" in text.value for text in app.markdown)
    app.button[-1].click().run()
    assert "发布人" in app.error[0].value
    assert corrected.latest() == 1

    app.text_input(key="restore-author").set_value("巴图")
    app.button[-1].click().run()
    assert not app.exception
    version = corrected.version(2)
    assert (version.author, version.restored, version.message) == ("巴图", 0, "退回版本 0")
    assert corrected.facts(2).num_rows == corrected.facts(0).num_rows
    assert corrected.facts(1).num_rows == corrected.facts(0).num_rows + 1
    assert dict(app.query_params) == {"v": "2"}


def test_going_back_from_elsewhere_is_off_until_there_is_a_passphrase(
    corrected, open_page, monkeypatch
):
    monkeypatch.setattr("atlas.access.is_this_machine", lambda address, headers: False)
    with pytest.raises(RightsError):
        require_publishing("10.0.0.7", {}, "", "")
    app = open_page("versions", v="0")
    assert "只在本机开放" in app.warning[0].value
    assert not app.text_input


def test_a_wrong_passphrase_publishes_nothing(corrected, open_page, monkeypatch):
    monkeypatch.setattr("atlas.access.is_this_machine", lambda address, headers: False)
    monkeypatch.setenv("ATLAS_PASSPHRASE", "草原上的工会组织")
    app = open_page("versions", v="0")
    app.text_input(key="restore-author").set_value("巴图")
    app.text_input(key="restore-passphrase").set_value("猜一个")
    app.button[-1].click().run()
    assert "口令不对" in app.error[0].value
    assert corrected.latest() == 1

    app.text_input(key="restore-passphrase").set_value("草原上的工会组织")
    app.button[-1].click().run()
    assert corrected.latest() == 2


def test_there_is_no_way_back_to_the_newest(corrected, open_page):
    app = open_page("versions", v="1")
    assert not [button for button in app.button if "退回" in button.label]
    assert "这就是最新版本" in [text.value.rstrip("。") for text in app.caption]


def test_the_origin_of_a_removed_figure_is_found_in_the_earlier_version(corrected, open_page):
    corrected.restore(0, "巴图", "退回")
    gone = figure(RATE, 91.2, BAOTOU)
    app = open_page("versions", v="2", fig=gone.id)
    assert not app.exception
    texts = [element.proto.body for element in app.get("html")]
    assert any("91.2" in text and "包头市" in text for text in texts)
    assert any("更正覆盖率.csv" in text for text in texts)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_origin_names_file_cell_and_conversion(store, open_page, language):
    told = figure("members", 5_000_010.0)
    app = open_page("organisation", fig=told.id, lang=language)
    texts = " ".join(element.proto.body for element in app.get("html"))
    for fact in ("2023年年报.csv", "表1 · C5", "5,000,010", "王统计"):
        assert fact in texts


def test_an_unknown_figure_is_said_and_nothing_breaks(store, open_page):
    app = open_page("organisation", fig="0123456789ab")
    assert not app.exception
    assert "0123456789ab" in app.warning[0].value


def test_a_note_is_amended_and_the_figures_and_the_first_note_stay(store, open_page):
    app = open_page("versions", v="0")
    before = store.facts(0)
    app.text_input(key="amend-author").set_value("审计")
    app.text_input(key="amend-message").set_value("2023年年报（定稿）")
    [save] = [button for button in app.button if button.label == "保存说明"]
    save.click().run()
    assert not app.exception
    told = "".join(content(open_page("versions", v="0"))["context"])
    assert "2023年年报（定稿）" in told
    assert "原为“2023年年报”" in told
    assert store.facts(0).equals(before)
    assert (store.latest(), store.version(0).message) == (0, "2023年年报")


def test_the_trail_says_who_did_what_from_where_and_can_be_taken_along(store, open_page):
    store.amend(0, "说明有误，已改", "审计", "page:10.0.0.7")
    app = open_page("versions", tab="trail")
    table = content(app)["sections"][0]["blocks"][0]
    rows = [[cell["t"] for cell in row["cells"]] for row in table["rows"]]
    assert len(rows) == 2
    assert rows[0][1:4] == ["审计", "修改版本 0 的说明", "说明有误，已改"]
    assert rows[0][-1] == "网页 · 10.0.0.7"
    assert rows[1][1:5] == ["王统计", "发布版本 0", "2023年年报", "2023年年报.csv"]
    assert [one.proto.label for one in app.get("download_button")] == ["下载操作记录（CSV）"]
