"""A backup unpacks to a store with the same versions and originals, also when taken midway."""

import zipfile
from pathlib import Path

import pytest

from atlas.errors import StoreError
from atlas.store import Store
from atlas.store.backup import write_backup
from atlas.store.folder import LocalFolder
from tests.store.building import figure, files_below, publish


def unpack(backup: Path, folder: Path) -> Store:
    with zipfile.ZipFile(backup) as packed:
        packed.extractall(folder)
    return Store(folder)


def test_a_backup_unpacks_to_the_same_store(tmp_path: Path):
    store = Store(tmp_path / "lake")
    for number in range(3):
        publish(store, [figure(value=float(number)), figure(year=None)])
    store.backup(tmp_path / "backups" / "2024.zip")
    assert [path.name for path in (tmp_path / "backups").iterdir()] == ["2024.zip"]
    again = unpack(tmp_path / "backups" / "2024.zip", tmp_path / "again")
    assert again.versions() == store.versions()
    for number in range(3):
        assert again.facts(number).equals(store.facts(number))
        for upload in again.version(number).uploads:
            assert again.original(upload.sha256) == store.original(upload.sha256)
    assert files_below(tmp_path / "again") == files_below(tmp_path / "lake")
    assert publish(again, [figure(value=9.0)]).number == 3


def test_a_backup_taken_while_others_publish_ends_with_a_whole_version(tmp_path: Path):
    store = Store(tmp_path / "lake")
    for number in range(45):
        publish(store, [figure(value=float(number))], originals=[])
    write_backup(LocalFolder(tmp_path / "lake"), 30, tmp_path / "midway.zip")
    again = unpack(tmp_path / "midway.zip", tmp_path / "again")
    assert again.latest() == 30
    assert again.facts(30)["value"].to_pylist() == [30.0]
    assert publish(again, [figure(value=99.0)]).number == 31


def test_an_empty_store_and_a_taken_name(tmp_path: Path):
    store = Store(tmp_path / "lake")
    store.backup(tmp_path / "empty.zip")
    assert unpack(tmp_path / "empty.zip", tmp_path / "again").latest() is None
    with pytest.raises(StoreError, match="backup_exists"):
        store.backup(tmp_path / "empty.zip")
