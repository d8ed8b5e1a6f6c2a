"""One mutant on its way through the front door: what came of it, how long, how much memory."""

import os
import re
import resource
import sys
import time
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import NamedTuple

from atlas.checks import worded
from atlas.errors import AtlasError
from atlas.ingest import Receiver, understand_workbook
from atlas.ingest.files.limits import CHILD_MEMORY
from atlas.publishing import check
from atlas.store import Store
from atlas.words import words
from tests.fuzz.mutants import Mutant
from tests.fuzz.samples import PASSWORD

SECONDS, MEMORY = 20, CHILD_MEMORY
_NOT_FOR_READERS = re.compile(
    r"Traceback|Error\b|\.py\b|/work|/tmp|/usr|/home|site-packages|0x[0-9a-f]{6}"
)
_LONGEST_SENTENCE = 700


class Tried(NamedTuple):
    """``codes`` of the refusals, ``figures`` of the drafts; ``memory`` of the child in bytes,
    0 where an earlier one held more."""

    mutant: Mutant
    codes: tuple[str, ...]
    drafts: int
    figures: int
    seconds: float
    memory: int
    complaints: tuple[str, ...]


def tried(mutant: Mutant, store: Store, warm: Receiver | None = None) -> Tried:
    """Read, understand and check one file as the page does; ``complaints`` should be none.

    ``warm``: a receiver that has read others before; its memory is told when it ends.
    """
    before, held = contents(store), _largest_child()
    complaints: list[str] = []
    started, cost = time.perf_counter(), time.process_time()
    with nullcontext(warm) if warm else fresh() as receiver:
        begun = _cpu_of_child(receiver)
        received = receiver.take(mutant.name, mutant.data)
        spent = _cpu_of_child(receiver) - begun
    checked = check([understand_workbook(one) for one in received.workbooks], store)
    for finding in checked.findings[:40]:
        for language in ("zh", "en"):
            worded(finding, words(language))
    # a busy machine is not the file's fault: what both processes computed, where it can be told
    wall = time.perf_counter() - started
    seconds = time.process_time() - cost + spent if spent > 0 else wall
    # the largest of all children so far: this one's where it has grown
    largest = _largest_child()
    memory = largest if largest > held else 0
    for left in received.left:
        complaints += _of_sentence(left.error)
    if not received.workbooks and not received.left:
        complaints.append("neither a draft nor a sentence")
    if any(left.code == "file_reader_failed" for left in received.left):
        complaints.append("the reader failed: see the log")
    if seconds > SECONDS or wall > 5 * SECONDS:
        complaints.append(f"{seconds:.1f} s of computing in {wall:.1f} s")
    if memory > MEMORY:
        complaints.append(f"{memory // 1024**2} MiB")
    if contents(store) != before:
        complaints.append("the store changed")
    codes = tuple(left.code for left in received.left)
    drafts, figures = len(received.workbooks), len(checked.figures)
    return Tried(mutant, codes, drafts, figures, seconds, memory, tuple(complaints))


def _largest_child() -> int:
    """Bytes that any child which has ended held at most."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024


def _cpu_of_child(receiver: Receiver) -> float:
    """Seconds that the child has computed; 0 without a living child or on another system."""
    process = receiver._child._process
    status = Path(f"/proc/{process.pid if process else 0}/stat")
    if not status.exists():
        return 0.0
    user, system = status.read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def fresh() -> Receiver:
    """A receiver without a child yet, that knows the one password."""
    return Receiver({"": PASSWORD}, cells=sys.maxsize)


def contents(store: Store) -> list[tuple[str, int]]:
    """Every file of the store with its size."""
    folder = Path(store.address)
    return sorted((str(one), one.stat().st_size) for one in folder.rglob("*") if one.is_file())


def _of_sentence(error: AtlasError) -> Iterator[str]:
    for language in ("zh", "en"):
        sentence = words(language).error(error)
        without_names = sentence
        for detail in error.details.values():
            without_names = without_names.replace(str(detail), "")
        if _NOT_FOR_READERS.search(without_names) or len(sentence) > _LONGEST_SENTENCE:
            yield f"not for readers: {sentence[:200]}"
        if "\n" in sentence or "\x00" in sentence:
            yield f"not one line: {sentence[:200]!r}"
