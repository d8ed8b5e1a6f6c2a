"""What a file is, by its first bytes and its directory: the suffix is only a rumour."""

import io
import struct
import zipfile
import zlib
from typing import Literal

from atlas.errors import UploadError
from atlas.ingest.files.limits import MAX_BYTES, MAX_UNPACKED
from atlas.ingest.files.ole import OLE_SIGNATURE, stream_names

FileKind = Literal["xlsx", "xlsb", "ods", "xls", "text", "web_page", "xml_2003", "zip", "locked"]

_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_XML_2003 = "urn:schemas-microsoft-com:office:spreadsheet"
_MARKUP = ("<!doctype", "<html", "<?xml", "<table", "<meta", "<head", "<style", "<body", "<!--")
_HEAD = 4096


def sniff(data: bytes, name: str) -> FileKind:
    """The kind of workbook that ``data`` holds; ``zip`` for an archive of files, ``locked`` for a
    workbook with an opening password.

    Raises ``UploadError`` naming what it is instead: empty, picture, PDF, document, other
    archive, truncated.
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
    return _text_kind(data[:_HEAD])


def _text_kind(head: bytes) -> FileKind:
    """The old statistics systems export tables as XML or web pages that are named .xls."""
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = head.decode("utf-16" if wide else "latin-1", "replace").lower()
    text = text.lstrip("\xef\xbb\xbf\ufeff \t\r\n")
    if text.startswith("mime-version:"):
        return "web_page"
    if not text.startswith(_MARKUP):
        return "text"
    return "xml_2003" if _XML_2003 in text and "<html" not in text else "web_page"


def _ole_kind(data: bytes, name: str) -> FileKind:
    names = stream_names(data, name)
    if "EncryptedPackage" in names or "EncryptionInfo" in names:
        return "locked"
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
    except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error) as error:
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
        lower = {part.lower() for part in parts}
        if "xl/workbook.bin" in lower:
            return "xlsb"
        if any(part.startswith("xl/") and part.endswith(".xml") for part in lower):
            return "xlsx"
        if "content.xml" in lower and "mimetype" in lower:
            return _open_document(package, parts, name)
        for folder, found in (("word/", "Word"), ("ppt/", "PowerPoint")):
            if any(part.startswith(folder) for part in lower):
                raise UploadError("file_is_document", name=name, found=found)
    return "zip"


def _open_document(
    package: zipfile.ZipFile, parts: dict[str, zipfile.ZipInfo], name: str
) -> FileKind:
    manifest = parts.get("META-INF/manifest.xml")
    try:
        kind = package.read(parts["mimetype"]) if parts["mimetype"].file_size < 1024 else b""
        listed = package.read(manifest) if manifest and manifest.file_size < MAX_BYTES else b""
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise UploadError("file_truncated", name=name) from error
    if _ODS not in kind:
        raise UploadError("file_is_document", name=name, found="OpenDocument")
    if b"encryption-data" in listed:
        raise UploadError("open_document_has_password", name=name)
    return "ods"
