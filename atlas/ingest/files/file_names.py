"""Names of uploaded files: made safe to show and keep, and those that are never a table."""

import unicodedata
from pathlib import PurePosixPath

_LONGEST = 200
_SYSTEM_FOLDERS = frozenset({"__macosx", "$recycle.bin", "system volume information"})
_SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini", "icon\r"})
#: what Excel, WPS and LibreOffice leave beside a workbook that is open
_LOCKS = ("~$", ".~", ".~lock.")


def clean(name: str) -> str:
    """A relative name with ``/`` between folders: no drive, no ``..``, nothing unprintable.

    Names label figures and are never opened, but they are shown, and kept with the original.
    """
    drawn = "".join(one for one in name if unicodedata.category(one)[0] != "C" and one != "\ufffd")
    parts = [part.strip() for part in drawn.replace("\\", "/").split("/")]
    kept = [part for part in parts if part not in ("", ".", "..") and not _is_drive(part)]
    short = "/".join(kept)
    if len(short) > _LONGEST:
        suffix = PurePosixPath(short).suffix[:10]
        short = short[: _LONGEST - len(suffix)] + suffix
    return short or "upload"


def never_a_table(name: str) -> str:
    """The code of the sentence that says what this file is, by its name alone; '' for a table."""
    *folders, last = name.split("/")
    if last.startswith(_LOCKS):
        return "file_is_lock"
    if last.lower() in _SYSTEM_FILES or last.startswith("."):
        return "file_is_hidden"
    hidden = any(part.lower() in _SYSTEM_FOLDERS or part.startswith(".") for part in folders)
    return "file_is_hidden" if hidden else ""


def _is_drive(part: str) -> bool:
    return len(part) == 2 and part[1] == ":" and part[0].isalpha()
