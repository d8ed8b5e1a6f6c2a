"""Reading foreign files in a child process that may use only so much time and memory."""

import json
import logging
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from atlas.errors import UploadError
from atlas.ingest.files import frames
from atlas.ingest.files.limits import CHILD_MEMORY, CHILD_SECONDS
from atlas.ingest.files.raw import RawWorkbook
from atlas.ingest.files.read import load
from atlas.ingest.files.transport import from_json

_PROJECT = Path(__file__).parents[3]
#: the exit code of a child that ended by a bug of ours, or of a parser, in plain sight
_BUG = 1
_LAST_LINES = 4000
_log = logging.getLogger(__name__)


class ReadingChild:
    """A child that reads file after file; a file that ends it costs only that file.

    ``seconds`` for each; ``memory``: bytes of address space, enforced where the system can (not
    on Windows).
    """

    def __init__(self, seconds: float = CHILD_SECONDS, memory: int = CHILD_MEMORY) -> None:
        self.seconds, self.memory = seconds, memory
        self._process: subprocess.Popen[bytes] | None = None
        self._held = ExitStack()
        self._complaints = self._held.enter_context(tempfile.TemporaryFile())  # noqa: SIM115
        self._late = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.end()
        self._held.close()

    def ask(
        self,
        data: bytes,
        name: str,
        passwords: Mapping[str, str],
        skip: int | None,
        seconds: Callable[[], float],
    ) -> Iterator[tuple[str, bytes]]:
        """The child's answers on one file, as ``reader_process`` says them, each file of an
        archive (from the number ``skip`` on; None leaves it packed) within ``seconds()``.

        Raises ``UploadError`` where the child did not live to say ``done``.
        """
        process = self._process = self._process or self._started()
        asked = json.dumps({"name": name, "passwords": dict(passwords), "skip": skip}).encode()
        timer = self._timer(process, seconds())
        current = name
        try:
            self._tell(process, asked, data)
            while (answer := frames.take(process.stdout)) is not None:
                if answer[0] == "done":
                    return
                if answer[0] == "next":
                    timer.cancel()
                    timer, current = self._timer(process, seconds()), answer[1].decode()
                yield answer
        finally:
            timer.cancel()
        raise self._failed(process, current)

    def _started(self) -> subprocess.Popen[bytes]:
        self._late = False
        return subprocess.Popen(
            [sys.executable, "-m", "atlas.ingest.files.reader_process", str(self.memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._complaints,
            cwd=_PROJECT,
        )

    def _timer(self, process: subprocess.Popen[bytes], seconds: float) -> threading.Timer:
        timer = threading.Timer(max(seconds, 0), self._stop, [process])
        timer.daemon = True
        timer.start()
        return timer

    def _stop(self, process: subprocess.Popen[bytes]) -> None:
        self._late = True
        process.kill()

    def _tell(self, process: subprocess.Popen[bytes], asked: bytes, data: bytes) -> None:
        try:
            frames.send(process.stdin, "read", asked)
            frames.send(process.stdin, "data", data)
        except BrokenPipeError:
            # it has ended, and why is told when its answer is looked for
            return

    def _failed(self, process: subprocess.Popen[bytes], name: str) -> UploadError:
        code = process.wait()
        late = self._late
        self.end()
        if code == _BUG and not late:
            self._complaints.seek(0)
            said = self._complaints.read()[-_LAST_LINES:].decode("utf-8", "replace")
            _log.error("the reading child failed: %s", said)
            return UploadError("file_reader_failed", name=name)
        return UploadError(
            "file_too_costly", name=name, seconds=f"{self.seconds:g}", memory=self.memory // 1024**2
        )

    def end(self) -> None:
        """End the child; the next file starts another."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        # without the context of Popen, which would flush what the child never took
        process.stdout.close()
        # bytes may be left over for a child that has ended
        with suppress(BrokenPipeError):
            process.stdin.close()
        process.wait()


def read_bounded(
    source: str | Path | bytes,
    name: str = "",
    password: str = "",
    seconds: float = CHILD_SECONDS,
    memory: int = CHILD_MEMORY,
) -> RawWorkbook:
    """As ``read``, in a child: whatever the file does to the parser, this process goes on.

    Raises ``UploadError`` as ``read`` does, ``file_too_costly`` where a bound was hit, and
    ``file_reader_failed`` where the parser died.
    """
    data, name = load(source, name)
    with ReadingChild(seconds, memory) as child:
        for kind, payload in child.ask(data, name, {"": password}, None, lambda: seconds):
            if kind == "left":
                told = json.loads(payload)
                raise UploadError(told["code"], **told["details"])
            if kind == "workbook":
                return from_json(payload.decode("utf-8", "replace"))
    raise UploadError("file_reader_failed", name=name)
