"""The analyst's own workbook back: its cells red and yellow, each with what was found there."""

from atlas.render.marked.workbook import marked_workbook

__all__ = ["marked_workbook"]
