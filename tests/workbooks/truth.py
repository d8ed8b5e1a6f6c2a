"""What a workbook means, cell by cell: figures, cells that are none, cells to be asked about."""

from dataclasses import dataclass, field

from atlas.catalogue import load_catalogue
from atlas.figures import Absence, Bound, Figure, breakdown_parts, breakdown_text

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A figure that stands in a cell. ``value`` and ``high`` are in the base unit ``unit``.

    ``asked``: the cell may be asked about (a misspelt name, an error cell) and need not become a
    figure without a click; with ``readable`` False it must not become one.
    """

    sheet: str
    cell: str
    indicator: str
    place: str
    year: int | None
    unit: str
    value: float | None
    breakdown: str = ""
    bound: Bound = "eq"
    high: float | None = None
    absence: Absence = ""
    scope: str = ""
    asked: bool = False
    readable: bool = True

    @property
    def key(self) -> Key:
        """What a figure must agree in."""
        indicator, breakdown = stored(self.indicator, self.breakdown)
        value = rounded(self.value), rounded(self.high)
        told = (self.place, self.year, self.unit, breakdown, *value, self.bound, self.absence)
        return (indicator, *told, self.scope)


@dataclass(frozen=True, slots=True)
class Trap:
    """A cell with a number that must never be stored. ``why``: ``total``, ``derived``,
    ``serial``, ``telephone``, ``date``, ``code``, ``hidden``, ``cover``."""

    sheet: str
    cell: str
    why: str


@dataclass(frozen=True, slots=True)
class Case:
    """One workbook. ``extents`` says which cells a heading or a name stands for: (sheet, cell) of
    the heading → top, left, bottom, right (from 1) of what it names."""

    name: str
    content: bytes = field(repr=False)
    shape: str
    quirks: tuple[str, ...]
    figures: tuple[Said, ...] = field(repr=False)
    traps: tuple[Trap, ...] = field(default=(), repr=False)
    extents: dict[tuple[str, str], tuple[int, int, int, int]] = field(
        default_factory=dict, repr=False
    )


def stored(indicator: str, breakdown: str) -> tuple[str, str]:
    """The one key under which the catalogue keeps a figure."""
    pairs = tuple(sorted(breakdown_parts(breakdown).items()))
    code, left = load_catalogue().canonical(indicator, pairs)
    return code, breakdown_text(dict(left))


def rounded(value: float | None) -> float | None:
    """Equal up to what arithmetic in binary does to a decimal."""
    return None if value is None else float(f"{value:.9g}")


def key_of(figure: Figure) -> Key:
    """A figure as it was read, in the form of :attr:`Said.key`."""
    indicator, breakdown = stored(figure.indicator, figure.breakdown)
    value = rounded(figure.value), rounded(figure.value_high)
    told = (figure.place, figure.year, figure.unit, breakdown, *value)
    return (indicator, *told, figure.bound, figure.absence, figure.scope)
