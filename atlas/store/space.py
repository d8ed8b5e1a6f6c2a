"""A disk that is full, or that may not be written: one sentence, whoever ran into it."""

import errno
import re
from collections.abc import Iterator
from contextlib import contextmanager

from atlas.errors import StoreError

#: no space, no quota, a limit on the size of files
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_SEALED = {errno.EROFS, errno.EACCES, errno.EPERM}
#: Delta's own errors carry the system's number in their text only
_NUMBER = re.compile(r"os error (\d+)")


def refusal(error: Exception) -> StoreError | None:
    """What the disk has refused, as ``StoreError`` ``disk_full`` or ``store_read_only``; None where
    ``error`` is about something else."""
    said = _NUMBER.search(str(error))
    number = getattr(error, "errno", None) or (int(said[1]) if said else 0)
    if number in _FULL:
        return StoreError("disk_full")
    return StoreError("store_read_only") if number in _SEALED else None


@contextmanager
def writing() -> Iterator[None]:
    """While this is open, a refusal of the disk is a ``StoreError``."""
    try:
        yield
    except OSError as error:
        if refused := refusal(error):
            raise refused from error
        raise
