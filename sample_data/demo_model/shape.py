"""How a total is spread: by what weight, under what cap, how much places differ and move."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

Key = tuple[str, str]
"""(indicator code, breakdown text), as in ``atlas.figures``."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How a total is spread over places.

    ``like``: the series whose values are the weights, else the size of the place to ``power``;
    ``trait``: how much places differ for good; ``wobble``: how much they move from year to year;
    ``units``: reporting units beside the leagues; ``lean``: factors for a place, or for a place
    and year; ``fixed``: figures that are settled beforehand; ``within``: the series that no value
    may exceed; ``grain``: all values are multiples of it, banners' of ``banner_grain``;
    ``banners``: whether leagues are split further.
    """

    like: Key | None = None
    power: float = 1.0
    trait: float = 0.12
    wobble: float = 0.015
    units: tuple[str, ...] = ()
    lean: Mapping[str | tuple[str, int], float] = field(default_factory=dict)
    fixed: Mapping[tuple[str, int], int] = field(default_factory=dict)
    within: Key | None = None
    grain: int = 1
    banner_grain: int = 1
    banners: bool = True

    def within_whole(self, whole: Key) -> "Shape":
        """The same with ``whole`` as weight and as cap: a part of it by number, not by share."""
        return replace(self, like=whole, within=whole)
