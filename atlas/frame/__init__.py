"""The frame around every page: navigation, language, live or pinned, and the view it lends."""

from atlas.frame.controls import controls
from atlas.frame.opened import Opened
from atlas.frame.opening import show, view
from atlas.frame.run import run

__all__ = ["Opened", "controls", "run", "show", "view"]
