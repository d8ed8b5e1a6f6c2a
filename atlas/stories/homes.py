"""职工之家: do members approve of their union, and how many were asked?"""

from atlas.figures import breakdown_text
from atlas.stories.blocks import (
    Chart,
    Column,
    Point,
    Row,
    Section,
    Sentence,
    Series,
    Story,
    Table,
)
from atlas.stories.ledger import Ledger
from atlas.stories.pictures import (
    bars_by_place,
    lines_of,
    trend,
)
from atlas.stories.pieces import (
    all_places,
    figures_question,
    place_name,
    reporting_places,
    short_place,
    shown,
    with_parts,
)
from atlas.stories.telling import Questions, Rows, Spec, Telling
from atlas.stories.theme_page import table_section, theme_page

COVERAGE, APPROVAL = "appraisal_coverage", "approval_rate"
UNITS, VOTES = "appraisal_units", "appraisal_votes"
ISSUED, RETURNED = "questionnaires_issued", "questionnaires_returned"
RETURN_RATE = "questionnaire_return_rate"
SCORE = "appraisal_score"
COLUMNS = (UNITS, COVERAGE, APPROVAL, ISSUED, RETURNED, RETURN_RATE)
GRADE_COLOURS = ("c3", "c2", "c6")

SPEC = Spec(
    "homes",
    places=("region", "league"),
    dated_by=(COVERAGE, APPROVAL, UNITS, VOTES, ISSUED),
)


def questions(telling: Telling) -> Questions:
    asked = with_parts(telling, [*COLUMNS, VOTES, SCORE])
    return {"figures": figures_question(asked, all_places(telling))}


def tell(telling: Telling, ledger: Ledger, rows: Rows) -> Story:
    w = telling.words
    places = reporting_places(telling)
    return theme_page(
        telling,
        ledger,
        title=_title(telling, ledger),
        tiles=(APPROVAL, COVERAGE, UNITS, ISSUED, RETURN_RATE),
        sections=(
            Section((Sentence(w("homes.line_80")),)),
            Section(
                (
                    _grades(telling, ledger, (telling.view.place, *places)),
                    _approval(telling, ledger, places),
                ),
                widths=(6, 6),
            ),
            Section(_over_the_years(telling, ledger, places), widths=(6, 6)),
            table_section(telling, ledger, COLUMNS, places, APPROVAL),
        ),
    )


def _title(telling: Telling, ledger: Ledger) -> str:
    view = telling.view
    approval = ledger.get(APPROVAL, view.place, view.year)
    coverage = ledger.get(COVERAGE, view.place, view.year)
    key = "title" if approval.known and coverage.known else "title_unknown"
    return telling.words(
        f"homes.{key}",
        year=view.year,
        place=place_name(telling, view.place),
        approval=shown(telling, approval),
        coverage=shown(telling, coverage),
    )


def _grades(telling: Telling, ledger: Ledger, places: tuple[str, ...]) -> Chart:
    """The three grades as parts of all valid votes, place by place."""
    grades = telling.catalogue.dimension("grade").categories
    year = telling.view.year

    def points(grade: str) -> tuple[Point, ...]:
        breakdown = breakdown_text({"grade": grade})
        return tuple(Point(place, ledger.get(VOTES, place, year, breakdown)) for place in places)

    return Chart(
        id="grades",
        title=telling.words("homes.grades", year=year),
        shape="share",
        series=tuple(
            Series(grade.code, telling.words.name(grade), points(grade.code), colour)
            for grade, colour in zip(grades, GRADE_COLOURS, strict=False)
        ),
        unit=telling.catalogue.get(VOTES).unit,
        categories=tuple((place, short_place(telling, place)) for place in places),
        opens_place=True,
    )


def _approval(telling: Telling, ledger: Ledger, places: tuple[str, ...]) -> Chart:
    return bars_by_place(
        telling,
        ledger,
        lines_of(telling, [APPROVAL]),
        places,
        id="approval",
        title=telling.words("homes.approval", year=telling.view.year),
        shape="bullet",
    )


def _over_the_years(
    telling: Telling, ledger: Ledger, places: tuple[str, ...]
) -> tuple[Chart, Table]:
    rates = trend(
        telling,
        ledger,
        lines_of(telling, [APPROVAL, COVERAGE, RETURN_RATE]),
        id="rates",
        title=telling.words("homes.rates"),
    )
    return rates, _criteria(telling, ledger, places)


def _criteria(telling: Telling, ledger: Ledger, places: tuple[str, ...]) -> Table:
    """Scores place by place: a score for many places would be a mean of means, so there is none."""
    w, year = telling.words, telling.view.year
    criteria = telling.catalogue.dimension("criterion").categories
    unit = telling.catalogue.get(SCORE).unit
    columns = [Column("place", w("story.place"), kind="text")]
    columns += [Column(one.code, w.name(one), unit) for one in criteria]

    def row(place: str) -> Row:
        scores = (
            ledger.get(SCORE, place, year, breakdown_text({"criterion": one.code}))
            for one in criteria
        )
        return Row((short_place(telling, place), *scores), place=place)

    title = w("homes.criteria", year=year)
    return Table("criteria", title, tuple(columns), tuple(map(row, places)))
