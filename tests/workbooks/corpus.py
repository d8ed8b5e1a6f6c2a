"""The corpus: every workbook with its truth, the same for everybody."""

import random
from collections.abc import Callable, Iterator
from functools import cache

from tests.workbooks import deep, many, quirky, shapes, stubs
from tests.workbooks.composing import Plan, compose
from tests.workbooks.handmade import handmade
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
    deep.breakdown_across: 7,
    deep.two_years: 5,
    deep.last_and_this: 6,
    deep.four_levels: 4,
    deep.all_and_own: 2,
    stubs.nested_places: 5,
    stubs.breakdown_down: 5,
    stubs.of_which: 5,
    stubs.overridden: 3,
    stubs.long_list: 4,
    quirky.misspelt_place: 3,
    quirky.misspelt_indicator: 3,
    quirky.footnoted: 4,
}
#: formats that formulas and errors live in
IN_CELLS: dict[Callable[[random.Random], Plan], int] = {quirky.broken_cells: 3}
#: files of several tables
SEVERAL: dict[Callable[[random.Random], Case], int] = {
    many.stacked: 6,
    many.beside: 3,
    many.sheet_a_theme: 4,
    many.sheet_a_year: 3,
    many.sheet_a_league: 3,
}
FOLDER = ("150200", "150300", "152200", "150500", "150900", "152900")


@cache
def corpus(seed: int = SEED) -> tuple[Case, ...]:
    """All workbooks in a fixed order, numbered so that a report can name them."""
    return tuple(_numbered(seed))


def _numbered(seed: int) -> Iterator[Case]:
    for number, case in enumerate(_cases(seed), 1):
        yield _named(case, f"{number:03d}_")


def _cases(seed: int) -> Iterator[Case]:
    for number, theme in enumerate(THEMES):
        chance = random.Random(f"{seed} theme {number}")
        yield compose(chance, shapes.places_indicators(chance, theme))
    for plan, count in GENERATED.items():
        for number in range(count):
            chance = random.Random(f"{seed} {plan.__name__} {number}")
            yield compose(chance, plan(chance))
    for plan, count in IN_CELLS.items():
        for number in range(count):
            chance = random.Random(f"{seed} {plan.__name__} {number}")
            yield compose(chance, plan(chance), "xlsx")
    for write, count in SEVERAL.items():
        for number in range(count):
            yield write(random.Random(f"{seed} {write.__name__} {number}"))
    yield from handmade()
    for number, league in enumerate(FOLDER):
        how = ("file name", "filled in")[number % 2]
        yield many.file_of_league(random.Random(f"{seed} {league}"), league, how)


def _named(case: Case, number: str) -> Case:
    folder, _, name = case.name.rpartition("/")
    named = f"{folder}/{name}" if folder else f"{number}{name}"
    return Case(
        named, case.content, case.shape, case.quirks, case.figures, case.traps, case.extents
    )
