"""困难帮扶: how much was spent, on how many households, and who is left?"""

from atlas.arithmetic import quotient_interval
from atlas.stories.blocks import Chart, Panels, Section, Sentence, Story
from atlas.stories.ledger import Ledger
from atlas.stories.pictures import bars_by_place, lines_of, trend
from atlas.stories.pieces import (
    all_places,
    figures_question,
    highest_and_lowest,
    place_name,
    reporting_places,
    short_place,
    shown,
    with_parts,
)
from atlas.stories.telling import Questions, Rows, Spec, Telling
from atlas.stories.theme_page import table_section, theme_page

COVERAGE = "assistance_coverage_rate"
ON_FILE = "hardship_households"
HELPED = "helped_households"
FUNDS = "assistance_funds"
PER_HOUSEHOLD = "funds_per_household"
PROGRAMMES = (
    "warmth_funds",
    "study_aid_funds",
    "medical_aid_funds",
    "living_aid_funds",
    "other_aid_funds",
)
FESTIVAL = "festival_warmth_funds"
COLUMNS = (ON_FILE, HELPED, COVERAGE, FUNDS, PER_HOUSEHOLD)

SPEC = Spec(
    "assistance",
    places=("region", "league"),
    dated_by=(ON_FILE, HELPED, COVERAGE, *PROGRAMMES, FESTIVAL),
)


def questions(telling: Telling) -> Questions:
    asked = with_parts(telling, [*COLUMNS, *PROGRAMMES, FESTIVAL])
    return {"figures": figures_question(asked, all_places(telling))}


def tell(telling: Telling, ledger: Ledger, rows: Rows) -> Story:
    places = reporting_places(telling)
    return theme_page(
        telling,
        ledger,
        title=_title(telling, ledger, places),
        tiles=(COVERAGE, ON_FILE, HELPED, FUNDS, PER_HOUSEHOLD),
        sections=(
            Section((_money_and_people(telling, ledger),)),
            Section(_interval(telling, ledger)),
            Section(_by_place(telling, ledger, places), widths=(6, 6)),
            table_section(telling, ledger, COLUMNS, places, COVERAGE),
        ),
    )


def _title(telling: Telling, ledger: Ledger, places: tuple[str, ...]) -> str:
    w, view = telling.words, telling.view
    rate = ledger.get(COVERAGE, view.place, view.year)
    fill = {"year": view.year, "place": place_name(telling, view.place)}
    if not rate.known:
        return w("assistance.title_unknown", **fill)
    extremes = highest_and_lowest(telling, ledger, COVERAGE, places)
    if extremes is None:
        return w("assistance.title", **fill, rate=shown(telling, rate))
    (high, _), (low, _) = extremes
    return w(
        "assistance.title_places",
        **fill,
        rate=shown(telling, rate),
        high=short_place(telling, high),
        low=short_place(telling, low),
    )


def _money_and_people(telling: Telling, ledger: Ledger) -> Panels:
    """Money above, households below, one year axis: never two y-axes."""
    w = telling.words
    funds = [code for code in PROGRAMMES if ledger.years(code, telling.view.place)]
    money = trend(
        telling,
        ledger,
        lines_of(telling, funds or [FESTIVAL]),
        id="funds",
        title=w("assistance.funds"),
    )
    people = trend(
        telling,
        ledger,
        lines_of(telling, (ON_FILE, HELPED)),
        id="households",
        title=w("assistance.households"),
    )
    return Panels("money-and-people", w("assistance.money_and_people"), (money, people))


def _interval(telling: Telling, ledger: Ledger) -> tuple[Sentence, ...]:
    """What the rounding of both printed figures allows, beside the printed rate."""
    view = telling.view
    stated = ledger.printed(COVERAGE, view.place, view.year)
    above = ledger.printed(HELPED, view.place, view.year)
    below = ledger.printed(ON_FILE, view.place, view.year)
    if not (stated.exact and above.exact and below.exact and above.half_width):
        return ()
    low, high = quotient_interval(above, below, "%")
    inside = low <= stated.value <= high
    key = "assistance.interval_inside" if inside else "assistance.interval_outside"
    text = telling.words(
        key,
        helped=shown(telling, above),
        on_file=shown(telling, below),
        low=f"{low:.1f}",
        high=f"{high:.1f}",
        rate=shown(telling, stated),
    )
    return (Sentence(text, "plain" if inside else "caution"),)


def _by_place(telling: Telling, ledger: Ledger, places: tuple[str, ...]) -> tuple[Chart, ...]:
    w = telling.words
    return (
        bars_by_place(
            telling,
            ledger,
            lines_of(telling, [COVERAGE]),
            places,
            id="coverage-by-place",
            title=w("assistance.coverage_by_place", year=telling.view.year),
            shape="bullet",
        ),
        bars_by_place(
            telling,
            ledger,
            lines_of(telling, [PER_HOUSEHOLD]),
            places,
            id="per-household-by-place",
            title=w("assistance.per_household_by_place", year=telling.view.year),
        ),
    )
