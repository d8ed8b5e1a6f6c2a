"""Publishing: errors block, queries want an explanation, and that becomes a footnote."""

from pathlib import Path

import pytest

from atlas.errors import ConflictError, StoreError
from atlas.figures import Figure
from atlas.publishing import CheckedDraft, PublishError, check, publish, read_upload
from atlas.store import Store, Version
from atlas.store.schema import figures_of
from tests.command.desk import table

VISITED = "“两节”慰问困难职工户数,内蒙古自治区,2017,6.4,万户"
ON_FILE = "在档困难职工户数,内蒙古自治区,2017,5.5,万户"
REASON = "慰问对象包括未建档的临时困难家庭"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "lake")


def hand_in(store: Store, path: Path, reason: str = "") -> Version:
    """Check a file beside the store and publish it, all queries explained by ``reason``."""
    checked = check(read_upload(path), store)
    explanations = dict.fromkeys(checked.queries, reason) if reason else {}
    return put(store, checked, path, explanations)


def put(store: Store, checked: CheckedDraft, path: Path, explanations: dict) -> Version:
    contents = {checked.drafts[0].sha256: path}
    return publish(
        store,
        checked,
        author="财务部",
        message="年报",
        contents=contents,
        explanations=explanations,
    )


def standing(store: Store) -> dict[tuple[str, str, int | None], Figure]:
    figures = figures_of(store.facts(store.latest()))
    return {(one.indicator, one.place, one.year): one for one in figures}


def test_nobody_but_the_checker_makes_a_checked_draft(tmp_path: Path) -> None:
    draft = read_upload(table(tmp_path, "a.csv", ON_FILE))
    with pytest.raises(TypeError, match="made by"):
        CheckedDraft((draft,), None, None, (), {}, object())


def test_errors_block(store: Store, tmp_path: Path) -> None:
    path = table(tmp_path, "a.csv", "职工入会率,包头市,2024,921,%")
    with pytest.raises(PublishError, match="publish_errors") as stopped:
        hand_in(store, path, reason="属实")
    assert [one.rule for one in stopped.value.findings] == ["rate_outside_range"]
    assert store.latest() is None


def test_a_query_wants_an_explanation_which_becomes_the_figures_footnote(
    store: Store, tmp_path: Path
) -> None:
    path = table(tmp_path, "a.csv", VISITED, ON_FILE)
    with pytest.raises(PublishError, match="publish_unexplained") as stopped:
        hand_in(store, path)
    assert [one.rule for one in stopped.value.findings] == ["flow_above_stock"]
    assert store.latest() is None
    version = hand_in(store, path, REASON)
    figures = standing(store)
    assert figures["festival_households_visited", "150000", 2017].explanation == REASON
    assert figures["hardship_households", "150000", 2017].explanation == ""
    [found] = store.record(version.uploads[0])["details"]["findings"]
    assert (found["cell"], found["explanation"]) == ("D2", REASON)
    assert store.original(version.uploads[0].sha256) == (path.read_bytes(), "a.csv")


def test_blanks_are_no_explanation(store: Store, tmp_path: Path) -> None:
    with pytest.raises(PublishError, match="publish_unexplained"):
        hand_in(store, table(tmp_path, "a.csv", VISITED, ON_FILE), reason="  ")


def test_an_explanation_in_the_file_itself_answers_the_query(store: Store, tmp_path: Path) -> None:
    header = "指标,地区,年份,数值,单位,上报说明"
    path = table(tmp_path, "a.csv", f"{VISITED},{REASON}", f"{ON_FILE},", header=header)
    hand_in(store, path)
    assert standing(store)["festival_households_visited", "150000", 2017].explanation == REASON


def test_the_same_file_again_is_told_so_and_needs_no_explanation_twice(
    store: Store, tmp_path: Path
) -> None:
    path = table(tmp_path, "a.csv", VISITED, ON_FILE)
    hand_in(store, path, REASON)
    with pytest.raises(StoreError, match="already_published"):
        hand_in(store, path)
    assert store.latest() == 0


def test_what_was_explained_stays_explained_when_another_row_is_corrected(
    store: Store, tmp_path: Path
) -> None:
    hand_in(store, table(tmp_path, "a.csv", VISITED, ON_FILE), REASON)
    corrected = table(tmp_path, "b.csv", VISITED, "在档困难职工户数,内蒙古自治区,2017,5.6,万户")
    hand_in(store, corrected)
    figures = standing(store)
    assert figures["hardship_households", "150000", 2017].value == 56_000
    assert figures["festival_households_visited", "150000", 2017].explanation == REASON


def test_a_missing_place_that_is_explained_stands_as_not_reported(
    store: Store, tmp_path: Path
) -> None:
    def year(number: int, *names: str) -> Path:
        rows = (f"工会干部人数,{name},{number},{5000 + number % 7},人" for name in names)
        return table(tmp_path, f"{number}.csv", *rows)

    hand_in(store, year(2023, "包头市", "乌海市", "阿拉善盟"))
    second = year(2024, "包头市", "乌海市")
    hand_in(store, second, "阿拉善盟换届，推迟到三月上报")
    absent = standing(store)["union_cadres", "152900", 2024]
    assert (absent.value, absent.absence) == (None, "unreported")
    assert absent.explanation == "阿拉善盟换届，推迟到三月上报"
    assert absent.upload == read_upload(second).sha256
    late = table(tmp_path, "late.csv", "工会干部人数,阿拉善盟,2024,5003,人")
    hand_in(store, late)
    assert standing(store)["union_cadres", "152900", 2024].value == 5003


def test_several_files_are_checked_and_published_as_one_version(
    store: Store, tmp_path: Path
) -> None:
    paths = [table(tmp_path, "a.csv", VISITED), table(tmp_path, "b.csv", ON_FILE)]
    drafts = [read_upload(path) for path in paths]
    checked = check([*drafts, drafts[0]], store)
    [finding] = checked.findings_of(drafts[0])
    assert finding.rule == "flow_above_stock", "the stock stands in the other file"
    version = publish(
        store,
        checked,
        author="财务部",
        message="年报",
        contents=dict(zip((one.sha256 for one in drafts), paths, strict=True)),
        explanations={finding: REASON},
    )
    assert [one.file_name for one in version.uploads] == ["a.csv", "b.csv"]
    assert version.added == 2


def test_a_draft_of_an_overtaken_version_stops_where_it_touches_the_same_figures(
    store: Store, tmp_path: Path
) -> None:
    hand_in(store, table(tmp_path, "a.csv", ON_FILE))
    ours = table(tmp_path, "ours.csv", "在档困难职工户数,内蒙古自治区,2017,5.6,万户")
    checked = check(read_upload(ours), store)
    assert checked.base == 0
    hand_in(store, table(tmp_path, "theirs.csv", "在档困难职工户数,内蒙古自治区,2017,5.7,万户"))
    with pytest.raises(ConflictError, match="changed_since"):
        put(store, checked, ours, {})


def test_a_file_without_figures_is_not_published(store: Store, tmp_path: Path) -> None:
    with pytest.raises(PublishError):
        hand_in(store, table(tmp_path, "a.csv", "请按时报送,,,,"))
    assert store.latest() is None
