"""What an analyst does beside the picture: open a cell, choose otherwise, confirm, explain, undo.

The file lies on a stand-in of the desk that has only what the bench asks of it."""

import json
from dataclasses import dataclass, field, replace

import pytest
from streamlit.testing.v1 import AppTest

from atlas.figures import Finding
from atlas.ingest import Corrections, Draft, read, understand_workbook
from atlas.ingest.draft import Doubt
from atlas.ingest.files.raw import RawWorkbook
from atlas.publishing import CheckedDraft, check
from atlas.uploading.explaining import KEY
from tests.ingest.desk import xlsx
from tests.pages.conftest import (  # noqa: F401 - fixtures
    BAOTOU,
    WUHAI,
    empty_store,
    figure,
    publish,
    store,
)

NAME = "2024年困难职工帮扶统计表.xlsx"
ON_FILE, HELPED = "hardship_households", "helped_households"


@dataclass
class Desk:
    """One file, read anew and checked at each choice."""

    workbook: RawWorkbook
    store: object
    doubts: tuple[Doubt, ...] = ()
    corrections: Corrections = field(default_factory=Corrections)
    explanations: dict[Finding, str] = field(default_factory=dict)
    draft: Draft = None
    checked: CheckedDraft = None

    def __post_init__(self) -> None:
        self.correct(None, self.corrections)

    def correct(self, _: object, corrections: Corrections) -> None:
        self.corrections = corrections
        understood = understand_workbook(self.workbook, corrections)
        self.draft = replace(understood, doubts=self.doubts)
        self.checked = check(understood, self.store)

    def explain(self, _: object, explanations: dict[Finding, str]) -> None:
        self.explanations = dict(explanations)

    def without(self, sheet: str) -> Corrections:
        return Corrections({k: v for k, v in self.corrections.sheets.items() if k != sheet})


def script() -> None:
    import types

    import streamlit as st

    from atlas.uploading import explaining, sheets
    from atlas.view import View
    from atlas.words import words

    opened = types.SimpleNamespace(words=words("zh"), view=View("upload"))
    if st.session_state.get("part") != "explain":
        sheets.understood(opened, st.session_state["work"])
    if st.session_state.get("part") != "picture":
        explaining.table(opened, st.session_state["work"])


@pytest.fixture
def lay(store):  # noqa: F811 - the fixture
    """Lay rows on the desk and open the bench: (page, desk)."""

    def laid(rows: list, part: str = "picture", **more: object):
        book = read(xlsx([["2024年困难职工帮扶统计表"], *rows], sheet="帮扶"), NAME)
        desk = Desk(book, store, **more)
        app = AppTest.from_function(script, default_timeout=60)
        app.session_state["work"], app.session_state["part"] = desk, part
        app.run()
        assert not app.exception, app.exception
        return app, desk

    return laid


ROWS = [["地区", "在档困难职工户数", "备用"], ["包头市", 405, 7], ["乌海市", 99, 8]]


def opened_cell(app, address: str):
    next(one for one in app.text_input if one.label == "单元格").set_value(address).run()
    assert not app.exception, app.exception
    return app


def box(app, label: str):
    return next(one for one in app.selectbox if one.label == label)


def said(app) -> str:
    shown = [one.proto.body for one in app.get("html")]
    return " ".join([*shown, *(one.value for one in (*app.markdown, *app.caption, *app.error))])


def drawn(app) -> dict:
    return json.loads(app.get("bidi_component")[0].proto.bytes)


def test_a_cell_says_what_it_is_and_why(lay):
    app, _ = lay(ROWS)
    texts = said(opened_cell(app, "b3"))
    assert "B3 = 在档困难职工户数 · 包头市 · 2024年 · 户 · 405" in texts
    assert "B 列的表头是“在档困难职工户数”" in texts
    assert "第 3 行的地区是“包头市”" in texts
    assert drawn(app)["select"] == "B3"


def test_the_column_of_a_cell_becomes_another_indicator_and_back(lay):
    app, desk = lay(ROWS)
    opened_cell(app, "B3")
    box(app, "B 列的指标").set_value(HELPED).run()
    assert {one.indicator for one in desk.draft.figures} == {HELPED}
    assert "B 列：指标改为 **已帮扶救助困难职工户数（户）**" in said(app)
    next(one for one in app.button if one.label == "撤销这一处").click().run()
    assert {one.indicator for one in desk.draft.figures} == {ON_FILE}


def test_a_place_is_chosen_for_one_row_and_the_last_step_undone(lay):
    app, desk = lay([ROWS[0], ["包头", 405, 7], ["乌海", 99, 8]])
    opened_cell(app, "A4")
    box(app, "第 4 行的地区").set_value("150100").run()
    assert [one.place for one in desk.draft.figures] == [BAOTOU, "150100"]
    next(one for one in app.button if one.label == "撤销上一步").click().run()
    assert [one.place for one in desk.draft.figures] == [BAOTOU, WUHAI]


def test_a_year_and_a_unit_are_chosen_for_a_column(lay):
    app, desk = lay(ROWS)
    opened_cell(app, "B3")
    box(app, "B 列的年份").set_value("2023").run()
    assert {one.year for one in desk.draft.figures} == {2023}
    box(app, "B 列的单位").set_value("万户").run()
    assert [one.value for one in desk.draft.figures] == [4_050_000, 990_000]


def test_a_role_is_given_to_a_row_by_hand(lay):
    app, desk = lay(ROWS)
    opened_cell(app, "A4")
    box(app, "改哪里").set_value("row").run()
    box(app, "当作").set_value("ignored").run()
    assert desk.corrections.of("帮扶").roles == {"4": "ignored"}
    assert [one.place for one in desk.draft.figures] == [BAOTOU]


def test_an_unread_name_offers_its_guesses_first_and_chooses_none_by_itself(lay):
    app, desk = lay([ROWS[0], ["青山取", 405, 7], ["乌海市", 99, 8]])
    choice = box(opened_cell(app, "A3"), "第 3 行的地区")
    assert choice.value is None
    assert choice.options[0] == "可能是：包头市 · 青山区"
    choice.select_index(0).run()
    assert [one.place for one in desk.draft.figures] == ["150204", WUHAI]


def test_what_is_unsure_comes_first_and_is_confirmed(lay):
    doubt = Doubt("帮扶", "B2", "indicator", "在档", ON_FILE, (HELPED,), 0.62)
    app, desk = lay(ROWS, doubts=(doubt,))
    assert "**先看这些**：1 处拿不准。" in said(app)
    assert "当作 **在档困难职工户数（户）**（62%）" in said(app)
    assert drawn(app)["doubts"] == {"B2": ["62%", "指标", "tlbr"]}
    next(one for one in app.button if one.label == "确认").click().run()
    assert desk.corrections.of("帮扶").indicators == {"B": ON_FILE}
    assert "先看这些" not in said(app)


def test_what_is_unsure_is_changed_to_the_next_guess(lay):
    doubt = Doubt("帮扶", "B2", "indicator", "在档", ON_FILE, (HELPED,), 0.4)
    app, desk = lay(ROWS, doubts=(doubt,))
    other = box(app, "改为…")
    assert other.options[0] == "可能是：已帮扶救助困难职工户数（户）"
    other.select_index(0).run()
    assert {one.indicator for one in desk.draft.figures} == {HELPED}


def leagues(times: int) -> list:
    from atlas.places import Places

    return [["地区", "在档困难职工户数"]] + [
        [place.name, 400 * times + index] for index, place in enumerate(Places.load().leagues())
    ]


def test_one_text_explains_twelve_and_is_previewed_as_it_is_printed(lay, store):  # noqa: F811
    from atlas.places import Places

    before = [figure(ON_FILE, 400, place.code) for place in Places.load().leagues()]
    before = [one.with_(explanation="上年并入林区") for one in before]
    publish(store, before, "2023年各盟市")
    app, desk = lay(leagues(10), part="explain")
    assert len(desk.checked.queries) == 12
    assert box(app, "这条说明用于").options[0] == "还没有说明的 12 处"
    box(app, "沿用以前的说明").set_value("上年并入林区").run()
    text = next(one for one in app.text_area if one.label == "说明")
    assert text.value == "上年并入林区"
    text.set_value("2024年纳入相对困难职工").run()
    texts = said(app)
    assert "呼和浩特市2024年在档困难职工户数 4,000\u2009户①" in texts
    assert "① 2024年纳入相对困难职工" in texts
    next(one for one in app.button if one.label == "写到这 12 处").click().run()
    assert not app.exception, app.exception
    assert list(desk.explanations.values()) == ["2024年纳入相对困难职工"] * 12
    (row,) = drawn(app)["rows"]
    assert (row["count"], row["explanation"]) == (12, "2024年纳入相对困难职工")


def write(app, text):
    next(one for one in app.text_area if one.label == "说明").set_value(text).run()
    next(one for one in app.button if one.label.startswith("写到这")).click().run()


def test_without_a_text_nothing_is_written(lay, store):  # noqa: F811
    publish(store, [figure(ON_FILE, 400, place) for place in (BAOTOU, WUHAI)], "2023年")
    app, desk = lay([ROWS[0][:2], ["包头市", 4000], ["乌海市", 4100]], part="explain")
    next(one for one in app.button if one.label.startswith("写到这")).click().run()
    assert "请先写明原因。" in [one.value for one in app.warning]
    assert not any(desk.explanations.values())


def test_a_text_of_its_own_stands_beside_the_common_one(lay, store):  # noqa: F811
    publish(store, [figure(ON_FILE, 400, place) for place in (BAOTOU, WUHAI)], "2023年")
    app, desk = lay([ROWS[0][:2], ["包头市", 4000], ["乌海市", 4100]], part="explain")
    write(app, "并入林区")
    mine = app.session_state[KEY]
    mine.picked = (
        str(next(n for n, one in enumerate(mine.numbered.findings) if one.cell == "B3")),
    )
    app.run()
    write(app, "新标准")
    found = {one.cell: text for one, text in desk.explanations.items() if one.cell}
    assert found == {"B3": "新标准", "B4": "并入林区"}


def test_a_year_confirmed_for_the_sheet_is_not_taken_back_by_its_own_field(lay):
    doubt = Doubt("帮扶", "A2:C4", "year", "", "2023", (), 0.7, "year_from_file")
    app, desk = lay(ROWS, doubts=(doubt,))
    next(one for one in app.button if one.label == "确认").click().run()
    app.run()
    assert desk.corrections.of("帮扶").year == 2023
    assert {one.year for one in desk.draft.figures} == {2023}
