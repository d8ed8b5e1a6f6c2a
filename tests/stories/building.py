"""Builders for story tests: rows as `figures/of_indicators` answers them, and a telling."""

from atlas.catalogue import load_catalogue
from atlas.figures import REGION, Figure
from atlas.places import Places
from atlas.stories.ledger import Ledger
from atlas.stories.telling import Telling, VersionNote
from atlas.view import View
from atlas.words import words

BAOTOU, WUHAI, ALXA, HOHHOT = "150200", "150300", "152900", "150100"


def fact(
    indicator: str, value: float | None, place: str = REGION, year: int = 2017, **more
) -> dict:
    """One row; everything that does not matter for a test has its usual value."""
    unit = load_catalogue().get(indicator).unit
    printed = more.pop("printed", f"{value}")
    absence = more.pop("absence", "" if value is not None else "unreported")
    figure = Figure(indicator, place, year, value, unit, printed, absence=absence, **more)
    names = (name for name in Figure.__slots__ if not name.startswith("_"))
    return {name: getattr(figure, name) for name in names} | {"id": figure.id}


def ledger(*rows: dict) -> Ledger:
    return Ledger(rows, load_catalogue(), Places.load())


def telling(page: str = "coverage", language: str = "zh", years=(2017,), **view) -> Telling:
    """A telling of a resolved view; the year is the last of ``years`` unless said."""
    view.setdefault("year", years[-1])
    return Telling(
        view=View(page, language=language, **view),
        words=words(language),
        catalogue=load_catalogue(),
        places=Places.load(),
        version=VersionNote(3, "2018-03-01T08:00:00+00:00", "Analyst", "Annual report 2017"),
        years=tuple(years),
    )
