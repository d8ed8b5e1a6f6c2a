"""Tiles, sentences and empty states."""

from dataclasses import dataclass
from typing import Literal

from atlas.arithmetic import Change
from atlas.datum import Datum


@dataclass(frozen=True, slots=True)
class Mark:
    """A quiet word on a tile that leads to what it is about: 勾稽：不一致."""

    text: str
    href: str
    serious: bool = False


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
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A line of prose: a finding, or why something is not shown."""

    text: str
    tone: Literal["plain", "caution"] = "plain"


@dataclass(frozen=True, slots=True)
class Empty:
    """Why there is nothing to see, and what to do about it."""

    title: str
    reason: str
    action: str = ""
    href: str = ""
