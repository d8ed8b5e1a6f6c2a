"""From the source's outlines to ours: simplified as one coverage, rounded, dissolved, written."""

import json
from dataclasses import dataclass

import numpy as np
import shapely

from atlas.places import Place, Places
from geo.projection import to_degrees, to_metres
from geo.source import Outline


@dataclass(frozen=True, slots=True)
class Detail:
    """How finely outlines are kept: simplification in metres, decimals of a degree."""

    name: str
    tolerance: float
    decimals: int


FULL = Detail("full", 700.0, 4)
LITE = Detail("lite", 2500.0, 3)

Shapes = dict[str, shapely.Geometry]


def simplified(
    banners: dict[str, Outline], places: Places, detail: Detail
) -> tuple[Shapes, Shapes]:
    """Leagues and banners by code in official order, in degrees, exteriors clockwise.

    All banners are simplified together, so neighbours keep one common border, and the leagues are
    dissolved from the banners *after* rounding, so a league's border is its banners' border.
    """
    codes = places.in_order(banners)
    kept = shapely.coverage_simplify(
        to_metres([banners[code].shape for code in codes]), detail.tolerance
    )
    rounded = shapely.transform(to_degrees(kept), lambda points: np.round(points, detail.decimals))
    below = dict(zip(codes, _clockwise(rounded), strict=True))
    return dissolved(below, places), below


def dissolved(banners: Shapes, places: Places) -> Shapes:
    """The leagues that ``banners`` make up, exteriors clockwise."""
    members: dict[str, list[shapely.Geometry]] = {}
    for code, shape in banners.items():
        members.setdefault(places.get(code).parent or "", []).append(shape)
    unions = [shapely.coverage_union_all(members[code]) for code in places.in_order(members)]
    return dict(zip(places.in_order(members), _clockwise(unions), strict=True))


def geojson(shapes: Shapes, places: Places, detail: Detail) -> bytes:
    """A feature collection, one feature a line, with the properties the pages join on."""
    points = inner_points(shapes, detail.decimals)
    features = [_feature(places.get(code), shape, points[code]) for code, shape in shapes.items()]
    lines = ",\n".join(_compact(feature) for feature in features)
    return f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n'.encode()


def inner_points(shapes: Shapes, decimals: int) -> dict[str, list[float]]:
    """For each shape the point farthest from its border, in degrees."""
    metres = to_metres(list(shapes.values()))
    centres = shapely.get_point(shapely.maximum_inscribed_circle(metres, tolerance=100.0), 0)
    degrees = shapely.get_coordinates(to_degrees(centres)).round(decimals)
    return dict(zip(shapes, degrees.tolist(), strict=True))


def _feature(place: Place, shape: shapely.Geometry, point: list[float]) -> dict:
    lon, lat = point
    return {
        "type": "Feature",
        "properties": {
            "code": place.code,
            "name": place.name,
            "name_en": place.name_en,
            "parent": place.parent,
            "lon": lon,
            "lat": lat,
        },
        "geometry": shapely.geometry.mapping(shape),
    }


def _clockwise(shapes: np.ndarray | list) -> np.ndarray:
    # the charting library reads a counter-clockwise exterior as the whole globe less the place
    return shapely.orient_polygons(shapely.normalize(shapes), exterior_cw=True)


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
