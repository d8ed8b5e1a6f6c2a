"""A view is a value: page, place, year, indicator… ↔ the query string of its link."""

from atlas.view.reading import (
    FOREIGN,
    LOST_PAGE,
    MOST_FIGURES,
    SYNONYMS,
    Allowed,
    Repair,
    read_view,
)
from atlas.view.value import LATEST, PARAMETERS, View

__all__ = [
    "FOREIGN",
    "LATEST",
    "LOST_PAGE",
    "MOST_FIGURES",
    "PARAMETERS",
    "SYNONYMS",
    "Allowed",
    "Repair",
    "View",
    "read_view",
]
