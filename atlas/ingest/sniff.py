"""What a file is, by its first bytes and its directory: the suffix is only a rumour."""

import io
import zipfile
from typing import Literal

from atlas.errors import UploadError
from atlas.ingest.limits import MAX_UNPACKED
from atlas.ingest.ole import OLE_SIGNATURE, stream_names

FileKind = Literal["xlsx", "xlsb", "ods", "xls", "text"]

_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"


def sniff(data: bytes, name: str) -> FileKind:
    """The kind of workbook that ``data`` holds.

    Raises ``UploadError`` naming what it is instead: empty, picture, PDF, document, web page,
    archive, password-protected, truncated.
    """
    if not data.strip(b"\x00\t\r\n \xef\xbb\xbf\xff\xfe"):
        raise UploadError("file_empty", name=name)
    if data.startswith(OLE_SIGNATURE):
        return _ole_kind(data, name)
    if data.startswith((_ZIP, _EMPTY_ZIP)):
        return _zip_kind(data, name)
    if data.startswith(_PICTURES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP"):
        raise UploadError("file_is_picture", name=name)
    if data.startswith(b"%PDF"):
        raise UploadError("file_is_document", name=name, found="PDF")
    if data.startswith(_ARCHIVES):
        raise UploadError("file_is_archive", name=name)
    head = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype", b"<html", b"<?xml", b"<table", b"<meta")):
        raise UploadError("file_is_web_page", name=name)
    return "text"


def _ole_kind(data: bytes, name: str) -> FileKind:
    names = stream_names(data, name)
    if "EncryptedPackage" in names or "EncryptionInfo" in names:
        raise UploadError("file_has_password", name=name)
    if names & {"Workbook", "Book", "WORKBOOK", "BOOK"}:
        return "xls"
    if "WordDocument" in names:
        raise UploadError("file_is_document", name=name, found="Word")
    if "PowerPoint Document" in names:
        raise UploadError("file_is_document", name=name, found="PowerPoint")
    raise UploadError("file_unknown_type", name=name)


def _zip_kind(data: bytes, name: str) -> FileKind:
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise UploadError("file_truncated", name=name) from error
    with package:
        parts = {part.filename: part for part in package.infolist()}
        unpacked = sum(part.file_size for part in parts.values())
        if unpacked > MAX_UNPACKED:
            raise UploadError(
                "file_unpacks_too_large",
                name=name,
                found=unpacked // 1024**2,
                expected=MAX_UNPACKED // 1024**2,
            )
        if any(part.flag_bits & 1 for part in parts.values()):
            raise UploadError("file_has_password", name=name)
        lower = {part.lower() for part in parts}
        if "xl/workbook.bin" in lower:
            return "xlsb"
        if any(part.startswith("xl/") and part.endswith(".xml") for part in lower):
            return "xlsx"
        if "content.xml" in lower and "mimetype" in lower:
            return _open_document(package, parts["mimetype"], name)
        for folder, found in (("word/", "Word"), ("ppt/", "PowerPoint")):
            if any(part.startswith(folder) for part in lower):
                raise UploadError("file_is_document", name=name, found=found)
    raise UploadError("file_is_archive", name=name)


def _open_document(package: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> FileKind:
    if part.file_size < 1024 and _ODS in package.read(part):
        return "ods"
    raise UploadError("file_is_document", name=name, found="OpenDocument")
