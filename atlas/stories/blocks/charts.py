"""Charts: one idea each, as rows and meaning."""

from dataclasses import dataclass
from typing import Literal

from atlas.datum import Datum


@dataclass(frozen=True, slots=True)
class Point:
    """``x`` is a year or the code of a category of the chart."""

    x: int | str
    datum: Datum
    label: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    key: str
    name: str
    points: tuple[Point, ...]
    colour: str = "c1"


@dataclass(frozen=True, slots=True)
class Break:
    """A change of method between two years: drawn as a labelled gap, never bridged by a line."""

    before: int
    after: int
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """One idea. ``shape``:

    - ``lines``: years on x, a line a series, dots at reported years, gaps as gaps, bounds open
    - ``dots``: few real points in many years; printed values, no line
    - ``bars``: categories (horizontal) or years (vertical), grouped if several series
    - ``stack``/``share``: parts of a whole, absolute / to 100 %
    - ``dumbbell``: two series, earlier and later, a line between the two dots of a category
    - ``bullet``: a bar per category with a goal tick
    """

    id: str
    title: str
    shape: Literal["lines", "dots", "bars", "stack", "share", "dumbbell", "bullet"]
    series: tuple[Series, ...]
    unit: str
    subtitle: str = ""
    categories: tuple[tuple[str, str], ...] = ()
    goal: Datum | None = None
    breaks: tuple[Break, ...] = ()
    note: str = ""
    alt: str = ""
    source: str = ""
    chosen: str = ""
    opens_place: bool = False


@dataclass(frozen=True, slots=True)
class Panels:
    """Charts one above the other that share their year axis: money above, people below."""

    id: str
    title: str
    charts: tuple[Chart, ...]
