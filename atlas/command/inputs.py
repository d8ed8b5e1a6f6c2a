"""The files that a command was given: workbooks, archives and folders, read in a bounded child."""

import getpass
import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from atlas.errors import UploadError
from atlas.ingest.files.limits import MAX_UPLOAD_CELLS
from atlas.ingest.files.raw import RawWorkbook
from atlas.ingest.files.read import load
from atlas.ingest.files.received import LeftFile, Received
from atlas.ingest.files.receiving import Receiver
from atlas.words import Words

_ATTEMPTS = 3


class Given(NamedTuple):
    """One workbook, or one file that was not read; ``shown`` leads a person to it.

    ``content`` are the bytes as they lie on the disk, still encrypted where they were.
    ``beside``: no table, and found in a folder or archive among tables.
    """

    shown: str
    workbook: RawWorkbook | None
    content: bytes = b""
    error: UploadError | None = None
    beside: bool = False


def given(asked: Namespace, words: Words, cells: int = MAX_UPLOAD_CELLS) -> Iterator[Given]:
    """What ``asked.files`` hold, in their order; ``cells`` of all sheets together at most.

    A file with a password is opened with the first line of ``asked.password_from``, or asked for
    where a person sits at a terminal: an argument or a variable would be seen by others.
    """
    passwords = _passwords(asked.password_from)
    can_ask = asked.password_from is None and sys.stdin.isatty() and sys.stderr.isatty()
    with Receiver(passwords, cells=cells) as receiver:
        for path in asked.files:
            for file, name in _files(path):
                try:
                    data, _ = load(file, name)
                except UploadError as error:
                    yield Given(str(file), None, error=error)
                    continue
                received = receiver.take(name, data)
                if can_ask and received.locked:
                    received = _asked_for(received, name, data, words)
                yield from _told(received, file, file is not path)


def _files(path: Path) -> Iterator[tuple[Path, str]]:
    """(file, name) of a path; a folder's files with the folder's name, as a browser names them."""
    if not path.is_dir():
        yield path, path.name
        return
    folder = path.resolve()
    inside = sorted(one for one in folder.rglob("*") if one.is_file() and not one.is_symlink())
    if not inside:
        raise UploadError("folder_empty", name=folder.name)
    for file in inside:
        yield path / file.relative_to(folder), file.relative_to(folder.parent).as_posix()


def _told(received: Received, file: Path, in_folder: bool) -> Iterator[Given]:
    several = in_folder or len(received.workbooks) + len(received.left) > 1
    for workbook in received.workbooks:
        content = received.contents[workbook.sha256]
        yield Given(_shown(file, workbook.name), workbook, content)
    for left in received.left:
        beside = several and left.harmless
        yield Given(_shown(file, left.name), None, error=left.error, beside=beside)


def _shown(file: Path, name: str) -> str:
    """The path itself, or the path of the archive and the name in it."""
    return str(file) if name.rpartition("/")[2] == file.name else f"{file}/{name}"


def _passwords(source: str | None) -> Mapping[str, str]:
    """The one password for all files: the first line of a file, or of what is piped in."""
    if source is None:
        return {}
    if source == "-":
        return {"": sys.stdin.readline().rstrip("\r\n")}
    path = Path(source)
    if not path.is_file():
        raise UploadError("password_file_missing", name=path.name)
    lines = path.read_text("utf-8-sig", "replace").splitlines()
    return {"": lines[0] if lines else ""}


def _asked_for(received: Received, name: str, data: bytes, words: Words) -> Received:
    """The same file again with what a person types, unseen, for each workbook that is locked."""
    typed: dict[str, str] = {}
    for _ in range(_ATTEMPTS):
        for left in received.locked:
            typed[left.name] = getpass.getpass(_prompt(left, words))
        with Receiver(typed) as receiver:
            received = receiver.take(name, data)
        if not received.locked:
            break
    return received


def _prompt(left: LeftFile, words: Words) -> str:
    key = "command.password_again" if left.code == "password_wrong" else "command.password"
    return words(key, name=left.name)
