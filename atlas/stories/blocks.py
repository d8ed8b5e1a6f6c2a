"""What a story is made of. Every renderer (page, phone, Word, slides, workbook) draws these blocks.

Blocks hold meaning, not pictures: numbers are :class:`Datum` in base units; words are already in
the reader's language; colours are named (``c1``…``c7``, ``other``, ``accent``), never hex.
"""

from dataclasses import dataclass, field
from typing import Literal

from atlas.arithmetic import Change
from atlas.datum import Datum


@dataclass(frozen=True, slots=True)
class Headline:
    """A tile: label, figure, change, goal. ``spark`` is the series behind it (year, datum)."""

    label: str
    datum: Datum
    change: Change | None = None
    goal: Datum | None = None
    as_of: str = ""
    spark: tuple[tuple[int, Datum], ...] = ()
    href: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A line of prose: a finding, or why something is not shown."""

    text: str
    tone: Literal["plain", "caution"] = "plain"


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


@dataclass(frozen=True, slots=True)
class Area:
    """One place of a map and its figure. ``rank``/``moved`` stand in the list beside the map."""

    place: str
    name: str
    datum: Datum
    rank: int | None = None
    moved: int | None = None


@dataclass(frozen=True, slots=True)
class PlaceMap:
    """A map by class with its ranking. ``drawing`` names a file of ``static/geo`` without suffix.

    ``edges`` are the class limits (len = classes + 1), fixed over all years; ``diverging`` centres
    the colours on ``goal``, which is then one of the inner edges. ``unplaced`` are reporting
    units that lie on no map.
    """

    id: str
    title: str
    drawing: str
    areas: tuple[Area, ...]
    edges: tuple[float, ...]
    unit: str
    subtitle: str = ""
    method: str = ""
    chosen: str = ""
    diverging: bool = False
    ranking: bool = True
    unplaced: tuple[tuple[str, Datum], ...] = ()
    boundary_source: str = ""
    approval: str = ""
    note: str = ""
    alt: str = ""
    source: str = ""
    symbols: bool = False
    goal: Datum | None = None


@dataclass(frozen=True, slots=True)
class SmallMaps:
    """The same map for several years with the same classes."""

    id: str
    title: str
    drawing: str
    maps: tuple[tuple[str, tuple[Area, ...]], ...]
    edges: tuple[float, ...]
    unit: str
    subtitle: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    key: str
    title: str
    unit: str = ""
    kind: Literal["text", "datum", "change", "rank"] = "datum"


@dataclass(frozen=True, slots=True)
class Row:
    """``cells`` in column order: str, Datum, Change, int, None. ``place`` makes it a link."""

    cells: tuple[object, ...]
    place: str = ""
    strong: bool = False
    href: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    id: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    subtitle: str = ""
    note: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Empty:
    """Why there is nothing to see, and what to do about it."""

    title: str
    reason: str
    action: str = ""
    href: str = ""


Block = Sentence | Chart | Panels | PlaceMap | SmallMaps | Table | Empty


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks side by side; ``widths`` are shares of twelve columns (one per block)."""

    blocks: tuple[Block, ...]
    widths: tuple[int, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """A whole page: the title states the finding; ``context`` is its one line of place, year,
    数据截至, version and source. ``footnotes`` are (mark, text); ``demo`` when any figure is."""

    title: str
    context: tuple[str, ...]
    headlines: tuple[Headline, ...] = ()
    sections: tuple[Section, ...] = ()
    footnotes: tuple[tuple[str, str], ...] = ()
    demo: bool = False
    crumbs: tuple[tuple[str, str], ...] = field(default=())
