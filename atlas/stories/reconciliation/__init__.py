"""勾稽核对: what must add up, what must divide, and whether it does."""

from atlas.stories.reconciliation.marks import Marked
from atlas.stories.reconciliation.page import SPEC, listed, question, questions, tell

__all__ = ["SPEC", "Marked", "listed", "question", "questions", "tell"]
