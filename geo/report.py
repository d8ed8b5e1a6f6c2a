"""What the outlines measure: validity, gaps, overlaps, what changed, and what did not match."""

from collections.abc import Iterable
from statistics import median

import shapely

from atlas.places import Places
from geo.outlines import Shapes
from geo.projection import area_km2, to_metres
from geo.source import Outline


def matching(source: dict[str, Outline], places: Places, level: str) -> dict:
    """Which codes and names of the table and of the source agree, and which do not, both ways."""
    expected = {place.code: place.name for place in places if place.level == level}
    named = {code: outline.name for code, outline in source.items()}
    lists = {
        "not_in_source": sorted(expected.keys() - named.keys()),
        "not_in_table": sorted(named.keys() - expected.keys()),
        "named_otherwise": sorted(
            f"{code} {named[code]}"
            for code in expected.keys() & named.keys()
            if expected[code] != named[code]
        ),
    }
    matched = len(expected.keys() & named.keys()) - len(lists["named_otherwise"])
    counts = {f"{name}_count": len(entries) for name, entries in lists.items()}
    return {"expected": len(expected), "matched": matched, **counts, **lists}


def measured(shapes: Shapes, source: dict[str, Outline], written: bytes) -> dict:
    """The measures of one file: ``shapes`` in degrees beside the source they were made from."""
    ours, theirs = list(shapes.values()), [source[code].shape for code in shapes]
    whole, original = shapely.union_all(ours), shapely.union_all(theirs)
    changed = [
        abs(_share(area_km2(a), area_km2(b)) - 100.0) for a, b in zip(ours, theirs, strict=True)
    ]
    moved = _moved_shares(ours, theirs)
    sum_of_parts = sum(area_km2(shape) for shape in ours)
    return {
        "features": len(ours),
        "valid": bool(shapely.is_valid(ours).all()),
        "coverage_valid": bool(shapely.coverage_is_valid(ours)),
        "clockwise": all(not ring.is_ccw for ring in _exteriors(ours)),
        "overlap_pct": round(abs(_share(sum_of_parts, area_km2(whole)) - 100.0), 3),
        "gap_pct": round(_share(_holes_km2(whole) - _holes_km2(original), area_km2(original)), 3),
        "parts": shapely.get_num_geometries(whole).item(),
        "vertices": int(shapely.get_num_coordinates(ours).sum()),
        "source_vertices": int(shapely.get_num_coordinates(theirs).sum()),
        "area_km2": round(sum_of_parts),
        "source_area_km2": round(sum(area_km2(shape) for shape in theirs)),
        "max_area_change_pct": round(max(changed), 3),
        "median_symdiff_pct": round(median(moved), 3),
        "max_symdiff_pct": round(max(moved), 3),
        "bytes": len(written),
    }


def _share(part: float, whole: float) -> float:
    return 100.0 * part / whole


def _moved_shares(ours: list, theirs: list) -> list[float]:
    """For each place the area that changed hands, as a share of its own in the source, in %."""
    flat_ours, flat_theirs = to_metres(ours), to_metres(theirs)
    changed = shapely.area(shapely.symmetric_difference(flat_ours, flat_theirs))
    return (100.0 * changed / shapely.area(flat_theirs)).tolist()


def _exteriors(shapes: Iterable[shapely.Geometry]) -> list[shapely.LinearRing]:
    return [part.exterior for part in shapely.get_parts(list(shapes))]


def _holes_km2(shape: shapely.Geometry) -> float:
    return sum(
        area_km2(shapely.Polygon(hole))
        for part in shapely.get_parts(shape)
        for hole in part.interiors
    )
