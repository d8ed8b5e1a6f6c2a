"""Degrees to metres and back: equal areas, and the shape readers know from official maps."""

from collections.abc import Sequence

import numpy as np
import pyproj
import shapely

#: Albers equal-area conic on the ellipsoid of CGCS2000; 111.6° E is the middle of the region, so
#: that north is up in its centre and the north-east leans neither way more than it must.
ALBERS = "+proj=aea +lat_1=40 +lat_2=50 +lat_0=45 +lon_0=111.6 +ellps=GRS80 +units=m"
DEGREES = 4490  # EPSG code of geographic CGCS2000

_projector = pyproj.Transformer.from_crs(DEGREES, ALBERS, always_xy=True)
_ellipsoid = pyproj.Geod(ellps="GRS80")


def to_metres(shapes: Sequence[shapely.Geometry]) -> np.ndarray:
    """``shapes`` in degrees as an array of shapes in metres."""
    return _moved(shapes, "FORWARD")


def to_degrees(shapes: Sequence[shapely.Geometry]) -> np.ndarray:
    """``shapes`` in metres as an array of shapes in degrees."""
    return _moved(shapes, "INVERSE")


def area_km2(shape: shapely.Geometry) -> float:
    """The area on the ellipsoid of a shape in degrees."""
    return abs(_ellipsoid.geometry_area_perimeter(shape)[0]) / 1e6


def _moved(shapes: Sequence[shapely.Geometry], direction: str) -> np.ndarray:
    def move(points: np.ndarray) -> np.ndarray:
        return np.column_stack(
            _projector.transform(points[:, 0], points[:, 1], direction=direction)
        )

    return shapely.transform(np.asarray(shapes, dtype=object), move)
