"""The payload of the picture: regions named, doubts dotted, large sheets sent in part."""

import json
import time

from atlas.ingest import Understanding, read, understand_workbook
from atlas.ingest.draft import Doubt, Roles
from atlas.ingest.files.raw import Merge, RawTable
from atlas.render.sheet.dotted import percent
from atlas.render.sheet.picture import Drawn, encoded, picture
from atlas.render.sheet.regions import Frame, frame_of
from atlas.words import words
from tests.ingest.desk import xlsx

W = words("zh")
#: a ministry's form: title, unit, two leagues, a total, a note
FORM = [
    ["2024年困难职工帮扶统计表", None, None],
    ["单位：户"],
    ["地区", "在档困难职工户数", "已帮扶户数"],
    ["包头市", 1405, 380],
    ["乌海市", 99, 98],
    ["合计", 1504, 478],
    ["注：在档户数为期末数。"],
]


def drawn(rows=range(60), columns=range(60), **more) -> Drawn:
    book = read(xlsx(FORM, sheet="帮扶"), "2024年表.xlsx")
    draft = understand_workbook(book)
    table = book.sheets[0]
    return Drawn(
        table,
        draft.roles["帮扶"],
        draft.sheets,
        [row for row in rows if row < table.height],
        [column for column in columns if column < table.width],
        **more,
    )


def tags(content: dict) -> dict[str, str]:
    """Address → name of the region that begins there."""
    return {
        content["columns"][x]["n"] + row["n"]: cell[5]
        for row in content["rows"]
        for x, cell in enumerate(row["c"])
        if cell and len(cell) > 5
    }


def test_each_region_is_named_at_its_corner():
    assert tags(picture(drawn(), W)) == {
        "A1": "标题",
        "A2": "单位",
        "A3": "指标表头",
        "A4": "地区列",
        "B4": "数值区 4 个数",
        "B6": "合计行",
        "A7": "注",
    }


def test_numbers_are_drawn_as_they_were_printed():
    book = read(xlsx([["地区", "率"], ["包头市", 0.941]], formats={"B2": "0.0%"}), "表.xlsx")
    draft = understand_workbook(book)
    table = book.sheets[0]
    one = picture(Drawn(table, draft.roles[table.sheet], draft.sheets, [0, 1], [0, 1]), W)
    assert one["rows"][1]["c"][1][0] == "94.1%"


def test_low_confidence_is_dotted_with_its_percentage_at_the_first_cell():
    doubt = Doubt("帮扶", "C4:C5", "indicator", "已帮扶户数", "helped_households", confidence=0.62)
    dotted = picture(drawn(doubts=[doubt]), W)["doubts"]
    assert dotted == {"C4": ["62%", "指标", "tlr"], "C5": ["", "指标", "lbr"]}


def test_what_is_hardly_a_guess_is_called_unsure():
    assert percent(0.3, W) == "拿不准"
    assert percent(0.62, W) == "62%"


def test_what_is_left_out_between_two_rows_can_be_asked_for():
    content = picture(drawn(rows=[0, 1, 2, 6]), W)
    gap = content["rows"][3]
    assert gap["gap"] == [3, 5]
    assert content["rows"][4]["n"] == "7"


def test_a_sheet_of_100_000_rows_costs_what_its_window_costs():
    table = RawTable("大表", [["包头市", float(row)] for row in range(100_000)])
    roles = Roles(columns={0: "place", 1: "value"})
    begun = time.perf_counter()
    content = encoded(picture(Drawn(table, roles, [], range(60), range(2)), W))
    assert time.perf_counter() - begun < 0.5
    assert len(content) < 20_000
    assert json.loads(content)["size"] == [0, 0, 100_000, 2]


def test_two_tables_on_a_sheet_are_framed_one_by_one():
    tables = [
        Understanding("帮扶", range="A1:C3", shape="places_indicators", figures=4),
        Understanding("帮扶", range="A5:C7", shape="places_years", figures=9),
    ]
    base = drawn()
    content = picture(Drawn(base.table, base.roles, tables, base.rows, base.columns), W)
    assert [frame[:4] for frame in content["frames"]] == [[0, 0, 2, 2], [4, 0, 6, 2]]
    assert content["frames"][1][4] == "表 2：9 个数"


def test_a_range_is_counted_from_the_used_corner():
    table = RawTable("x", [[1.0, 2.0]], first_row=2, first_column=1, merges=(Merge(0, 0, 0, 1),))
    assert frame_of(table, "B3:C3") == Frame(0, 0, 0, 1)
    assert frame_of(table, "C3") == Frame(0, 1, 0, 1)
    assert frame_of(table, "第三节") is None
