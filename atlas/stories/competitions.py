"""竞赛与创新工作室: who competes in what, and which studios came of it?"""

from atlas.figures import breakdown_text
from atlas.stories.blocks import Chart, Column, Row, Section, Story, Table
from atlas.stories.ledger import Ledger
from atlas.stories.pictures import (
    bars_by_place,
    categories_of,
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

TRADES = "skills_contest_trades"
SHARE = "competing_units_share"
TAKING_PART = "training_contest_participations"
ENTERPRISES = "training_contest_enterprises"
UPGRADED = "workers_upgraded"
STUDIOS = "studios"
NEW, NAMED, SUBSIDISED = "studios_new", "studios_named", "studios_subsidised"
GRANTS, PER_STUDIO = "studio_grants", "grant_per_studio"
COLUMNS = (SHARE, ENTERPRISES, TAKING_PART, UPGRADED, NEW, STUDIOS, GRANTS)

SPEC = Spec(
    "competitions",
    places=("region", "league"),
    dated_by=(TRADES, SHARE, TAKING_PART, UPGRADED, NEW, STUDIOS),
)


def questions(telling: Telling) -> Questions:
    asked = with_parts(telling, [*COLUMNS, TRADES, NAMED, SUBSIDISED, PER_STUDIO])
    return {"figures": figures_question(asked, all_places(telling))}


def tell(telling: Telling, ledger: Ledger, rows: Rows) -> Story:
    w = telling.words
    places = reporting_places(telling)
    return theme_page(
        telling,
        ledger,
        title=_title(telling, ledger),
        tiles=(TRADES, SHARE, TAKING_PART, UPGRADED, STUDIOS),
        sections=(
            Section(
                (_people(telling, ledger), _trades(telling, ledger)),
                widths=(7, 5),
                title=w("competitions.contests"),
            ),
            Section(
                (_levels(telling, ledger), _studios(telling, ledger)),
                widths=(6, 6),
                title=w("competitions.studios"),
            ),
            Section(_grants(telling, ledger, places), widths=(6, 6)),
            table_section(telling, ledger, COLUMNS, places, TAKING_PART),
        ),
    )


def _title(telling: Telling, ledger: Ledger) -> str:
    view = telling.view
    people = ledger.get(TAKING_PART, view.place, view.year)
    upgraded = ledger.get(UPGRADED, view.place, view.year)
    key = "title" if people.known and upgraded.known else "title_unknown"
    return telling.words(
        f"competitions.{key}",
        year=view.year,
        place=place_name(telling, view.place),
        people=shown(telling, people),
        upgraded=shown(telling, upgraded),
    )


def _people(telling: Telling, ledger: Ledger) -> Chart:
    return trend(
        telling,
        ledger,
        lines_of(telling, [TAKING_PART]),
        id="people",
        title=telling.words("competitions.people"),
        subtitle=telling.words("competitions.person_times"),
    )


def _trades(telling: Telling, ledger: Ledger) -> Chart:
    return trend(
        telling,
        ledger,
        lines_of(telling, [TRADES]),
        id="trades",
        title=telling.words("competitions.trades"),
    )


def _levels(telling: Telling, ledger: Ledger) -> Table:
    """Studios by level: in stock, new, named and subsidised; many levels report only some."""
    view, meaning = telling.view, telling.catalogue.dimension("level")
    lines = lines_of(telling, [STUDIOS, NEW, NAMED, SUBSIDISED])
    seen = {code for line in lines for code in ledger.categories(line[0], "level")}
    levels = [("", telling.words("competitions.all_levels"))]
    levels += [
        (breakdown_text({"level": one.code}), telling.words.name(one))
        for one in meaning.categories
        if one.code in seen
    ]
    rows = tuple(
        Row((name, *(ledger.get(line[0], view.place, view.year, level) for line in lines)))
        for level, name in levels
    )
    columns = (
        Column("level", telling.words.name(meaning), kind="text"),
        *(Column(line[0], line[2], telling.catalogue.get(line[0]).unit) for line in lines),
    )
    return Table("levels", telling.words("competitions.levels", year=view.year), columns, rows)


def _studios(telling: Telling, ledger: Ledger) -> Chart:
    by_level = categories_of(telling, ledger, STUDIOS, "level")
    return trend(
        telling,
        ledger,
        by_level or lines_of(telling, [STUDIOS]),
        id="studios",
        title=telling.words("competitions.stock"),
    )


def _grants(telling: Telling, ledger: Ledger, places: tuple[str, ...]) -> tuple[Chart, ...]:
    w = telling.words
    return (
        trend(
            telling,
            ledger,
            lines_of(telling, [GRANTS]),
            id="grants",
            title=w("competitions.grants"),
        ),
        bars_by_place(
            telling,
            ledger,
            lines_of(telling, [STUDIOS]),
            places,
            id="studios-by-place",
            title=w("competitions.studios_by_place", year=telling.view.year),
        ),
    )
