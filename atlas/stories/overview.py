"""总览: the headlines of all themes, one league map, what is new, what has not been reported."""

from atlas.catalogue import Indicator
from atlas.figures import REGION
from atlas.stories.blocks import Column, Headline, Row, Section, Sentence, Story, Table
from atlas.stories.coverage_map import place_map
from atlas.stories.ledger import Ledger
from atlas.stories.pictures import headline
from atlas.stories.pieces import (
    all_places,
    context,
    figures_question,
    finish,
    reporting_places,
    short_name,
    short_place,
    shown,
    with_parts,
)
from atlas.stories.telling import Questions, Rows, Spec, Telling

#: the leading figures of each page, in the order of the menu
LEADING = (
    ("organisation", "members"),
    ("organisation", "worker_membership_rate"),
    ("assistance", "assistance_coverage_rate"),
    ("assistance", "assistance_funds"),
    ("competitions", "training_contest_participations"),
    ("competitions", "studios"),
    ("democracy", "congress_rate"),
    ("homes", "approval_rate"),
)
RATES = (
    "worker_membership_rate",
    "enterprise_unionisation_rate",
    "assistance_coverage_rate",
    "competing_units_share",
    "congress_rate",
    "disclosure_rate",
    "bargaining_rate",
    "appraisal_coverage",
    "approval_rate",
    "township_qualified_rate",
)
SPEC = Spec(
    "overview",
    indicators=RATES,
    dated_by=tuple(indicator for _, indicator in LEADING),
)


def questions(telling: Telling) -> Questions:
    asked = with_parts(telling, [*(code for _, code in LEADING), *RATES])
    return {
        "figures": figures_question(asked, all_places(telling)),
        "new": ("versions/published_in", {"version": telling.version.number}),
    }


def tell(telling: Telling, ledger: Ledger, rows: Rows) -> Story:
    indicator = telling.catalogue.get(telling.view.indicator)
    places = reporting_places(telling)
    return finish(
        Story(
            title=_title(telling, ledger),
            context=context(telling),
            headlines=_headlines(telling, ledger),
            sections=(
                Section((place_map(telling, ledger, indicator, places),)),
                Section((_unreported(telling, ledger, places), _new(telling, rows)), widths=(7, 5)),
            ),
        )
    )


def _title(telling: Telling, ledger: Ledger) -> str:
    year = telling.view.year
    members = ledger.get("members", REGION, year)
    rate = ledger.get("assistance_coverage_rate", REGION, year)
    key = "title" if members.known and rate.known else "title_unknown"
    return telling.words(
        f"overview.{key}",
        year=year,
        members=shown(telling, members),
        rate=shown(telling, rate),
    )


def _headlines(telling: Telling, ledger: Ledger) -> tuple[Headline, ...]:
    """A tile a leading figure, each leading to its page with place, year and version kept."""
    view = telling.view
    return tuple(
        headline(
            telling,
            ledger,
            code,
            href=view.to(page).link(),
        )
        for page, code in LEADING
    )


def _new(telling: Telling, rows: Rows) -> Table | Sentence:
    """What the newest version brought, theme by theme."""
    w, version = telling.words, telling.version
    drafted = version.number is None
    key = "overview.new_in_draft" if drafted else "overview.new"
    title = w(key, number=version.number, message=version.message)
    if not rows["new"]:
        return Sentence(title)
    counts: dict[str, list[int]] = {}
    for row in rows["new"]:
        theme = telling.catalogue.get(row["indicator"]).theme
        counts.setdefault(theme, [0, 0])
        counts[theme][0] += row["figures"]
        counts[theme][1] = max(counts[theme][1], row["newest_year"] or 0)
    names = {theme.code: w.name(theme) for theme in telling.catalogue.themes()}
    return Table(
        "new",
        title,
        (
            Column("theme", w("overview.theme"), kind="text"),
            Column("figures", w("overview.figures"), kind="text"),
            Column("year", w("overview.newest_year"), kind="text"),
        ),
        tuple(
            Row((names[theme], f"{figures:,}", w("frame.a_year", year=newest)))
            for theme, (figures, newest) in counts.items()
        ),
        subtitle=w(
            "story.draft" if drafted else "overview.new_by",
            date=version.published_at[:10],
            author=version.author,
        ),
    )


def _unreported(telling: Telling, ledger: Ledger, places: tuple[str, ...]) -> Table:
    """The rates of the map and which leagues have not reported them this year."""
    w, year = telling.words, telling.view.year
    joint = "、" if w.chinese else ", "

    def row(indicator: Indicator) -> Row:
        absent = [
            short_place(telling, place)
            for place in places
            if not ledger.get(indicator.code, place, year).known
        ]
        reported = w("overview.of", reported=len(places) - len(absent), all=len(places))
        if not absent:
            missing = w("overview.none_missing")
        elif len(absent) == len(places):
            missing = w("overview.all_missing")
        else:
            missing = joint.join(absent)
        return Row((short_name(telling, indicator), reported, missing))

    return Table(
        "unreported",
        w("overview.unreported", year=year),
        (
            Column("indicator", w("frame.indicator"), kind="text"),
            Column("reported", w("overview.reported"), kind="text"),
            Column("missing", w("overview.missing"), kind="text"),
        ),
        tuple(row(telling.catalogue.get(code)) for code in RATES),
    )
