"""A version's note can be amended, its figures and its commit cannot; both stay to be read."""

from pathlib import Path

import pytest

from atlas.errors import StoreError
from atlas.store import Store
from atlas.store.history import version_of
from tests.store.building import figure, files_below, publish


def test_an_amended_note_is_read_instead_and_the_commit_still_says_what_it_said(tmp_path: Path):
    store = Store(tmp_path)
    publish(store, [figure()], message="2017年报")
    before = {path: (tmp_path / path).read_bytes() for path in files_below(tmp_path)}
    assert store.note(0) is None
    store.amend(0, "2017年报（组织部核定）", "办公室", "page:10.0.0.7")
    store.amend(0, " 2017年度组织建设统计年报 ", "组织部")

    again = Store(tmp_path)
    assert (again.note(0).message, again.note(0).author) == ("2017年度组织建设统计年报", "组织部")
    assert again.version(0).message == "2017年报"
    assert [(one.message, one.origin) for one in again.notes()] == [
        ("2017年报（组织部核定）", "page:10.0.0.7"),
        ("2017年度组织建设统计年报", ""),
    ]
    assert {path: (tmp_path / path).read_bytes() for path in before} == before


@pytest.mark.parametrize(
    ("number", "message", "author", "code"),
    [
        (0, " ", "办公室", "message_missing"),
        (0, "更正", "", "author_missing"),
        (7, "更正", "办公室", "version_unknown"),
    ],
)
def test_an_unsigned_or_empty_note_or_one_of_no_version_is_refused(
    tmp_path: Path, number: int, message: str, author: str, code: str
):
    store = Store(tmp_path)
    publish(store, [figure()])
    with pytest.raises(StoreError) as told:
        store.amend(number, message, author)
    assert told.value.code == code
    assert store.notes() == []


def test_from_where_it_was_published_is_read_and_unknown_for_early_versions(tmp_path: Path):
    store = Store(tmp_path)
    publish(store, [figure()], origin="command:desk-3")
    publish(store, [figure(value=1.0)])
    store.restore(0, "办公室", "撤回", "page:10.0.0.7")
    assert [one.origin for one in store.versions()] == ["page:10.0.0.7", "", "command:desk-3"]
    early = store.version(0).metadata()
    del early["atlas"]["origin"], early["atlas"]["draft"]
    assert (version_of(0, early).origin, version_of(0, early).draft) == ("", "")
