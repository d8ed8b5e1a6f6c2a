"""Printed units: 万元 is 元 × 10 000, 名 is 人, ‰ is a tenth of %."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from atlas.catalogue.names import key_of
from atlas.catalogue.vocabulary import Unit
from atlas.errors import CatalogueError


class UnitMatch(NamedTuple):
    """The base unit of a printed unit and what a printed number is multiplied with."""

    base: str
    factor: Decimal


class Units:
    """All base units with their printed forms and the prefixes (千, 万, 亿 …) before them."""

    def __init__(self, units: Iterable[Unit], prefixes: Mapping[str, Decimal]) -> None:
        self.by_code = {unit.code: unit for unit in units}
        # 百万 before 万 and 百: the longest prefix is the one that is meant.
        self._prefixes = sorted(prefixes.items(), key=lambda one: -len(one[0]))
        self._printed: dict[str, UnitMatch] = {}
        for unit in self.by_code.values():
            for text in (unit.code, *unit.aliases):
                self._printed[key_of(text)] = UnitMatch(unit.code, Decimal(1))
            for text, factor in unit.factors.items():
                self._printed[key_of(text)] = UnitMatch(unit.code, factor)

    def find(self, text: str) -> UnitMatch | None:
        """The base unit and factor of a printed unit, or None where it is no unit we know."""
        key = key_of(text).removeprefix("单位:")
        if key.startswith("(") and key.endswith(")"):
            key = key[1:-1].removeprefix("单位:")
        # 人民币万元, 万元(人民币): of what money says nothing of how much
        key = key.replace("(人民币)", "").removeprefix("人民币").removesuffix("人民币") or key
        if key in self._printed:
            return self._printed[key]
        for prefix, size in self._prefixes:
            rest = key.removeprefix(prefix)
            if rest != key and rest in self._printed and self._printed[rest].base != "%":
                base, factor = self._printed[rest]
                return UnitMatch(base, size * factor)
        return None

    def __getitem__(self, text: str) -> UnitMatch:
        """As :meth:`find`; raises ``CatalogueError("unit_unknown")`` where there is none."""
        match = self.find(text)
        if match is None:
            raise CatalogueError("unit_unknown", found=text)
        return match

    def convert(self, printed: str, base: str) -> Decimal | None:
        """What a number in ``printed`` is multiplied with to be in ``base``; None if it cannot be.

        Counting words of one group stand for each other (家, 个); 户, 人, 人次 and 元 never do.
        A per-head amount (元/户) may be headed by the bare money unit.
        """
        match = self.find(printed)
        if match is None or base not in self.by_code:
            return None
        wanted = self.by_code[base]
        same_group = self.by_code[match.base].group == wanted.group
        return match.factor if same_group or match.base == wanted.bare else None

    def same_group(self, one: str, other: str) -> bool:
        """Whether figures in these two base units count the same kind of thing."""
        return self.by_code[one].group == self.by_code[other].group
