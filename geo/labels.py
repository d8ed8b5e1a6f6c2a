"""Where a name stands on a drawing: inside its place, or beside it with a line."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
import shapely
from shapely.affinity import scale

#: Height of a name in units of the drawing, and of one line of it; a 汉字 is as wide as it is high.
TEXT, LINE = 20.0, 24.0
#: A name may reach this far over its border before it has to stand outside.
_SPILL = 1.15

Anchor = Literal["start", "end"]


@dataclass(frozen=True, slots=True)
class Label:
    """``at``: centre of the name inside its place; ``room``: width free for one line of text there.

    ``leader``: where the name stands instead when it has no room, with ``anchor`` as the side of
    the text that touches that point; the line runs from ``leader`` to ``at``.
    """

    at: tuple[float, float]
    room: float
    leader: tuple[float, float] | None
    anchor: Anchor | None

    def fits(self, text: str) -> bool:
        """Whether ``text`` stands inside, or has been given a place outside."""
        return self.leader is not None or width(text) <= self.room * _SPILL


def width(text: str) -> float:
    """The width of a Chinese name in units of the drawing."""
    return TEXT * len(text)


def placed_by_hand(file: Path) -> dict[str, dict[str, dict]]:
    """``labels.toml``: drawing → code → ``at``, ``leader`` and ``anchor`` where chosen by eye."""
    return tomllib.loads(file.read_text("utf-8"))


def label(shape: shapely.Geometry, text: str, chosen: dict) -> Label:
    """The label of ``shape`` (in units of the drawing, y downwards)."""
    at = tuple(chosen["at"]) if "at" in chosen else _widest_spot(shape, text)
    return Label(
        at=at,
        room=_room(shape, at),
        leader=tuple(chosen["leader"]) if "leader" in chosen else None,
        anchor=chosen["anchor"] if "leader" in chosen else None,
    )


def _widest_spot(shape: shapely.Geometry, text: str) -> tuple[float, float]:
    """The centre of the largest ellipse of the text's proportions inside the largest part."""
    part = max(shapely.get_parts(shape), key=shapely.area)
    squeeze = LINE / width(text)
    squeezed = scale(part, xfact=squeeze, yfact=1.0, origin=(0.0, 0.0))
    circle = shapely.maximum_inscribed_circle(squeezed, tolerance=0.1)
    x, y = shapely.get_coordinates(circle)[0]
    return round(float(x) / squeeze, 1), round(float(y), 1)


def _room(shape: shapely.Geometry, at: tuple[float, float]) -> float:
    """Twice the shorter way from ``at`` to the border left or right, at three heights of a line."""
    x, y = at
    west, _, east, _ = shape.bounds
    sides = []
    for height in (y - TEXT / 3, y, y + TEXT / 3):
        along = shapely.intersection(shape, shapely.LineString([(west, height), (east, height)]))
        spans = [np.sort(shapely.get_coordinates(s)[:, 0]) for s in shapely.get_parts(along)]
        here = [(s[0], s[-1]) for s in spans if len(s) and s[0] <= x <= s[-1]]
        sides += [min(x - left, right - x) for left, right in here] or [0.0]
    return round(2.0 * float(min(sides)), 1)
