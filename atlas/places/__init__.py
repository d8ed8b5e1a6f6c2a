"""The places figures belong to: codes, official order, the tree, and reading a written name."""

from atlas.places.resolve import Match
from atlas.places.table import Earlier, Place
from atlas.places.tree import Places

__all__ = ["Earlier", "Match", "Place", "Places"]
