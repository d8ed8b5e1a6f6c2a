"""Rates written as fractions: one bare 0.948 among 94.1% and 95.2, or a whole column of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from atlas.figures import Figure
from atlas.ingest.harvested import Harvest
from atlas.ingest.sense import Doubt, Sense
from atlas.ingest.values.reading import Reading

_FEWEST = 2
_LEAST_RATE = 10.0
_LEAST_OF_LOWEST = 0.5


class SmallRate(NamedTuple):
    """A number between 0 and 1 for a rate: under which name, and whether its heading or title
    prints a %; its cell does not."""

    name: str
    with_sign: bool


def is_small_rate(reading: Reading, sense: Sense) -> bool:
    """Whether a cell may hold a fraction instead of per cent."""
    value = reading.value
    unsaid = not reading.unit_hint and reading.bound == "eq"
    return sense.unit == "%" and unsaid and value is not None and 0 < value < 1


def settle_rates(got: Harvest, small: Mapping[str, SmallRate]) -> None:
    """Take single fractions for what they must be, and ask; ask about those that are all alike."""
    bare = {cell for cell, one in small.items() if not one.with_sign}
    meant = {one.cell: new for one, new in _mended(got.figures, bare)}
    got.figures = [meant.get(one.cell, one) for one in got.figures]
    for cell, one in meant.items():
        got.asking.cell("fraction_among_rates", cell, one.printed, f"{one.value:g}%")
    for cell in _all_small(got.figures, small):
        got.asking.doubt(Doubt("rates_below_one", small[cell].name), cell)


def _all_small(figures: Iterable[Figure], small: Mapping[str, SmallRate]) -> Iterator[str]:
    """The cells of indicators that have no value of 1 or more in the table, nor one with a sign."""
    for group in _alike(figures).values():
        cells = [one.cell for one in group if one.value]
        if cells and all(cell in small for cell in cells):
            yield from cells


def _mended(figures: Iterable[Figure], fractions: Set[str]) -> Iterator[tuple[Figure, Figure]]:
    """(as read, as meant) of each of the cells ``fractions`` that only as hundredths is in reach of
    the table's other figures of the same indicator: these are several, all plainly in per cent."""
    for group in _alike(figures).values():
        others = [one.value for one in group if one.cell not in fractions]
        if len(others) < _FEWEST or not _all_rates(others):
            continue
        for one in group:
            whole = Decimal(f"{one.value:.15g}") * 100
            if one.cell in fractions and float(whole) >= _LEAST_OF_LOWEST * min(others):
                half = one.half_width * 100
                said = f"{one.printed} → {whole.normalize():f}%"
                yield one, replace(one, value=float(whole), half_width=half, transform=said)


def _alike(figures: Iterable[Figure]) -> dict[tuple[str, str, str], list[Figure]]:
    alike: dict[tuple[str, str, str], list[Figure]] = defaultdict(list)
    for one in figures:
        if one.unit == "%" and one.value is not None:
            alike[one.indicator, one.breakdown, one.kind].append(one)
    return alike


def _all_rates(values: Sequence[float | None]) -> bool:
    return all(value is not None and value > _LEAST_RATE for value in values)
