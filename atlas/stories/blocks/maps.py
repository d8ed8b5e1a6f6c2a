"""Maps by place, with what stands beside them."""

from dataclasses import dataclass

from atlas.datum import Datum


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
