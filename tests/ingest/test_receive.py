"""An upload of many files: archives unpacked, what is no table named, passwords asked for."""

import hashlib
import io
import struct
import zipfile
from operator import xor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas.errors import UploadError
from atlas.ingest import Receiver, read_bounded, receive, understand_workbook
from atlas.ingest.files import limits
from atlas.ingest.files.file_names import clean
from atlas.ingest.files.ole import read_stream
from atlas.words import words
from tests.fuzz.samples import PASSWORD, locked
from tests.ingest.desk import xls, xlsx, zipped
from tests.ingest.locked_archive import locked_zip

BAOTOU = xlsx([["2024年困难职工"], ["地区", "在档困难职工户数"], ["包头市", 3900]])
WUHAI = xls([["2024年困难职工"], ["地区", "在档困难职工户数"], ["乌海市", 412]])
LOCKED = locked(BAOTOU)


def names(files: dict[str, bytes], name: str = "报表.zip") -> list[str]:
    return [one.name for one in receive([(name, zipped(files))]).workbooks]


def test_an_archive_gives_all_its_workbooks_under_their_folders() -> None:
    got = receive([("报表.zip", zipped({"2024/包头市.xlsx": BAOTOU, "2024/乌海市.xls": WUHAI}))])
    assert [one.name for one in got.workbooks] == ["2024/乌海市.xls", "2024/包头市.xlsx"]
    assert got.left == ()
    for workbook in got.workbooks:
        content = got.contents[workbook.sha256]
        assert content in (BAOTOU, WUHAI)
        assert hashlib.sha256(content).hexdigest() == workbook.sha256
    figures = [one.value for book in got.workbooks for one in understand_workbook(book).figures]
    assert sorted(figures) == [412, 3900]


def test_a_file_without_a_folder_gets_the_name_of_its_archive() -> None:
    assert names({"包头市.xlsx": BAOTOU}, "2024年困难职工.zip") == ["2024年困难职工/包头市.xlsx"]


def test_a_folder_arrives_as_names_with_folders() -> None:
    got = receive([("报送/包头市.xlsx", BAOTOU), ("报送/旧/乌海市.xls", WUHAI)])
    assert [one.name for one in got.workbooks] == ["报送/包头市.xlsx", "报送/旧/乌海市.xls"]


def test_what_is_no_table_is_left_out_and_named() -> None:
    got = receive(
        [
            ("报送/包头市.xlsx", BAOTOU),
            ("报送/~$包头市.xlsx", b"\x05user"),
            ("报送/.DS_Store", b"Bud1"),
            ("报送/照片.jpg", b"\xff\xd8\xff\xe0" + bytes(90)),
            ("报送/副本.xlsx", BAOTOU),
            ("报送/旧.zip", zipped({"__MACOSX/._a.xlsx": b"x", "内.zip": zipped({"a.csv": b"1"})})),
        ]
    )
    assert [one.name for one in got.workbooks] == ["报送/包头市.xlsx"]
    assert {one.name: one.code for one in got.left} == {
        "报送/~$包头市.xlsx": "file_is_lock",
        "报送/.DS_Store": "file_is_hidden",
        "报送/照片.jpg": "file_is_picture",
        "报送/副本.xlsx": "file_given_twice",
        "__MACOSX/._a.xlsx": "file_is_hidden",
        "旧/内.zip": "zip_in_zip",
    }
    for one in got.left:
        assert one.name in words("zh").error(one.error)
        assert one.name in words("en").error(one.error)
    assert [one.code for one in got.left if not one.harmless] == ["zip_in_zip"]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_chinese_names_are_read_whether_or_not_the_archive_says_how(encoding: str) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        # what a Windows tool writes: the bytes of its own code page, and no flag
        package.writestr(zipfile.ZipInfo("x" * len("报表/包头市.xlsx".encode(encoding))), BAOTOU)
    raw = "报表/包头市.xlsx".encode(encoding)
    data = stream.getvalue().replace(b"x" * len(raw), raw)
    assert [one.name for one in receive([("a.zip", data)]).workbooks] == ["报表/包头市.xlsx"]


def test_names_that_climb_out_of_the_archive_are_only_labels(tmp_path: Path) -> None:
    data = {"../../x.csv": b"a,1\n", "C:\\Windows\\y.csv": b"a,2\n", "/etc/z.csv": b"a,3\n"}
    assert names(data) == ["Windows/y.csv", "etc/z.csv", "报表/x.csv"]


@given(st.text(max_size=300))
def test_a_cleaned_name_is_safe_and_stays_as_it_is(name: str) -> None:
    cleaned = clean(name)
    assert cleaned == clean(cleaned)
    assert ".." not in cleaned.split("/")
    assert not cleaned.startswith("/")
    assert "\\" not in cleaned
    assert cleaned.isprintable() or " " in cleaned or "\u3000" in cleaned or "\u00a0" in cleaned
    assert 0 < len(cleaned) <= 200


def test_one_file_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(UploadError, match="file_is_picture"):
        receive([("图.png", b"\x89PNG\r\n\x1a\n" + bytes(90))])


def test_an_archive_that_is_empty_or_locked_with_aes_says_so() -> None:
    with pytest.raises(UploadError, match="zip_empty"):
        receive([("空.zip", b"PK\x05\x06" + bytes(18))])
    data = bytearray(zipped({"包头市.xlsx": BAOTOU}))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    data[at + 10 : at + 12] = (99).to_bytes(2, "little")
    with pytest.raises(UploadError, match="zip_has_password"):
        receive([("锁.zip", bytes(data))])


@pytest.mark.parametrize(("password", "encoding"), [("Aa1!", "utf-8"), ("工会2024", "gb18030")])
def test_an_archive_with_a_password_asks_for_it_and_keeps_it_nowhere(
    password: str, encoding: str
) -> None:
    data = locked_zip({"包头市.xlsx": BAOTOU, "乌海市.xls": WUHAI}, password.encode(encoding))
    with pytest.raises(UploadError, match="file_has_password"):
        receive([("锁.zip", data)])
    with pytest.raises(UploadError, match="password_wrong"):
        receive([("锁.zip", data)], {"锁.zip": password + "x"})
    got = receive([("锁.zip", data)], {"锁.zip": password})
    assert [one.name for one in got.workbooks] == ["锁/乌海市.xls", "锁/包头市.xlsx"]
    assert sorted(got.contents.values()) == sorted((BAOTOU, WUHAI))


def test_too_many_files_are_read_up_to_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("atlas.ingest.files.receiving.MAX_FILES", 2)
    got = receive([("多.zip", zipped({f"{n}.csv": b"a,%d\n" % n for n in range(4)}))])
    assert len(got.workbooks) == 2
    assert [(one.name, one.code) for one in got.left] == [("多/2.csv", "too_many_files")]


def test_a_file_that_ends_the_child_costs_only_itself() -> None:
    # a cell that our own search does not see makes calamine ask for 17 thousand million cells
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    cells = "<row><c r='A1'><v>1</v></c><c r='XFD1048576'><v>1</v></c></row>"
    with zipfile.ZipFile(io.BytesIO(BAOTOU)) as package:
        parts = {one.filename: package.read(one) for one in package.infolist()}
    sheet = f"<worksheet {space}><sheetData>{cells}</sheetData></worksheet>".encode()
    evil = zipped(parts | {"xl/worksheets/sheet1.xml": sheet})
    got = receive([("三.zip", zipped({"a.xls": WUHAI, "b.xlsx": evil, "c.xlsx": BAOTOU}))])
    assert [one.name for one in got.workbooks] == ["三/a.xls", "三/c.xlsx"]
    assert [one.name for one in got.left] == ["三/b.xlsx"]
    assert got.left[0].code in ("file_too_costly", "file_reader_failed", "sheet_too_large")


def test_the_cells_of_all_files_together_have_a_limit() -> None:
    with Receiver(cells=5) as receiver:
        first = receiver.take("a.csv", b"1,2\n3,4\n")
        second = receiver.take("b.csv", b"1,2\n3,5\n")
    assert len(first.workbooks) == 1
    assert [one.code for one in second.left] == ["upload_too_large"]
    assert limits.MAX_UPLOAD_CELLS > limits.MAX_CELLS


def test_a_password_is_asked_for_tried_and_told_to_be_wrong() -> None:
    with pytest.raises(UploadError, match="file_has_password"):
        receive([("锁.xlsx", LOCKED)])
    with pytest.raises(UploadError, match="password_wrong"):
        receive([("锁.xlsx", LOCKED)], {"锁.xlsx": "草原2023"})
    got = receive([("锁.xlsx", LOCKED)], {"锁.xlsx": PASSWORD})
    assert got.workbooks[0].sheets[0].values[2] == ["包头市", 3900]
    # what is kept, and what the digest is of, is the file as it was uploaded
    assert got.contents == {hashlib.sha256(LOCKED).hexdigest(): LOCKED}


def test_one_locked_file_does_not_keep_the_others_from_being_read() -> None:
    files = [("a.xls", WUHAI), ("锁.xlsx", LOCKED)]
    got = receive(files)
    assert [one.name for one in got.workbooks] == ["a.xls"]
    assert [one.name for one in got.locked] == ["锁.xlsx"]
    assert len(receive(files, {"锁.xlsx": PASSWORD}).workbooks) == 2
    assert len(receive(files, {"": PASSWORD}).workbooks) == 2


def test_a_password_is_no_argument_of_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    import subprocess

    started = []

    class Watched(subprocess.Popen):
        def __init__(self, arguments: list[str], **how: object) -> None:
            started.append((arguments, how))
            super().__init__(arguments, **how)

    monkeypatch.setattr(subprocess, "Popen", Watched)
    assert read_bounded(LOCKED, "锁.xlsx", PASSWORD).sheets
    assert len(started) == 1
    assert PASSWORD not in repr(started)
    assert "锁" not in repr(started)


def rc4_locked(workbook: bytes, password: str) -> bytes:
    """An .xls encrypted as Excel 97 did ([MS-XLS] 2.2.10, RC4), in the naive way.

    xlwt's codepage record gives its place to FILEPASS, as long as both are together the same.
    """
    stream = bytearray(read_stream(workbook, frozenset({"Workbook"}), "x"))
    at = workbook.index(bytes(stream[:512]))
    salt, verifier = bytes(range(16)), bytes(range(16, 32))

    def key(block: int) -> bytes:
        first = hashlib.md5(password.encode("utf-16-le")).digest()[:5]
        second = hashlib.md5((first + salt) * 16).digest()[:5]
        return hashlib.md5(second + block.to_bytes(4, "little")).digest()

    own = _rc4(key(0), 32)
    proof = verifier + hashlib.md5(verifier).digest()
    header = struct.pack("<3H", 1, 1, 1) + salt + bytes(map(xor, proof, own))
    keys = b"".join(_rc4(key(block), 1024) for block in range(len(stream) // 1024 + 1))
    place = 20
    # room for FILEPASS: the records behind the first, up to its size, are padding in effect
    room = 0
    while room < len(header) + 4 + 4:
        room += 4 + int.from_bytes(stream[place + room + 2 : place + room + 4], "little")
    pad = room - 4 - len(header) - 4
    stream[place : place + room] = (
        struct.pack("<2H", 0x2F, len(header)) + header + struct.pack("<2H", 0xE2, pad) + bytes(pad)
    )
    plain = {0x809, 0x2F, 0xE1}
    offset = 0
    while offset + 4 <= len(stream):
        kind, size = struct.unpack_from("<2H", stream, offset)
        first = 8 if kind == 0x85 else 4
        if kind not in plain:
            for one in range(offset + first, offset + 4 + size):
                stream[one] ^= keys[one]
        offset += 4 + size
        if kind == 0 and size == 0:
            break
    return workbook[:at] + bytes(stream) + workbook[at + len(stream) :]


def filled_up(workbook: bytes) -> int:
    """How many bytes lie behind the last record of a workbook."""
    stream = read_stream(workbook, frozenset({"Workbook"}), "x")
    return len(stream) - len(stream.rstrip(b"\x00")) - 3


def _rc4(key: bytes, length: int) -> bytes:
    box, j = list(range(256)), 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    out, i, j = [], 0, 0
    for _ in range(length):
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(box[(box[i] + box[j]) % 256])
    return bytes(out)


def test_an_old_workbook_with_a_password_is_opened() -> None:
    # Excel ends the stream with the last record, xlwt fills it up: to whole records here
    rows = [["2024年困难职工"], ["地区", "在档困难职工户数"], ["乌海市", 412]]
    books = (xls([*rows, ["x" * length]]) for length in range(1, 9))
    data = rc4_locked(next(one for one in books if filled_up(one) % 4 == 0), "1234")
    with pytest.raises(UploadError, match="file_has_password"):
        receive([("旧.xls", data)])
    with pytest.raises(UploadError, match="password_wrong"):
        receive([("旧.xls", data)], {"": "4321"})
    got = receive([("旧.xls", data)], {"": "1234"})
    assert got.workbooks[0].sheets[0].values[2] == ["乌海市", 412]


def test_the_time_of_an_archive_is_that_of_a_file_and_half_a_second_for_each_of_its_files() -> None:
    files = {f"{n}.csv": b"a,%d\n" % n + b"1,2\n" * 200_000 for n in range(9)}
    with Receiver(seconds=0.6) as receiver:
        got = receiver.take("慢.zip", zipped(files))
    assert len(got.workbooks) < 9
    assert {one.code for one in got.left} <= {"archive_too_slow", "file_too_costly"}
    assert got.left
