"""The invented figures: by indicator, breakdown, place and year, in whole base units."""

from collections.abc import Iterable
from fractions import Fraction

from sample_data.demo_model.shape import Key
from sample_data.demo_model.sizes import BANNER_SIZE, BANNERS, REGION

Spot = tuple[str, int]
"""(place, year)."""


class Series:
    """All invented figures. What is not there was not reported or does not apply.

    ``printed`` holds the text of cells that are no plain number: ``98%以上``.
    """

    def __init__(self) -> None:
        self._values: dict[Key, dict[Spot, int]] = {}
        self._quotients: dict[Key, tuple[tuple[Key, ...], Key]] = {}
        self._scores: set[Key] = set()
        self.printed: dict[tuple[Key, str, int], str] = {}

    def value(self, key: Key, place: str, year: int) -> int:
        """The figure in its base unit; ``KeyError`` where there is none."""
        return self._values[key][place, year]

    def spots(self, key: Key) -> list[Spot]:
        """Leagues, units and banners with a figure, and the year."""
        return sorted(spot for spot in self._values[key] if spot[0] != REGION)

    def shown(self, key: Key, place: str, year: int) -> int | float | None:
        """The figure as printed: rates half up to 0.1, scores to 0.1; None where there is none."""
        spot = (place, year)
        if key not in self._quotients:
            value = self._values.get(key, {}).get(spot)
            return value / 10 if value is not None and key in self._scores else value
        above, below = self._quotients[key]
        parts = [self._values.get(part, {}).get(spot) for part in (*above, below)]
        if None in parts or not parts[-1]:
            return None
        return int(Fraction(sum(parts[:-1]) * 1000, parts[-1]) + Fraction(1, 2)) / 10

    def put(self, key: Key, place: str, year: int, value: int) -> None:
        """Set one figure; a league's is added to nothing."""
        self._values.setdefault(key, {})[place, year] = value

    def put_score(self, key: Key, place: str, year: int, points: float) -> None:
        """Set a score of one decimal."""
        self._scores.add(key)
        self.put(key, place, year, round(points * 10))

    def region_sum(self, key: Key) -> None:
        """The region's figure is the sum over leagues and units."""
        sums: dict[int, int] = {}
        for (place, year), value in self._values[key].items():
            if place != REGION and place not in BANNER_SIZE:
                sums[year] = sums.get(year, 0) + value
        for year, value in sums.items():
            self.put(key, REGION, year, value)

    def add_up(self, key: Key, parts: Iterable[Key]) -> None:
        """A whole that is the sum of its parts, wherever all of them are there."""
        series = [self._values[part] for part in parts]
        for place, year in series[0]:
            if all((place, year) in one for one in series):
                self.put(key, place, year, sum(one[place, year] for one in series))

    def difference(self, key: Key, whole: Key, part: Key) -> None:
        """What is left of ``whole`` beside ``part``, wherever both are there."""
        for spot, value in self._values[part].items():
            if spot in self._values[whole]:
                self.put(key, *spot, self._values[whole][spot] - value)

    def least(self, key: Key, one: Key, other: Key) -> None:
        """The smaller of two series, wherever both are there: the room for a part of both."""
        for spot, value in self._values[one].items():
            if spot in self._values[other]:
                self.put(key, *spot, min(value, self._values[other][spot]))

    def rate(self, key: Key, numerator: Key, denominator: Key, *more: Key) -> None:
        """A rate that is printed: numerator (with ``more`` of it) ÷ denominator in %."""
        self._quotients[key] = ((numerator, *more), denominator)

    def drop(self, keys: Iterable[Key], place: str, year: int) -> None:
        """Nothing was reported: the place's figures go, with its banners', and the region's total
        holds only what was reported."""
        for key in keys:
            series = self._values[key]
            gone = series.pop((place, year), None)
            if gone is not None and (REGION, year) in series and place not in BANNER_SIZE:
                series[REGION, year] -= gone
            for banner in BANNERS.get(place, ()):
                series.pop((banner, year), None)
