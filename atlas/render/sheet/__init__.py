"""A sheet of an original, drawn as it lies on the desk."""

from atlas.render.sheet.grid import Cell, Grid, as_html, part
from atlas.render.sheet.style import sheet_style
from atlas.render.sheet.surroundings import surroundings

__all__ = ["Cell", "Grid", "as_html", "part", "sheet_style", "surroundings"]
