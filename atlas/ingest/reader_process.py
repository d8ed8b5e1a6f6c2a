"""The child of ``bounded``: bytes on standard input, the workbook as JSON on standard output."""

import importlib
import json
import sys

from atlas.errors import UploadError
from atlas.ingest.read import read
from atlas.ingest.transport import to_json


def limit_memory(memory: int) -> None:
    """Let this process have ``memory`` bytes of addresses and no more (not on Windows)."""
    if sys.platform != "win32":
        resource = importlib.import_module("resource")
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """``python -m atlas.ingest.reader_process NAME MEMORY``."""
    name = sys.argv[1]
    limit_memory(int(sys.argv[2]))
    try:
        answer = to_json(read(sys.stdin.buffer.read(), name))
    except UploadError as error:
        answer = json.dumps({"error": error.code, "details": error.details}, ensure_ascii=False)
    sys.stdout.buffer.write(answer.encode("utf-8", "surrogatepass"))


if __name__ == "__main__":
    main()
