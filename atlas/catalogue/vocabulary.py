"""Breakdowns and units, as frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Category:
    """One value of a dimension, in the trade's own order. ``merged`` holds the categories that a
    source printed as one (示范 and 先进 together): it is never added to them."""

    code: str
    name_zh: str
    name_en: str
    aliases: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dimension:
    """A way to break figures down. ``additive``: its categories are disjoint parts of the whole."""

    code: str
    name_zh: str
    name_en: str
    aliases: tuple[str, ...]
    categories: tuple[Category, ...]
    total: tuple[str, ...]
    additive: bool
    file: str = ""
    line: int = 0

    def category(self, code: str) -> Category:
        """The category of that code; ``KeyError`` where there is none."""
        for category in self.categories:
            if category.code == code:
                return category
        raise KeyError(f"{self.code}={code}")


@dataclass(frozen=True, slots=True)
class Unit:
    """A base unit. ``group`` says what may be converted into what (家 and 个 count the same kind of
    thing, 户 and 人 do not); ``bare`` is the unit that a heading may print instead (户均金额: 元);
    ``prefixes`` are the ones that the trade writes before it."""

    code: str
    name_en: str
    group: str
    aliases: tuple[str, ...]
    factors: Mapping[str, Decimal]
    bare: str = ""
    prefixes: tuple[str, ...] = ()
