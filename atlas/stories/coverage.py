"""盟市覆盖: where a rate or a figure per head stands, league by league, banner by banner."""

from atlas.catalogue import Indicator
from atlas.datum import Datum
from atlas.stories.blocks import (
    Column,
    Headline,
    Row,
    Section,
    Story,
    Table,
)
from atlas.stories.coverage_map import map_sections, years_sections
from atlas.stories.ledger import Ledger
from atlas.stories.pictures import headline
from atlas.stories.pieces import (
    all_places,
    context,
    figures_question,
    finish,
    highest_and_lowest,
    place_name,
    reporting_places,
    short_name,
    short_place,
    shown,
    with_parts,
)
from atlas.stories.ranking import ranks
from atlas.stories.telling import Questions, Rows, Spec, Telling
from atlas.words.numbers import unit_name

SPEC = Spec(
    "coverage",
    indicators=(
        "worker_membership_rate",
        "enterprise_unionisation_rate",
        "migrant_membership_rate",
        "female_membership_rate",
        "registration_rate",
        "assistance_coverage_rate",
        "funds_per_household",
        "study_aid_per_student",
        "competing_units_share",
        "participations_per_enterprise",
        "congress_rate",
        "disclosure_rate",
        "proposal_answer_rate",
        "bargaining_rate",
        "contract_signing_rate",
        "contract_worker_share",
        "appraisal_coverage",
        "approval_rate",
        "township_qualified_rate",
        "inclusive_member_share",
        "mutual_aid_participation_rate",
        "members_per_union",
        "units_per_union",
    ),
    tabs=("map", "years", "table"),
    places=("region", "league", "banner"),
)


def questions(telling: Telling) -> Questions:
    asked = with_parts(telling, [telling.view.indicator])
    return {"figures": figures_question(asked, all_places(telling))}


def tell(telling: Telling, ledger: Ledger, rows: Rows) -> Story:
    indicator = telling.catalogue.get(telling.view.indicator)
    places = reporting_places(telling)
    sections = {
        "map": map_sections,
        "years": years_sections,
        "table": _table_sections,
    }[telling.view.tab or "map"]
    return finish(
        Story(
            title=_title(telling, ledger, indicator, places),
            context=context(telling, unit=unit_name(indicator.unit, telling.words)),
            headlines=_headlines(telling, ledger, indicator, places),
            sections=sections(telling, ledger, indicator, places),
            crumbs=tuple(
                (place.code, telling.words.name(place))
                for place in telling.places.path(telling.view.place)
            ),
        )
    )


def _title(telling: Telling, ledger: Ledger, indicator: Indicator, places: tuple[str, ...]) -> str:
    w, view = telling.words, telling.view
    fill = {
        "year": view.year,
        "place": place_name(telling, view.place),
        "indicator": short_name(telling, indicator),
    }
    value = ledger.get(indicator.code, view.place, view.year)
    if not value.known:
        return w("coverage.title_unknown", **fill)
    fill["value"] = shown(telling, value)
    extremes = highest_and_lowest(telling, ledger, indicator.code, places)
    if extremes is None or telling.places.get(view.place).level == "banner":
        return w("coverage.title", **fill)
    high, low = (short_place(telling, place) for place, _ in extremes)
    return w("coverage.title_places", **fill, high=high, low=low)


def _headlines(
    telling: Telling, ledger: Ledger, indicator: Indicator, places: tuple[str, ...]
) -> tuple[Headline, ...]:
    w, view = telling.words, telling.view
    tiles = [headline(telling, ledger, indicator.code)]
    tiles += [
        headline(telling, ledger, part)
        for part in dict.fromkeys((indicator.numerator, indicator.denominator))
        if part
    ]
    if telling.places.get(view.place).level != "banner":
        together = ledger.rolled_up(indicator.code, places, view.year)
        if together.known:
            label = w("coverage.together", count=len(places))
            tiles.append(Headline(label, together))
        reported = sum(ledger.get(indicator.code, place, view.year).known for place in places)
        tiles.append(
            Headline(
                w("coverage.reported", count=len(places)),
                Datum(float(reported), "个", absence="", formula="count"),
            )
        )
    return tuple(tiles)


def _table_sections(
    telling: Telling, ledger: Ledger, indicator: Indicator, places: tuple[str, ...]
) -> tuple[Section, ...]:
    """Places, then the units that lie on no map, with what the rate stands on."""
    w, year = telling.words, telling.view.year
    parts = [part for part in (indicator.numerator, indicator.denominator) if part]
    standing = ranks(ledger, indicator, places, year)

    def row(place: str) -> Row:
        cells = [place_name(telling, place)]
        cells += [ledger.get(code, place, year) for code in (indicator.code, *parts)]
        cells += [ledger.change(indicator.code, place, year), standing.get(place)]
        link = place if place in places else ""
        return Row(tuple(cells), place=link, strong=place == telling.view.place)

    meanings = [telling.catalogue.get(code) for code in (indicator.code, *parts)]
    columns = (
        Column("place", w("story.place"), kind="text"),
        *(Column(one.code, short_name(telling, one), one.unit) for one in meanings),
        Column("change", w("story.change"), kind="change"),
        Column("rank", w("story.rank"), kind="rank"),
    )
    listed = dict.fromkeys((telling.view.place, *places, *_others(telling, ledger, indicator)))
    title = w("coverage.table", year=year, indicator=short_name(telling, indicator))
    return (Section((Table("by-place", title, columns, tuple(map(row, listed))),)),)


def _others(telling: Telling, ledger: Ledger, indicator: Indicator) -> list[str]:
    """Reporting units and zones below the view's place that have a figure this year."""
    return [
        place.code
        for place in telling.places.children(telling.view.place)
        if place.level in ("unit", "zone")
        and ledger.get(indicator.code, place.code, telling.view.year).known
    ]
