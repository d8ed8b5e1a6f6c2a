"""All places: the tree of region, leagues and banners, the reporting units, the official order."""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from atlas.errors import AtlasError
from atlas.places.resolve import Match, Resolver
from atlas.places.table import REGION, Place, read_table

_RESOLVED_KEPT = 4096


class Places:
    """The table of places, immutable; ``Places.load()`` is the one of the repository."""

    def __init__(self, table: tuple[Place, ...]) -> None:
        self._by_code = {place.code: place for place in table}
        self._table = table
        self._resolve = lru_cache(_RESOLVED_KEPT)(Resolver(table))

    @staticmethod
    @cache
    def load() -> "Places":
        """The places of ``geo/places.tsv``, read once a process."""
        return Places(read_table())

    def __iter__(self) -> Iterator[Place]:
        return iter(self._table)

    def __len__(self) -> int:
        return len(self._table)

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    def get(self, code: str) -> Place:
        """The place of ``code``; ``AtlasError`` ``place_unknown`` if there is none."""
        if code not in self._by_code:
            raise AtlasError("place_unknown", found=code)
        return self._by_code[code]

    def region(self) -> Place:
        """内蒙古自治区 itself, whose published total stays the headline."""
        return self.get(REGION)

    def leagues(self) -> tuple[Place, ...]:
        """The 12 leagues and cities, in official order."""
        return self._of_level("league")

    def banners(self, parent: str | None = None) -> tuple[Place, ...]:
        """The 103 banners, counties, cities and districts, or those of one league."""
        return tuple(place for place in self._of_level("banner") if parent in (None, place.parent))

    def zones(self) -> tuple[Place, ...]:
        """The 5 statistical zones, which report but are never drawn."""
        return self._of_level("zone")

    def units(self) -> tuple[Place, ...]:
        """The 13 reporting units that are no place on the map."""
        return self._of_level("unit")

    def children(self, code: str) -> tuple[Place, ...]:
        """What reports to ``code``: leagues then units of the region; banners then zones."""
        parent = self.get(code).code
        return tuple(place for place in self._table if place.parent == parent)

    def path(self, code: str) -> tuple[Place, ...]:
        """The breadcrumb from the region down to ``code`` itself."""
        place = self.get(code)
        return (*(self.path(place.parent) if place.parent else ()), place)

    def in_order(self, codes: Iterable[str]) -> tuple[str, ...]:
        """``codes`` without repeats, in the official order."""
        return tuple(sorted(set(codes), key=lambda code: self.get(code).position))

    def resolve(self, text: str, parent: str | None = None, year: int | None = None) -> Match:
        """The place that ``text`` names, looked for below ``parent`` where one is known.

        ``year`` matters for names that have moved: 通辽市 before 1999 is today's 科尔沁区.
        全区 and 我区 are taken as this region; a text of another province means its own.
        """
        if parent is not None:
            self.get(parent)
        return self._resolve(text, parent, year)

    def _of_level(self, level: str) -> tuple[Place, ...]:
        return tuple(place for place in self._table if place.level == level)
