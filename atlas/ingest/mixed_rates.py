"""Rates of one table written in two ways: a bare 0.948 among 94.1% and 95.2 is 94.8 %."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from decimal import Decimal

from atlas.figures import Figure
from atlas.ingest.sense import Sense
from atlas.ingest.values.reading import Reading

_FEWEST = 2
_LEAST_RATE = 10.0
_LEAST_OF_LOWEST = 0.5


def may_be_fraction(reading: Reading, sense: Sense) -> bool:
    """A number below 1 for a rate, beside which neither cell nor heading prints a %."""
    value = reading.value
    unsaid = sense.unit_from == "default" and not reading.unit_hint and reading.bound == "eq"
    return sense.unit == "%" and unsaid and value is not None and 0 < value < 1


def mended(figures: Iterable[Figure], fractions: Set[str]) -> Iterator[tuple[Figure, Figure]]:
    """(as read, as meant) of each of the cells ``fractions`` that only as hundredths is in reach of
    the table's other figures of the same indicator: these are several, all plainly in per cent."""
    alike: dict[tuple[str, str, str], list[Figure]] = defaultdict(list)
    for one in figures:
        if one.unit == "%" and one.value is not None:
            alike[one.indicator, one.breakdown, one.kind].append(one)
    for group in alike.values():
        others = [one.value for one in group if one.cell not in fractions]
        if len(others) < _FEWEST or not _all_rates(others):
            continue
        for one in group:
            whole = Decimal(f"{one.value:.15g}") * 100
            if one.cell in fractions and float(whole) >= _LEAST_OF_LOWEST * min(others):
                half = one.half_width * 100
                said = f"{one.printed} → {whole.normalize():f}%"
                yield one, replace(one, value=float(whole), half_width=half, transform=said)


def _all_rates(values: Sequence[float | None]) -> bool:
    return all(value is not None and value > _LEAST_RATE for value in values)
