"""Who tries passphrases must wait: a few may be mistyped, then each one costs time."""

import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import Lock

from atlas.errors import RightsError

#: so many may be mistyped in a row
FREE = 5
#: seconds to wait after the first one too many; each further one doubles them
FIRST_WAIT, LONGEST_WAIT = 30, 15 * 60
#: a row of mistyped ones is forgotten after so many seconds without another
FORGOTTEN = 60 * 60
#: addresses remembered, the oldest forgotten first
REMEMBERED = 10_000


@dataclass(frozen=True, slots=True)
class _Row:
    """So many wrong ones in a row, the last at ``last`` (seconds of the clock)."""

    wrong: int
    last: float

    @property
    def wait(self) -> float:
        too_many = self.wrong - FREE
        return 0 if too_many < 0 else min(FIRST_WAIT * 2.0**too_many, LONGEST_WAIT)


class Attempts:
    """Wrong passphrases by address. Sessions share it: a new one is no new start."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._rows: OrderedDict[str, _Row] = OrderedDict()
        self._lock = Lock()

    def require(self, address: str) -> None:
        """``RightsError`` ``passphrase_wait`` while the address has to wait, even for the right
        passphrase: otherwise waiting would tell which one it is."""
        with self._lock:
            row = self._rows.get(address)
            left = row.last + row.wait - self._clock() if row else 0
        if left > 0:
            raise RightsError("passphrase_wait", count=row.wrong, seconds=max(1, round(left)))

    def wrong(self, address: str) -> None:
        """One more that was wrong."""
        now = self._clock()
        with self._lock:
            row = self._rows.pop(address, None)
            before = row.wrong if row and now - row.last < FORGOTTEN else 0
            self._rows[address] = _Row(before + 1, now)
            while len(self._rows) > REMEMBERED:
                self._rows.popitem(last=False)

    def right(self, address: str) -> None:
        """The row is over."""
        with self._lock:
            self._rows.pop(address, None)


def address_of(peer: str | None, headers: Mapping[str, str]) -> str:
    """Whom to count: our peer, and behind a proxy whom it says it speaks for (its own entry is the
    last one; those before it are whatever the reader wrote)."""
    told = next((headers[name] for name in headers if name.lower() == "x-forwarded-for"), "")
    return f"{peer or ''}|{told.rpartition(',')[2].strip()}"
