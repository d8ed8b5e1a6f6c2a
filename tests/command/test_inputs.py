"""What a command reads: folders, archives and workbooks with a password, as the page does."""

import json
from pathlib import Path

import pytest

from atlas.command import exits, inputs
from tests.command.desk import Desk
from tests.fuzz.samples import PASSWORD, locked
from tests.ingest.desk import xlsx, zipped

BAOTOU = xlsx([["指标", "地区", "年份", "数值", "单位"], ["职工入会率", "包头市", 2024, 92.1, "%"]])
WUHAI = xlsx([["指标", "地区", "年份", "数值", "单位"], ["职工入会率", "乌海市", 2024, 93, "%"]])
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(64)


def files(desk: Desk, **contents: bytes) -> Path:
    folder = desk.folder / "2024年报送"
    folder.mkdir()
    for name, data in contents.items():
        (folder / name.replace("_", ".")).write_bytes(data)
    return folder


def lines(text: str) -> list[dict]:
    return [json.loads(line) for line in text.splitlines()]


def test_a_folder_is_checked_file_by_file_and_a_picture_beside_does_not_count(desk: Desk) -> None:
    folder = files(desk, a_xlsx=BAOTOU, b_xlsx=WUHAI, 照片_png=PICTURE)
    said = desk.run("check", folder, "--json")
    assert said.code == exits.DONE
    first, second, picture = lines(said.out)
    assert (first["file"], second["file"]) == (str(folder / "a.xlsx"), str(folder / "b.xlsx"))
    assert [len(first["figures"]), len(second["figures"])] == [1, 1]
    assert picture["error"]["code"] == "file_is_picture"


def test_an_archive_is_published_as_one_version(desk: Desk) -> None:
    archive = desk.folder / "2024.zip"
    archive.write_bytes(zipped({"包头市.xlsx": BAOTOU, "乌海市.xlsx": WUHAI, "照片.png": PICTURE}))
    said = desk.publish(archive)
    assert said.code == exits.DONE, said
    assert "照片.png" in said.out
    uploads = desk.store.uploads(desk.store.latest())
    assert sorted(one.file_name for one in uploads) == ["2024/乌海市.xlsx", "2024/包头市.xlsx"]


def test_a_table_of_the_folder_that_cannot_be_read_stops_the_publishing(desk: Desk) -> None:
    folder = files(desk, a_xlsx=BAOTOU, b_xlsx=WUHAI[:900])
    said = desk.publish(folder)
    assert said.code == exits.UNREADABLE
    assert "b.xlsx" in said.err
    assert desk.store.latest() is None


def test_an_empty_folder_says_so(desk: Desk) -> None:
    said = desk.run("check", files(desk))
    assert said.code == exits.UNREADABLE
    assert "2024年报送" in said.err


def test_a_password_comes_from_a_file_and_is_kept_nowhere(desk: Desk) -> None:
    path, secret = desk.folder / "锁.xlsx", desk.folder / "secret"
    path.write_bytes(locked(BAOTOU))
    secret.write_text(PASSWORD + "\n", "utf-8")
    assert desk.run("check", path).code == exits.UNREADABLE
    said = desk.publish(path, "--password-from", secret)
    assert said.code == exits.DONE, said
    kept = [one for one in (desk.folder / "lake").rglob("*") if one.is_file()]
    assert kept
    assert not [one for one in kept if PASSWORD.encode() in one.read_bytes()]
    assert PASSWORD not in said.out + said.err


def test_a_wrong_password_and_a_missing_file_of_passwords_are_said(desk: Desk) -> None:
    path, secret = desk.folder / "锁.xlsx", desk.folder / "secret"
    path.write_bytes(locked(BAOTOU))
    missing = desk.run("check", path, "--password-from", secret, "--json")
    assert missing.json["error"]["code"] == "password_file_missing"
    secret.write_text("草原2023", "utf-8")
    wrong = desk.run("check", path, "--password-from", secret, "--json")
    assert wrong.json["error"]["code"] == "password_wrong"


def test_at_a_terminal_a_person_is_asked_until_it_opens(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = desk.folder / "锁.xlsx"
    path.write_bytes(locked(BAOTOU))
    asked, typed = [], iter(["猜一个", PASSWORD])
    monkeypatch.setattr(inputs.sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(inputs.sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(
        inputs.getpass, "getpass", lambda words: (asked.append(words), next(typed))[1]
    )
    said = desk.run("check", path, "--json")
    assert said.code == exits.DONE
    assert len(said.json["figures"]) == 1
    assert ["不对" in one for one in asked] == [False, True]
