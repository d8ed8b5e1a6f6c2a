"""An upload of any number of files: workbooks, archives and folders of them, read in a child."""

import hashlib
import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType, TracebackType
from typing import Self

from atlas.errors import UploadError
from atlas.ingest.files.bounded import ReadingChild
from atlas.ingest.files.file_names import clean, never_a_table
from atlas.ingest.files.limits import (
    CHILD_MEMORY,
    CHILD_SECONDS,
    MAX_BYTES,
    MAX_FILES,
    MAX_UPLOAD_CELLS,
    SECONDS_PER_FILE,
)
from atlas.ingest.files.raw import RawWorkbook
from atlas.ingest.files.received import LeftFile, Received
from atlas.ingest.files.transport import from_json

_NO_PASSWORDS: Mapping[str, str] = MappingProxyType({})


class Receiver:
    """Reads one upload after another with the same child; ``close`` ends it.

    ``passwords``: by name of the file as it is told (``2024/包头市.xlsx``); the one named ''
    is tried on every file. They are handed to the child and kept nowhere.
    """

    def __init__(
        self,
        passwords: Mapping[str, str] = _NO_PASSWORDS,
        progress: Callable[[str], object] | None = None,
        seconds: float = CHILD_SECONDS,
        memory: int = CHILD_MEMORY,
        cells: int = MAX_UPLOAD_CELLS,
    ) -> None:
        self._passwords, self._progress, self._seconds = passwords, progress, seconds
        self._child = ReadingChild(seconds, memory)
        self._seen: dict[str, str] = {}
        self._cells, self._most_cells = 0, cells

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._child.__exit__(kind, error, trace)

    def take(self, name: str, data: bytes) -> Received:
        """What one file holds: one workbook, or those of an archive, or why not."""
        taken = list(self._taken(clean(name), data))
        return Received(
            tuple(workbook for workbook, _ in taken if isinstance(workbook, RawWorkbook)),
            {one.sha256: content for one, content in taken if isinstance(one, RawWorkbook)},
            tuple(one for one, _ in taken if isinstance(one, LeftFile)),
        )

    def _taken(self, name: str, data: bytes) -> Iterator[tuple[RawWorkbook | LeftFile, bytes]]:
        refused = self._refused_unread(name, data)
        if refused is not None:
            yield _left(refused, name), b""
            return
        reached, ends = 0, time.monotonic() + self._seconds

        def left_over() -> float:
            """Seconds for the next file: its own, and no more than the whole archive has left."""
            return min(self._seconds, ends - time.monotonic())

        while True:
            content, current = data, name
            try:
                answers = self._child.ask(data, name, self._passwords, reached, left_over)
                for kind, payload in answers:
                    if kind == "next":
                        current = payload.decode()
                        ends += SECONDS_PER_FILE * bool(reached)
                        reached += 1
                        self._tell(current)
                        if reached > MAX_FILES or time.monotonic() > ends:
                            yield self._too_many(current, reached), b""
                            return
                    elif kind == "content":
                        content = payload
                    else:
                        yield self._kept(kind, payload, content), content
            except UploadError as error:
                if reached and current != name and left_over() <= 0:
                    yield self._too_many(current, reached), b""
                    return
                yield _left(error, current), b""
                if reached and current != name:
                    continue
            return

    def _refused_unread(self, name: str, data: bytes) -> UploadError | None:
        code = never_a_table(name)
        if code:
            return UploadError(code, name=name)
        if len(data) > MAX_BYTES:
            found = f"{len(data) / 1024**2:.1f}"
            expected = MAX_BYTES // 1024**2
            return UploadError("file_too_large", name=name, found=found, expected=expected)
        return None

    def _kept(self, kind: str, payload: bytes, content: bytes) -> RawWorkbook | LeftFile:
        """The workbook, unless the very same file came before or the upload is full."""
        if kind == "left":
            told = json.loads(payload)
            return LeftFile(told["name"], told["code"], told["details"])
        workbook = from_json(payload.decode("utf-8", "replace"))
        name = workbook.name
        # the bytes are what the figures will lead back to: the child's word is not enough
        digest = hashlib.sha256(content).hexdigest()
        if digest != workbook.sha256:
            return _left(UploadError("file_reader_failed", name=name), name)
        if digest in self._seen:
            twice = UploadError("file_given_twice", name=name, found=self._seen[digest])
            return _left(twice, name)
        cells = sum(one.height * one.width for one in workbook.sheets)
        if self._cells + cells > self._most_cells:
            full = UploadError("upload_too_large", name=name, expected=self._most_cells)
            return _left(full, name)
        self._cells += cells
        self._seen[digest] = name
        return workbook

    def _too_many(self, name: str, reached: int) -> LeftFile:
        self._child.end()
        if reached > MAX_FILES:
            code = "too_many_files"
            return LeftFile(name, code, {"name": name, "found": reached, "expected": MAX_FILES})
        return _left(UploadError("archive_too_slow", name=name, found=reached - 1), name)

    def _tell(self, name: str) -> None:
        if self._progress is not None:
            self._progress(name)


def receive(
    files: Sequence[tuple[str, bytes]],
    passwords: Mapping[str, str] = _NO_PASSWORDS,
    progress: Callable[[str], object] | None = None,
) -> Received:
    """All workbooks of an upload; ``files`` are names (a folder's with their folders) and bytes.

    ``progress`` is told the name of each file before it is read. A file that cannot be read
    does not keep the others from being read: it is among ``left``. Where one file came and it
    is no archive, its ``UploadError`` is raised, ``file_has_password`` among them.
    """
    with Receiver(passwords, progress) as receiver:
        if len(files) > MAX_FILES:
            raise UploadError("too_many_files", name="", found=len(files), expected=MAX_FILES)
        taken = [receiver.take(name, data) for name, data in files]
    received = Received(
        tuple(workbook for one in taken for workbook in one.workbooks),
        {digest: content for one in taken for digest, content in one.contents.items()},
        tuple(left for one in taken for left in one.left),
    )
    if len(files) == 1 and not received.workbooks and len(received.left) == 1:
        raise received.left[0].error
    return received


def _left(error: UploadError, name: str) -> LeftFile:
    return LeftFile(name, error.code, error.details)
