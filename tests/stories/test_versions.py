"""What changed is told in words and numbers, and nothing is told that nobody said."""

import csv
import io

import pytest

from atlas.figures import Figure
from atlas.render.csv_file import BOM, difference_csv, neutral
from atlas.store import Change, Upload, Version, compare
from atlas.store.narrowing import narrow
from atlas.store.schema import facts_table
from atlas.stories.changed import in_words, step
from atlas.stories.changes import sections, summary
from atlas.stories.history import LISTED, tell_history
from atlas.stories.versions import local, sides, size
from atlas.view import View
from tests.stories.building import ALXA, BAOTOU, WUHAI, telling

RATE, HOUSEHOLDS, FUNDS = "assistance_coverage_rate", "hardship_households", "warmth_funds"


def rate(value: float, **more) -> Figure:
    more = {"place": BAOTOU, "year": 2024, "unit": "%", "half_width": 0.05, **more}
    return Figure(RATE, value=value, printed=f"{value:g}", **more)


def households(value: float | None, **more) -> Figure:
    more = {"place": WUHAI, "year": 2024, "unit": "户", **more}
    absence = "" if value is not None else "unreported"
    return Figure(HOUSEHOLDS, value=value, printed=f"{value}", absence=absence, **more)


def version(number: int, **more) -> Version:
    return Version(number, "乌兰", "年报", "2026-02-11T23:30:00+00:00", **more)


def test_a_revised_rate_is_told_in_percentage_points() -> None:
    told = in_words(telling("versions"), (rate(91.2), rate(89.7)))
    assert told == "包头市2024年帮扶救助覆盖率：91.2\u202f% → 89.7\u202f%（−1.5 个百分点）"


def test_a_revised_count_is_told_in_percent_and_in_english_too() -> None:
    told = in_words(telling("versions", "en"), (households(400), households(410)))
    assert told.startswith("Wuhai, 2024, ")
    assert told.endswith("400\u202fhouseholds → 410\u202fhouseholds (+2.5\u202f%)")


def test_a_revision_too_small_for_its_short_form_is_told_exactly() -> None:
    """52 004 and 52 014 households are both 5.2万户."""
    told = in_words(telling("versions"), (households(52_004), households(52_014)))
    assert "52,004\u2009户 → 52,014\u2009户" in told.replace("\u202f", "\u2009")
    assert "+10" in told


def test_no_difference_is_computed_from_a_bound_or_from_nothing() -> None:
    told = telling("versions")
    assert step(told, (rate(80.0, bound="ge"), rate(85.0))) == ""
    assert step(told, (households(None), households(12))) == ""
    assert "未报 → 12" in in_words(told, (households(None), households(12)))


def test_the_same_number_with_another_explanation_says_so() -> None:
    old, new = households(12), households(12, explanation="跨年建档")
    assert "数未变" in in_words(telling("versions"), (old, new))
    assert "上报说明不同" in in_words(telling("versions"), (old, new))


def test_a_target_is_not_told_as_if_it_were_a_result() -> None:
    assert "目标" in in_words(telling("versions"), (None, rate(95.0, kind="target")))


def test_the_summary_leaves_out_what_did_not_happen() -> None:
    counts = {"added": 0, "removed": 0, "revised": 2, "unchanged": 1234}
    assert summary(telling("versions"), counts) == "修订 2 项，其余 1,234 项不变"
    nothing = {"added": 0, "removed": 0, "revised": 0, "unchanged": 7}
    assert "没有差异" in summary(telling("versions"), nothing)


@pytest.fixture
def difference():
    """Baotou's rate and Wuhai's households revised, two figures added, one as it was."""
    before = [rate(91.2), households(400), households(7, place=ALXA)]
    after = [
        rate(89.7),
        households(410),
        households(7, place=ALXA),
        rate(93.0, place=WUHAI),
        rate(90.0, year=2023),
    ]
    return compare(facts_table(before), facts_table(after))


def test_every_change_stands_in_the_table_of_its_indicator(difference) -> None:
    told = telling("versions")
    blocks = [block for section in sections(told, narrow(difference)) for block in section.blocks]
    tables = {block.id: block for block in blocks if hasattr(block, "rows")}
    assert set(tables) == {"by-indicator", f"changed-{RATE}", f"changed-{HOUSEHOLDS}"}
    assert [row.cells[0] for row in tables[f"changed-{RATE}"].rows] == [
        "包头市",
        "乌海市",
        "包头市",
    ]
    assert [row.cells[1] for row in tables[f"changed-{RATE}"].rows] == [
        "2024年",
        "2024年",
        "2023年",
    ]
    revised = tables[f"changed-{RATE}"].rows[0]
    assert (revised.cells[2].value, revised.cells[3].value) == (91.2, 89.7)
    assert tables["by-indicator"].rows[0].cells[1:] == ("1", "", "")


@pytest.mark.parametrize(
    ("asked", "matching"),
    [
        ({}, 4),
        ({"indicator": RATE}, 3),
        ({"places": {WUHAI}}, 2),
        ({"sort": "added"}, 2),
        ({"indicator": RATE, "places": {BAOTOU}, "sort": "revised"}, 1),
        ({"places": {ALXA}}, 0),
    ],
)
def test_a_filter_counts_what_it_lets_through(difference, asked: dict, matching: int) -> None:
    found = narrow(difference, **asked)
    assert found.matching == len(found.pairs) == matching
    assert found.counts["revised"] == 2


def test_what_is_cut_is_counted_and_the_revised_are_kept(difference) -> None:
    found = narrow(difference, shown=3)
    assert found.matching == 4
    assert [bool(old) for old, _ in found.pairs] == [True, True, False]
    texts = [
        block.text
        for section in sections(telling("versions"), found)
        for block in section.blocks
        if hasattr(block, "text")
    ]
    assert any("另有 1 项未列出" in text for text in texts)


@pytest.mark.parametrize(
    ("view", "latest", "expected"),
    [
        (View("versions"), 5, None),
        (View("versions"), None, None),
        (View("versions", version=3), 5, (2, 3)),
        (View("versions", version=0), 5, (None, 0)),
        (View("versions", version=3, other=5), 5, (3, 5)),
        (View("versions", version=5, other=3), 5, (3, 5)),
        (View("versions", other=2), 5, (2, 5)),
    ],
)
def test_a_link_names_the_earlier_and_the_later_version(view, latest, expected) -> None:
    assert sides(view, latest) == expected


def test_times_are_told_by_the_readers_clock() -> None:
    assert local(version(1), 480) == "2026-02-12 07:30"
    assert local(version(1), -300) == "2026-02-11 18:30"


def test_the_list_says_how_many_older_versions_it_leaves_out() -> None:
    versions = [version(number) for number in range(LISTED + 6, -1, -1)]
    story = tell_history(telling("versions"), versions, 480)
    table = story.sections[0].blocks[0]
    assert len(table.rows) == LISTED
    assert "7 个更早的版本" in table.note
    assert table.rows[0].href == f"/versions?v={LISTED + 6}"


def test_demonstration_and_restored_versions_are_marked_in_the_list() -> None:
    upload = Upload("ab" * 32, "示例.xlsx", 18_000, "r")
    versions = [version(2, restored=0), version(1, demo=True, added=5, uploads=(upload,))]
    rows = tell_history(telling("versions"), versions, 0).sections[0].blocks[0].rows
    assert rows[1].cells[0] == "版本 1（示例数据）"
    assert rows[1].cells[-1] == "示例.xlsx"
    assert "恢复自版本 0" in rows[0].cells[1]


def test_sizes_of_files_are_never_zero() -> None:
    assert [size(count) for count in (1, 18_000, 5_400_000)] == ["1 KB", "18 KB", "5.1 MB"]


def test_the_file_of_a_difference_opens_in_chinese_and_computes_nothing(difference) -> None:
    told = telling("versions")
    pairs = [(change.old, change.new) for change in difference]
    pairs.append((None, rate(1.0, year=2001).with_(printed='=HYPERLINK("x")')))
    text = difference_csv(told, pairs).decode()
    assert text.startswith(BOM)
    rows = list(csv.reader(io.StringIO(text.removeprefix(BOM))))
    assert rows[0][:3] == ["变化", "指标", "指标代码"]
    assert [row[0] for row in rows[1:]] == ["修订", "修订", "新增", "新增", "新增"]
    assert rows[-1][12] == '\'=HYPERLINK("x")'
    revised = next(row for row in rows if row[2] == RATE and row[0] == "修订")
    assert revised[8:10] == ["91.2", "89.7"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", " =1"])
def test_a_text_that_a_spreadsheet_would_compute_is_neutral(text: str) -> None:
    assert neutral(text) == f"'{text}"


def test_numbers_stay_numbers() -> None:
    assert neutral(-1.5) == -1.5
    assert Change(rate(2.0), rate(1.0)).step == -1.0
