"""Reading a foreign file in a child process that may use only so much time and memory."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from atlas.errors import UploadError
from atlas.ingest.limits import CHILD_MEMORY, CHILD_SECONDS
from atlas.ingest.raw import RawWorkbook
from atlas.ingest.read import load
from atlas.ingest.transport import from_json

_PROJECT = Path(__file__).parents[2]


def read_bounded(
    source: str | Path | bytes,
    name: str = "",
    seconds: float = CHILD_SECONDS,
    memory: int = CHILD_MEMORY,
) -> RawWorkbook:
    """As ``read``, in a child: whatever the file does to the parser, this process goes on.

    ``memory`` (bytes of address space) is enforced where the system can (not on Windows);
    the time always. Raises ``UploadError`` as ``read`` does, and ``file_too_costly`` where a
    bound was hit or the parser died.
    """
    data, name = load(source, name)
    answer = in_child("atlas.ingest.reader_process", (name,), data, name, seconds, memory)
    text = answer.decode("utf-8", "replace")
    if text.startswith('{"error"'):
        told = json.loads(text)
        raise UploadError(told["error"], **told["details"])
    return from_json(text)


def in_child(
    module: str,
    arguments: Sequence[str],
    data: bytes,
    name: str,
    seconds: float = CHILD_SECONDS,
    memory: int = CHILD_MEMORY,
) -> bytes:
    """What ``module`` prints when it is run on ``data`` with ``memory`` as its last argument, which
    it has to bind itself to (``reader_process.limit_memory``).

    Raises ``UploadError`` ``file_too_costly`` where a bound was hit or the child died.
    """
    with tempfile.TemporaryFile() as answer:
        try:
            child = subprocess.run(
                [sys.executable, "-m", module, *arguments, str(memory)],
                input=data,
                stdout=answer,
                stderr=subprocess.DEVNULL,
                timeout=seconds,
                cwd=_PROJECT,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise _too_costly(name, seconds, memory) from error
        if child.returncode:
            raise _too_costly(name, seconds, memory)
        answer.seek(0)
        return answer.read()


def _too_costly(name: str, seconds: float, memory: int) -> UploadError:
    return UploadError(
        "file_too_costly", name=name, seconds=f"{seconds:g}", memory=memory // 1024**2
    )
