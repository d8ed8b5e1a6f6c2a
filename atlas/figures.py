"""A figure: a number with its bound, rounding, place, time and address, and its key."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from itertools import chain
from typing import Any, Literal

Bound = Literal["eq", "ge", "le", "about", "range"]
Kind = Literal["result", "target", "threshold"]
Scope = Literal["", "all", "own"]
Period = Literal["year", "point", "season", "cumulative"]
Absence = Literal["", "unreported", "inapplicable", "suppressed", "blank"]

REGION = "150000"


def breakdown_text(parts: dict[str, str]) -> str:
    """Canonical text of a breakdown: ``dimension=category`` codes, sorted, joined by ``;``."""
    return ";".join(f"{dimension}={parts[dimension]}" for dimension in sorted(parts))


def breakdown_parts(text: str) -> dict[str, str]:
    """The inverse of :func:`breakdown_text`."""
    return dict(part.split("=", 1) for part in text.split(";")) if text else {}


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of the facts table. ``value`` is in the indicator's base unit (元, 户, 人, %…).

    ``value`` is None exactly when ``absence`` says why. ``value_high`` is set for a range only.
    ``half_width`` is the rounding half-width of the printed text in the base unit:
    ``5.2万户`` is 52 000 ± 500. ``year`` None means that the source does not say.
    ``year_from`` is set for cumulative figures (1992—2010 累计 has year 2010).
    """

    indicator: str
    place: str
    year: int | None
    value: float | None
    unit: str
    printed: str
    bound: Bound = "eq"
    value_high: float | None = None
    half_width: float = 0.0
    breakdown: str = ""
    kind: Kind = "result"
    scope: Scope = ""
    period: Period = "year"
    year_from: int | None = None
    as_of: str = ""
    absence: Absence = ""
    status: str = ""
    coverage: str = ""
    explanation: str = ""
    source: str = ""
    transform: str = ""
    demo: bool = False
    upload: str = ""
    sheet: str = ""
    cell: str = ""

    @property
    def key(self) -> tuple[object, ...]:
        """What makes two figures the same figure: a later one revises the earlier."""
        return (
            self.indicator,
            self.place,
            self.year,
            self.breakdown,
            self.kind,
            self.scope,
            self.period,
            self.year_from,
            self.as_of if self.period == "point" else "",
            self.demo,
        )

    @property
    def id(self) -> str:
        """Twelve hex digits of the key's SHA-256: names the figure in links and on screen."""
        # the parts of ``key`` in one text: twice as fast as joining them, for 100 000 at once
        text = (
            f"{self.indicator}\x1f{self.place}\x1f{'' if self.year is None else self.year}"
            f"\x1f{self.breakdown}\x1f{self.kind}\x1f{self.scope}\x1f{self.period}"
            f"\x1f{'' if self.year_from is None else self.year_from}"
            f"\x1f{self.as_of if self.period == 'point' else ''}\x1f{self.demo}"
        )
        return hashlib.sha256(text.encode()).hexdigest()[:12]

    def with_(self, **changes: object) -> "Figure":
        """A copy with some properties changed."""
        return replace(self, **changes)


class Figures(Sequence[Figure]):
    """Figures kept as columns, each made when it is asked for: a sheet of 100,000 rows is checked
    and published without one of them being made. Equal to any sequence of the same figures."""

    __slots__ = ("_made", "columns")

    def __init__(self, columns: Mapping[str, Sequence[Any]]) -> None:
        """``columns``: property → its values; all properties of a figure, all of one length."""
        self.columns = {one.name: columns[one.name] for one in fields(Figure)}
        self._made: tuple[Figure, ...] | None = None

    def __len__(self) -> int:
        return len(self.columns["indicator"])

    def __iter__(self) -> Iterator[Figure]:
        return iter(self._all())

    def __getitem__(self, at: Any) -> Any:
        if self._made is not None or isinstance(at, slice):
            return self._all()[at]
        return Figure(*(column[at] for column in self.columns.values()))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._all() == tuple(other)

    __hash__ = None  # type: ignore[assignment]

    def _all(self) -> tuple[Figure, ...]:
        if self._made is None:
            self._made = tuple(map(Figure, *self.columns.values()))
        return self._made


def column_of(figures: Sequence[Figure], name: str) -> Sequence[Any]:
    """One property of all ``figures``; none of them is made for it where they are columns."""
    if isinstance(figures, Figures):
        return figures.columns[name]
    return [getattr(one, name) for one in figures]


def joined(parts: Sequence[Sequence[Figure]]) -> Sequence[Figure]:
    """The figures of all ``parts``, as columns where all of them are columns."""
    filled = [part for part in parts if part]
    if len(filled) == 1 and isinstance(filled[0], Figures):
        return filled[0]
    if filled and all(isinstance(part, Figures) for part in filled):
        names = [one.name for one in fields(Figure)]
        return Figures(
            {
                name: list(chain.from_iterable(column_of(part, name) for part in filled))
                for name in names
            }
        )
    return tuple(chain.from_iterable(filled))


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found: an error blocks, a query (核实) needs a written explanation.

    ``found`` and ``expected`` are the two numbers or names of the sentence; ``details`` fill the
    sentence ``checks.<rule>`` of the words.
    """

    rule: str
    severity: Literal["error", "query"]
    sheet: str
    cell: str
    found: str
    expected: str
    figure: str = ""
    details: tuple[tuple[str, str], ...] = ()
