"""Work that takes long goes on beside the page, which says how far it is and stays usable."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYetError
from dataclasses import dataclass
from typing import Any, Literal

Stage = Literal["waiting", "reading", "understanding", "checking", "comparing"]

#: share of the whole that is done when a stage begins, as measured on large workbooks
_BEGINS: dict[Stage, float] = {
    "waiting": 0.0,
    "reading": 0.02,
    "understanding": 0.35,
    "checking": 0.75,
    "comparing": 0.95,
}
#: so many at once: the others wait their turn, and readers of pages keep their machine
_POOL = ThreadPoolExecutor(2, thread_name_prefix="upload")


@dataclass(frozen=True, slots=True)
class Progress:
    """What is being done: the ``number``-th of ``of`` files, by name; none for all together."""

    stage: Stage = "waiting"
    number: int = 0
    of: int = 0
    name: str = ""

    @property
    def share(self) -> float:
        """How much of the whole is done, 0 … 1."""
        stages = list(_BEGINS)
        begin = _BEGINS[self.stage]
        following = stages.index(self.stage) + 1
        end = _BEGINS[stages[following]] if following < len(stages) else 1.0
        return begin + (end - begin) * (self.number - 1) / self.of if self.number else begin


Tell = Callable[[Progress], None]


class Task:
    """``do`` runs in a thread and gets a function to which it tells its progress."""

    def __init__(self, do: Callable[[Tell], Any]) -> None:
        self.progress = Progress()
        self._future: Future = _POOL.submit(do, self._tell)

    def finished(self, seconds: float = 0) -> bool:
        """Whether it is over, after waiting for so long at most."""
        try:
            self._future.exception(seconds)
        except NotYetError:
            return False
        return True

    def result(self) -> Any:
        """What ``do`` returned; what it raised is raised here."""
        return self._future.result()

    def _tell(self, progress: Progress) -> None:
        self.progress = progress
