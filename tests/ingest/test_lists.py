"""A list read by its columns gives what reading it row by row gives, whatever stands in it."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atlas.catalogue import load_catalogue
from atlas.figures import Figures
from atlas.ingest import Draft, figures, list_rows, listed
from atlas.ingest.amounts import Amounts
from atlas.ingest.files.raw import RawTable, RawWorkbook
from atlas.ingest.list_columns import own_numbers
from atlas.ingest.sense import Sense
from atlas.ingest.understanding import understand_workbook
from atlas.ingest.values.numbers import read_plain

HEADINGS = ["指标", "分组", "地区", "年份", "数值", "单位", "备注"]
INDICATORS = [
    ("会员总数", "人"),
    ("送温暖资金", "万元"),
    ("农牧民工入会率", "%"),
    ("帮扶站点", "个"),
]
#: what people type where one expects a name or a number, each of which may need more than its row
ODD_NAMES = ["合计", "其中：国有企业", "会员", "某指标", "", "同比增长", "一、组织建设"]
ODD_PLACES = ["包头市本级", "某某市", "合计", "", "左旗", "150203"]
ODD_YEARS = ["2019年", "2020年6月", "合计", "", "明年", 43831.0]
ODD_NUMBERS = [
    "未报",
    "-",
    "",
    "80%以上",
    "1.2万",
    "1.2万",
    "三十",
    "1,234",
    "0.5",
    "94.1%",
    "见附件",
    True,
    None,
    0.0,
    12.345,
]

rows = st.lists(
    st.tuples(
        st.sampled_from(INDICATORS),
        st.sampled_from(["", "", "女职工", "合计"]),
        st.sampled_from(["包头市", "昆都仑区", "呼和浩特市", "内蒙古自治区"]),
        st.sampled_from([2018.0, 2019.0, "2020", "2021年"]),
        st.one_of(
            st.integers(0, 10**7).map(float),
            st.decimals(0, 999, places=2).map(float),
            st.floats(0, 1e9),
        ),
        st.sampled_from(["", "", "补报"]),
    ),
    min_size=2,
    max_size=12,
)
odd = st.lists(
    st.tuples(
        st.integers(0, 11),
        st.one_of(
            st.tuples(st.just(0), st.sampled_from(ODD_NAMES)),
            st.tuples(st.just(2), st.sampled_from(ODD_PLACES)),
            st.tuples(st.just(3), st.sampled_from(ODD_YEARS)),
            st.tuples(st.just(4), st.sampled_from(ODD_NUMBERS)),
            st.tuples(st.just(5), st.sampled_from(["元", "", "户", "斤"])),
        ),
    ),
    max_size=2,
)
marks = st.dictionaries(
    st.integers(0, 11), st.sampled_from(["format", "error", "uncached"]), max_size=2
)


@pytest.fixture(autouse=True)
def short_lists() -> Iterator[None]:
    """Lists of a few rows, no two alike, go through columns too."""
    with (
        patch.object(listed, "FEWEST_ROWS", 1),
        patch.object(listed, "_ROWS_EACH", 0),
        patch.object(list_rows, "_ROWS_EACH", 0),
    ):
        yield


def book(
    said: list[tuple[Any, ...]], others: list[tuple[int, tuple[int, Any]]], marked: dict[int, str]
) -> RawWorkbook:
    lines: list[list[Any]] = [
        [name, group, place, year, number, unit, remark]
        for (name, unit), group, place, year, number, remark in said
    ]
    for at, (column, value) in others:
        lines[at % len(lines)][column] = value
    kept: dict[str, dict[tuple[int, int], str]] = {"format": {}, "error": {}, "uncached": {}}
    for at, mark in marked.items():
        place = (at % len(lines) + 2, 4)
        kept[mark][place] = {"format": "0.0%", "error": "#REF!", "uncached": ""}[mark]
        if mark != "format":
            lines[place[0] - 2][4] = ""
    title = ["示例数据：2020年各地汇总表", *[""] * (len(HEADINGS) - 1)]
    table = RawTable(
        "汇总",
        [title, list(HEADINGS), *lines],
        formats=kept["format"],
        errors=kept["error"],
        uncached=frozenset(kept["uncached"]),
    )
    return RawWorkbook("汇总.xlsx", "a" * 64, (table,))


def by_rows(workbook: RawWorkbook) -> Draft:
    """The naive way: what every row says, one after the other."""
    with patch.object(figures, "read_list", lambda harvester: None):
        return understand_workbook(workbook)


def told(draft: Draft) -> tuple[Any, ...]:
    return (
        tuple(draft.figures),
        draft.findings,
        draft.unmatched,
        draft.ignored,
        draft.totals,
        draft.sheets,
        draft.doubts,
        draft.roles,
    )


@settings(max_examples=150, deadline=None)
@given(rows, odd, marks)
def test_columns_say_what_rows_say(
    said: list[tuple[Any, ...]], others: list[tuple[int, tuple[int, Any]]], marked: dict[int, str]
) -> None:
    workbook = book(said, others, marked)
    assert told(understand_workbook(workbook)) == told(by_rows(workbook))


def test_a_plain_list_is_read_by_columns_and_odd_numbers_keep_their_place() -> None:
    said = [
        (("会员总数", "人"), "", "包头市", 2019.0, 405.0, ""),
        (("送温暖资金", "万元"), "", "包头市", 2019.0, 8782.2, ""),
        (("会员总数", "人"), "", "呼和浩特市", 2019.0, "未报", ""),
        (("会员总数", "人"), "", "昆都仑区", 2020.0, "约1.2万", "补报"),
        (("会员总数", "人"), "", "昆都仑区", 2019.0, "", ""),
        (("会员总数", "人"), "", "昆都仑区", 2018.0, "见附件", ""),
    ]
    draft = understand_workbook(book(said, [], {}))
    assert isinstance(draft.figures, Figures)
    assert [(one.cell, one.value, one.bound, one.absence) for one in draft.figures] == [
        ("E3", 405.0, "eq", ""),
        ("E4", 87_822_000.0, "eq", ""),
        ("E5", None, "eq", "unreported"),
        ("E6", 12_000.0, "about", ""),
    ]
    assert draft.figures[1].half_width == 500
    assert draft.figures[1].transform == "万元 → 元 ×10000"
    assert [(one.rule, one.cell) for one in draft.findings] == [("not_a_number", "E8")]
    assert [sheet.blanks for sheet in draft.sheets] == [1]


@given(
    st.lists(
        st.one_of(st.floats(-1e12, 1e12), st.decimals(-99, 99, places=3).map(float)), max_size=9
    ),
    st.sampled_from([("members", "人", 1), ("members", "人", 10_000), ("coverage", "%", 1)]),
)
def test_numbers_of_a_column_are_those_of_their_cells(
    cells: list[float], means: tuple[str, str, int]
) -> None:
    code, unit, factor = means
    sense = Sense(code, "", unit, f"{factor}{unit}", Decimal(factor))
    amounts = Amounts(load_catalogue())
    found = own_numbers(cells, {}, [0] * len(cells), {0: sense}, amounts)
    one_by_one = [(one, amounts.of(one, sense)) for one in map(read_plain, cells)]
    told = zip(found.values, found.printed, found.half_widths, strict=True)
    assert [*told] == [(its.value, one.printed, its.half_width) for one, its in one_by_one]


@pytest.mark.parametrize(
    ("row", "asked"),
    [
        (("会员总数", "斤"), "unknown_unit"),
        (("会员总数", "人"), "unknown_place"),
        (("会员总数", "人"), ""),
        (("会员总数", "人"), "unclear_year"),
    ],
    ids=["unit", "place", "sum", "year"],
)
def test_a_row_that_leaves_something_open_is_read_by_itself(
    row: tuple[str, str], asked: str
) -> None:
    place = {"unknown_place": "某某市", "": "合计"}.get(asked, "乌海市")
    year = "明年" if asked == "unclear_year" else 2019.0
    said = [
        (("会员总数", "人"), "", "包头市", 2019.0, 405.0, ""),
        (row, "", place, year, 1.0, ""),
        (("会员总数", "人"), "", "呼和浩特市", 2019.0, 99.0, ""),
    ]
    draft = understand_workbook(book(said, [], {}))
    assert isinstance(draft.figures, Figures)
    assert [one.cell for one in draft.figures] == ["E3", "E5"]
    assert [one.rule for one in draft.findings] == ([asked] if asked else [])
    assert [one.parts for one in draft.totals] == ([] if asked else [("E3", "E5")])
    assert told(draft) == told(by_rows(book(said, [], {})))


def test_a_name_that_may_need_the_row_above_has_all_rows_read_one_by_one() -> None:
    said = [
        (("会员总数", "人"), "", "包头市", 2019.0, 405.0, ""),
        (("某指标", "人"), "", "包头市", 2019.0, 1.0, ""),
    ]
    draft = understand_workbook(book(said, [], {}))
    assert not isinstance(draft.figures, Figures)
    assert told(draft) == told(by_rows(book(said, [], {})))
