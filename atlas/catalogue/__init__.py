"""The indicator catalogue: every indicator, breakdown and unit, defined once in TOML by theme."""

from functools import cache
from pathlib import Path

from atlas.catalogue.catalogue import Catalogue
from atlas.catalogue.dimensions import CategoryMatch, ReadBreakdown
from atlas.catalogue.indicator import (
    Band,
    Break,
    Breakdown,
    Goal,
    Implied,
    Indicator,
    Theme,
)
from atlas.catalogue.match import Match
from atlas.catalogue.read_toml import read_catalogue
from atlas.catalogue.vocabulary import Category, Dimension, Unit

__all__ = [
    "Band",
    "Break",
    "Breakdown",
    "Catalogue",
    "Category",
    "CategoryMatch",
    "Dimension",
    "Goal",
    "Implied",
    "Indicator",
    "Match",
    "ReadBreakdown",
    "Theme",
    "Unit",
    "load_catalogue",
]


@cache
def load_catalogue(folder: Path | None = None) -> Catalogue:
    """The catalogue of ``folder`` (by default the one that is shipped), read once a process.

    Raises ``CatalogueError`` with file and line where a definition does not hold together.
    """
    return Catalogue(read_catalogue(folder or Path(__file__).parent))
