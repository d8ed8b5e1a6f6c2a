"""What came of an upload: the workbooks that were read, and every file that was not."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from atlas.errors import UploadError
from atlas.ingest.files.raw import RawWorkbook

_LOCKED = frozenset({"file_has_password", "password_wrong"})
#: what lies in a folder beside the tables and is no table that failed
_HARMLESS = frozenset(
    {"file_is_hidden", "file_is_lock", "file_is_picture", "file_is_document", "file_given_twice"}
)


@dataclass(frozen=True, slots=True)
class LeftFile:
    """A file that was not read; ``code`` and ``details`` are those of an ``UploadError``."""

    name: str
    code: str
    details: Mapping[str, Any]

    @property
    def error(self) -> UploadError:
        """To be worded as every error is."""
        return UploadError(self.code, **self.details)

    @property
    def locked(self) -> bool:
        """Whether a password would open it."""
        return self.code in _LOCKED

    @property
    def harmless(self) -> bool:
        """Whether it was no table in the first place: a picture, a lock file, a copy."""
        return self.code in _HARMLESS


@dataclass(frozen=True, slots=True)
class Received:
    """``workbooks`` in the order in which the files came; ``contents`` their bytes by SHA-256
    (for a file with a password: as uploaded, still encrypted); ``left`` what was not read."""

    workbooks: tuple[RawWorkbook, ...] = ()
    contents: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    left: tuple[LeftFile, ...] = ()

    @property
    def locked(self) -> tuple[LeftFile, ...]:
        """The files that wait for a password."""
        return tuple(one for one in self.left if one.locked)
