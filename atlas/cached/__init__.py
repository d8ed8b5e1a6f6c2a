"""The only cache. Keys name an edition, and editions never change: nothing is invalidated."""

from atlas.cached.answers import ledger, newest_full_year, rows, years
from atlas.cached.comparing import changed_indicators, difference, versions_drawn
from atlas.cached.drawing import drawn, teller, telling
from atlas.cached.editions import (
    Drafted,
    Edition,
    checked_draft,
    drafts,
    edition_note,
    neighbourhood,
    original,
    reader,
    saved_draft,
    version_record,
    workbook,
)
from atlas.cached.holdings import approval, catalogue, places, reference, store

__all__ = [
    "Drafted",
    "Edition",
    "approval",
    "catalogue",
    "changed_indicators",
    "checked_draft",
    "difference",
    "drafts",
    "drawn",
    "edition_note",
    "ledger",
    "neighbourhood",
    "newest_full_year",
    "original",
    "places",
    "reader",
    "reference",
    "rows",
    "saved_draft",
    "store",
    "teller",
    "telling",
    "version_record",
    "versions_drawn",
    "workbook",
    "years",
]
