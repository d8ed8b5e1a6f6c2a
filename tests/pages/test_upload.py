"""From a file to a version on the page: understood, corrected, explained, compared, published."""

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import streamlit as st

from atlas.errors import UploadError
from atlas.ingest import read
from atlas.ingest.files.receiving import Received, receive
from atlas.recipes import Recipes
from atlas.uploading import coming, dropping
from tests.ingest.desk import xlsx
from tests.pages.conftest import BAOTOU, HOHHOT, WUHAI, figure, publish
from tests.pages.framing import _navigated_before  # noqa: F401 - applies to every test here

RATE, ON_FILE = "assistance_coverage_rate", "hardship_households"
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(64)
NAME = "2024年困难职工帮扶统计表.xlsx"


@pytest.fixture(autouse=True)
def _here(monkeypatch):
    """The reader sits at the machine itself; files are read here, but for the test of the child."""
    monkeypatch.setattr("atlas.access.is_this_machine", lambda address, headers: True)
    monkeypatch.setattr(coming, "receive", received_here)
    monkeypatch.setattr(dropping, "PATIENCE", 60)


def received_here(files, passwords, progress):
    """As ``receive``, without the child that costs each test a second."""
    workbooks = tuple(read(data, name) for name, data in files)
    contents = {one.sha256: data for one, (_, data) in zip(workbooks, files, strict=True)}
    return Received(workbooks, contents)


def sheet(*rows: list, title: str = "2024年困难职工帮扶统计表", unit: str = "户") -> bytes:
    return xlsx([[title], [f"单位：{unit}"], *rows], sheet="帮扶")


def households(**numbers: object) -> bytes:
    return sheet(["地区", "在档困难职工户数"], *([place, its] for place, its in numbers.items()))


def drop(app, data: bytes, name: str = NAME):
    app.file_uploader[0].upload(name, data).run()
    assert not app.exception, app.exception
    return app


def said(app) -> list[str]:
    """Everything that is said outside the stage."""
    found = [one.value for one in (*app.markdown, *app.info, *app.warning, *app.error)]
    found += [one.value for one in (*app.caption, *app.success, *app.subheader)]
    return found + [one.proto.body for one in app.get("html")]


def content(app, title: str = "") -> dict:
    """What the stage of the difference draws; the picture of the sheet is no story."""
    drawn = [json.loads(one.proto.bytes) for one in app.get("bidi_component")]
    return next(one for one in drawn if "sections" in one and title in one["title"])


def work_of(app):
    return app.session_state["upload"].work


def token_of(app) -> str:
    return work_of(app).saved.token


def blocked(app) -> bool:
    """Whether it cannot be published yet: the step is folded, or its button rests."""
    return not [one for one in app.button if one.key == "publish" and not one.disabled]


def sign_and_publish(app, author: str = "乌兰"):
    signed = next(one for one in app.text_input if one.label in ("发布人", "Published by"))
    signed.set_value(author).run()
    app.button(key="publish").click().run()
    assert not app.exception, app.exception
    return app


@pytest.mark.parametrize(
    ("language", "button", "told"),
    [("zh", "发布为新版本", "已发布为版本 1"), ("en", "Publish as a new version", "version 1")],
)
def test_a_table_becomes_a_version_with_its_cells(store, open_page, language, button, told):
    app = drop(
        open_page("upload", lang=language), households(呼和浩特市=505, 包头市=405, 乌海市=99)
    )
    assert app.button(key="publish").label == button
    sign_and_publish(app)
    version = store.version(1)
    assert (version.author, version.message) == ("乌兰", "2024年困难职工帮扶统计表")
    found = {row["place"]: row for row in store.facts(1, [2024]).to_pylist()}
    assert found[BAOTOU]["value"] == 405
    assert (found[WUHAI]["sheet"], found[WUHAI]["cell"]) == ("帮扶", "B6")
    data, name = store.original(found[BAOTOU]["upload"])
    assert name == NAME
    assert data.startswith(b"PK")
    assert told in app.success[0].value
    links = [link.proto.page for link in app.get("page_link")]
    assert "assistance" in links
    assert app.code[0].value.endswith("?v=1" if language == "zh" else "?v=1&lang=en")


def test_nothing_is_left_over_after_publishing(store, open_page):
    app = sign_and_publish(drop(open_page("upload"), households(包头市=405)))
    desk = app.session_state["upload"]
    assert desk.work is None
    app.button(key="another").click().run()
    assert app.file_uploader
    assert not app.success


def test_a_draft_is_seen_by_nobody_else(store, open_page):
    drop(open_page("upload"), households(包头市=405))
    assert store.latest() == 0
    other = open_page("upload")
    assert other.file_uploader
    assert "405" not in "".join(said(other))


def test_what_was_understood_stands_beside_the_sheet(store, open_page):
    texts = "".join(said(drop(open_page("upload"), households(包头市=405, 乌海市=99))))
    for fact in ("地区 × 指标", "2024年（来自标题）", "包头市、乌海市", "在档困难职工户数"):
        assert fact in texts


def test_an_unknown_place_blocks_until_it_is_chosen(store, open_page):
    app = drop(open_page("upload"), households(包头市=405, 青山取=40))
    assert blocked(app)
    choice = next(box for box in app.selectbox if "青山取" in box.label)
    # what it most likely means stands first
    assert choice.options[0] == "可能是：包头市 · 青山区"
    choice.select_index(0).run()
    assert not blocked(app)
    sign_and_publish(app)
    assert {row["place"] for row in store.facts(1, [2024]).to_pylist()} == {BAOTOU, "150204"}


def test_a_choice_can_be_taken_back(store, open_page):
    app = drop(open_page("upload"), households(包头市=405, 青山取=40))
    next(box for box in app.selectbox if "青山取" in box.label).select_index(0).run()
    settled = next(box for box in app.selectbox if "青山取" in box.label)
    assert settled.label == "地区“青山取”改为"
    settled.select_index(0).run()
    assert blocked(app)
    assert app.session_state["upload"].work.corrections.of("帮扶").places == {}


def test_a_wrong_column_a_year_and_a_whole_sheet_are_corrected_by_choosing(store, open_page):
    rows = (["地区", "在档", "备用"], ["包头市", 405, 7], ["乌海市", 99, 8])
    app = drop(open_page("upload"), sheet(*rows, title="困难职工情况"), "帮扶.xlsx")
    work = app.session_state["upload"].work
    key = f"fix-{work.draft.sha256[:8]}-帮扶"
    app.selectbox(key=f"{key}-year").select(2023).run()
    app.selectbox(key=f"{key}-column").set_value(("C", "备用")).run()
    app.selectbox(key=f"{key}-column-C").set_value("").run()
    app.selectbox(key=f"{key}-column").set_value(("B", "在档")).run()
    app.selectbox(key=f"{key}-column-B").set_value(ON_FILE).run()
    work = app.session_state["upload"].work
    found = {(one.place, one.year, one.indicator, one.value) for one in work.draft.figures}
    assert found == {(BAOTOU, 2023, ON_FILE, 405), (WUHAI, 2023, ON_FILE, 99)}
    app.checkbox(key=f"{key}-skip").check().run()
    assert not app.session_state["upload"].work.draft.figures


def test_the_difference_is_told_in_words_and_numbers(store, open_page):
    publish(store, [figure(RATE, 91.2, BAOTOU, 2024)], "2024年")
    rows = (["地区", "困难职工帮扶救助覆盖率（%）"], ["包头市", 89.7], ["乌海市", 97.5])
    told = content(drop(open_page("upload"), sheet(*rows)))
    assert told["title"] == "发布后将修订 1 项，新增 1 项"
    revised, added = told["sections"]
    assert (revised["title"], added["title"]) == ("修订 1 项", "新增 1 项")
    sentence = revised["blocks"][0]["text"]
    assert "91.2\u202f% → 89.7\u202f%，下降 1.5 个百分点" in sentence
    assert added["blocks"][0]["text"].endswith("1 项（2024年）")


def explain(app, text: str):
    """Write one text for all that has none."""
    next(one for one in app.text_area if one.label == "说明").set_value(text).run()
    next(one for one in app.button if one.label.startswith("写到这")).click().run()
    return app


def test_a_query_is_published_with_its_explanation_only(store, open_page):
    publish(store, [figure(ON_FILE, 400, place, 2023) for place in (BAOTOU, WUHAI)], "2023年")
    app = drop(open_page("upload"), households(包头市=4000, 乌海市=4100))
    assert len(work_of(app).checked.queries) > 1
    assert blocked(app)
    explain(app, "并入林区")
    sign_and_publish(app)
    found = {row["place"]: row["explanation"] for row in store.facts(2, [2024]).to_pylist()}
    assert "并入林区" in found[BAOTOU]
    assert "并入林区" in found[WUHAI]
    record = store.record(store.version(2).uploads[0])
    assert {one["explanation"] for one in record["details"]["findings"]} >= {"并入林区"}


def test_another_browser_after_a_restart_finds_all_that_was_chosen_and_written(store, open_page):
    # 400 and 100 in 2023: two to explain, one to choose
    app = drop(open_page("upload"), households(包头市=4000, 乌海市=4100, 青山取=40))
    next(box for box in app.selectbox if "青山取" in box.label).select_index(0).run()
    explain(app, "并入林区")
    next(one for one in app.text_input if one.label == "发布说明").set_value("2024年初报").run()
    token = token_of(app)
    # whatever a process holds is gone; the store alone is left
    st.cache_resource.clear()
    again = open_page("upload", draft=token)
    assert work_of(again).corrections.of("帮扶").places == {"青山取": "150204"}
    assert set(work_of(again).explanations.values()) == {"并入林区"}
    assert next(one for one in again.text_input if one.label == "发布说明").value == "2024年初报"
    sign_and_publish(again)
    assert {row["place"] for row in store.facts(1, [2024]).to_pylist()} == {
        HOHHOT,
        BAOTOU,
        WUHAI,
        "150204",
    }


def test_several_files_become_one_version(store, open_page):
    app = open_page("upload")
    baotou, wuhai = households(呼和浩特市=505, 包头市=405), households(乌海市=99)
    app.file_uploader[0].upload("包头市.xlsx", baotou).upload("乌海市.xlsx", wuhai).run()
    assert [one.name for one in work_of(app).files] == ["包头市.xlsx", "乌海市.xlsx"]
    assert content(app)["title"] == "发布后将新增 3 项"
    sign_and_publish(app)
    found = {row["place"] for row in store.facts(1, [2024]).to_pylist()}
    assert found == {HOHHOT, BAOTOU, WUHAI}
    assert len(store.version(1).uploads) == 2


def test_a_file_that_was_left_out_is_named_with_its_reason(store, open_page, monkeypatch):
    monkeypatch.setattr(coming, "receive", receive)
    app = open_page("upload")
    app.file_uploader[0].upload(NAME, households(包头市=405)).upload("照片.png", PICTURE).run()
    app.expander[0].open = True
    desk = app.session_state["upload"]
    assert [(one.name, one.code) for one in desk.left] == [("照片.png", "file_is_picture")]
    assert work_of(app).draft.figures


def test_a_password_is_asked_for_and_kept_nowhere(store, open_page, monkeypatch):
    def locked(files, passwords, progress):
        if passwords.get(NAME) != "牧歌":
            code = "password_wrong" if NAME in passwords else "file_has_password"
            raise UploadError(code, name=NAME)
        return received_here(files, passwords, progress)

    monkeypatch.setattr(coming, "receive", locked)
    app = drop(open_page("upload"), households(包头市=405))
    next(one for one in app.text_input if NAME in one.label).set_value("草原")
    next(one for one in app.button if one.label == "读取").click().run()
    assert "密码" in app.error[0].value
    next(one for one in app.text_input if NAME in one.label).set_value("牧歌")
    next(one for one in app.button if one.label == "读取").click().run()
    assert work_of(app).draft.figures
    kept = [file.read_bytes() for file in Path(store.address).rglob("*") if file.is_file()]
    assert not [one for one in kept if "牧歌".encode() in one]


def test_drafts_are_listed_and_a_second_analyst_is_told(store, open_page):
    drop(open_page("upload"), households(包头市=405))
    other = open_page("upload")
    assert any("1 份" in text for text in said(other))
    assert any("1 个数字 · 错误 0 处" in text for text in said(other))
    drop(other, households(包头市=407), "又一份.xlsx")
    assert any("也在做同一张表的草稿" in text for text in said(other))


def test_of_two_who_change_one_draft_the_second_is_told_and_loses_nothing(store, open_page):
    mine = drop(open_page("upload"), households(包头市=405, 青山取=40, 石拐取=7))
    yours = open_page("upload", draft=token_of(mine))
    next(box for box in mine.selectbox if "青山取" in box.label).select_index(0).run()
    next(box for box in yours.selectbox if "石拐取" in box.label).select_index(0).run()
    assert "另一个人刚刚改动了同一份底稿" in yours.error[0].value
    assert blocked(yours)
    yours.button(key="reload").click().run()
    assert "青山取" in work_of(yours).corrections.of("帮扶").places
    next(box for box in yours.selectbox if "石拐取" in box.label).select_index(1).run()
    assert set(work_of(yours).corrections.of("帮扶").places) == {"青山取", "石拐取"}


def test_a_reviewer_sees_all_and_can_change_nothing(store, open_page, monkeypatch):
    publish(store, [figure(ON_FILE, 400, BAOTOU, 2024)], "2024年初报")
    token = token_of(drop(open_page("upload"), households(包头市=405)))
    monkeypatch.setattr("atlas.access.is_this_machine", lambda address, headers: False)
    app = open_page("upload", draft=token)
    assert not app.exception
    assert "400\u2009户 → 405" in content(app)["sections"][0]["blocks"][0]["text"]
    assert not app.button
    assert not app.text_input
    assert not app.file_uploader


def test_a_draft_is_scheduled_called_off_and_published_when_its_time_has_come(store, open_page):
    app = drop(open_page("upload"), households(包头市=405))
    next(one for one in app.text_input if one.label == "发布人").set_value("乌兰").run()
    next(one for one in app.button_group if one.label == "发布时间").set_value([True]).run()
    app.button(key="publish").click().run()
    assert work_of(app).saved.state == "scheduled"
    app.button(key="call-off").click().run()
    assert work_of(app).saved.state == "open"
    app.button(key="publish").click().run()
    at = datetime.fromisoformat(work_of(app).saved.publish_at)
    drafts = work_of(app).drafts
    assert drafts.publish_due(at - timedelta(minutes=1)) == []
    [version] = drafts.publish_due(at)
    assert (version.number, version.author) == (1, "乌兰")
    app.run()
    assert "已发布为版本 1" in app.success[0].value


def test_a_choice_that_settles_nothing_is_taken_once_and_another_one_settles(store, open_page):
    rows = (["地区", "在档困难职工户数（户次）"], ["包头市", 405])
    app = drop(open_page("upload"), sheet(*rows))
    box = next(box for box in app.selectbox if "户次" in box.label)
    assert box.options[0] == "可能是：户"
    box.set_value("万人").run()
    assert not app.exception
    assert [one.rule for one in work_of(app).checked.errors] == ["unit_mismatch"]
    next(box for box in app.selectbox if box.label.endswith("改为")).set_value("户").run()
    assert not work_of(app).checked.errors
    assert [one.value for one in work_of(app).checked.figures] == [405]


def test_a_plan_that_only_its_title_names_is_confirmed_or_called_a_result(store, open_page):
    rows = (["地区", "新发展会员数"], ["包头市", 12000], ["乌海市", 3000])
    app = drop(open_page("upload"), sheet(*rows, title="2025年会员发展目标任务分解表"))
    assert {one.kind for one in work_of(app).checked.figures} == {"target"}
    next(one for one in app.button if one.label == "确认").click().run()
    assert not app.exception
    assert {one.kind for one in work_of(app).checked.figures} == {"target"}
    box = next(box for box in app.selectbox if box.label.endswith("改为"))
    box.set_value("result").run()
    assert not app.exception
    assert {one.kind for one in work_of(app).checked.figures} == {"result"}


def test_what_was_confirmed_for_a_scheduled_draft_is_remembered_too(store, open_page):
    app = drop(open_page("upload"), households(包头市=405, 青山取=40))
    next(box for box in app.selectbox if "青山取" in box.label).select_index(0).run()
    next(one for one in app.text_input if one.label == "发布人").set_value("乌兰").run()
    next(one for one in app.button_group if one.label == "发布时间").set_value([True]).run()
    assert Recipes(store).listed() == []
    app.button(key="publish").click().run()
    assert work_of(app).saved.state == "scheduled"
    [learnt] = Recipes(store).listed()
    [choice] = learnt.sheets[0].choices
    assert (choice.field, choice.value) == ("places", "150204")


def test_next_years_file_of_the_same_layout_needs_no_choice(store, open_page):
    app = drop(open_page("upload"), households(包头市=405, 青山取=40))
    next(box for box in app.selectbox if "青山取" in box.label).select_index(0).run()
    sign_and_publish(app)
    app.button(key="another").click().run()
    rows = (["地区", "在档困难职工户数"], ["包头市", 410], ["青山取", 41])
    drop(app, sheet(*rows, title="2025年困难职工帮扶统计表"), "2025年困难职工帮扶统计表.xlsx")
    assert {one.place for one in work_of(app).checked.figures} == {BAOTOU, "150204"}
    assert not work_of(app).checked.errors
    assert [use.state for use in work_of(app).file.used] == ["used"]


def test_the_same_file_again_says_where_it_is_and_publishes_nothing(store, open_page):
    data = households(包头市=405, 青山取=40)
    app = drop(open_page("upload"), data)
    next(box for box in app.selectbox if "青山取" in box.label).select_index(0).run()
    sign_and_publish(app)
    app.button(key="another").click().run()
    app = drop(app, data)
    # the choices made for this very file hold, so that it is told to be the same
    assert not app.session_state["upload"].work.checked.errors
    assert any("发布为第1版，内容没有变化" in text for text in said(app))
    assert not [button for button in app.button if button.label == "发布为新版本"]
    assert store.latest() == 1


def test_a_conflict_shows_the_new_difference_and_can_go_on(store, open_page):
    publish(store, [figure(ON_FILE, 400, BAOTOU, 2024)], "2024年初报")
    app = drop(open_page("upload"), households(包头市=405))
    assert content(app)["title"] == "发布后将修订 1 项"
    publish(store, [figure(ON_FILE, 402, BAOTOU, 2024)], "王统计的更正")
    app.run()
    assert blocked(app)
    assert any("王统计的更正" in text for text in said(app))
    told = [
        json.loads(one.proto.bytes)["sections"][0]["blocks"][0]["text"]
        for one in app.get("bidi_component")
        if b'"sections"' in one.proto.bytes
    ]
    # what the other changed, then what would change now
    assert ["400\u2009户 → 402" in told[0], "402\u2009户 → 405" in told[1]] == [True, True]
    app.button(key="seen").click().run()
    sign_and_publish(app)
    assert store.facts(3, [2024]).to_pylist()[0]["value"] == 405


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "是空文件"),
        (PICTURE, "是图片"),
        (households(包头市=405)[:900], "不完整或已损坏"),
    ],
    ids=["empty", "picture", "truncated"],
)
def test_what_is_no_table_is_refused_in_words_and_another_may_be_tried(
    store, open_page, data, told
):
    app = drop(open_page("upload"), data, "报表.xlsx")
    assert told in app.error[0].value
    app = drop(app, households(包头市=405))
    assert not app.error
    assert app.session_state["upload"].work.draft.figures


def test_a_file_is_read_in_a_child_process(store, open_page, monkeypatch):
    monkeypatch.undo()
    monkeypatch.setenv("ATLAS_STORE", store.address)
    monkeypatch.setattr("atlas.access.is_this_machine", lambda address, headers: True)
    assert coming.receive is receive
    app = open_page("upload")
    app.file_uploader[0].upload(NAME, households(包头市=405)).run()
    while app.session_state["upload"].task:
        app.run()
    assert app.session_state["upload"].work.draft.figures


def test_from_elsewhere_the_page_says_that_it_is_off(store, open_page, monkeypatch):
    monkeypatch.setattr("atlas.access.is_this_machine", lambda address, headers: False)
    app = open_page("upload")
    assert "只在本机开放" in app.warning[0].value
    assert not app.file_uploader


def test_from_elsewhere_a_passphrase_opens_it(store, open_page, monkeypatch):
    monkeypatch.setattr("atlas.access.is_this_machine", lambda address, headers: False)
    monkeypatch.setenv("ATLAS_PASSPHRASE", "草原上的工会组织")
    app = open_page("upload")
    assert not app.file_uploader
    app.text_input(key="upload-passphrase").set_value("猜一个").run()
    assert "口令不对" in app.error[0].value
    app.text_input(key="upload-passphrase").set_value("草原上的工会组织").run()
    sign_and_publish(drop(app, households(包头市=405)))
    assert store.latest() == 1


def test_the_first_version_of_an_empty_store_is_an_upload(empty_store, open_page):
    app = drop(open_page("upload"), households(包头市=405))
    assert content(app)["title"] == "发布后将新增 1 项"
    sign_and_publish(app)
    assert empty_store.latest() == 0


def test_what_was_left_out_is_listed_and_counted(store, open_page):
    rows = (["序号", "地区", "在档困难职工户数"], [1, "包头市", 405], ["", "合计", 405])
    texts = "".join(said(drop(open_page("upload"), sheet(*rows))))
    assert "序号" in texts
    assert "1 个，只核对不存" in texts
