"""The child of ``bounded``: files on standard input, their workbooks on standard output.

One file after the other, so that a folder of a hundred costs one start. Asked ``read`` (JSON:
``name``, ``passwords``, ``skip``) followed by ``data``, it answers for the file, or for each file
of an archive from the number ``skip`` on (null leaves it packed): ``next`` (its name), then
``workbook`` (JSON) or ``left`` (JSON: name, code, details); of an archive also ``content``.
``done`` ends the answer.
Nothing that it is told is ever an argument or a file: passwords come over the pipe.
"""

import importlib
import json
import os
import sys
from collections.abc import Iterator, Mapping
from typing import Any

from atlas.errors import UploadError
from atlas.ingest.files import archive, frames
from atlas.ingest.files.file_names import never_a_table
from atlas.ingest.files.read import read
from atlas.ingest.files.sniff import sniff
from atlas.ingest.files.transport import to_json
from atlas.ingest.files.trial import try_out

#: how the child ends where its memory did not suffice
OUT_OF_MEMORY = 77

Answer = tuple[str, bytes]


def main() -> None:
    """``python -m atlas.ingest.files.reader_process MEMORY``."""
    _bound(int(sys.argv[1]))
    inward, outward = sys.stdin.buffer, sys.stdout.buffer
    while (asked := frames.take(inward)) is not None:
        sent = frames.take(inward)
        if sent is None:
            return
        try:
            for kind, payload in answers(sent[1], json.loads(asked[1])):
                frames.send(outward, kind, payload)
        except MemoryError:
            os._exit(OUT_OF_MEMORY)
        del sent
        frames.send(outward, "done")


def answers(data: bytes, asked: Mapping[str, Any]) -> Iterator[Answer]:
    """Everything that is to be said of one file; see the module."""
    name, passwords, skip = asked["name"], asked["passwords"], asked["skip"]
    try:
        unpacked = skip is not None and sniff(data, name) == "zip"
        files = archive.members(data, name, _password(passwords, name)) if unpacked else None
    except UploadError as error:
        yield _left(error, name)
        return
    if files is None:
        yield "next", name.encode()
        yield _read(data, name, passwords)
        return
    for number, file in enumerate(files):
        if number >= skip:
            yield "next", file.name.encode()
            yield from _member(file, passwords)


def _member(file: archive.Member, passwords: Mapping[str, str]) -> Iterator[Answer]:
    try:
        code = never_a_table(file.name)
        if code:
            raise UploadError(code, name=file.name)
        content = file.content()
        if sniff(content, file.name) == "zip":
            raise UploadError("zip_in_zip", name=file.name)
    except UploadError as error:
        yield _left(error, file.name)
        return
    yield "content", content
    yield _read(content, file.name, passwords)


def _read(data: bytes, name: str, passwords: Mapping[str, str]) -> Answer:
    try:
        workbook = read(data, name, _password(passwords, name))
        try_out(workbook)
    except UploadError as error:
        return _left(error, name)
    return "workbook", to_json(workbook).encode("utf-8", "surrogatepass")


def _password(passwords: Mapping[str, str], name: str) -> str:
    """The one for this file, else the one for all, else none."""
    return passwords.get(name, passwords.get("", ""))


def _left(error: UploadError, name: str) -> Answer:
    told = {"name": name, "code": error.code, "details": error.details}
    return "left", json.dumps(told, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _bound(memory: int) -> None:
    if sys.platform != "win32":
        resource = importlib.import_module("resource")
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
