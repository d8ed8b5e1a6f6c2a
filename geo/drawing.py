"""Maps as drawings: outlines projected onto one sheet, as SVG paths with labels."""

import json
from collections.abc import Iterable

import numpy as np
import shapely

from atlas.places import Place, Places
from geo.labels import label
from geo.outlines import Shapes
from geo.projection import to_metres

#: Every drawing is a sheet of this size, so that a page does not jump from region to league.
WIDTH, HEIGHT = 1000, 830
_MARGIN = 12.0
#: Coordinates are kept to a tenth of a unit: less than a pixel on any screen.
_TENTHS = 10


class Sheet:
    """The one scale and shift that fit ``shapes`` (in degrees) into the sheet, y downwards."""

    def __init__(self, shapes: Shapes) -> None:
        west, south, east, north = shapely.total_bounds(to_metres(list(shapes.values())))
        self._scale = min(
            (WIDTH - 2 * _MARGIN) / (east - west), (HEIGHT - 2 * _MARGIN) / (north - south)
        )
        self._left = WIDTH / 2 - self._scale * (west + east) / 2
        self._top = HEIGHT / 2 + self._scale * (south + north) / 2

    def placed(self, shapes: Shapes) -> Shapes:
        """``shapes`` in units of the sheet; a point shared by two shapes lands on one spot."""
        flat = shapely.transform(to_metres(list(shapes.values())), self._onto_sheet)
        return dict(zip(shapes, flat, strict=True))

    def _onto_sheet(self, metres: np.ndarray) -> np.ndarray:
        units = metres * [self._scale, -self._scale] + [self._left, self._top]
        return np.round(units * _TENTHS) / _TENTHS


def drawing(
    shapes: Shapes, around: Shapes, places: Places, by_hand: dict[str, dict]
) -> tuple[bytes, list[str]]:
    """One drawing of ``shapes`` as JSON, with what of ``around`` still falls on the sheet.

    Also the codes whose names fit neither inside nor have been given a place outside.
    """
    sheet = Sheet(shapes)
    placed = sheet.placed(shapes)
    labels = {c: label(s, places.get(c).short, by_hand.get(c, {})) for c, s in placed.items()}
    homeless = [code for code, spot in labels.items() if not spot.fits(places.get(code).short)]
    drawn = [
        _named(places.get(code), placed[code])
        | {"label": spot.at, "room": spot.room}
        | ({"leader": spot.leader, "anchor": spot.anchor} if spot.leader else {})
        for code, spot in labels.items()
    ]
    frame = shapely.box(0, 0, WIDTH, HEIGHT)
    clipped = {c: shapely.intersection(s, frame) for c, s in sheet.placed(around).items()}
    beside = [_named(places.get(c), s) for c, s in clipped.items() if shapely.area(s) > 1.0]
    outline = path(shapely.union_all(list(placed.values())))
    return _written(drawn, beside, outline), homeless


def path(shape: shapely.Geometry) -> str:
    """The SVG path of an area: absolute starts, relative steps, closed rings.

    Outer rings run clockwise to the eye and holes against, so either fill rule leaves them open.
    """
    parts = shapely.get_parts(shapely.orient_polygons(shape))
    areas = [part for part in parts if part.geom_type == "Polygon"]
    return "".join(_ring(ring) for area in areas for ring in (area.exterior, *area.interiors))


def _ring(ring: shapely.LinearRing) -> str:
    points = np.rint(shapely.get_coordinates(ring) * _TENTHS).astype(int)
    steps = np.diff(points, axis=0)
    steps = steps[(steps != 0).any(axis=1)][:-1]  # Z draws the last one
    if len(steps) < 2:
        return ""
    return f"M{_numbers([points[0]])}l{_numbers(steps)}Z"


def _numbers(pairs: Iterable[np.ndarray]) -> str:
    """Tenths as decimals, as short as SVG allows: ``.5-1.2 3`` for 5, -12, 30."""
    written = ""
    for tenths in (int(number) for pair in pairs for number in pair):
        sign = "-" if tenths < 0 else ""
        whole, rest = divmod(abs(tenths), _TENTHS)
        text = f"{whole or ''}.{rest}" if rest else str(whole)
        gap = " " if written and not sign else ""
        written += gap + sign + text
    return written


def _named(place: Place, shape: shapely.Geometry) -> dict:
    return {
        "code": place.code,
        "name": place.name,
        "short": place.short,
        "name_en": place.name_en,
        "short_en": place.short_en,
        "d": path(shape),
    }


def _written(drawn: list[dict], beside: list[dict], outline: str) -> bytes:
    def lines(entries: list[dict]) -> str:
        written = (json.dumps(e, ensure_ascii=False, separators=(",", ":")) for e in entries)
        return "[\n" + ",\n".join(written) + "\n]"

    return (
        f'{{"viewBox":[0,0,{WIDTH},{HEIGHT}],\n"places":{lines(drawn)},\n'
        f'"neighbours":{lines(beside)},\n"outline":"{outline}"}}\n'
    ).encode()
