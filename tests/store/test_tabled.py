"""Many figures at once: kept as columns and rows, and still the figures that they are."""

from dataclasses import fields, replace

from hypothesis import given
from hypothesis import strategies as st

from atlas.figures import Figure, Figures, column_of, joined
from atlas.store.schema import Tabled, facts_table, figures_of
from tests.store.building import figure

UPLOAD = "a" * 64
TEXTS = st.sampled_from(["", "2020-06", "女职工=是", "示例"])
FIGURES = st.builds(
    figure,
    year=st.sampled_from([None, 2017, 2020]),
    value=st.sampled_from([None, 0.0, 5.25]),
    breakdown=TEXTS,
    period=st.sampled_from(["year", "point", "cumulative"]),
    year_from=st.sampled_from([None, 1992]),
    as_of=TEXTS,
    demo=st.booleans(),
    explanation=TEXTS,
)


def columns(figures: list[Figure]) -> Figures:
    return Figures({one.name: [getattr(it, one.name) for it in figures] for one in fields(Figure)})


@given(st.lists(FIGURES, max_size=5))
def test_columns_hold_the_same_figures_under_the_same_ids(figures: list[Figure]) -> None:
    kept = columns(figures)
    assert kept == figures == list(kept)
    assert [kept[at] for at in range(len(kept))] == figures
    for facts in (facts_table(figures), facts_table(kept), Tabled.of(kept).facts):
        assert facts.column("id").to_pylist() == [one.id for one in figures]
        assert list(figures_of(facts)) == figures


@given(st.lists(st.tuples(st.lists(FIGURES, max_size=3), st.booleans()), max_size=4))
def test_the_sheets_of_a_workbook_are_joined_in_order(
    parts: list[tuple[list[Figure], bool]],
) -> None:
    kept = joined([columns(part) if as_columns else part for part, as_columns in parts])
    assert tuple(kept) == tuple(one for part, _ in parts for one in part)
    filled = [as_columns for part, as_columns in parts if part]
    assert isinstance(kept, Figures) == (bool(filled) and all(filled))
    assert [*column_of(kept, "year")] == [one.year for one in kept]


@given(st.lists(FIGURES, max_size=8))
def test_what_figures_say_is_told_once(figures: list[Figure]) -> None:
    said = Tabled.of(figures).distinct("indicator", "year")
    assert said == {(one.indicator, one.year) for one in figures}


def test_one_other_property_makes_another_sequence() -> None:
    kept = columns([figure(), figure(year=2018)])
    assert kept == (figure(), figure(year=2018))
    assert kept != (figure(), figure(year=2019))
    assert kept[1:] == (figure(year=2018),)


def test_footnotes_follow_what_the_file_says_and_leave_all_others_alone() -> None:
    own, plain, known, other = (figure(year=year) for year in (2015, 2016, 2017, 2018))
    own = replace(own, explanation="口径调整")
    notes = {own.id: ["已核实", "已核实"], plain.id: ["补报"]}
    told = Tabled.of([own, plain, known, other]).footnoted(
        notes, {known.id: "上年已说明", own.id: "不再使用"}
    )
    assert [one.explanation for one in told] == ["口径调整；已核实", "补报", "上年已说明", ""]
    assert told.explained == {own.id, plain.id, known.id}


def test_the_ids_of_one_sheet_are_found_by_what_they_say() -> None:
    here = [figure(year=year, upload=UPLOAD, sheet="表1", cell=f"B{year}") for year in (2016, 2017)]
    there = figure(year=2016, place="150100", upload=UPLOAD, sheet="表2", cell="B2016")
    kept = Tabled.of([*here, there, figure(year=None, upload=UPLOAD, sheet="表1")])
    assert kept.ids(UPLOAD, "表1", year=2016) == [here[0].id]
    assert kept.ids(UPLOAD, "表2", cell="B2016") == [there.id]
