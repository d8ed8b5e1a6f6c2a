"""``python -m tests.prove [NAME …]``: the long proofs, one after the other; all by default.

Ordinary tests run a short form of each. Every proof is a module with a ``main`` that prints what
was tried and what came of it, and fails by what it returns or raises.
"""

import sys
from collections.abc import Sequence
from importlib import import_module

PROOFS = {
    "fuzz": "tests.fuzz.__main__",
    "killed": "tests.proofs.killed",
    "together": "tests.proofs.together",
    "served": "tests.proofs.served",
}


def main(wanted: Sequence[str]) -> int:
    unknown = [name for name in wanted if name not in PROOFS]
    if unknown:
        print(f"没有这项证明 · no such proof: {', '.join(unknown)} ({', '.join(PROOFS)})")
        return 2
    failed = 0
    for name in wanted or PROOFS:
        print(f"== {name}", flush=True)
        failed |= bool(import_module(PROOFS[name]).main())
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
