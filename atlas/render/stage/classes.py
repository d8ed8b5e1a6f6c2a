"""The key of a map: classes with their limits and colours, kinds of gaps, sizes of circles."""

from collections.abc import Iterable, Sequence
from math import inf, sqrt
from typing import Any

from atlas.datum import Datum
from atlas.stories.blocks import Area
from atlas.words import Words
from atlas.words.numbers import show

#: how many shades the sheet of styles has of each hue: ``m`` sequential, ``lo``/``hi`` of a goal
SEQUENTIAL, EACH_SIDE = 7, 6


def class_of(value: float, edges: Sequence[float]) -> int:
    """The class from ``edges[i]`` up to but without ``edges[i + 1]``; the last holds its top."""
    return sum(value >= edge for edge in edges[1:-1])


def classes(
    edges: Sequence[float], goal: float | None, scale: float, words: Words
) -> list[dict[str, Any]]:
    """Colour token ``fill`` and limits ``t`` of each class, lowest first.

    With a ``goal`` (base unit) two hues part there; the first class above it names the goal.
    """
    count = len(edges) - 1
    if count < 1:
        return []
    below = sum(edge < goal for edge in edges[:-1]) if goal is not None else 0
    fills = sequential(count) if goal is None else diverging(below, count - below)
    content = []
    for index, fill in enumerate(fills):
        limits = _limits(edges[index], edges[index + 1], index, count, scale, words)
        entry: dict[str, Any] = {"fill": fill, "t": limits}
        if goal is not None and index == below:
            entry["goal"] = words("stage.goal_is", text=_edge(goal, scale))
        content.append(entry)
    return content


def sequential(count: int) -> list[str]:
    """``count`` shades of one hue, as far apart as the seven allow."""
    return [f"m{step}" for step in _spread(count, SEQUENTIAL)]


def diverging(below: int, above: int) -> list[str]:
    """Shades that grow stronger away from the goal, lowest class first."""
    far_to_near = reversed(_spread(below, EACH_SIDE))
    return [
        *(f"lo{step}" for step in far_to_near),
        *(f"hi{step}" for step in _spread(above, EACH_SIDE)),
    ]


def _spread(count: int, most: int) -> list[int]:
    """``count`` numbers from 1 to ``most``, evenly: 5 of 7 are 1, 2, 4, 6, 7 (or so)."""
    if count == 1:
        return [(most + 1) // 2]
    return [min(1 + round(index * (most - 1) / (count - 1)), most) for index in range(count)]


def gaps(listed: Iterable[Area], words: Words) -> list[list[str]]:
    """(absence, its name) of each kind of missing figure on this map."""
    kinds = dict.fromkeys(
        area.datum.absence or "unreported" for area in listed if not area.datum.known
    )
    return [[kind, words(f"absence.{kind}")] for kind in kinds]


def sizes(listed: Sequence[Area], unit: str, scale: float, words: Words) -> list[dict[str, Any]]:
    """Three circles of the key: the largest figure, its half and its tenth."""
    largest = max((area.datum.value for area in listed if area.datum.known), default=0)
    if largest <= 0:
        return []
    return [
        {"r": round(sqrt(share), 4), "t": show(Datum(largest * share, unit), words, scale).text}
        for share in (1.0, 0.5, 0.1)
    ]


def _limits(low: float, high: float, index: int, count: int, scale: float, words: Words) -> str:
    if 0 < index == count - 1:
        return words("stage.above", edge=_edge(low, scale))
    if index == 0 and low in (0, -inf) and count > 1:
        return words("stage.below", edge=_edge(high, scale))
    return words("stage.between", low=_edge(low, scale), high=_edge(high, scale))


def _edge(edge: float, scale: float) -> str:
    scaled = edge / scale
    return f"{scaled:,.4g}" if abs(scaled) < 10_000 else f"{scaled:,.0f}"
