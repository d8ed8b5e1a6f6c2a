"""What an analyst chooses on the page is applied, and survives as JSON."""

import json

from hypothesis import given
from hypothesis import strategies as st

from atlas.ingest import IGNORE, Corrections, SheetCorrections
from tests.ingest.desk import draft, rules, told

ROWS = [
    ["工会情况"],
    ["地区", "会员总人头", "送温暖钱", "备用"],
    ["包头", 5, 6, 7],
    ["某旗", 8, 9, 10],
]


def chosen(**what: object) -> Corrections:
    return Corrections().with_("Sheet1", **what)


def test_names_places_and_the_year_are_chosen() -> None:
    first = draft(ROWS)
    assert first.figures == ()
    assert {(one.kind, one.name) for one in first.unmatched} == {
        ("indicator", "会员总人头"),
        ("indicator", "送温暖钱"),
        ("indicator", "备用"),
        ("place", "某旗"),
    }
    one = draft(
        ROWS,
        chosen=chosen(
            year=2024,
            indicators={"会员总人头": "members", "C": "warmth_funds", "备用": IGNORE},
            places={"某旗": "150221"},
            units={"C": "万元"},
        ),
    )
    assert told(one) == {
        "B3": ("members", "150200", 2024, "", 5),
        "C3": ("warmth_funds", "150200", 2024, "", 60_000),
        "B4": ("members", "150221", 2024, "", 8),
        "C4": ("warmth_funds", "150221", 2024, "", 90_000),
    }
    assert one.findings == ()
    assert [(left.cell, left.reason) for left in one.ignored] == [("D2:D4", "chosen")]


def test_a_unit_that_does_not_fit_is_what_was_chosen_for_it_wherever_it_is_printed() -> None:
    named = [["2024年"], ["地区", "会员人数（人次）"], ["包头市", 5]]
    in_cell = [["2024年"], ["地区", "会员人数"], ["包头市", "5人次"]]
    above = [["2024年"], ["单位：万人次"], ["地区", "会员人数"], ["包头市", 5]]
    for rows, unit, meant, value in (
        (named, "人次", "人", 5), (in_cell, "人次", "人", 5), (above, "万人次", "万人", 50_000),
    ):  # fmt: skip
        assert [(one.kind, one.name) for one in draft(rows).unmatched] == [("unit", unit)]
        settled = draft(rows, chosen=chosen(units={unit: meant}))
        assert settled.unmatched == ()
        assert [(one.indicator, one.value) for one in settled.figures] == [("members", value)]


def test_a_row_may_be_left_out_or_placed_by_its_number() -> None:
    rows = [["2024年"], ["地区", "会员人数"], ["包头市", 5], ["某旗", 8]]
    out = draft(rows, chosen=chosen(places={"某旗": IGNORE}))
    assert set(told(out)) == {"B3"}
    assert [(left.cell, left.reason) for left in out.ignored] == [("A4:B4", "chosen")]
    placed = draft(rows, chosen=chosen(places={"4": "150221"}))
    assert told(placed)["B4"][1] == "150221"


def test_the_year_and_unit_of_a_sheet_or_column_are_chosen() -> None:
    rows = [["2023年单位：人"], ["地区", "会员人数", "基层工会数"], ["包头市", 5, 6]]
    one = draft(rows, chosen=chosen(year=2024, unit="万人", years={"C": 2022}, units={"C": "个"}))
    assert told(one) == {
        "B3": ("members", "150200", 2024, "", 50_000),
        "C3": ("grassroots_unions", "150200", 2022, "", 6),
    }
    assert one.sheets[0].year_from == "chosen"


def test_the_indicator_of_a_sheet_and_its_place_are_chosen() -> None:
    rows = [["历年数字"], ["地区", 2020, 2021], ["包头市", 5, 6]]
    assert {rule for rule, _ in rules(draft(rows))} == {"no_indicator"}
    one = draft(rows, chosen=chosen(indicator="members"))
    assert [figure.indicator for figure in one.figures] == ["members", "members"]
    single = [["数字"], ["指标", 2020], ["会员人数", 5]]
    one = draft(single, chosen=chosen(place="150300"))
    assert [figure.place for figure in one.figures] == ["150300"]


def test_a_category_is_chosen() -> None:
    rows = [["指标", "地区", "年份", "数值", "分组"], ["职代会建制率", "包头市", 2020, 95, "公家"]]
    assert rules(draft(rows)) == [("unknown_category", "E2")]
    one = draft(rows, chosen=chosen(categories={"公家": "ownership=state"}))
    assert [figure.breakdown for figure in one.figures] == ["ownership=state"]


def test_a_sheet_is_left_out_or_read_by_choice() -> None:
    rows = [["2024年"], ["地区", "会员人数"], ["包头市", 5]]
    out = draft(rows, chosen=chosen(skip=True))
    assert (out.figures, [left.reason for left in out.ignored]) == ((), ["chosen"])
    cover = draft(rows, sheet="说明")
    assert [left.reason for left in cover.ignored] == ["cover"]
    read = draft(rows, sheet="说明", chosen=Corrections().with_("说明", skip=False))
    assert len(read.figures) == 1


TEXT = st.text(min_size=1, max_size=5)


@given(
    st.dictionaries(
        TEXT,
        st.builds(
            SheetCorrections,
            skip=st.sampled_from([None, True, False]),
            year=st.one_of(st.none(), st.integers(1949, 2100)),
            unit=TEXT,
            theme=TEXT,
            place=TEXT,
            indicator=TEXT,
            indicators=st.dictionaries(TEXT, TEXT, max_size=2),
            places=st.dictionaries(TEXT, TEXT, max_size=2),
            units=st.dictionaries(TEXT, TEXT, max_size=2),
            years=st.dictionaries(TEXT, st.integers(1949, 2100), max_size=2),
            categories=st.dictionaries(TEXT, TEXT, max_size=2),
        ),
        max_size=3,
    )
)
def test_choices_survive_as_json(sheets: dict[str, SheetCorrections]) -> None:
    choices = Corrections(sheets)
    assert Corrections.from_json(json.loads(json.dumps(choices.to_json()))) == choices
