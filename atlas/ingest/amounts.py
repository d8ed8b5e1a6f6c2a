"""From a reading to the indicator's base unit, with its rounding and how it was got."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from atlas.catalogue import Catalogue
from atlas.ingest.sense import Doubt, Sense
from atlas.ingest.values.numbers import Reading
from atlas.ingest.values.numerals import scale_words

_ONE = Decimal(1)


class Amount(NamedTuple):
    """A reading in base units; ``transform`` tells what was multiplied: ``万元 → 元 ×10000``."""

    value: float | None
    high: float | None = None
    half_width: float = 0.0
    transform: str = ""


@dataclass(slots=True)
class Amounts:
    """Converts readings, looking each printed unit up once. ``chosen`` is what an analyst said a
    printed unit means."""

    catalogue: Catalogue
    chosen: Mapping[str, str] = field(default_factory=dict)
    _factors: dict[tuple[str, str], Decimal | None] = field(default_factory=dict)

    def of(self, reading: Reading, sense: Sense, high: float | None = None) -> Amount | Doubt:
        """``high`` is the upper end of a range where a column of its own gives it.

        A unit printed in the cell comes before the column's, a 万 in the cell instead of its.
        """
        value = reading.value
        if value is None:
            return Amount(None)
        unit, factor, scale = sense.printed_unit, sense.factor, reading.scale
        if reading.unit_hint:
            unit = self.chosen.get(reading.unit_hint, reading.unit_hint)
            found = self._factor(sense.code, unit)
            if found is None:
                known = self.catalogue.find_unit(unit) is not None
                rule = "unit_mismatch" if known else "unknown_unit"
                return Doubt(rule, reading.unit_hint, (), sense.unit)
            factor = found
        elif scale > 1:
            unit, factor = sense.unit, _ONE
        if reading.value_high is not None:
            high = reading.value_high
        half = 0.0
        rounded = factor != _ONE or sense.unit == "%" or reading.half_width > 0
        if rounded and high is None and reading.bound in ("eq", "about"):
            half = reading.last_place / 2
        transform = reading.transform
        if scale > 1 or factor != _ONE:
            step = f"{scale_words(scale)}{unit} → {sense.unit} ×{factor * scale:f}"
            transform = f"{transform}；{step}" if transform else step
        if factor == _ONE:
            return Amount(value, high, half, transform)
        return Amount(
            _times(value, factor),
            None if high is None else _times(high, factor),
            _times(half, factor),
            transform,
        )

    def _factor(self, code: str, unit: str) -> Decimal | None:
        key = (code, unit)
        if key not in self._factors:
            self._factors[key] = self.catalogue.factor(code, unit)
        return self._factors[key]


def is_bare_money(reading: Reading, sense: Sense) -> bool:
    """A number of money for which neither its cell nor anything around it prints a unit; nothing
    is nothing in any."""
    unsaid = sense.unit_from == "default" and not reading.unit_hint and reading.scale == 1
    return unsaid and sense.unit == "元" and bool(reading.value)


def _times(value: float, factor: Decimal) -> float:
    """Exact in decimals: 8782.2 × 10000 is 87 822 000, not 87 822 000.00000001."""
    if value.is_integer() and abs(value) < 1e9 and factor == factor.to_integral_value():
        return value * int(factor)
    return float(Decimal(f"{value:.15g}") * factor)
