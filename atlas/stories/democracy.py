"""民主管理: is the system in place in each kind of enterprise, and is pay negotiated?"""

from atlas.stories.blocks import Chart, Section, Story
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
from atlas.stories.telling import Questions, Rows, Spec, Telling
from atlas.stories.theme_page import table_section, theme_page

CONGRESS, DISCLOSURE = "congress_rate", "disclosure_rate"
BARGAINING = "bargaining_rate"
ANSWERED = "proposal_answer_rate"
CONTRACTS, COVERED = "collective_contracts", "contract_workers"
CONTRACT_ENTERPRISES = "contract_enterprises"
HONOURED = "disclosure_honoured_units"
COLUMNS = (CONGRESS, DISCLOSURE, BARGAINING, CONTRACTS, CONTRACT_ENTERPRISES, COVERED, ANSWERED)

SPEC = Spec(
    "democracy",
    places=("region", "league"),
    dated_by=(CONGRESS, DISCLOSURE, BARGAINING, CONTRACTS, HONOURED),
)


def questions(telling: Telling) -> Questions:
    asked = with_parts(telling, [*COLUMNS, HONOURED])
    return {"figures": figures_question(asked, all_places(telling))}


def tell(telling: Telling, ledger: Ledger, rows: Rows) -> Story:
    places = reporting_places(telling)
    return theme_page(
        telling,
        ledger,
        title=_title(telling, ledger),
        tiles=(CONGRESS, DISCLOSURE, BARGAINING, ANSWERED, COVERED),
        sections=(
            Section(_by_ownership(telling, ledger), widths=(7, 5)),
            Section(_rates(telling, ledger, places), widths=(6, 6)),
            Section(_contracts(telling, ledger), widths=(6, 6)),
            table_section(telling, ledger, COLUMNS, places, CONGRESS),
        ),
    )


def _title(telling: Telling, ledger: Ledger) -> str:
    view = telling.view
    congress = ledger.get(CONGRESS, view.place, view.year)
    disclosure = ledger.get(DISCLOSURE, view.place, view.year)
    key = "title" if congress.known and disclosure.known else "title_unknown"
    return telling.words(
        f"democracy.{key}",
        year=view.year,
        place=place_name(telling, view.place),
        congress=shown(telling, congress),
        disclosure=shown(telling, disclosure),
    )


def _by_ownership(telling: Telling, ledger: Ledger) -> tuple[Chart, Chart]:
    """Both rates by kind of enterprise, and the honours, level by level and never added up."""
    w, year = telling.words, telling.view.year
    return (
        bars_by_category(
            telling,
            ledger,
            lines_of(telling, [CONGRESS, DISCLOSURE]),
            "ownership",
            id="ownership",
            title=w("democracy.ownership", year=year),
        ),
        bars_by_category(
            telling,
            ledger,
            lines_of(telling, [HONOURED]),
            "honour_level",
            id="honours",
            title=w("democracy.honours", year=year),
        ),
    )


def _rates(telling: Telling, ledger: Ledger, places: tuple[str, ...]) -> tuple[Chart, Chart]:
    w = telling.words
    return (
        trend(
            telling,
            ledger,
            lines_of(telling, [CONGRESS, DISCLOSURE, BARGAINING]),
            id="rates",
            title=w("democracy.rates"),
        ),
        bars_by_place(
            telling,
            ledger,
            lines_of(telling, [CONGRESS, DISCLOSURE]),
            places,
            id="rates-by-place",
            title=w("democracy.rates_by_place", year=telling.view.year),
        ),
    )


def _contracts(telling: Telling, ledger: Ledger) -> tuple[Chart, Chart]:
    w = telling.words
    return (
        trend(
            telling,
            ledger,
            lines_of(telling, [CONTRACTS, CONTRACT_ENTERPRISES]),
            id="contracts",
            title=w("democracy.contracts"),
        ),
        trend(
            telling,
            ledger,
            lines_of(telling, [COVERED]),
            id="covered",
            title=w("democracy.covered"),
        ),
    )
