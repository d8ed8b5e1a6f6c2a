"""Findings are grouped, sifted and searched; a choice about a doubt lands where reading looks."""

import time

import pytest

from atlas.figures import Finding
from atlas.ingest import Corrections, read, understand_workbook
from atlas.ingest.draft import Doubt, Roles
from atlas.ingest.files.raw import RawTable
from atlas.uploading.findings import Numbered, Sieve, grouped, rule_named, sifted
from atlas.uploading.listing import INNER, ROWS, Shown, listing
from atlas.uploading.pinning import pin, pinned
from atlas.words import words
from tests.ingest.desk import xlsx

W = words("zh")
BAOTOU, WUHAI = "150200", "150300"


def change(cell: str, place: str = BAOTOU, sheet: str = "帮扶") -> Finding:
    details = (
        ("before_address", ""),
        ("before_indicator", "hardship_households"),
        ("before_place", place),
        ("before_sheet", "上年"),
        ("before_step", "0"),
        ("before_unit", "户"),
        ("before_value", "400"),
        ("before_year", "2023"),
        ("change", "900"),
        ("indicator", "hardship_households"),
        ("place", place),
        ("step", "0"),
        ("unit", "户"),
        ("upload", "a" * 64),
        ("year", "2024"),
    )
    return Finding("change_beyond_band", "query", sheet, cell, "4000", "160~520", "f", details)


def broken(cell: str) -> Finding:
    return Finding("not_a_number", "error", "帮扶", cell, "约五百", "")


def test_more_than_three_alike_are_one_group_and_few_stay_single():
    found = [change(f"B{row}") for row in range(4, 24)] + [broken("C1"), broken("C2")]
    groups = grouped(sifted(Numbered.of(found), Sieve(), {}, W))
    assert [(one.id, len(one.members)) for one in groups] == [("20", 1), ("21", 1), ("g0", 20)]


def test_a_group_is_told_once_with_its_count_and_first_cells():
    groups = grouped(
        sifted(Numbered.of([change(f"B{row}") for row in range(4, 24)]), Sieve(), {}, W)
    )
    (row,) = listing(groups, {}, Shown(), W)["rows"]
    assert row["cells"] == ["B4", "B5", "B6", "B7"]
    assert row["text"].startswith("与上年变动过大，共 20 处。例如：")
    assert row["rest"] == "等 20 处"


def test_an_unfolded_group_shows_its_members():
    groups = grouped(sifted(Numbered.of([change(f"B{row}") for row in range(99)]), Sieve(), {}, W))
    rows = listing(groups, {}, Shown(unfolded="g0"), W)["rows"]
    assert len(rows) == 1 + INNER
    assert [row["id"] for row in rows[1:4]] == ["0", "1", "2"]


@pytest.mark.parametrize(
    ("sieve", "cells"),
    [
        (Sieve(severity="error"), ["C1"]),
        (Sieve(rule="change_beyond_band"), ["B4", "B5", "B6"]),
        (Sieve(place=WUHAI), ["B5"]),
        (Sieve(sheet="会员"), ["B6"]),
        (Sieve(state="explained"), ["B4"]),
        (Sieve(state="open"), ["B5", "B6"]),
        (Sieve(text="乌海"), ["B5"]),
        (Sieve(text="约五百"), ["C1"]),
        (Sieve(text="在档 b6"), ["B6"]),
        (Sieve(cell=("帮扶", "B5")), ["B5"]),
    ],
)
def test_the_list_is_filtered_by(sieve, cells):
    first = change("B4")
    found = [first, change("B5", WUHAI), change("B6", sheet="会员"), broken("C1")]
    left = sifted(Numbered.of(found), sieve, {first: "并入林区"}, W)
    assert [one.cell for _, one in left] == cells


def test_what_was_explained_is_told_and_what_is_missing_is_counted():
    found = [change(f"B{row}") for row in range(4, 24)]
    groups = grouped(sifted(Numbered.of(found), Sieve(), {}, W))
    given = dict.fromkeys(found[:15], "并入林区")
    (row,) = listing(groups, given, Shown(), W)["rows"]
    assert row["explanation"] == "并入林区（另有 5 处未说明）"


def test_a_hundred_thousand_equal_findings_are_one_row_in_seconds():
    found = [change(f"B{row}") for row in range(100_000)]
    begun = time.perf_counter()
    groups = grouped(sifted(Numbered.of(found), Sieve(), {}, W))
    rows = listing(groups, {}, Shown(), W)["rows"]
    assert time.perf_counter() - begun < 5
    assert [row["count"] for row in rows] == [100_000]
    assert len(rows) <= ROWS


def test_every_rule_has_a_name_in_both_languages():
    for language in ("zh", "en"):
        say = words(language)
        rules = [key.removeprefix("checks.") for key in say.phrases if key.startswith("checks.")]
        whole = [rule for rule in rules if "." not in rule]
        other = say("sheet.rule.other")
        unnamed = [
            rule
            for rule in whole
            if rule_named(rule, say) == other
            and not any(rule.startswith(f"{one}_") for one in whole if one != rule)
        ]
        assert len(unnamed) <= 3, unnamed


TABLE = RawTable("帮扶", [["地区", "在档"], ["包头", 405.0], ["乌海", 99.0]])
ROLES = Roles(rows={0: "header"}, columns={0: "place", 1: "value"})


@pytest.mark.parametrize(
    ("doubt", "code", "changes"),
    [
        (Doubt("帮扶", "A2", "place", "包头", BAOTOU), BAOTOU, {"places": {"2": BAOTOU}}),
        (Doubt("帮扶", "B1", "indicator", "在档", "x"), "y", {"indicators": {"B": "y"}}),
        (Doubt("帮扶", "B2:B3", "unit", "", "户"), "人", {"units": {"B": "人"}}),
        (Doubt("帮扶", "B1", "year", "", "2024"), "2023", {"years": {"B": 2023}}),
        (Doubt("帮扶", "A3:B3", "role", "", "total"), "value", {"roles": {"3": "value"}}),
        (Doubt("帮扶", "B1:B3", "role", "", "value"), "remark", {"roles": {"B": "remark"}}),
        (Doubt("帮扶", "B3", "role", "", "value"), "note", {"roles": {"B3": "note"}}),
        (Doubt("帮扶", "A1:B3", "table", "", "value"), "", {"skip": True}),
        (Doubt("帮扶", "A1:B3", "year", "", "2024"), "2023", {"year": 2023}),
        (Doubt("帮扶", "A1:B3", "place", "", "150000"), BAOTOU, {"place": BAOTOU}),
        (Doubt("帮扶", "A2:A3", "table", "", "repeat"), "repeat", {"roles": {"A": "place"}}),
    ],
    ids=lambda one: one.about if isinstance(one, Doubt) else "",
)
def test_an_answer_to_a_doubt_lands_where_reading_looks(doubt, code, changes):
    assert pin(doubt, code, TABLE, ROLES) == changes
    taken = Corrections().with_("帮扶", **changes)
    assert pinned(taken.of("帮扶"), doubt, TABLE, ROLES)
    assert not pinned(Corrections().of("帮扶"), doubt, TABLE, ROLES)


def test_the_place_of_a_row_is_pinned_by_its_number():
    rows = [["2024年困难职工帮扶统计表"], ["地区", "在档困难职工户数"], ["包头", 405], ["乌海", 99]]
    book = read(xlsx(rows, sheet="帮扶"), "表.xlsx")
    read_anew = understand_workbook(
        book, Corrections().with_("帮扶", places={"3": WUHAI, "4": BAOTOU})
    )
    assert [(one.place, one.value) for one in read_anew.figures] == [(WUHAI, 405), (BAOTOU, 99)]


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("2024年表.xlsx", [["地区", "在档困难职工户数"], ["包头市", 405]]),
        ("表.xlsx", [["2024年情况"], ["地区", "困难职工帮扶资金"], ["包头市", 405]]),
        ("表.xlsx", [["2024年情况"], ["指标", "数值"], ["困难职工帮扶资金", 405]]),
        ("表.xlsx", [["指标", "2023年", "2024年"], ["在档困难职工户数", 405, 380]]),
    ],
    ids=["year", "unit of a column", "unit of a row", "place"],
)
def test_confirming_what_reading_guessed_settles_it_and_changes_no_figure(name, rows):
    book = read(xlsx(rows, sheet="表"), name)
    guessed = understand_workbook(book)
    assert guessed.doubts
    table, roles = book.sheets[0], guessed.roles["表"]
    corrections = Corrections()
    for doubt in guessed.doubts:
        corrections = corrections.with_("表", **pin(doubt, doubt.taken, table, roles))
    confirmed = understand_workbook(book, corrections)
    assert [(one.key, one.value) for one in confirmed.figures] == [
        (one.key, one.value) for one in guessed.figures
    ]
    left = [one for one in confirmed.doubts if not pinned(corrections.of("表"), one, table, roles)]
    assert left == []


def test_an_answer_for_one_of_two_tables_leaves_the_other_as_it_is():
    """Column B is money above and people below; only the table above says its year."""
    rows = [
        ["2024年帮扶情况"],
        ["地区", "困难职工帮扶资金"],
        ["包头市", 405],
        ["乌海市", 99],
        [],
        ["会员（单位：人）"],
        ["地区", "会员人数"],
        ["包头市", 50_000],
        ["乌海市", 9_000],
    ]
    book = read(xlsx(rows, sheet="表"), "表.xlsx")
    guessed = understand_workbook(book)
    table, roles = book.sheets[0], guessed.roles["表"]
    assert {one.about for one in guessed.doubts} == {"unit", "year"}
    corrections = Corrections()
    for doubt in guessed.doubts:
        code = "万元" if doubt.about == "unit" else "2023"
        corrections = corrections.with_("表", **pin(doubt, code, table, roles, guessed.sheets))
    found = {
        (one.cell, one.year, one.value) for one in understand_workbook(book, corrections).figures
    }
    assert found == {
        ("B3", 2024, 4_050_000),
        ("B4", 2024, 990_000),
        ("B8", 2023, 50_000),
        ("B9", 2023, 9_000),
    }
