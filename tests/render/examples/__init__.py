"""Invented stories that hold every kind of block and every kind of trouble."""

from tests.render.examples.story import gallery

__all__ = ["gallery"]
