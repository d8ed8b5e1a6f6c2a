"""The uploaded files as they came, byte for byte, and what is known of each."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from atlas.errors import StoreError
from atlas.store.folder import Folder


class Original(NamedTuple):
    """A file to publish from. ``details`` is kept beside it, as JSON: what was understood, which
    findings were explained and how."""

    content: bytes | Path
    file_name: str
    details: Mapping[str, Any] = {}

    def read(self) -> bytes:
        return self.content.read_bytes() if isinstance(self.content, Path) else self.content


@dataclass(frozen=True, slots=True)
class Upload:
    """One original in one version. ``record`` names the file that says what is known of it."""

    sha256: str
    file_name: str
    size: int
    record: str
    author: str = ""
    published_at: str = ""
    version: int | None = field(default=None, compare=False)


def sha256_of(content: bytes) -> str:
    """What ``Figure.upload`` holds: 64 hex digits."""
    return hashlib.sha256(content).hexdigest()


def keep_content(folder: Folder, content: bytes) -> str:
    """Write a file under its SHA-256, which is returned, so that it survives a power cut."""
    sha256 = sha256_of(content)
    folder.keep(f"uploads/{sha256}/original", content)
    return sha256


def keep_original(folder: Folder, original: Original, author: str, at: str) -> Upload:
    """Write the file and its record so that they survive a power cut. Nobody sees them yet."""
    content = original.read()
    sha256 = keep_content(folder, content)
    known = {
        "file_name": original.file_name,
        "size": len(content),
        "sha256": sha256,
        "author": author,
        "received_at": at,
        "details": original.details,
    }
    text = json.dumps(known, ensure_ascii=False, indent=1, sort_keys=True).encode()
    # The same file may be understood otherwise next year: a record is never overwritten.
    record = f"record-{sha256_of(text)[:12]}.json"
    folder.keep(f"uploads/{sha256}/{record}", text)
    return Upload(sha256, original.file_name, len(content), record, author, at)


def read_original(folder: Folder, sha256: str) -> bytes:
    """The bytes of an upload; ``StoreError`` where it is missing or no longer what it was."""
    try:
        content = folder.read(f"uploads/{sha256}/original")
    except FileNotFoundError:
        raise StoreError("original_missing", found=sha256) from None
    if sha256_of(content) != sha256:
        raise StoreError("original_damaged", found=sha256)
    return content


def read_record(folder: Folder, upload: Upload) -> dict[str, Any]:
    """``file_name``, ``size``, ``sha256``, ``author``, ``received_at`` and ``details``."""
    return json.loads(folder.read(f"uploads/{upload.sha256}/{upload.record}"))
