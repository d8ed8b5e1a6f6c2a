"""How well workbooks are understood: each figure beside the truth of its cell."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from atlas.figures import Figure
from atlas.ingest import Draft, understand
from tests.workbooks.covering import covered
from tests.workbooks.truth import Case, Said, key_of

PARTS = ("indicator", "place", "year", "unit", "breakdown", "value", "high", "bound", "absence",
         "scope")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Miss:
    """``kind``: ``wrong`` (a figure says something else), ``twice`` (said a second time),
    ``invented`` (a figure where there is none), ``stored total``/``stored derived``/… (a trap),
    ``flagged`` or ``silent`` (a true figure is missing), ``unsaid`` (a guess at a misspelt name,
    without a doubt)."""

    file: str
    shape: str
    kind: str
    sheet: str
    cell: str
    parts: tuple[str, ...] = ()
    expected: str = ""
    got: str = ""


@dataclass(slots=True)
class Score:
    """Counts over one or many workbooks. ``placed``: right figures that name the right cell."""

    books: int = 0
    true: int = 0
    produced: int = 0
    right: int = 0
    placed: int = 0
    silent: int = 0
    traps_stored: int = 0
    asked: int = 0
    misses: list[Miss] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / self.produced if self.produced else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.true if self.true else 1.0

    @property
    def addressed(self) -> float:
        return self.placed / self.right if self.right else 1.0

    def add(self, other: "Score") -> None:
        for name in ("books", "true", "produced", "right", "placed", "silent", "traps_stored",
                     "asked"):  # fmt: skip
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.misses += other.misses


def read(case: Case) -> Draft:
    """The workbook as an upload of that name, without a click."""
    return understand(case.content, case.name)


def score(case: Case, draft: Draft) -> Score:
    """What of the truth was understood. A cell that may be asked about counts as true only where
    it was understood; where it was not, it must be covered."""
    single = len(draft.workbook.sheets) == 1

    def at(sheet: str, cell: str) -> tuple[str, str]:
        return ("" if single else sheet, cell)

    truth = {at(one.sheet, one.cell): one for one in case.figures}
    traps = {at(one.sheet, one.cell): one.why for one in case.traps}
    open_keys = Counter(one.key for one in case.figures if one.readable)
    result = Score(books=1, produced=len(draft.figures))
    reached = set()
    for figure in draft.figures:
        where = at(figure.sheet, figure.cell)
        reached.add(where)
        key = key_of(figure)
        if open_keys[key] > 0:
            open_keys[key] -= 1
            result.right += 1
            result.placed += where in truth and truth[where].key == key
            continue
        result.traps_stored += where in traps
        result.misses.append(_wrong(case, figure, truth.get(where), traps.get(where, "")))
    elsewhere = {at for at, one in truth.items() if one.readable and not open_keys[one.key]}
    _missing(case, draft, truth, reached | elsewhere, result)
    return result


def _missing(
    case: Case,
    draft: Draft,
    truth: dict[tuple[str, str], Said],
    reached: set[tuple[str, str]],
    result: Score,
) -> None:
    told = covered(case, draft)
    for where, one in truth.items():
        understood = where in reached
        result.asked += one.asked and not understood
        result.true += understood or not one.asked
        flagged = (one.sheet if where[0] else "", one.cell) in told
        if understood and (flagged or not one.asked):
            continue
        if not flagged:
            result.silent += 1
        if not flagged or not one.asked:
            kind = "flagged" if flagged else "unsaid" if understood else "silent"
            miss = Miss(case.name, case.shape, kind, one.sheet, one.cell, (), _told(one.key))
            result.misses.append(miss)


def _wrong(case: Case, figure: Figure, expected: Said | None, trap: str) -> Miss:
    got = key_of(figure)
    place = (case.name, case.shape)
    if expected is None:
        kind = f"stored {trap}" if trap else "invented"
        return Miss(*place, kind, figure.sheet, figure.cell, (), "", _told(got))
    differing = tuple(
        name for name, mine, his in zip(PARTS, expected.key, got, strict=True) if mine != his
    )
    kind = "wrong" if differing else "twice"
    return Miss(*place, kind, figure.sheet, figure.cell, differing, _told(expected.key), _told(got))


def _told(key: Sequence[object]) -> str:
    return " ".join(f"{part}" for part in key if part not in ("", None, "eq"))


def measured(cases: Iterable[Case]) -> dict[str, Score]:
    """File name → score."""
    return {case.name: score(case, read(case)) for case in cases}


def total(scores: Iterable[Score]) -> Score:
    """All scores as one."""
    whole = Score()
    for one in scores:
        whole.add(one)
    return whole
