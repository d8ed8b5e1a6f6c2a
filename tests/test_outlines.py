"""The outlines read a second way, by geopandas: the files say what their own report says."""

import json
from pathlib import Path

import geopandas
import pandas as pd
import pytest

from atlas.places import Places

GEO = Path(__file__).parents[1] / "geo"
#: equal-area on the ellipsoid of CGCS2000, as the report's areas are
ALBERS = "+proj=aea +lat_1=40 +lat_2=50 +lat_0=45 +lon_0=111.6 +ellps=GRS80 +units=m"


def outlines(name: str) -> geopandas.GeoDataFrame:
    return geopandas.read_file(GEO / f"{name}.geojson").set_index("code")


@pytest.mark.parametrize(
    ("name", "level", "count"),
    [("leagues", "league", 12), ("banners", "banner", 103), ("banners.lite", "banner", 103)],
)
def test_outlines_join_the_places_by_code_and_nothing_is_left_over(name, level, count):
    places = pd.DataFrame(
        {"code": place.code, "name": place.name, "parent": place.parent}
        for place in Places.load()
        if place.level == level
    ).set_index("code")
    joined = outlines(name).join(
        places, how="outer", suffixes=("", "_of_table"), validate="one_to_one"
    )
    assert len(joined) == count
    assert (joined["name"] == joined["name_of_table"]).all()
    assert (joined["parent"] == joined["parent_of_table"]).all()


def test_a_league_covers_what_its_banners_cover():
    leagues, banners = (outlines(name).to_crs(ALBERS) for name in ("leagues", "banners"))
    together = banners.dissolve(by="parent").geometry.area
    assert ((leagues.geometry.area - together).abs() / together).max() < 0.001


def test_the_region_is_as_large_as_the_report_says():
    report = json.loads((GEO / "build_report.json").read_text("utf-8"))
    area = outlines("banners").to_crs(ALBERS).geometry.area.sum() / 1e6
    assert area == pytest.approx(1_145_882, abs=50)
    assert "1145882" in json.dumps(report).replace(".0", "")


def test_no_zone_is_drawn():
    zones = {place.code for place in Places.load() if place.level == "zone"}
    assert not zones & set(outlines("banners").index)
