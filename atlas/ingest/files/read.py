"""From a file to its cells: the only door through which foreign bytes come in."""

import hashlib
from pathlib import Path, PurePosixPath

from atlas.errors import UploadError
from atlas.ingest.files import biff, open_document, sheet_xml, xlsb
from atlas.ingest.files.calamine_sheets import read_sheets, trimmed
from atlas.ingest.files.delimited import read_delimited
from atlas.ingest.files.limits import MAX_BYTES, MAX_SHEETS, MAX_TEXT
from atlas.ingest.files.pausing import collection_paused
from atlas.ingest.files.raw import RawTable, RawWorkbook, Value
from atlas.ingest.files.sniff import FileKind, sniff
from atlas.ingest.files.unlocking import unlocked
from atlas.ingest.files.web_page import read_web_page
from atlas.ingest.files.xml_2003 import read_xml_2003

_MARK_READERS = {
    "xlsx": sheet_xml.read_marks,
    "xls": biff.read_marks,
    "xlsb": xlsb.read_marks,
    "ods": open_document.read_marks,
}


def load(source: str | Path | bytes, name: str = "") -> tuple[bytes, str]:
    """The bytes and the name of an upload; ``UploadError`` where it is missing or too large."""
    if isinstance(source, bytes):
        data, name = source, name or "upload"
    else:
        path = Path(source)
        name = name or path.name
        if not path.is_file():
            raise UploadError("workbook_missing", name=name)
        if path.stat().st_size > MAX_BYTES:
            raise _too_large(name, path.stat().st_size)
        data = path.read_bytes()
    if len(data) > MAX_BYTES:
        raise _too_large(name, len(data))
    return data, name


def read(source: str | Path | bytes, name: str = "", password: str = "") -> RawWorkbook:
    """All sheets of a workbook or text table, each cell with its real address.

    ``password`` opens a workbook that has one; the digest stays that of the bytes as they came.
    Raises ``UploadError`` with a code that says what the file is instead of a readable workbook.
    """
    with collection_paused():
        return _read(*load(source, name), password)


def _read(data: bytes, name: str, password: str) -> RawWorkbook:
    digest = hashlib.sha256(data).hexdigest()
    kind = sniff(data, name)
    if kind == "locked" or (kind == "xls" and biff.is_locked(data, name)):
        data = unlocked(data, name, password)
        kind = sniff(data, name)
    sheets = _sheets(data, name, kind)
    if not any(sheet.values for sheet in sheets):
        raise UploadError("file_without_cells", name=name)
    for sheet in sheets:
        _shorten(sheet.values)
    return RawWorkbook(name, digest, sheets)


def _shorten(values: list[list[Value]]) -> None:
    """Texts at their longest sensible length, in place: no rule has to be ready for a megabyte."""
    for row in values:
        for column, value in enumerate(row):
            if type(value) is str and len(value) > MAX_TEXT:
                row[column] = value[:MAX_TEXT] + "…"


def _sheets(data: bytes, name: str, kind: FileKind) -> tuple[RawTable, ...]:
    match kind:
        case "zip" | "locked":
            raise UploadError("file_is_archive", name=name)
        case "text":
            rows = trimmed([list(row) for row in read_delimited(data, name)])
            return (RawTable(PurePosixPath(name).stem, rows),)
        case "web_page":
            return (read_web_page(data, name),)
        case "xml_2003":
            return read_xml_2003(data, name)
        case _:
            return read_sheets(data, name, _MARK_READERS[kind](data, name, MAX_SHEETS))


def _too_large(name: str, size: int) -> UploadError:
    return UploadError(
        "file_too_large",
        name=name,
        found=f"{size / 1024**2:.1f}",
        expected=MAX_BYTES // 1024**2,
    )
