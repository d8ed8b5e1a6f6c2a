"""Drafts (草稿) that survive: what came and what was chosen is kept, all else computed again."""

from atlas.drafts.drafts import Drafts
from atlas.drafts.errors import DraftError
from atlas.drafts.saved import DraftFile, Explanation, SavedDraft
from atlas.drafts.trail import Event, trail, trail_rows

__all__ = [
    "DraftError",
    "DraftFile",
    "Drafts",
    "Event",
    "Explanation",
    "SavedDraft",
    "trail",
    "trail_rows",
]
