"""The only cache. Keys name an edition, and editions never change: nothing is invalidated."""

from atlas.cached.answers import ledger, newest_full_year, rows, years
from atlas.cached.comparing import changed_indicators, difference, versions_drawn
from atlas.cached.drawing import drawn, teller, telling
from atlas.cached.editions import (
    Drafted,
    Edition,
    edition_note,
    neighbourhood,
    reader,
    version_record,
)
from atlas.cached.holdings import approval, catalogue, places, reference, store

__all__ = [
    "Drafted",
    "Edition",
    "approval",
    "catalogue",
    "changed_indicators",
    "difference",
    "drawn",
    "edition_note",
    "ledger",
    "neighbourhood",
    "newest_full_year",
    "places",
    "reader",
    "reference",
    "rows",
    "store",
    "teller",
    "telling",
    "version_record",
    "versions_drawn",
    "years",
]
