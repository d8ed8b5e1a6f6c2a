"""Files that are no workbook, or a dangerous one, are refused with a sentence, and fast."""

import contextlib
import io
import struct
import time
import zipfile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas.errors import UploadError
from atlas.ingest import read, read_bounded, understand
from atlas.ingest.files.limits import MAX_BYTES
from atlas.words import words
from tests.ingest.desk import saved, xls, xlsx

GOOD = xlsx([["2024年困难职工"], ["地区", "在档困难职工户数"], ["包头市", 3900]])
OLD = xls([["2024年困难职工"], ["地区", "在档困难职工户数"], ["包头市", 3900]])


def refusal(data: bytes, name: str = "表.xlsx") -> str:
    """The code of the refusal, whose sentence both languages can say."""
    with pytest.raises(UploadError) as caught:
        understand(data, name)
    for language in ("zh", "en"):
        assert name in words(language).error(caught.value)
    return caught.value.code


def package(**parts: bytes) -> bytes:
    """A zip with parts of these names (``__`` stands for a slash)."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, data in parts.items():
            zipped.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return stream.getvalue()


def with_sheet(xml: bytes) -> bytes:
    """A workbook whose only sheet has this XML inside."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(GOOD)) as good,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as zipped,
    ):
        for part in good.infolist():
            is_sheet = part.filename == "xl/worksheets/sheet1.xml"
            zipped.writestr(part.filename, xml if is_sheet else good.read(part))
    return stream.getvalue()


def sheet(rows: str) -> bytes:
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    return f"<worksheet {space}><sheetData>{rows}</sheetData></worksheet>".encode()


@pytest.mark.parametrize("data", [b"", b"  \r\n\t ", b"\xef\xbb\xbf", b"\x00" * 100])
def test_an_empty_file(data: bytes) -> None:
    assert refusal(data) == "file_empty"


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n" + b"0" * 99, b"\xff\xd8\xff\xe0" + b"0" * 99, b"GIF89a" + b"0" * 99],
)
def test_a_picture_renamed(data: bytes) -> None:
    assert refusal(data) == "file_is_picture"


def test_other_documents_are_named() -> None:
    assert refusal(b"%PDF-1.7 " + b"0" * 99) == "file_is_document"
    assert refusal(package(word__document_dot_xml=b"<w/>")) == "file_is_document"
    assert refusal(b"<html><table><tr><td>1</td></tr></table></html>") == "file_is_web_page"
    assert refusal(package(a_dot_csv=b"1,2", b_dot_csv=b"3,4")) == "file_is_archive"
    assert refusal(b"Rar!\x1a\x07" + b"0" * 99) == "file_is_archive"
    assert refusal(bytes(range(256)) * 8) == "file_unknown_type"


def test_a_password() -> None:
    # Excel wraps an encrypted workbook into a compound file with this stream
    name = "EncryptedPackage".encode("utf-16-le")
    head = bytearray(OLD[:512])
    start = struct.unpack_from("<I", head, 48)[0]
    entry = 512 + start * 512 + 128
    data = bytearray(OLD)
    data[entry : entry + 64] = name.ljust(64, b"\x00")
    struct.pack_into("<H", data, entry + 64, len(name) + 2)
    assert refusal(bytes(data)) == "file_has_password"


def test_a_password_of_an_old_workbook() -> None:
    data = bytearray(OLD)
    # a FILEPASS record in place of the first record behind the beginning of the book
    begin = data.index(struct.pack("<HHH", 0x0809, 16, 0x0600))
    struct.pack_into("<H", data, begin + 20, 0x002F)
    assert refusal(bytes(data)) == "file_has_password"


def test_an_old_workbook_that_lacks_its_last_bytes_does_not_end_the_reader() -> None:
    for missing in range(1, 250, 3):
        assert refusal(OLD[:-missing], "表.xls") == "file_truncated", missing


@pytest.mark.parametrize("data", [GOOD, OLD], ids=["xlsx", "xls"])
@pytest.mark.parametrize("kept", [0.9, 0.5, 0.1])
def test_a_truncated_file(data: bytes, kept: float) -> None:
    assert refusal(data[: int(len(data) * kept)]) in ("file_truncated", "file_damaged")


def test_a_flipped_bit_is_noticed() -> None:
    data = bytearray(GOOD)
    at = GOOD.index(b"xl/worksheets/sheet1.xml") + 60
    data[at] ^= 0xFF
    assert refusal(bytes(data)) in ("file_truncated", "file_damaged")


def test_two_hundred_sheets_are_refused_before_any_is_read() -> None:
    workbook = openpyxl.Workbook()
    for number in range(199):
        workbook.create_sheet(f"表{number}")["A1"] = number
    data = saved(workbook)
    started = time.perf_counter()
    assert refusal(data) == "too_many_sheets"
    assert time.perf_counter() - started < 2


def test_a_million_empty_rows_cost_nothing() -> None:
    styled = "".join(f'<row r="{row}"><c r="A{row}" s="0"/></row>' for row in range(3, 200_000))
    far = '<row r="1048576"><c r="A1048576" s="0"/><c r="XFD1048576" s="0"/></row>'
    filled = '<row r="1"><c r="A1"><v>7</v></c></row>'
    (table,) = read(with_sheet(sheet(filled + styled + far))).sheets
    assert (table.height, table.width) == (1, 1)
    assert refusal(with_sheet(sheet(styled + far))) == "file_without_cells"


def test_one_cell_in_the_last_corner_does_not_take_the_memory() -> None:
    first = '<row r="1"><c r="A1"><v>7</v></c></row>'
    last = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    assert refusal(with_sheet(sheet(first + last))) == "sheet_too_large"


def test_a_zip_bomb_is_refused_by_what_it_declares() -> None:
    zeros = package(xl__workbook_dot_xml=b"x", xl__worksheets__sheet1_dot_xml=b"0" * 90_000)
    declared, claimed = struct.pack("<I", 90_000), struct.pack("<I", 450_000_000)
    assert refusal(zeros.replace(declared, claimed)) == "file_unpacks_too_large"


def test_a_zip_bomb_that_lies_about_its_size_is_refused() -> None:
    honest = with_sheet(sheet("0" * 9_000_000))
    size = struct.pack("<I", len(sheet("0" * 9_000_000)))
    assert size in honest
    assert refusal(honest.replace(size, struct.pack("<I", 100))) == "file_truncated"


def test_entities_are_not_expanded() -> None:
    evil = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>' + sheet("&b;")
    assert refusal(with_sheet(evil)) == "file_truncated"


def test_a_file_above_the_limit() -> None:
    assert refusal(b"1" * (MAX_BYTES + 1)) == "file_too_large"


def test_a_missing_file() -> None:
    with pytest.raises(UploadError, match="workbook_missing"):
        understand("没有这个文件.xlsx")


def test_broken_quotes_of_a_text_table() -> None:
    assert refusal(b'a,"b\n' + b"x" * 200_000, "表.csv") == "text_not_a_table"


def test_text_in_no_known_encoding() -> None:
    assert refusal(b"\xd7\xff\xfe\xd3," * 40, "表.csv") == "text_encoding_unknown"


def test_a_child_that_takes_too_long_is_ended() -> None:
    with pytest.raises(UploadError, match="file_too_costly"):
        read_bounded(GOOD, "表.xlsx", seconds=0.001)


def test_a_child_that_takes_too_much_memory_is_ended() -> None:
    many = ("1," * 99 + "1\n") * 20_000
    with pytest.raises(UploadError, match="file_too_costly"):
        read_bounded(many.encode(), "表.csv", memory=60 * 1024**2)


def test_a_refusal_comes_back_from_the_child() -> None:
    with pytest.raises(UploadError) as caught:
        read_bounded(b"\x89PNG\r\n" + b"0" * 99, "图.xlsx")
    assert (caught.value.code, caught.value.details) == ("file_is_picture", {"name": "图.xlsx"})


def read_or_refused(data: bytes, name: str) -> None:
    """Anything but a draft or a refusal that can be worded is a bug and surfaces."""
    with contextlib.suppress(UploadError):
        try:
            understand(data, name)
        except UploadError as error:
            words("zh").error(error)
            raise


@given(st.data())
def test_a_damaged_workbook_is_read_or_refused_in_words(data: st.DataObject) -> None:
    whole = bytearray(data.draw(st.sampled_from([GOOD, OLD])))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at] ^= data.draw(st.integers(1, 255))
    read_or_refused(bytes(whole), "表.xlsx")


@given(st.binary(min_size=1, max_size=300))
def test_any_bytes_are_read_or_refused_in_words(data: bytes) -> None:
    read_or_refused(data, "表.csv")


def test_the_good_workbook_is_good() -> None:
    assert understand(GOOD, "表.xlsx").figures[0].value == 3900
    assert understand(OLD, "表.xls").figures[0].value == 3900
