"""Tables of figures."""

from dataclasses import dataclass
from typing import Literal


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
