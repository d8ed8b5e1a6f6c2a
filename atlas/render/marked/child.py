"""One foreign file through openpyxl in a process that may use only so much time and memory."""

import importlib
import subprocess
import sys
import tempfile
from pathlib import Path

from atlas.errors import UploadError

_PROJECT = Path(__file__).parents[3]


def marked_in_child(message: bytes, name: str, seconds: float, memory: int) -> bytes:
    """What ``process`` answers; ``UploadError`` ``file_too_costly`` where a bound was hit or
    openpyxl could not take the file."""
    with tempfile.TemporaryFile() as answer:
        refused = UploadError(
            "file_too_costly", name=name, seconds=f"{seconds:g}", memory=memory // 1024**2
        )
        try:
            child = subprocess.run(
                [sys.executable, "-m", "atlas.render.marked.process", str(memory)],
                input=message,
                stdout=answer,
                stderr=subprocess.DEVNULL,
                timeout=seconds,
                cwd=_PROJECT,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise refused from error
        if child.returncode:
            raise refused
        answer.seek(0)
        return answer.read()


def limit_memory(memory: int) -> None:
    """Let this process have ``memory`` bytes of addresses and no more (not on Windows)."""
    if sys.platform != "win32":
        resource = importlib.import_module("resource")
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
