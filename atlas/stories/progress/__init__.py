"""报送进度: who has reported which table, when, how often revised, and who is late."""

from atlas.stories.progress.judging import Entry, entries
from atlas.stories.progress.page import SPEC, places_of, question, tell

__all__ = ["SPEC", "Entry", "entries", "places_of", "question", "tell"]
