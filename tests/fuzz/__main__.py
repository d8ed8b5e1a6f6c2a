"""``python -m tests.fuzz [--count 2000] [--seed N]``: try that many mutants, print a table."""

import argparse
import resource
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from atlas.store import Store
from tests.fuzz.mutants import mutant
from tests.fuzz.trying import Tried, fresh, tried

COUNT = 2_000
SEED = 20_241_001
_AT_ONCE = 10


def main(arguments: Sequence[str] = ()) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--start", type=int, default=0)
    asked = parser.parse_args(arguments)
    found: list[Tried] = []
    with tempfile.TemporaryDirectory() as folder:
        store = Store(str(Path(folder) / "lake"))
        last = asked.start + asked.count
        for first in range(asked.start, last, _AT_ONCE):
            # one child for a few: the next ones tell what the one before left behind in it
            with fresh() as receiver:
                for number in range(first, min(first + _AT_ONCE, last)):
                    one = tried(mutant(number, asked.seed), store, receiver)
                    found.append(one._replace(mutant=one.mutant._replace(data=b"")))
                    for complaint in one.complaints:
                        print(f"  {number} {one.mutant.how}: {complaint}", flush=True)
            if (first + _AT_ONCE) % 100 == 0:
                print(f"  {first + _AT_ONCE} / {last}", flush=True)
    held = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(table(found, held))
    return int(any(one.complaints for one in found))


def table(found: Sequence[Tried], held: int) -> str:
    """How many were read, refused with which sentence; the slowest; the most memory (MiB)."""
    codes = Counter(code for one in found for code in one.codes)
    slowest = max(found, key=lambda one: one.seconds)
    faults = sum(bool(one.complaints) for one in found)
    ordered = sorted(one.seconds for one in found)
    lines = [
        "| what came of it | files |",
        "| --- | --- |",
        f"| mutants | {len(found)} |",
        f"| read, all or in part | {sum(1 for one in found if one.drafts)} |",
        f"| refused whole, in a sentence | {sum(1 for one in found if not one.drafts)} |",
        *(f"| refused: `{code}` | {times} |" for code, times in codes.most_common()),
        f"| a trace, a hang, no sentence, a changed store | {faults} |",
        f"| median, 99th percentile | {ordered[len(ordered) // 2]:.2f} s,"
        f" {ordered[int(len(ordered) * 0.99)]:.2f} s |",
        f"| slowest | {slowest.seconds:.1f} s ({slowest.mutant.how}) |",
        f"| most memory of a reading child | {held} MiB |",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
