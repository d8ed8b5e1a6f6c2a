"""From a printed breakdown to dimension and category: 国企 is 所有制=国有及国有控股企业."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from atlas.catalogue.indicator import Breakdown
from atlas.catalogue.names import key_of
from atlas.catalogue.vocabulary import Dimension

_JOINTS = str.maketrans(dict.fromkeys("()、,的中"))
_SHORTEST_COMPOUND, _LONGEST_COMPOUND = 4, 16


@dataclass(frozen=True, slots=True)
class CategoryMatch:
    """``category`` is None with ``is_total`` for 合计 and its like; both empty where the text is
    unknown or, with ``candidates`` (dimension, category), belongs to several dimensions."""

    dimension: str | None
    category: str | None
    is_total: bool = False
    candidates: tuple[tuple[str, str], ...] = ()

    @property
    def known(self) -> bool:
        return self.category is not None or self.is_total


@dataclass(frozen=True, slots=True)
class ReadBreakdown:
    """A breakdown as printed, read: known ``pairs`` and the ``unknown`` pieces of its text."""

    pairs: Breakdown
    unknown: tuple[str, ...] = ()


class Dimensions:
    """All dimensions with the printed forms of their categories."""

    def __init__(self, dimensions: Iterable[Dimension], total: Iterable[str]) -> None:
        self.by_code = {one.code: one for one in dimensions}
        self._total = frozenset(key_of(text) for text in total)
        self._names: dict[str, str] = {}
        self._categories: dict[str, dict[str, str | None]] = {}
        for one in self.by_code.values():
            for text in (one.code, one.name_zh, one.name_en, *one.aliases):
                self._names.setdefault(key_of(text), one.code)
            self._categories[one.code] = _printed_forms(one)

    def find(self, text: str) -> str | None:
        """The code of the dimension of that name, or None."""
        return self._names.get(key_of(text))

    def resolve(self, text: str, dimension: str | None = None) -> CategoryMatch:
        """The category that ``text`` names, in ``dimension`` (code or name) or in the only one."""
        key = key_of(text)
        if dimension is not None:
            code = dimension if dimension in self.by_code else self.find(dimension)
            return self._within(key, code) if code else CategoryMatch(None, None)
        if key in self._total:
            return CategoryMatch(None, None, is_total=True)
        hits = tuple((code, forms[key]) for code, forms in self._categories.items() if key in forms)
        if len(hits) == 1:
            code, category = hits[0]
            return CategoryMatch(code, category, is_total=category is None)
        return CategoryMatch(
            None, None, candidates=tuple((code, hit) for code, hit in hits if hit is not None)
        )

    def compound(self, text: str, dimensions: Iterable[str]) -> Breakdown | None:
        """Two categories of different ``dimensions`` in one name (100人以上非公企业, also
        非公企业（100人以上）); None where the text is not made up of them in exactly one way."""
        key = key_of(text).translate(_JOINTS)
        if not _SHORTEST_COMPOUND <= len(key) <= _LONGEST_COMPOUND:
            return None
        allowed = list(dimensions) or list(self.by_code)
        found = {
            tuple(sorted(((one, first), (other, second))))
            for at in range(2, len(key) - 1)
            for one in allowed
            if (first := self._categories[one].get(key[:at]))
            for other in allowed
            if other != one and (second := self._categories[other].get(key[at:]))
        }
        return found.pop() if len(found) == 1 else None

    def read(self, text: str) -> ReadBreakdown:
        """Read ``维度=类别;维度=类别`` (codes or names); a total is no breakdown."""
        pairs: dict[str, str] = {}
        unknown: list[str] = []
        for piece in filter(None, (part.strip() for part in re.split("[;；]", text))):
            name, equals, category = (side.strip() for side in piece.partition("="))
            match = self.resolve(category, name) if equals else self.resolve(name)
            if match.category is not None and match.dimension not in pairs:
                pairs[str(match.dimension)] = match.category
            elif not match.is_total:
                unknown.append(piece)
        return ReadBreakdown(tuple(sorted(pairs.items())), tuple(unknown))

    def _within(self, key: str, code: str) -> CategoryMatch:
        forms = self._categories[code]
        if key in forms:
            return CategoryMatch(code, forms[key], is_total=forms[key] is None)
        return CategoryMatch(code, None, is_total=key in self._total)


def _printed_forms(dimension: Dimension) -> dict[str, str | None]:
    """Key of each printed form → category code, None for the total of this dimension."""
    forms: dict[str, str | None] = {key_of(text): None for text in dimension.total}
    for one in dimension.categories:
        for text in (one.code, one.name_zh, one.name_en, *one.aliases):
            forms[key_of(text)] = one.code
    return forms
