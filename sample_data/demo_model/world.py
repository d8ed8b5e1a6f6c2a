"""The world: figures by indicator, breakdown, place and year, in whole base units that add up."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from sample_data.demo_model.apportion import apportion
from sample_data.demo_model.chance import chance
from sample_data.demo_model.shape import Key, Shape
from sample_data.demo_model.sizes import BANNER_SIZE, BANNER_YEARS, BANNERS, LEAGUES, REGION, size
from sample_data.demo_model.totals import TOTALS

Spot = tuple[str, int]
"""(place, year)."""


class World:
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

    def total(self, key: Key, shape: Shape, totals: Mapping[int, int] | None = None) -> None:
        """Spread the region's totals (else those of the table) over leagues and units, and
        leagues over banners."""
        for year, amount in (totals or TOTALS[key]).items():
            self.put(key, REGION, year, int(amount))
            self._hand_out(key, REGION, year, (*LEAGUES, *shape.units), shape, shape.grain)
            if shape.banners and year in BANNER_YEARS:
                self.to_banners(key, year, shape)

    def region_alone(self, key: Key) -> None:
        """A series of the table that is reported for the region as a whole only."""
        for year, amount in TOTALS[key].items():
            self.put(key, REGION, year, int(amount))

    def to_banners(
        self, key: Key, year: int, shape: Shape, leagues: Iterable[str] = LEAGUES
    ) -> None:
        """Spread the leagues' figures of one year over their banners."""
        for league in leagues:
            self._hand_out(key, league, year, BANNERS[league], shape, shape.banner_grain)

    def part(self, key: Key, of: Key, shape: Shape) -> None:
        """A part of ``of``: the table's share of it in %, more or less elsewhere, never above."""
        whole = self._values[of]
        totals = {
            year: round(whole[REGION, year] * share / 100) for year, share in TOTALS[key].items()
        }
        self.total(key, replace(shape, like=shape.like or of, within=of), totals)

    def split(
        self,
        key: Key,
        shares: Mapping[str, float | Mapping[int, float]],
        *,
        trait: float = 0.08,
        within: str = "",
        lean: Mapping[tuple[str, str], float] | None = None,
        grain: int = 1,
        banners: bool = False,
    ) -> None:
        """Break the figures of ``key`` down: ``shares`` maps breakdown text to its share.

        The parts of each place add up to it, the region's to the sum of places. With ``within``
        (an indicator broken down likewise) the shares are rates of that, and it is never passed.
        """
        for place, year in self.spots(key):
            if place in BANNER_SIZE and not banners:
                continue
            caps = [self._values[within, text][place, year] for text in shares] if within else None
            weights = [
                (share[year] if isinstance(share, Mapping) else share)
                * (1 + trait * chance(key[0], text, place))
                * (lean or {}).get((place, text), 1.0)
                * (caps[position] if caps else 1)
                for position, (text, share) in enumerate(shares.items())
            ]
            amount = self._values[key][place, year] // grain
            for text, part in zip(shares, apportion(amount, weights, caps), strict=True):
                self.put((key[0], text), place, year, part * grain)
        for text in shares:
            self.region_sum((key[0], text))

    def add_up(self, key: Key, parts: Iterable[Key]) -> None:
        """A whole that is the sum of its parts, wherever all of them are there."""
        series = [self._values[part] for part in parts]
        for place, year in series[0]:
            if all((place, year) in one for one in series):
                self.put(key, place, year, sum(one[place, year] for one in series))

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

    def _hand_out(
        self, key: Key, whole: str, year: int, places: Sequence[str], shape: Shape, grain: int
    ) -> None:
        series = self._values[key]
        settled = {
            place: shape.fixed[place, year] for place in places if (place, year) in shape.fixed
        }
        amount = series[whole, year] - sum(settled.values())
        if amount % grain:
            raise ValueError(f"{key} of {whole} in {year}: {amount} is no multiple of {grain}")
        others = [place for place in places if place not in settled]
        caps = None
        if shape.within:
            above = self._values[shape.within]
            caps = [above.get((place, year), 0) // grain for place in others]
        weights = [self._weight(key, place, year, shape) for place in others]
        series.update({(place, year): value for place, value in settled.items()})
        for place, share in zip(others, apportion(amount // grain, weights, caps), strict=True):
            series[place, year] = share * grain

    def _weight(self, key: Key, place: str, year: int, shape: Shape) -> float:
        if shape.like:
            base = float(self._values[shape.like].get((place, year), 0))
        else:
            base = size(place, shape.power)
        steady = 1 + shape.trait * chance(*key, place)
        moving = 1 + shape.wobble * chance(*key, place, year)
        lean = shape.lean.get(place, 1.0) * shape.lean.get((place, year), 1.0)
        return base * steady * moving * lean
