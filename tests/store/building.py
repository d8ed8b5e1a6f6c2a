"""Figures, stores and publishes with only what a test wants to say about them."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from atlas.figures import Figure
from atlas.store import Reference, Store, Version

HOHHOT, BAOTOU = "150100", "150200"

#: the rows of two indicators, a break and three places, as the catalogue would give them
REFERENCE = Reference(
    indicators=(
        {"code": "members", "position": 0, "unit": "人", "kind": "stock", "theme": "organisation"},
        {"code": "unions", "position": 1, "unit": "个", "kind": "stock", "theme": "organisation"},
    ),
    breaks=({"indicator": "members", "year_before": 2017, "year_after": 2021},),
    places=(
        {"code": "150000", "name": "内蒙古自治区", "level": "region", "position": 0},
        {
            "code": HOHHOT,
            "name": "呼和浩特市",
            "level": "league",
            "position": 1,
            "parent": "150000",
        },
        {"code": BAOTOU, "name": "包头市", "level": "league", "position": 2, "parent": "150000"},
    ),
)


def figure(**said: Any) -> Figure:
    """570.8万 members of the region in 2017, but for what is ``said``."""
    plain = {
        "indicator": "members",
        "place": "150000",
        "year": 2017,
        "value": 5_708_000.0,
        "unit": "人",
        "printed": "570.8万人",
    }
    return Figure(**(plain | said))


def publish(store: Store, figures: Iterable[Figure], **said: Any) -> Version:
    """Publish on the newest version, from a file of its own, but for what is ``said``."""
    figures = list(figures)
    content = repr([(one.id, one.value, one.printed) for one in figures]).encode()
    plain = {
        "author": "组织部",
        "message": "2017年度组织建设",
        "originals": [(content, "组织建设.xlsx")],
        "base": store.latest(),
    }
    return store.publish(figures, **(plain | said))


def values(store: Store, version: int | None) -> dict[str, float | None]:
    """Figure id → value: what a version says, as plain as can be."""
    facts = store.facts(version)
    return dict(zip(facts["id"].to_pylist(), facts["value"].to_pylist(), strict=True))


def files_below(folder: Path) -> set[str]:
    """All files of a folder, by relative path."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
