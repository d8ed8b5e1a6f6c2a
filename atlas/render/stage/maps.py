"""Maps and their ranked lists: everything is worked out here, the browser only paints."""

from collections.abc import Iterable, Mapping, Sequence
from math import inf, sqrt
from typing import Any

from atlas.render.stage.classes import class_of, classes, gaps, sizes
from atlas.render.stage.figures import fig
from atlas.stories.blocks import Area, PlaceMap, SmallMaps
from atlas.words import Words
from atlas.words.numbers import scale_of, scaled_unit


def place_map(block: PlaceMap, words: Words, marks: Mapping[str, str]) -> dict[str, Any]:
    """A map with its key and ranked list."""
    scale = _scale(block.areas, block.unit, words)
    content: dict[str, Any] = {
        "kind": "map",
        "id": block.id,
        "title": block.title,
        "subtitle": _with_unit(block.subtitle, block.unit, scale, words),
        "drawing": block.drawing,
        "alt": block.alt or block.title,
        "areas": areas(block.areas, block.edges, block.symbols, scale, words, marks),
        "classes": [] if block.symbols else classes(block.edges, _goal(block), scale, words),
        "gaps": gaps(block.areas, words),
    }
    if block.ranking:
        content["list"] = ranking(content["areas"], block.unit)
    if block.symbols:
        content["sizes"] = sizes(block.areas, block.unit, scale, words)
    if any(area.datum.demo for area in block.areas):
        content["demo"] = True
    optional = {
        "method": block.method,
        "chosen": block.chosen,
        "note": block.note,
        "source": words("stage.source_of", text=block.source) if block.source else "",
        "boundaries": _boundaries(block, words),
        "unplaced": [[name, fig(datum, words, marks)] for name, datum in block.unplaced],
    }
    return {**content, **{name: value for name, value in optional.items() if value}}


def small_maps(block: SmallMaps, words: Words, marks: Mapping[str, str]) -> dict[str, Any]:
    """Maps in a row with one key."""
    every = [area for _, one in block.maps for area in one]
    scale = _scale(every, block.unit, words)
    return {
        "kind": "maps",
        "id": block.id,
        "title": block.title,
        "subtitle": _with_unit(block.subtitle, block.unit, scale, words),
        "drawing": block.drawing,
        "maps": [
            [name, areas(one, block.edges, False, scale, words, marks)] for name, one in block.maps
        ],
        "classes": classes(block.edges, None, scale, words),
        "gaps": gaps(every, words),
        "source": words("stage.source_of", text=block.source) if block.source else "",
        "demo": any(area.datum.demo for area in every),
    }


def areas(
    listed: Iterable[Area],
    edges: Sequence[float],
    symbols: bool,
    scale: float,
    words: Words,
    marks: Mapping[str, str],
) -> list[dict[str, Any]]:
    """Each place with its figure, class ``c`` or circle radius ``r`` (share of the largest)."""
    listed = list(listed)
    largest = max((area.datum.value for area in listed if area.datum.known), default=0) or 1
    content = []
    for area in listed:
        one: dict[str, Any] = {
            "code": area.place,
            "name": area.name,
            "fig": fig(area.datum, words, marks, scale),
        }
        if area.datum.known and symbols:
            one["r"] = round(sqrt(max(area.datum.value, 0) / largest), 4)
        elif area.datum.known:
            one["c"] = class_of(area.datum.value, edges)
        if area.rank is not None:
            one["rank"] = area.rank
        if area.moved is not None:
            one["moved"] = _moved(area.moved, words)
        content.append(one)
    return content


def ranking(listed: Sequence[dict[str, Any]], unit: str) -> dict[str, Any]:
    """Indexes of ``areas`` by rank, those without a figure last, and the bar lengths in percent."""
    known = [index for index, area in enumerate(listed) if "v" in area["fig"]]
    order = sorted(known, key=lambda index: (listed[index].get("rank", inf), index))
    order += [index for index, area in enumerate(listed) if "v" not in area["fig"]]
    largest = max((abs(listed[index]["fig"]["v"]) for index in known), default=0) or 1
    full = 100 if unit == "%" and largest <= 100 else largest
    shares = {index: round(abs(listed[index]["fig"]["v"]) / full * 100, 1) for index in known}
    return {"order": order, "bars": [shares.get(index, 0) for index in range(len(listed))]}


def _scale(listed: Iterable[Area], unit: str, words: Words) -> float:
    return scale_of([area.datum.value for area in listed if area.datum.known], unit, words)


def _with_unit(subtitle: str, unit: str, scale: float, words: Words) -> str:
    name = scaled_unit(unit, scale, words)
    told = words("stage.unit_is", text=name) if name else ""
    return " · ".join(part for part in (subtitle, told) if part)


def _goal(block: PlaceMap) -> float | None:
    """Where the two hues part: the goal, or the middle limit where the block names none."""
    if not block.diverging or len(block.edges) < 3:
        return None
    if block.goal is not None and block.goal.value is not None:
        return block.goal.value
    return block.edges[len(block.edges) // 2]


def _boundaries(block: PlaceMap, words: Words) -> str:
    parts = []
    if block.boundary_source:
        parts.append(words("stage.boundaries", text=block.boundary_source))
    if block.approval:
        parts.append(words("stage.approval", text=block.approval))
    return " · ".join(parts)


def _moved(steps: int, words: Words) -> dict[str, Any]:
    """Rank movement: positive ``steps`` is upwards, towards first."""
    if steps == 0:
        return {"sign": "same", "t": words("stage.same")}
    key = "stage.up_by" if steps > 0 else "stage.down_by"
    return {
        "sign": "up" if steps > 0 else "down",
        "n": abs(steps),
        "t": words(key, steps=abs(steps)),
    }
