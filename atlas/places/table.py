"""One row of ``geo/places.tsv`` as a typed value, and the reading of the whole table."""

import csv
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

Level = Literal["region", "league", "banner", "zone", "unit"]

TABLE = Path(__file__).parents[2] / "geo" / "places.tsv"
REGION = "150000"

_EARLIER = re.compile(r"(?P<name>[^@<;]+)@(?P<code>\d{6})?<(?P<until>\d{4})")


@dataclass(frozen=True, slots=True)
class Earlier:
    """What a place was called, and its code where that differed, before the year ``until``."""

    name: str
    code: str | None
    until: int


@dataclass(frozen=True, slots=True)
class Place:
    """A place or reporting unit; ``code`` is the only key, every name merely leads to it.

    ``short`` and ``short_en`` are for maps; ``position`` is the official order. ``aliases`` stand
    on their own; ``local_aliases`` (左旗, 经开区, 海南) name something else elsewhere and count
    only where the league is known. ``valid_from`` is the year since which name and code hold; with
    no ``earlier`` beside it the place was newly formed then and has no figures before.
    """

    code: str
    name: str
    name_en: str
    short: str
    short_en: str
    level: Level
    parent: str | None
    position: int
    on_map: bool
    aliases: tuple[str, ...]
    local_aliases: tuple[str, ...]
    earlier: tuple[Earlier, ...]
    valid_from: int | None
    note: str

    def existed_in(self, year: int) -> bool:
        """Whether figures of ``year`` are possible: 康巴什区 has none before 2016."""
        return self.valid_from is None or year >= self.valid_from or bool(self.earlier)


def read_table(path: Path = TABLE) -> tuple[Place, ...]:
    """All places of ``path`` in official order; ``ValueError`` names the file and line at fault."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        places = [_place(row, f"{path.name}:{rows.line_num}") for row in rows]
    _refuse_broken_tree(places, path.name)
    return tuple(sorted(places, key=lambda place: place.position))


def _place(row: dict[str, str], where: str) -> Place:
    if row["level"] not in get_args(Level):
        raise ValueError(f"{where}: no level {row['level']!r}")
    return Place(
        code=row["code"],
        name=row["name"],
        name_en=row["name_en"],
        short=row["short"],
        short_en=row["short_en"],
        level=row["level"],  # type: ignore[arg-type]
        parent=row["parent"] or None,
        position=int(row["position"]),
        on_map=row["on_map"] == "yes",
        aliases=_names(row["aliases"]),
        local_aliases=_names(row["local_aliases"]),
        earlier=tuple(_earlier(text, where) for text in _names(row["earlier"])),
        valid_from=int(row["valid_from"]) if row["valid_from"] else None,
        note=row["note"],
    )


def _names(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(";")) if cell else ()


def _earlier(text: str, where: str) -> Earlier:
    written = _EARLIER.fullmatch(text)
    if written is None:
        raise ValueError(f"{where}: {text!r} is not name@code<year")
    return Earlier(written["name"], written["code"], int(written["until"]))


def _refuse_broken_tree(places: list[Place], file: str) -> None:
    codes = {place.code for place in places}
    if len(codes) < len(places) or len({place.position for place in places}) < len(places):
        raise ValueError(f"{file}: a code or a position stands twice")
    for place in places:
        if (place.parent is None) != (place.code == REGION) or (
            place.parent is not None and place.parent not in codes
        ):
            raise ValueError(f"{file}: {place.code} has no such parent {place.parent!r}")
