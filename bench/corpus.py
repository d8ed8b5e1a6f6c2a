"""``python -m bench.corpus [--files DIR] [--misses] [--seed N]``: how the corpus is read."""

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

from tests.workbooks.corpus import SEED, corpus
from tests.workbooks.measure import Miss, Score, measured, total
from tests.workbooks.truth import Case

HEADINGS = ("", "workbooks", "true", "stored", "precision %", "recall %", "right cell %", "silent",
            "totals stored", "asked")  # fmt: skip
AIMS = "aims: precision ≥ 99.5 %, recall ≥ 98 %, no silent miss, no total stored"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.corpus", description=__doc__)
    parser.add_argument("--files", type=Path, help="also write the workbooks into this folder")
    parser.add_argument("--misses", action="store_true", help="list what was missed, by class")
    parser.add_argument("--seed", type=int, default=SEED, help="write other workbooks than usual")
    chosen = parser.parse_args()
    cases = corpus(chosen.seed)
    if chosen.files:
        write(cases, chosen.files)
    scores = measured(cases)
    print(tables(cases, scores))
    if chosen.misses:
        print(misses(total(scores.values()).misses))
    return 0


def report() -> tuple[str, dict[str, float]]:
    """The table over shapes, and the figures of the last row for JSON."""
    cases = corpus()
    scores = measured(cases)
    whole = total(scores.values())
    figures = {
        "workbooks": whole.books,
        "precision": whole.precision,
        "recall": whole.recall,
        "silent": whole.silent,
        "traps_stored": whole.traps_stored,
    }
    return by_shape(cases, scores), figures


def write(cases: Iterable[Case], folder: Path) -> None:
    for case in cases:
        target = folder / case.name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(case.content)


def tables(cases: Iterable[Case], scores: dict[str, Score]) -> str:
    """Markdown: by shape, by quirk, and what is aimed at."""
    return "\n\n".join((by_shape(cases, scores), by_quirk(cases, scores), AIMS))


def by_shape(cases: Iterable[Case], scores: dict[str, Score]) -> str:
    return _grouped("shape", cases, scores, lambda case: (case.shape,))


def by_quirk(cases: Iterable[Case], scores: dict[str, Score]) -> str:
    return _grouped("quirk", cases, scores, lambda case: case.quirks)


def _grouped(
    title: str,
    cases: Iterable[Case],
    scores: dict[str, Score],
    groups: Callable[[Case], tuple[str, ...]],
) -> str:
    grouped: dict[str, list[Score]] = defaultdict(list)
    for case in cases:
        for group in groups(case):
            grouped[group].append(scores[case.name])
    rows = [(title, *HEADINGS[1:]), tuple("---" for _ in HEADINGS)]
    rows += [_row(group, total(grouped[group])) for group in sorted(grouped)]
    rows.append(_row("all", total(scores.values())))
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def _row(name: str, one: Score) -> tuple[str, ...]:
    shares = (f"{share * 100:.1f}" for share in (one.precision, one.recall, one.addressed))
    counts = (one.silent, one.traps_stored, one.asked)
    return (name, f"{one.books}", f"{one.true}", f"{one.produced}", *shares, *map(str, counts))


def misses(found: Iterable[Miss]) -> str:
    """Each class of misses: how many cells in how many files, and the first of each file."""
    classes: dict[tuple[str, ...], dict[str, list[Miss]]] = defaultdict(lambda: defaultdict(list))
    for miss in found:
        classes[miss.kind, *miss.parts][miss.file].append(miss)
    sizes = Counter({name: sum(map(len, files.values())) for name, files in classes.items()})
    lines = []
    for name, count in sizes.most_common():
        files = classes[name]
        lines.append(f"\n{' '.join(name)}: {count} cells in {len(files)} files")
        for file, of_file in files.items():
            first = of_file[0]
            told = f"expected [{first.expected}] got [{first.got}]"
            where = f"{first.sheet}!{first.cell}"
            lines.append(f"  {len(of_file):4} {first.shape}: {file} {where} {told}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
