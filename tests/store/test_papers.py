"""Working papers keep every revision, and of two writers one is told."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas.errors import ConflictError, StoreError
from atlas.store import Store
from atlas.store.folder import LocalFolder
from atlas.store.papers import Papers

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner),
    max_leaves=5,
)


def test_a_paper_is_there_after_a_restart_with_all_its_revisions(tmp_path: Path):
    drafts = Store(tmp_path).papers("drafts")
    first = drafts.write("a1", {"说明": "初稿"}, after=0)
    drafts.write("a1", {"说明": "二稿"}, after=first.revision)
    again = Store(tmp_path).papers("drafts")
    assert again.names() == ["a1"]
    assert [paper.content["说明"] for paper in again.history("a1")] == ["初稿", "二稿"]
    assert (again.read("a1").revision, again.newest("a1")) == (2, 2)
    assert Store(tmp_path).papers("recipes").names() == []


def test_who_has_not_seen_the_newest_revision_is_told_and_overwrites_nothing(tmp_path: Path):
    papers = Store(tmp_path).papers("drafts")
    papers.write("a1", {"by": "组织部"}, after=0)
    papers.write("a1", {"by": "办公室"}, after=1)
    with pytest.raises(ConflictError) as told:
        papers.write("a1", {"by": "组织部"}, after=1)
    assert told.value.code == "paper_changed"
    assert papers.read("a1").content == {"by": "办公室"}


def test_of_many_writers_at_once_exactly_one_writes_each_revision(tmp_path: Path):
    def write(number: int) -> bool:
        try:
            Papers(LocalFolder(tmp_path), "drafts").write("a1", {"writer": number}, after=0)
        except ConflictError:
            return False
        return True

    with ThreadPoolExecutor(8) as together:
        won = list(together.map(write, range(32)))
    assert won.count(True) == 1
    [only] = Papers(LocalFolder(tmp_path), "drafts").history("a1")
    assert only.content == {"writer": won.index(True)}
    assert not list(tmp_path.rglob(".*")), "an unfinished file was left behind"


def test_a_writer_killed_before_the_first_revision_leaves_no_paper(tmp_path: Path):
    papers = Store(tmp_path).papers("drafts")
    papers.write("a1", {}, after=0)
    (tmp_path / "papers" / "drafts" / "a2").mkdir()
    (tmp_path / "papers" / "drafts" / "a3").mkdir()
    (tmp_path / "papers" / "drafts" / "a3" / ".000001.json.0f").write_bytes(b'{"half')
    assert papers.names() == ["a1"]
    assert [paper.name for paper in papers.all()] == ["a1"]


@given(PLAIN)
def test_what_is_written_is_what_is_read(tmp_path_factory: pytest.TempPathFactory, said: object):
    folder = LocalFolder(tmp_path_factory.mktemp("papers"))
    Papers(folder, "recipes").write("one", {"said": said}, after=0)
    assert Papers(folder, "recipes").read("one").content == {"said": said}


@pytest.mark.parametrize("name", ["", "../facts", "a/b", "没有", "x" * 65, "missing"])
def test_a_name_that_leads_to_no_paper_is_said_and_reads_nothing_else(tmp_path: Path, name: str):
    papers = Store(tmp_path).papers("drafts")
    with pytest.raises(StoreError) as told:
        papers.read(name)
    assert told.value.code == "paper_missing"
