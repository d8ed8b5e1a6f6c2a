"""组织与服务: who is unionised, what members get, and which townships fall behind."""

from atlas.stories.blocks import Section, Story
from atlas.stories.ledger import Ledger
from atlas.stories.pictures import (
    bars_by_category,
    bars_by_place,
    lines_of,
    trend,
)
from atlas.stories.pieces import (
    all_places,
    figures_question,
    place_name,
    reporting_places,
    shown,
    with_parts,
)
from atlas.stories.tables import place_table
from atlas.stories.telling import Questions, Rows, Spec, Telling
from atlas.stories.theme_page import theme_page

MEMBERS, UNIONS, MIGRANTS = "members", "grassroots_unions", "migrant_members"
MEMBERSHIP, UNIONISED = "worker_membership_rate", "enterprise_unionisation_rate"
MIGRANT_RATE = "migrant_membership_rate"
SERVED, SERVICE_BANNERS = "inclusive_members", "inclusive_service_banners"
LEGAL_AID, CONSULTED = "legal_aid_cases", "legal_consultations"
FAIRS, STATIONS = "job_fairs", "outdoor_stations"
COVERED_BY_MUTUAL_AID = "mutual_aid_participants"
TOWNSHIPS, QUALIFIED = "township_unions", "township_qualified_rate"
SIGNED = "contract_signing_rate"
FUNDS = "union_funds"
THREE_RATES = (UNIONISED, MEMBERSHIP, SIGNED)
TOWNSHIP = "tier=township"
_ALL = (
    MEMBERS,
    UNIONS,
    MIGRANTS,
    *THREE_RATES,
    MIGRANT_RATE,
    SERVED,
    SERVICE_BANNERS,
    LEGAL_AID,
    CONSULTED,
    FAIRS,
    STATIONS,
    COVERED_BY_MUTUAL_AID,
    TOWNSHIPS,
    QUALIFIED,
    FUNDS,
)

SPEC = Spec(
    "organisation",
    tabs=("organisation", "services", "townships"),
    places=("region", "league"),
    dated_by=(MEMBERS, UNIONS, SERVED, LEGAL_AID, TOWNSHIPS, QUALIFIED),
)


def questions(telling: Telling) -> Questions:
    return {"figures": figures_question(with_parts(telling, _ALL), all_places(telling))}


def tell(telling: Telling, ledger: Ledger, rows: Rows) -> Story:
    tab = telling.view.tab or SPEC.tabs[0]
    tiles, sections = {
        "organisation": _organisation,
        "services": _services,
        "townships": _townships,
    }[tab](telling, ledger, reporting_places(telling))
    title = _title(telling, ledger, tab)
    return theme_page(telling, ledger, title=title, tiles=tiles, sections=sections)


def _title(telling: Telling, ledger: Ledger, tab: str) -> str:
    view = telling.view
    leading = {"organisation": MEMBERS, "services": SERVED, "townships": QUALIFIED}[tab]
    value = ledger.get(leading, view.place, view.year)
    key = f"organisation.title_{tab}" if value.known else "organisation.title_unknown"
    return telling.words(
        key,
        year=view.year,
        place=place_name(telling, view.place),
        value=shown(telling, value),
        tab=telling.words(f"organisation.tab.{tab}"),
    )


_Part = tuple[tuple[str, ...], tuple[Section, ...]]


def _organisation(telling: Telling, ledger: Ledger, places: tuple[str, ...]) -> _Part:
    w, year = telling.words, telling.view.year
    people = trend(
        telling,
        ledger,
        lines_of(telling, [MEMBERS, MIGRANTS]),
        id="members",
        title=w("organisation.members"),
    )
    unions = trend(
        telling, ledger, lines_of(telling, [UNIONS]), id="unions", title=w("organisation.unions")
    )
    rates = bars_by_place(
        telling,
        ledger,
        lines_of(telling, [MEMBERSHIP, UNIONISED]),
        places,
        id="rates",
        title=w("organisation.rates", year=year),
    )
    table = place_table(
        telling,
        ledger,
        (UNIONS, MEMBERS, MIGRANTS, UNIONISED, MEMBERSHIP, MIGRANT_RATE),
        places,
        id="by-place",
        title=w("organisation.table", year=year),
        change_of=MEMBERS,
    )
    sections = (
        Section((people, unions), widths=(7, 5)),
        Section((rates,)),
        Section((table,)),
    )
    return (MEMBERS, UNIONS, MIGRANTS, MEMBERSHIP, UNIONISED), sections


def _services(telling: Telling, ledger: Ledger, places: tuple[str, ...]) -> _Part:
    w, year = telling.words, telling.view.year
    served = trend(
        telling,
        ledger,
        lines_of(telling, [SERVED, COVERED_BY_MUTUAL_AID]),
        id="served",
        title=w("organisation.served"),
    )
    legal = trend(
        telling, ledger, lines_of(telling, [LEGAL_AID]), id="legal", title=w("organisation.legal")
    )
    table = place_table(
        telling,
        ledger,
        (SERVICE_BANNERS, SERVED, LEGAL_AID, CONSULTED, FAIRS, STATIONS),
        places,
        id="by-place",
        title=w("organisation.services_table", year=year),
        change_of=SERVED,
    )
    tiles = (SERVED, SERVICE_BANNERS, LEGAL_AID, CONSULTED, COVERED_BY_MUTUAL_AID)
    return tiles, (Section((served, legal), widths=(7, 5)), Section((table,)))


def _townships(telling: Telling, ledger: Ledger, places: tuple[str, ...]) -> _Part:
    w, year = telling.words, telling.view.year
    three = [(code, TOWNSHIP, name) for code, _, name in lines_of(telling, THREE_RATES)]
    rates = bars_by_place(
        telling, ledger, three, places, id="three", title=w("organisation.three_rates", year=year)
    )
    qualified = trend(
        telling,
        ledger,
        lines_of(telling, [QUALIFIED]),
        id="qualified",
        title=w("organisation.qualified"),
    )
    channels = bars_by_category(
        telling,
        ledger,
        lines_of(telling, [FUNDS]),
        "channel",
        id="channels",
        title=w("organisation.channels", year=year),
    )
    table = place_table(
        telling,
        ledger,
        (TOWNSHIPS, QUALIFIED, FUNDS),
        places,
        id="by-place",
        title=w("organisation.townships_table", year=year),
        change_of=QUALIFIED,
    )
    sections = (
        Section((rates,)),
        Section((qualified, channels), widths=(6, 6)),
        Section((table,)),
    )
    return (QUALIFIED, TOWNSHIPS, UNIONISED, MEMBERSHIP, FUNDS), sections
