"""Tables of figures."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Column:
    key: str
    title: str
    unit: str = ""
    kind: Literal["text", "datum", "change", "rank", "state", "prose"] = "datum"


@dataclass(frozen=True, slots=True)
class Cell:
    """A short text in a matrix: what a pointer tells of it, where it leads, and the ``tone`` of its
    state, which its text says by a shape as well."""

    text: str
    tip: str = ""
    href: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """``cells`` in column order: str, Datum, Change, Cell, int, None. ``place`` makes it a link."""

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
