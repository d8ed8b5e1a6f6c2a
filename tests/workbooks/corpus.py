"""The corpus: every workbook with its truth, the same for everybody."""

import random
from collections.abc import Callable, Iterator
from functools import cache

from tests.workbooks import shapes
from tests.workbooks.composing import Plan, compose
from tests.workbooks.truth import Case
from tests.workbooks.wording import THEMES

SEED = 20240115
#: how many workbooks of each shape are written
GENERATED: dict[Callable[[random.Random], Plan], int] = {
    shapes.indicators_places: 7,
    shapes.places_years: 6,
    shapes.years_places: 3,
    shapes.indicators_years: 6,
    shapes.years_indicators: 3,
    shapes.banners_of_league: 7,
}


@cache
def corpus() -> tuple[Case, ...]:
    """All workbooks in a fixed order, numbered so that a report can name them."""
    return tuple(_numbered())


def _numbered() -> Iterator[Case]:
    for number, case in enumerate(_cases(), 1):
        yield _named(case, f"{number:03d}_")


def _cases() -> Iterator[Case]:
    for number, theme in enumerate(THEMES):
        chance = random.Random(f"{SEED} theme {number}")
        yield compose(chance, shapes.places_indicators(chance, theme))
    for plan, count in GENERATED.items():
        for number in range(count):
            chance = random.Random(f"{SEED} {plan.__name__} {number}")
            yield compose(chance, plan(chance))


def _named(case: Case, number: str) -> Case:
    folder, _, name = case.name.rpartition("/")
    named = f"{folder}/{name}" if folder else f"{number}{name}"
    return Case(
        named, case.content, case.shape, case.quirks, case.figures, case.traps, case.extents
    )
