"""A .zip of many tables: its files one by one, none of them ever written to a disk."""

import io
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import PurePosixPath

from atlas.errors import UploadError
from atlas.ingest.files.file_names import clean
from atlas.ingest.files.limits import MAX_BYTES, MAX_FILES, MAX_UNPACKED

_UTF8_NAME = 0x800
_ENCRYPTED = 0x1
#: compression method of a part that is encrypted with AES, which the standard library cannot open
_AES = 99
#: how the tools of the trade write a password that is not ASCII
_ENCODINGS = ("utf-8", "gb18030")
_ENTRIES = 10 * MAX_FILES
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError)


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive; ``name`` with its folders, safe to show."""

    name: str
    part: zipfile.ZipInfo
    package: zipfile.ZipFile

    def content(self) -> bytes:
        """Its bytes; ``UploadError`` where it is locked, too large or damaged."""
        if self.part.compress_type == _AES:
            raise UploadError("zip_has_password", name=self.name)
        if self.part.file_size > MAX_BYTES:
            raise UploadError(
                "file_too_large",
                name=self.name,
                found=f"{self.part.file_size / 1024**2:.1f}",
                expected=MAX_BYTES // 1024**2,
            )
        try:
            # never more than the directory declares, and that was added up before
            return self.package.read(self.part)
        except _BROKEN as error:
            raise UploadError("file_truncated", name=self.name) from error


def members(data: bytes, name: str, password: str = "") -> list[Member]:
    """The files of an archive in the order of their names; ``password`` opens all of them.

    Names without a folder get the archive's own name for one: it may tell the year. Raises
    ``UploadError``: ``file_truncated``, ``zip_empty``, ``too_many_files``,
    ``file_unpacks_too_large``, ``file_has_password``, ``password_wrong``.
    """
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise UploadError("file_truncated", name=name) from error
    parts = [part for part in package.infolist() if not part.is_dir()]
    if not parts:
        raise UploadError("zip_empty", name=name)
    if len(parts) > _ENTRIES:
        raise UploadError("too_many_files", name=name, found=len(parts), expected=MAX_FILES)
    unpacked = sum(part.file_size for part in parts)
    if unpacked > MAX_UNPACKED:
        raise UploadError(
            "file_unpacks_too_large",
            name=name,
            found=unpacked // 1024**2,
            expected=MAX_UNPACKED // 1024**2,
        )
    _unlock(package, parts, name, password)
    folder = PurePosixPath(name).stem
    found = []
    for part in parts:
        title = clean(_name(part))
        found.append(Member(title if "/" in title else f"{folder}/{title}", part, package))
    return sorted(found, key=lambda one: (one.name, one.part.header_offset))


def _unlock(
    package: zipfile.ZipFile, parts: list[zipfile.ZipInfo], name: str, password: str
) -> None:
    """Give the archive its password, tried on the smallest of its locked files."""
    locked = [one for one in parts if one.flag_bits & _ENCRYPTED and one.compress_type != _AES]
    if not locked:
        return
    if not password:
        raise UploadError("file_has_password", name=name)
    smallest = min(locked, key=lambda one: one.file_size)
    if smallest.file_size > MAX_BYTES:
        # refused when it is asked for, whatever the password
        return
    for encoding in _ENCODINGS:
        package.setpassword(password.encode(encoding, "replace"))
        try:
            package.read(smallest)
        except (RuntimeError, *_BROKEN):
            # one wrong password in 256 passes the first check, and then nothing unpacks
            continue
        return
    raise UploadError("password_wrong", name=name)


def _name(part: zipfile.ZipInfo) -> str:
    """The name as it was written: UTF-8 where it says so, else what the bytes are.

    Windows tools in China write GBK without saying so, some others UTF-8 without saying so;
    ``zipfile`` then shows the bytes as code page 437.
    """
    if part.flag_bits & _UTF8_NAME:
        return part.filename
    raw = part.filename.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return part.filename
