"""Rates written as fractions: one bare 0.948 among 94.1% and 95.2, or a whole column of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from atlas.figures import Figure
from atlas.ingest.harvested import Harvest
from atlas.ingest.sense import Doubt, Sense
from atlas.ingest.values.reading import Reading, decimals_of

_FEWEST = 2
_LEAST_RATE = 10.0
_LEAST_OF_LOWEST = 0.5
#: decimals of a quotient; who writes per cent writes 0.5
_OF_QUOTIENT = 2
#: the rates that say how far something has come: below 1 % nobody reports them
_FAR = ("_rate", "_coverage")
_SOMETIMES_SMALL = {"adoption_rate", "mutual_aid_participation_rate"}


class SmallRate(NamedTuple):
    """A number of at most 1 for a rate: under which name, and whether its heading or title
    prints a %; its cell does not."""

    name: str
    with_sign: bool


def is_small_rate(reading: Reading, sense: Sense) -> bool:
    """Whether a cell may hold a fraction instead of per cent."""
    value = reading.value
    unsaid = not reading.unit_hint and reading.bound == "eq"
    return sense.unit == "%" and unsaid and value is not None and 0 < value <= 1


def settle_rates(got: Harvest, small: Mapping[str, SmallRate]) -> None:
    """Take fractions for what they must be, and ask; ask about rates below 1 that are not plain."""
    bare = {cell for cell, one in small.items() if not one.with_sign}
    below = {one.cell for one in got.figures if one.cell in bare and one.value != 1}
    meant = {one.cell: new for one, new in _mended(got.figures, below)}
    for cell, one in meant.items():
        got.asking.cell("fraction_among_rates", cell, one.printed, f"{one.value:g}%")
    for group in _all_small(got.figures, small):
        name, bare_group = small[group[0].cell].name, all(one.cell in bare for one in group)
        if bare_group and _goes_far(group[0]):
            meant |= {one.cell: _hundredfold(one) for one in group}
            told = f"{meant[group[0].cell].value:g}%"
            doubt = Doubt("rates_as_fractions", name, expected=told)
        elif all(decimals_of(one.printed) >= _OF_QUOTIENT for one in group):
            doubt = Doubt("rates_below_one", name)
        else:
            continue
        for one in group:
            got.asking.doubt(doubt, one.cell)
    got.figures = [meant.get(one.cell, one) for one in got.figures]


def _all_small(figures: Iterable[Figure], small: Mapping[str, SmallRate]) -> Iterator[list[Figure]]:
    """The figures above 0 of each indicator that has none above 1 in the table, nor one with a
    sign, and one below 1."""
    for group in _alike(figures).values():
        filled = [one for one in group if one.value]
        if all(one.cell in small for one in filled) and any(one.value != 1 for one in filled):
            yield filled


def _goes_far(one: Figure) -> bool:
    """职工入会率, 开展面 as against 占比, 增长: of all, not of a part of them."""
    code = one.indicator
    return code.endswith(_FAR) and code not in _SOMETIMES_SMALL and one.kind != "threshold"


def _hundredfold(one: Figure) -> Figure:
    whole = Decimal(f"{one.value:.15g}") * 100
    said = f"{one.printed} → {whole.normalize():f}%"
    return replace(one, value=float(whole), half_width=one.half_width * 100, transform=said)


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
                yield one, _hundredfold(one)


def _alike(figures: Iterable[Figure]) -> dict[tuple[str, str, str], list[Figure]]:
    alike: dict[tuple[str, str, str], list[Figure]] = defaultdict(list)
    for one in figures:
        if one.unit == "%" and one.value is not None:
            alike[one.indicator, one.breakdown, one.kind].append(one)
    return alike


def _all_rates(values: Sequence[float | None]) -> bool:
    return all(value is not None and value > _LEAST_RATE for value in values)
