"""Columns of many figures from the few that differ in more than their number and their place."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import compress

from atlas.figures import Figure, Figures
from atlas.ingest.amounts import Amount, Amounts
from atlas.ingest.files.raw import Value
from atlas.ingest.sense import Sense
from atlas.ingest.values.numbers import Reading, read_plain

_SURE_DIGITS = 15
#: half of the last printed digit, by decimals
_HALF_PLACES = [10.0**-places / 2 for places in range(_SURE_DIGITS)]
#: what each row of a list has of its own; all other properties it shares with many
_OWN = ("place", "value", "printed", "half_width", "cell")


@dataclass(frozen=True, slots=True)
class Distinct:
    """``numbers``: of each row the number of what it says; ``first``: by that number the position
    of the first row that says it."""

    numbers: list[int]
    first: list[int]

    @classmethod
    def of(cls, said: Iterable[Hashable]) -> "Distinct":
        known: dict[Hashable, int] = {}
        numbers = [known.setdefault(one, len(known)) for one in said]
        first: list[int] = []
        for at, number in enumerate(numbers):
            if number == len(first):
                first.append(at)
        return cls(numbers, first)


@dataclass(frozen=True, slots=True)
class OwnNumbers:
    """Value, printed text and rounding of each row."""

    values: list[float | None]
    printed: list[str]
    half_widths: list[float]

    def put(self, at: int, figure: Figure) -> None:
        """Those of a figure that was made by itself."""
        self.values[at] = figure.value
        self.printed[at], self.half_widths[at] = figure.printed, figure.half_width


def own_numbers(
    cells: Sequence[Value],
    readings: Mapping[int, Reading],
    rest: Sequence[int],
    senses: Mapping[int, Sense],
    amounts: Amounts,
) -> OwnNumbers:
    """The numbers of a column as ``Amounts.of`` gives them: most are plain and stand in the base
    unit, and need not be asked. Cells that are neither plain nor among ``readings`` are nothing.

    ``senses`` are those of ``rest``, the number of what a row says.
    """
    in_base = {one: sense.unit == "%" for one, sense in senses.items() if sense.factor == 1}
    found = OwnNumbers([None] * len(cells), [""] * len(cells), [0.0] * len(cells))
    values, printed, half_widths = found.values, found.printed, found.half_widths
    for at, (cell, said) in enumerate(zip(cells, rest, strict=True)):
        if at not in readings and said in in_base and type(cell) is float and _as_it_stands(cell):
            text = printed[at] = str(int(cell)) if cell.is_integer() else repr(cell)
            values[at] = cell
            if "." in text:
                half_widths[at] = _HALF_PLACES[len(text) - text.index(".") - 1]
            elif in_base[said]:
                half_widths[at] = _HALF_PLACES[0]
        elif said in senses and (at in readings or type(cell) is float or type(cell) is int):
            reading = readings.get(at) or read_plain(cell)
            amount = amounts.of(reading, senses[said])
            if isinstance(amount, Amount):
                values[at], half_widths[at] = amount.value, amount.half_width
                printed[at] = reading.printed
    return found


def _as_it_stands(cell: float) -> bool:
    """Whether Python prints a number as a sheet keeps it: without exponent, in few digits."""
    return 0.001 <= abs(cell) < 1e9 and (cell.is_integer() or len(repr(cell)) <= _SURE_DIGITS)


def joined(
    alike: Sequence[Hashable],
    models: Mapping[Hashable, Figure],
    places: Sequence[str],
    numbers: OwnNumbers,
    cells: Sequence[str],
) -> Figures:
    """The figures of all rows whose ``alike`` has a model; place, numbers and cell are their own.

    All sequences are as long as the list has rows.
    """
    kept = [one in models for one in alike]
    own = dict(
        zip(
            _OWN,
            (places, numbers.values, numbers.printed, numbers.half_widths, cells),
            strict=True,
        )
    )
    if not all(kept):
        alike = list(compress(alike, kept))
        own = {name: list(compress(column, kept)) for name, column in own.items()}
    columns: dict[str, Sequence[object]] = dict(own)
    for one in fields(Figure):
        if one.name not in columns:
            said = {number: getattr(model, one.name) for number, model in models.items()}
            single = len(set(said.values())) == 1
            columns[one.name] = (
                [next(iter(said.values()))] * len(alike)
                if single
                else [said[number] for number in alike]
            )
    return Figures(columns)
