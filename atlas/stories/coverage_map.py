"""The map of the coverage page, what moved, and the same map year by year."""

from atlas.catalogue import Indicator
from atlas.datum import Datum
from atlas.figures import REGION
from atlas.stories.blocks import (
    Block,
    Chart,
    PlaceMap,
    Point,
    Section,
    Sentence,
    Series,
    SmallMaps,
)
from atlas.stories.classes import edges
from atlas.stories.ledger import Ledger
from atlas.stories.pictures import breaks_of
from atlas.stories.pieces import place_name, short_name, short_place
from atlas.stories.ranking import areas
from atlas.stories.telling import Telling

#: how many years of small maps fit side by side
MOST_MAPS = 12


def map_sections(
    telling: Telling, ledger: Ledger, indicator: Indicator, places: tuple[str, ...]
) -> tuple[Section, ...]:
    beside = _refusal(telling, ledger, indicator, places)
    return (
        Section((place_map(telling, ledger, indicator, places),)),
        *((Section((beside,)),) if beside else ()),
        Section(
            (_trend(telling, ledger, indicator), _moved(telling, ledger, indicator, places)),
            widths=(6, 6),
        ),
    )


def drawing_of(telling: Telling) -> str:
    """The map file of the view: leagues of the region, or the banners of one league."""
    place = telling.places.get(telling.view.place)
    league = {"region": "", "league": place.code, "banner": place.parent}.get(place.level, "")
    return f"banners-{league}" if league else "leagues"


def fixed_edges(
    telling: Telling, ledger: Ledger, indicator: Indicator, places: tuple[str, ...]
) -> tuple[float, ...]:
    """Class limits over all years of the page, so that a colour means the same every year."""
    known = (ledger.get(indicator.code, place, year) for place in places for year in telling.years)
    return edges([value.value for value in known if value.known], indicator.unit)


def place_map(
    telling: Telling, ledger: Ledger, indicator: Indicator, places: tuple[str, ...]
) -> PlaceMap:
    w, view = telling.words, telling.view
    limits = fixed_edges(telling, ledger, indicator, places)
    goal = ledger.goal(indicator.code, view.place, view.year)
    inside = goal is not None and goal.value in limits[1:-1]
    return PlaceMap(
        id="map",
        title=w("coverage.map", year=view.year, indicator=short_name(telling, indicator)),
        subtitle=w("coverage.map_hint"),
        drawing=drawing_of(telling),
        areas=areas(telling, ledger, indicator, places, view.year),
        edges=limits,
        unit=indicator.unit,
        method=w("coverage.classes_goal" if inside else "coverage.classes"),
        chosen=view.place,
        diverging=inside,
        goal=goal if inside else None,
        unplaced=_unplaced(telling, ledger, indicator),
        boundary_source=w("coverage.boundary"),
        approval=telling.approval,
    )


def _unplaced(
    telling: Telling, ledger: Ledger, indicator: Indicator
) -> tuple[tuple[str, Datum], ...]:
    """Units that report but lie on no map: systems beside the leagues, zones inside one."""
    children = telling.places.children(telling.view.place)
    found = (
        (telling.words.name(place), ledger.get(indicator.code, place.code, telling.view.year))
        for place in children
        if place.level in ("unit", "zone")
    )
    return tuple((name, value) for name, value in found if value.known)


def _refusal(
    telling: Telling, ledger: Ledger, indicator: Indicator, places: tuple[str, ...]
) -> Sentence | None:
    """Why the places cannot be put together to one rate, if they cannot."""
    w, year = telling.words, telling.view.year
    if telling.places.get(telling.view.place).level == "banner":
        return None
    if not indicator.is_quotient:
        return Sentence(w("coverage.no_parts"), "caution")
    unknown = [
        short_place(telling, place)
        for place in places
        if not (
            ledger.numerator(indicator.code, place, year).exact
            and ledger.printed(indicator.denominator, place, year).exact
        )
    ]
    if not unknown:
        return None
    joint = "、" if w.chinese else ", "
    return Sentence(w("coverage.refused", places=joint.join(unknown)), "caution")


def _trend(telling: Telling, ledger: Ledger, indicator: Indicator) -> Chart:
    """The place of the view and what it lies in, over all years."""
    w, view = telling.words, telling.view
    shown_places = [place.code for place in telling.places.path(view.place)][::-1]
    return Chart(
        id="trend",
        title=w("coverage.trend", indicator=short_name(telling, indicator)),
        shape="lines",
        series=tuple(
            Series(
                place,
                short_place(telling, place) if place != REGION else place_name(telling, place),
                tuple(
                    Point(year, value)
                    for year, value in ledger.series(indicator.code, place, telling.years)
                ),
                colour,
            )
            for place, colour in zip(shown_places, ("accent", "c1", "other"), strict=False)
        ),
        unit=indicator.unit,
        goal=ledger.goal(indicator.code, view.place, view.year),
        breaks=breaks_of(telling, [indicator.code], telling.years),
    )


def _moved(
    telling: Telling, ledger: Ledger, indicator: Indicator, places: tuple[str, ...]
) -> Block:
    """Last year and this, place by place; refused across a change of method."""
    w, year = telling.words, telling.view.year
    if any(last < year and first > year - 1 for last, first in indicator.break_years):
        return Sentence(w("coverage.moved_break", year=year, before=year - 1), "caution")
    return Chart(
        id="moved",
        title=w("coverage.moved", before=year - 1, year=year),
        shape="dumbbell",
        series=tuple(
            Series(
                str(one),
                w("frame.a_year", year=one),
                tuple(Point(place, ledger.get(indicator.code, place, one)) for place in places),
                colour,
            )
            for one, colour in ((year - 1, "other"), (year, "c1"))
        ),
        unit=indicator.unit,
        categories=tuple((place, short_place(telling, place)) for place in places),
        opens_place=True,
    )


def years_sections(
    telling: Telling, ledger: Ledger, indicator: Indicator, places: tuple[str, ...]
) -> tuple[Section, ...]:
    w = telling.words
    reported = [
        year
        for year in telling.years
        if any(ledger.get(indicator.code, place, year).known for place in places)
    ][-MOST_MAPS:]
    maps = SmallMaps(
        id="years",
        title=w("coverage.small_maps", indicator=short_name(telling, indicator)),
        subtitle=w("coverage.classes"),
        drawing=drawing_of(telling),
        maps=tuple(
            (
                w("frame.a_year", year=year),
                areas(telling, ledger, indicator, places, year),
            )
            for year in reported
        ),
        edges=fixed_edges(telling, ledger, indicator, places),
        unit=indicator.unit,
    )
    return (Section((maps,)), Section((_trend(telling, ledger, indicator),)))
