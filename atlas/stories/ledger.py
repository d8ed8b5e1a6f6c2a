"""The figures that a story asked for, looked up by indicator, place, year and breakdown."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from atlas.arithmetic import Change, change, quotient, rate_of, total
from atlas.catalogue import Catalogue
from atlas.datum import Datum, datum, missing
from atlas.figures import breakdown_parts, breakdown_text
from atlas.places import Places

#: of several results for one year, the first of these periods is the year's figure
_PERIODS = {"year": 0, "season": 1, "point": 2}
_Key = tuple[str, str, int, str]


class Ledger:
    """Rows of ``figures/of_indicators`` (one version), as data.

    Of several figures for one year the annual one comes first, then the season's, then the
    latest point in time. Cumulative figures are no year's, and 本级 is no whole: both are left out.
    """

    def __init__(
        self, rows: Iterable[Mapping[str, Any]], catalogue: Catalogue, places: Places
    ) -> None:
        self._catalogue, self._places = catalogue, places
        self._results: dict[_Key, Mapping[str, Any]] = {}
        self._goals: dict[_Key, Mapping[str, Any]] = {}
        self._data: dict[_Key, Datum] = {}
        self._years: dict[tuple[str, str, str], list[int]] = {}
        for row in rows:
            if row["year"] is None or row["period"] == "cumulative":
                continue
            # 市本级 is no figure of the whole league, also where no other is reported
            if row["scope"] == "own" and catalogue.get(row["indicator"]).scoped != "own":
                continue
            key = (row["indicator"], row["place"], row["year"], row["breakdown"])
            kept = self._results if row["kind"] == "result" else self._goals
            if key not in kept or _preference(row) > _preference(kept[key]):
                kept[key] = row
        for indicator, place, year, breakdown in self._results:
            self._years.setdefault((indicator, place, breakdown), []).append(year)

    def printed(self, indicator: str, place: str, year: int, breakdown: str = "") -> Datum:
        """The figure as reported, or missing in the indicator's unit."""
        key = (indicator, place, year, breakdown)
        if key not in self._data:
            row = self._results.get(key)
            self._data[key] = self._absent(indicator, place, year) if row is None else datum(row)
        return self._data[key]

    def _absent(self, indicator: str, place: str, year: int) -> Datum:
        """未报, or 不适用 for a place that did not exist yet: 康巴什区 before 2016."""
        existed = self._places.get(place).existed_in(year)
        return missing(
            self._catalogue.get(indicator).unit, "unreported" if existed else "inapplicable"
        )

    def get(self, indicator: str, place: str, year: int, breakdown: str = "") -> Datum:
        """The reported figure; a rate that is not reported is computed from its own parts."""
        stated = self.printed(indicator, place, year, breakdown)
        if stated.known or stated.sources:
            return stated
        computed = self.computed(indicator, place, year, breakdown)
        return computed if computed.known else stated

    def computed(self, indicator: str, place: str, year: int, breakdown: str = "") -> Datum:
        """Numerator ÷ denominator of the same place and year, whatever is printed."""
        meaning = self._catalogue.get(indicator)
        if not meaning.is_quotient:
            return missing(meaning.unit)
        return quotient(
            self.numerator(indicator, place, year, breakdown),
            self.printed(meaning.denominator, place, year, breakdown),
            meaning.unit,
        )

    def numerator(self, indicator: str, place: str, year: int, breakdown: str = "") -> Datum:
        """What stands above the line: for 会员认可率 the votes 满意 and 基本满意 together."""
        meaning = self._catalogue.get(indicator)
        kept = [
            breakdown_text(breakdown_parts(breakdown) | {dimension: category})
            for dimension, categories in meaning.numerator_where
            for category in categories
        ]
        if not kept:
            return self.printed(meaning.numerator, place, year, breakdown)
        parts = (self.printed(meaning.numerator, place, year, part) for part in kept)
        return total(parts, self._catalogue.get(meaning.numerator).unit)

    def rolled_up(
        self, indicator: str, places: Sequence[str], year: int, breakdown: str = ""
    ) -> Datum:
        """Many places as one: Σ ÷ Σ for rates, Σ for what may be added; else missing."""
        meaning = self._catalogue.get(indicator)
        if meaning.is_quotient:
            return rate_of(
                [self.numerator(indicator, place, year, breakdown) for place in places],
                [self.printed(meaning.denominator, place, year, breakdown) for place in places],
                meaning.unit,
            )
        if not meaning.sums_over_places or meaning.kind in ("rate", "score"):
            return missing(meaning.unit)
        return total(
            (self.printed(indicator, place, year, breakdown) for place in places), meaning.unit
        )

    def goal(self, indicator: str, place: str, year: int, breakdown: str = "") -> Datum | None:
        """The reported target of that year, else the catalogue's standing goal, else None."""
        stated = self._goals.get((indicator, place, year, breakdown))
        if stated:
            return replace(datum(stated), role=stated["kind"])
        meaning = self._catalogue.get(indicator)
        pairs = tuple(tuple(part.split("=")) for part in breakdown.split(";") if part)
        standing = meaning.goal(pairs)
        if standing is None:
            return None
        return Datum(
            standing.value, meaning.unit, bound=standing.bound, absence="", role=standing.kind
        )

    def years(self, indicator: str, place: str, breakdown: str = "") -> tuple[int, ...]:
        """The years with a reported figure, oldest first."""
        return tuple(sorted(self._years.get((indicator, place, breakdown), ())))

    def series(
        self, indicator: str, place: str, years: Iterable[int], breakdown: str = ""
    ) -> tuple[tuple[int, Datum], ...]:
        """(year, datum) of each year; missing years are there, as missing."""
        return tuple((year, self.get(indicator, place, year, breakdown)) for year in years)

    def change(self, indicator: str, place: str, year: int, breakdown: str = "") -> Change:
        """Change on the year before; refused where the catalogue knows a break between."""
        return change(
            self.get(indicator, place, year, breakdown),
            self.get(indicator, place, year - 1, breakdown),
            years=(year - 1, year),
            breaks=self._catalogue.get(indicator).break_years,
        )

    def categories(self, indicator: str, dimension: str) -> tuple[str, ...]:
        """Category codes of ``dimension`` that occur for the indicator, in the trade's order."""
        prefix = f"{dimension}="
        seen = {
            breakdown.removeprefix(prefix)
            for code, _, _, breakdown in self._results
            if code == indicator and breakdown.startswith(prefix) and ";" not in breakdown
        }
        order = [category.code for category in self._catalogue.dimension(dimension).categories]
        return tuple(code for code in order if code in seen)


def _preference(row: Mapping[str, Any]) -> tuple[int, str]:
    """Greater for the figure to prefer."""
    return (-_PERIODS.get(row["period"], 3), row["as_of"] or "")
