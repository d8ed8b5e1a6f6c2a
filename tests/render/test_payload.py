"""The payload: every number written out, nothing left for the browser to decide."""

import json

import pytest

from atlas.arithmetic import Change
from atlas.datum import Datum, missing
from atlas.render.stage.payload import encoded, payload, spans
from atlas.render.stage.tiles import tile
from atlas.stories.blocks import (
    Column,
    Headline,
    Row,
    Section,
    Sentence,
    Story,
    Table,
)
from atlas.words import words
from tests.render.examples import gallery

ZH, EN = words("zh"), words("en")


def rate(value: float, **more: object) -> Datum:
    return Datum(value, "%", absence="", sources=("a1", "b2"), **more)


def test_the_whole_gallery_is_json_in_both_languages():
    for language in ("zh", "en"):
        content = payload(gallery(language), words(language))
        assert json.loads(encoded(content)) == content


def test_the_same_story_is_the_same_bytes():
    first, second = (encoded(payload(gallery("zh"), ZH)) for _ in range(2))
    assert first == second


def test_a_tile_has_the_figure_its_unit_apart_and_the_ids_behind_it():
    shown = tile(Headline("覆盖率", rate(96.8)), ZH, {})["fig"]
    assert (shown["n"], shown["u"], shown["ids"]) == ("96.8", "%", "a1,b2")


def test_a_bound_is_never_shown_without_its_sign():
    assert tile(Headline("入会率", rate(80, bound="ge")), ZH, {})["fig"]["n"] == "≥80"


@pytest.mark.parametrize(
    ("absence", "said"),
    [("unreported", "未报"), ("inapplicable", "不适用"), ("suppressed", "不公开")],
)
def test_what_is_missing_is_named_and_has_no_value(absence, said):
    shown = tile(Headline("覆盖率", missing("%", absence)), ZH, {})["fig"]
    assert (shown["t"], shown["miss"]) == (said, absence)
    assert "v" not in shown


def test_zero_is_a_figure_and_not_a_gap():
    shown = tile(Headline("投诉", Datum(0, "户", absence="")), ZH, {})["fig"]
    assert (shown["t"].split("\u2009"), shown["v"]) == (["0", "户"], 0)


def test_a_change_has_sign_unit_and_year():
    shown = tile(Headline("覆盖率", rate(96.8), Change("points", 1.2, 2023)), ZH, {})["change"]
    assert (shown["sign"], shown["t"], shown["since"]) == ("up", "+1.2 个百分点", "比2023年")


def test_a_refused_change_is_a_sentence_without_arrow():
    refused = Change("none", None, 2023, "break")
    shown = tile(Headline("会员", rate(1), refused), ZH, {})["change"]
    assert shown == {"sign": "none", "t": "口径变化，不比较"}


@pytest.mark.parametrize(
    ("value", "bound", "aim_bound", "said"),
    [
        (96.8, "eq", "ge", "已达到"),
        (78.0, "eq", "ge", "差 2.0 个百分点"),
        (84.0, "eq", "eq", "超 4.0 个百分点"),
        (80.0, "ge", "ge", None),
    ],
)
def test_the_goal_says_how_far_only_where_the_figure_is_exact(value, bound, aim_bound, said):
    shown = tile(
        Headline("入会率", rate(value, bound=bound), goal=rate(80, bound=aim_bound)), ZH, {}
    )["goal"]
    assert shown.get("reach") == said


def test_a_note_puts_its_mark_on_every_figure_that_carries_it():
    noted = Headline("户数", Datum(55_000, "户", absence="", notes=("不包含包头市",)))
    story = Story("题", (), (noted,), footnotes=(("①", "不包含包头市"),))
    content = payload(story, ZH)
    assert content["tiles"][0]["fig"]["marks"] == "①"
    assert content["footnotes"] == [["①", "不包含包头市"]]


def test_sparklines_keep_their_gaps():
    spark = ((2015, rate(80)), (2016, missing("%")), (2017, rate(84)))
    assert tile(Headline("率", rate(84), spark=spark), ZH, {})["spark"] == [
        [2015, 80],
        [2016, None],
        [2017, 84],
    ]


def _one_table(columns: tuple[Column, ...], rows: tuple[Row, ...]) -> dict:
    story = Story("题", (), sections=(Section((Table("t", "表", columns, rows),)),))
    return payload(story, ZH)["sections"][0]["blocks"][0]


def test_money_has_one_unit_a_column_and_it_stands_in_the_header():
    columns = (Column("place", "地区", kind="text"), Column("money", "资金", "元"))
    money = (87_822_000, 7_122_000)
    rows = tuple(
        Row((name, Datum(v, "元", absence=""))) for name, v in zip("甲乙", money, strict=True)
    )
    table = _one_table(columns, rows)
    assert table["columns"][1]["unit"] == "万元"
    assert [row["cells"][1]["n"] for row in table["rows"]] == ["8,782.2", "712.2"]
    assert table["rows"][0]["cells"][1]["x"] == "87,822,000\u2009元"


def test_counts_stand_in_full_in_a_table():
    columns = (Column("place", "地区", kind="text"), Column("n", "户数", "户"))
    table = _one_table(columns, (Row(("甲", Datum(55_000, "户", absence=""))),))
    assert table["columns"][1]["unit"] == "户"
    assert table["rows"][0]["cells"][1]["n"] == "55,000"


def test_the_table_behind_a_chart_shows_the_same_numbers():
    content = payload(gallery("zh", only="lines"), ZH)
    chart = content["sections"][0]["blocks"][1]
    cells = {row["cells"][0]["t"]: row["cells"][1] for row in chart["table"]["rows"]}
    assert cells["2017"]["t"] == "≥80\u202f%"
    assert cells["2020"]["n"] == "92–95"
    assert chart["table"]["columns"][1]["unit"] == "%"


def test_a_break_of_method_is_told_under_the_chart():
    chart = payload(gallery("zh", only="lines"), ZH)["sections"][0]["blocks"][0]
    assert "2017→2018年 实名制后重新统计，前后不可比" in chart["notes"]


def test_english_has_no_chinese_in_its_words():
    for key, text in payload(gallery("en"), EN)["words"].items():
        assert not any("\u4e00" <= letter <= "\u9fff" for letter in text), key


def test_blocks_share_the_row_equally_unless_widths_are_given():
    two = (Sentence("a"), Sentence("b"))
    assert spans(Section(two)) == [6, 6]
    assert spans(Section(two, widths=(8, 4))) == [8, 4]


def test_only_stories_with_charts_ask_for_the_chart_library():
    assert payload(gallery("zh", only="lines"), ZH)["plots"]
    assert not payload(gallery("zh", only="map"), ZH)["plots"]


def test_two_blocks_with_one_id_are_refused():
    same = Table("t", "", (), ())
    with pytest.raises(ValueError, match=r"\['t'\]"):
        payload(Story("题", (), sections=(Section((same, same)),)), ZH)
