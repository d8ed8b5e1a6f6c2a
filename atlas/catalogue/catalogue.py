"""The catalogue in use: indicators by code, name, theme; breakdowns and units by printed form."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from atlas.catalogue.dimensions import CategoryMatch, Dimensions, ReadBreakdown
from atlas.catalogue.headings import Headings
from atlas.catalogue.indicator import Breakdown, Indicator, Theme
from atlas.catalogue.match import Match, Names
from atlas.catalogue.units import UnitMatch, Units
from atlas.catalogue.vocabulary import Dimension
from atlas.errors import CatalogueError

_NAMES_KEPT = 2048


@dataclass(frozen=True, slots=True)
class Definitions:
    """Everything the TOML files define, checked; made by ``read_catalogue`` only."""

    themes: tuple[Theme, ...]
    indicators: tuple[Indicator, ...]
    dimensions: Dimensions
    units: Units
    digest: str


class Catalogue:
    """Answers what a figure means. Immutable; one instance a process (``load_catalogue``)."""

    def __init__(self, definitions: Definitions) -> None:
        self._definitions = definitions
        self._by_code = {one.code: one for one in definitions.indicators}
        self._names = Names(definitions.indicators, definitions.units)
        self._headings = Headings(self._names, definitions.dimensions, definitions.themes)
        # rows of a sheet repeat few names a hundred thousand times
        self._resolved = lru_cache(_NAMES_KEPT)(self._names.resolve)
        self._slices = tuple(one for one in definitions.indicators if one.slice_of)

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    def __iter__(self) -> Iterator[Indicator]:
        return iter(self._definitions.indicators)

    def __len__(self) -> int:
        return len(self._by_code)

    def get(self, code: str) -> Indicator:
        """The indicator of ``code``; ``CatalogueError("indicator_unknown")`` if there is none."""
        if code not in self._by_code:
            raise CatalogueError("indicator_unknown", found=code)
        return self._by_code[code]

    def in_order(self) -> tuple[Indicator, ...]:
        """All indicators, by theme and then as the theme's file lists them."""
        return self._definitions.indicators

    def themes(self) -> tuple[Theme, ...]:
        """The themes in the order of the menu."""
        return self._definitions.themes

    def theme(self, theme: str) -> tuple[Indicator, ...]:
        """The indicators of one theme, in order; empty where there is no such theme."""
        return tuple(one for one in self if one.theme == theme)

    def parts_of(self, code: str) -> tuple[Indicator, ...]:
        """The indicators that are declared as parts of ``code``, in order."""
        return tuple(one for one in self if one.part_of == code)

    def quotients_on(self, code: str) -> tuple[Indicator, ...]:
        """The rates and per-head amounts whose numerator or denominator is ``code``."""
        return tuple(one for one in self if code in (one.numerator, one.denominator))

    def resolve(self, text: str, unit: str | None = None, theme: str | None = None) -> Match:
        """The indicator of a heading; see :class:`Match`. Never by similarity."""
        return self._resolved(text, unit, theme)

    def resolve_headings(
        self, parts: Sequence[str], unit: str | None = None, theme: str | None = None
    ) -> Match:
        """The indicator of several header rows above one column, top row first: 帮扶资金 over
        金秋助学 is 金秋助学资金 after :meth:`canonical`; no part is ever left out."""
        return self._headings.resolve(parts, self._by_code, unit, theme)

    def find_theme(self, title: str) -> str | None:
        """The theme whose words stand in the title of a sheet, or None; it only ever decides
        between indicators that share a heading."""
        return self._headings.theme(title)

    def suggest(self, text: str, limit: int = 5) -> tuple[str, ...]:
        """Codes with similar names, for a person to choose from."""
        return self._names.suggest(text, limit)

    def canonical(self, code: str, breakdown: Breakdown = ()) -> tuple[str, Breakdown]:
        """The one key under which a figure is stored.

        Drops categories that the indicator's name already says, and turns a slice of a whole
        into the indicator of that slice: 会员, 会员类别=农牧民工 is 农牧民工会员.
        """
        pairs = set(breakdown) - set(self.get(code).inherent)
        for one in self._slices:
            if one.slice_of == code and set(one.inherent) <= pairs:
                return self.canonical(one.code, tuple(sorted(pairs - set(one.inherent))))
        return code, tuple(sorted(pairs))

    def dimensions(self) -> tuple[Dimension, ...]:
        """All dimensions, in the order of their file."""
        return tuple(self._definitions.dimensions.by_code.values())

    def dimension(self, code: str) -> Dimension:
        """The dimension of ``code``; ``CatalogueError("dimension_unknown")`` if there is none."""
        if code not in self._definitions.dimensions.by_code:
            raise CatalogueError("dimension_unknown", found=code)
        return self._definitions.dimensions.by_code[code]

    def find_dimension(self, text: str) -> str | None:
        """The code of the dimension with that name or alias, or None."""
        return self._definitions.dimensions.find(text)

    def resolve_category(self, text: str, dimension: str | None = None) -> CategoryMatch:
        """The category that ``text`` names; ``dimension`` is a code or a name."""
        return self._definitions.dimensions.resolve(text, dimension)

    def compound_category(self, text: str, dimensions: Sequence[str] = ()) -> Breakdown | None:
        """100人以上非公企业 as one category of each of two ``dimensions`` (of any, where none are
        given); None for other texts."""
        return self._definitions.dimensions.compound(text, dimensions)

    def read_breakdown(self, text: str) -> ReadBreakdown:
        """``所有制=非公有制企业;规模=100人以上`` as sorted pairs of codes, and what is unknown."""
        return self._definitions.dimensions.read(text)

    def units(self) -> Units:
        """All units."""
        return self._definitions.units

    def unit(self, text: str) -> UnitMatch:
        """(base unit, factor) of a printed unit; ``CatalogueError("unit_unknown")`` otherwise."""
        return self._definitions.units[text]

    def find_unit(self, text: str) -> UnitMatch | None:
        """As :meth:`unit`, None where the text is no unit."""
        return self._definitions.units.find(text)

    def factor(self, code: str, printed_unit: str) -> Decimal | None:
        """What a number in ``printed_unit`` is multiplied with for this indicator; None if the
        unit cannot be one of it (persons for an indicator of households)."""
        return self._definitions.units.convert(printed_unit, self.get(code).unit)

    def digest(self) -> str:
        """SHA-256 over the definition files, for the metadata of each version."""
        return self._definitions.digest
