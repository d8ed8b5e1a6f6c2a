"""Who stands where: ranks of one year and how they moved since the year before."""

from collections.abc import Sequence

from atlas.catalogue import Indicator
from atlas.stories.blocks import Area
from atlas.stories.ledger import Ledger
from atlas.stories.pieces import short_place
from atlas.stories.telling import Telling


def ranks(
    ledger: Ledger, indicator: Indicator, places: Sequence[str], year: int, breakdown: str = ""
) -> dict[str, int]:
    """Place → rank, 1 is best (highest unless the catalogue says lower is better).

    Equal figures share a rank. Bounds and ranges have none: ≥98 % may be above or below 98.4 %.
    """
    exact = {
        place: value.value
        for place in places
        if (value := ledger.get(indicator.code, place, year, breakdown)).exact
    }
    ordered = sorted(exact.values(), reverse=indicator.direction != "lower")
    return {place: ordered.index(value) + 1 for place, value in exact.items()}


def areas(
    telling: Telling, ledger: Ledger, indicator: Indicator, places: Sequence[str], year: int
) -> tuple[Area, ...]:
    """The places in official order with figure, rank and how many ranks they rose (+) or fell.

    No movement across a change of method, nor where the same places did not report both years.
    """
    now = ranks(ledger, indicator, places, year)
    before = ranks(ledger, indicator, places, year - 1)
    comparable = set(now) == set(before) and not any(
        last < year and first > year - 1 for last, first in indicator.break_years
    )
    return tuple(
        Area(
            place,
            short_place(telling, place),
            ledger.get(indicator.code, place, year),
            rank=now.get(place),
            moved=before[place] - now[place] if comparable and place in now else None,
        )
        for place in places
    )
