"""Publishing: what is revised, what stays, what is refused, and what is kept of the file."""

import dataclasses
import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from atlas.errors import ConflictError, StoreError
from atlas.figures import Figure
from atlas.store import Store, sha256_of
from atlas.store.schema import SCHEMA, facts_table, figures_of
from tests.store.building import BAOTOU, HOHHOT, figure, files_below, publish, values


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "var" / "lake")


def test_the_facts_table_has_a_column_for_every_property_of_a_figure():
    properties = [one.name for one in dataclasses.fields(Figure)]
    assert SCHEMA.names == ["id", *properties, "version"]


def test_every_property_of_a_figure_survives_the_store(store: Store):
    told = figure(
        year=None, value=None, absence="suppressed", breakdown="level=banner", kind="target",
        scope="own", period="point", year_from=1992, as_of="2017-12-31", status="定稿",
        coverage="不含包头市", explanation="口径调整", source="年鉴 2018", transform="万 → × 10000",
        value_high=2.5, half_width=500.0, bound="range", sheet="表1", cell="C7", demo=True,
    )  # fmt: skip
    version = publish(store, [told])
    [kept] = figures_of(store.facts(version.number))
    assert kept == told.with_(upload=version.uploads[0].sha256)


def test_a_store_starts_empty_and_its_first_publish_is_version_0(store: Store):
    assert store.latest() is None
    assert store.versions() == []
    assert store.facts(None).num_rows == 0
    version = publish(store, [figure(), figure(place=HOHHOT)], base=None)
    assert (version.number, version.added, store.latest()) == (0, 2, 0)


def test_a_second_figure_under_the_same_key_revises_and_the_rest_stays(store: Store):
    publish(store, [figure(), figure(place=HOHHOT, value=1.0), figure(year=None, value=2.0)])
    version = publish(store, [figure(value=5_710_000.0), figure(place=BAOTOU, value=3.0)])
    assert (version.added, version.revised, version.removed, version.unchanged) == (1, 1, 0, 0)
    assert sorted(values(store, 1).values()) == [1.0, 2.0, 3.0, 5_710_000.0]
    assert sorted(values(store, 0).values()) == [1.0, 2.0, 5_708_000.0]


def test_each_row_names_the_version_that_stated_it(store: Store):
    publish(store, [figure(), figure(place=HOHHOT)])
    publish(store, [figure(value=1.0), figure(place=HOHHOT)])
    facts = store.facts(1)
    stated = dict(zip(facts["place"].to_pylist(), facts["version"].to_pylist(), strict=True))
    assert stated == {"150000": 1, HOHHOT: 0}


def test_the_commit_says_who_when_why_and_from_what(store: Store, tmp_path: Path):
    before = datetime.now(UTC) - timedelta(seconds=1)
    version = publish(
        store, [figure()], author="王芳", message="首次发布", catalogue="c0ffee", demo=True
    )
    again = Store(store.address).version(0)
    assert again == version
    assert (again.author, again.message, again.base) == ("王芳", "首次发布", None)
    assert (again.catalogue, again.demo) == ("c0ffee", True)
    assert before < datetime.fromisoformat(again.published_at) <= datetime.now(UTC)
    log = tmp_path / "var" / "lake" / "facts" / "_delta_log"
    assert [path.name for path in log.iterdir()] == [f"{0:020}.json"]
    info = json.loads((log / f"{0:020}.json").read_text("utf-8").splitlines()[0])["commitInfo"]
    assert (info["userName"], info["userMetadata"]) == ("王芳", "首次发布")


def test_a_demonstration_publish_marks_every_figure(store: Store):
    publish(store, [figure(), figure(place=HOHHOT)], demo=True)
    assert store.facts(0)["demo"].to_pylist() == [True, True]


def test_the_original_is_kept_byte_for_byte_with_what_was_understood(store: Store):
    content = bytes(range(256)) * 9 + "呼和浩特".encode("gb18030")
    explained = {"explained": {"jump": "新建企业集中入会"}, "layout": {"header": [1, 2]}}
    version = publish(store, [figure()], originals=[(content, "组织 建设.xls", explained)])
    [upload] = version.uploads
    assert upload.sha256 == sha256_of(content)
    assert store.original(upload.sha256) == (content, "组织 建设.xls")
    record = store.record(upload)
    assert record["details"] == explained
    assert (record["author"], record["size"]) == ("组织部", len(content))
    assert store.facts(0)["upload"].to_pylist() == [upload.sha256]


def test_originals_may_be_files_and_several(store: Store, tmp_path: Path):
    first, second = tmp_path / "甲.csv", tmp_path / "乙.csv"
    first.write_bytes(b"1")
    second.write_bytes(b"2")
    of_first = figure(upload=sha256_of(b"1"))
    of_second = figure(place=HOHHOT, upload=sha256_of(b"2"))
    publish(store, [of_first, of_second], originals=[(first, "甲.csv"), (second, "乙.csv")])
    assert [one.file_name for one in store.uploads(0)] == ["甲.csv", "乙.csv"]
    assert store.original(sha256_of(b"2")) == (b"2", "乙.csv")


def test_a_figure_cannot_name_a_file_that_is_not_published_with_it(store: Store):
    with pytest.raises(ValueError, match="not published with them"):
        publish(store, [figure(upload="0" * 64)])
    assert store.latest() is None


def test_a_damaged_original_is_not_handed_out(store: Store, tmp_path: Path):
    [upload] = publish(store, [figure()]).uploads
    kept = tmp_path / "var" / "lake" / "uploads" / upload.sha256 / "original"
    kept.write_bytes(kept.read_bytes()[:-1])
    with pytest.raises(StoreError, match="original_damaged"):
        store.original(upload.sha256)
    with pytest.raises(StoreError, match="original_missing"):
        store.original("0" * 64)


def test_the_same_file_again_says_so_and_publishes_nothing(store: Store, tmp_path: Path):
    publish(store, [figure()], originals=[(b"xlsx", "2017.xlsx")])
    publish(store, [figure(place=HOHHOT)])
    before = files_below(tmp_path / "var" / "lake" / "facts")
    with pytest.raises(StoreError) as refused:
        publish(store, [figure()], originals=[(b"xlsx", "2017.xlsx")])
    assert refused.value.code == "already_published"
    assert refused.value.details["version"] == 0
    assert store.latest() == 1
    assert files_below(tmp_path / "var" / "lake" / "facts") == before


def test_the_same_file_may_bring_its_figures_back_after_someone_revised_them(store: Store):
    publish(store, [figure()], originals=[(b"xlsx", "2017.xlsx")])
    publish(store, [figure(value=1.0)])
    version = publish(store, [figure()], originals=[(b"xlsx", "2017.xlsx")])
    assert (version.number, version.revised) == (2, 1)


def test_another_file_with_the_same_figures_publishes_nothing(store: Store):
    publish(store, [figure(sheet="表1", cell="B2")], originals=[(b"one", "a.xlsx")])
    with pytest.raises(StoreError, match="nothing_changed"):
        publish(store, [figure(sheet="表2", cell="C9")], originals=[(b"two", "b.xlsx")])
    assert store.latest() == 0


def test_one_figure_with_two_values_in_one_publish_is_refused_with_its_cell(store: Store):
    twice = [figure(cell="B2"), figure(cell="B9", value=1.0, printed="1"), figure(place=HOHHOT)]
    with pytest.raises(StoreError) as refused:
        publish(store, twice)
    assert refused.value.code == "figure_twice"
    assert refused.value.details["cell"] == "B9"
    assert (refused.value.details["found"], refused.value.details["expected"]) == ("1", "570.8万人")
    assert publish(store, [figure(cell="B2"), figure(cell="B9")]).added == 1


def test_a_draft_on_an_older_version_may_touch_what_nobody_touched_since(store: Store):
    publish(store, [figure(), figure(place=HOHHOT)])
    publish(store, [figure(place=HOHHOT, value=1.0)])
    version = publish(store, [figure(value=2.0)], base=0)
    assert (version.number, version.base) == (2, 0)
    assert sorted(values(store, 2).values()) == [1.0, 2.0]


def test_a_draft_stops_where_someone_else_published_other_values_since(store: Store):
    publish(store, [figure(), figure(place=HOHHOT)])
    publish(store, [figure(value=1.0)], author="财务部", message="更正会员数")
    with pytest.raises(ConflictError) as stopped:
        publish(store, [figure(value=2.0), figure(place=HOHHOT, value=3.0)], base=0)
    said = stopped.value.details
    assert (said["base"], said["current"], said["author"]) == (0, 1, "财务部")
    assert [(one.old.value, one.new.value) for one in said["since"]] == [(5_708_000.0, 1.0)]
    assert [one.old.value for one in said["difference"]] == [1.0, 5_708_000.0]
    assert store.latest() == 1


def test_a_draft_made_for_an_empty_store_does_not_overwrite_what_came_first(store: Store):
    publish(store, [figure(value=1.0)])
    with pytest.raises(ConflictError, match="changed_since"):
        publish(store, [figure(value=2.0)], base=None)


def test_two_who_publish_the_same_value_do_not_stand_in_each_others_way(store: Store):
    publish(store, [figure()])
    publish(store, [figure(value=1.0)])
    version = publish(store, [figure(value=1.0), figure(place=HOHHOT)], base=0)
    assert (version.added, version.unchanged) == (1, 1)


def test_restore_is_a_new_version_with_the_facts_of_the_old_one(store: Store):
    publish(store, [figure(), figure(year=2016, value=1.0)])
    publish(store, [figure(value=2.0), figure(year=2018, value=3.0)])
    restored = store.restore(0, "办公室", "撤回误报")
    assert (restored.number, restored.restored, restored.base) == (2, 0, 1)
    assert (restored.added, restored.revised, restored.removed) == (0, 1, 1)
    assert store.facts(2).sort_by("id").equals(store.facts(0).sort_by("id"))
    assert sorted(values(store, 1).values()) == [1.0, 2.0, 3.0]
    with pytest.raises(StoreError, match="nothing_changed"):
        store.restore(0, "办公室", "再来一次")


@pytest.mark.parametrize("number", [-1, 1, 10**21])
def test_a_version_that_does_not_exist_is_told_with_the_newest(store: Store, number: int):
    publish(store, [figure()])
    for ask in (store.version, store.facts, lambda n: store.diff(0, n)):
        with pytest.raises(StoreError) as refused:
            ask(number)
        assert refused.value.code == "version_unknown"
        assert refused.value.details == {"found": number, "newest": 0}


@pytest.mark.parametrize(
    ("said", "code"),
    [({"author": " "}, "author_missing"), ({"message": ""}, "message_missing")],
)
def test_nobody_publishes_without_a_name_and_a_reason(store: Store, said: dict, code: str):
    with pytest.raises(StoreError, match=code):
        publish(store, [figure()], **said)


def test_latest_notices_what_others_publish_and_a_store_that_was_put_back(tmp_path: Path):
    ours, theirs = Store(tmp_path / "lake"), Store(tmp_path / "lake")
    for number in range(3):
        publish(theirs, [figure(value=float(number))])
        assert ours.latest() == number
    (tmp_path / "lake").rename(tmp_path / "away")
    assert ours.latest() is None
    (tmp_path / "away").rename(tmp_path / "lake")
    assert ours.latest() == 2


def test_rows_are_stored_by_indicator_year_and_place(store: Store):
    told = [
        figure(indicator=indicator, place=place)
        for place in (BAOTOU, HOHHOT)
        for indicator in ("unions", "members")
    ]
    publish(store, told)
    facts = store.facts(0)
    rows = list(zip(facts["indicator"].to_pylist(), facts["place"].to_pylist(), strict=True))
    assert rows == sorted(rows)


def test_a_column_that_came_later_reads_as_its_default(store: Store, monkeypatch):
    early = SCHEMA.remove(SCHEMA.get_field_index("coverage"))
    early_rows = facts_table([figure()], 0).select(early.names)
    monkeypatch.setattr("atlas.store.versions.after", lambda *_: early_rows)
    publish(store, [figure()])
    monkeypatch.undo()
    assert figures_of(store.facts(0)) == (figure(),)
    publish(store, [figure(place=HOHHOT, coverage="不含包头市")])
    assert sorted(store.facts(1)["coverage"].to_pylist()) == ["", "不含包头市"]
    assert store.facts(0)["coverage"].to_pylist() == [""]


def test_an_address_works_as_a_folder_does(tmp_path: Path):
    """The way to an object store; ``file://`` is the only address there is without a network."""
    (tmp_path / "lake").mkdir()
    store = Store(f"file://{tmp_path}/lake")
    publish(store, [figure()], originals=[(b"xlsx", "2017.xlsx")])
    publish(store, [figure(value=1.0)])
    same = Store(tmp_path / "lake")
    assert same.versions() == store.versions()
    assert store.facts(0).equals(same.facts(0))
    assert store.original(sha256_of(b"xlsx")) == (b"xlsx", "2017.xlsx")
    store.backup(tmp_path / "backup.zip")
    assert store.latest() == 1


def test_a_draft_without_figures_publishes_nothing(store: Store):
    with pytest.raises(StoreError, match="nothing_changed"):
        publish(store, [])
    assert store.latest() is None


def test_a_process_that_reads_facts_ends_as_it_should(store: Store):
    """Delta's own reading of a table through Arrow aborts the process at its exit."""
    publish(store, [figure()])
    program = f"from atlas.store import Store; print(Store({store.address!r}).facts(0).num_rows)"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (run.returncode, run.stdout) == (0, "1\n"), run.stderr
