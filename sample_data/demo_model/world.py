"""The world: totals of the region spread over leagues, units and banners so that they add up."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from sample_data.demo_model.apportion import apportion
from sample_data.demo_model.chance import chance
from sample_data.demo_model.series import Series
from sample_data.demo_model.shape import Key, Shape
from sample_data.demo_model.sizes import (
    BANNER_SIZE,
    BANNER_YEARS,
    BANNERS,
    LEAGUE_YEARS,
    LEAGUES,
    REGION,
    size,
)
from sample_data.demo_model.totals import TOTALS


class World(Series):
    """Spreads series over places, always in whole numbers whose sum is the total."""

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

    def from_leagues(self, key: Key, share: Callable[[str, int], float], shape: Shape) -> None:
        """A part of ``shape.within`` that each league sets by its own share (0 to 1) of it."""
        whole = self._values[shape.within]
        for year in LEAGUE_YEARS:
            for league in LEAGUES:
                self.put(key, league, year, round(whole[league, year] * share(league, year)))
            if year in BANNER_YEARS:
                self.to_banners(key, year, shape)
        self.region_sum(key)

    def split(
        self,
        key: Key,
        shares: Mapping[str, float | Mapping[int, float]],
        *,
        trait: float = 0.08,
        within: str = "",
        lean: Mapping[tuple[str, str], float] | None = None,
        grain: int = 1,
    ) -> None:
        """Break leagues' and units' figures down: ``shares`` maps breakdown text to its share.

        The parts of each place add up to it, the region's to the sum of places. With ``within``
        (an indicator broken down likewise) the shares are rates of that, and it is never passed.
        """
        for place, year in self.spots(key):
            if place in BANNER_SIZE:
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
