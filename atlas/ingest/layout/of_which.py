"""Rows of 其中 and the row above that they are parts of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from atlas.catalogue.names import key_of
from atlas.ingest.files.raw import Value
from atlas.ingest.layout.knowledge import Knowledge
from atlas.ingest.layout.row_words import RowSense
from atlas.ingest.layout.vocabulary import total_of

_COUNTED = re.compile("(?:总数|人数|户数|件数|条数|份数|家数|数量|数)$")
_MARKED = re.compile(r"\s|其中|of which|#|[-—·]")
_SURE = ("name", "alias", "variant")


@dataclass(slots=True)
class Whole:
    """The last row that names an indicator by itself, and its unit."""

    known: Knowledge
    name: str = ""
    unit: str = ""

    def take(self, sense: RowSense) -> None:
        """A row that was read: what rows of 其中 below it belong to, unless it is such a row."""
        if sense.names and not sense.skip and not sense.part:
            self.name, self.unit = self._named(sense.names), sense.unit

    def _named(self, names: Sequence[str]) -> str:
        """The last name that is an indicator."""
        settled = [name for name in names if not self.is_unknown(name)]
        return settled[-1] if settled else names[0]

    def is_unknown(self, name: str) -> bool:
        """Whether a name alone leads to no indicator."""
        return (
            name not in self.known.chosen.indicators
            and self.known.catalogue.resolve(name).code is None
        )

    def has_part(self, name: str, value: Value, unit: str) -> bool:
        """其中：国有企业 below 职代会建制率: a category of the indicator above it.

        A name that leads to an indicator by itself is one only where that indicator is counted in
        another ``unit`` than the row or, where it prints none, than the row above, and the
        ``value`` of its cell is marked as a part or the name is not the indicator's own:
        送温暖慰问 below 帮扶资金 is money.
        """
        catalogue = self.known.catalogue
        whole = catalogue.resolve(self.name).code if self.name else None
        if whole is None or total_of(name) is not None or not self.known.is_category(name):
            return False
        if self.is_unknown(name):
            return True
        alone = catalogue.resolve(name)
        if alone.code is None or not self._only_as_part(alone.code, whole, unit):
            return False
        breakdowns = catalogue.get(whole).breakdowns
        return (is_marked(value) or alone.how == "variant") and any(
            catalogue.resolve_category(name, one).category for one in breakdowns
        )

    def completed(self, name: str) -> str:
        """其中：采纳 below 合理化建议数 is 采纳合理化建议数; empty where the two together are the
        name of no indicator, or of several."""
        catalogue = self.known.catalogue
        whole = catalogue.resolve(self.name).code if self.name else None
        if whole is None or not self.is_unknown(name):
            return ""
        part, above = key_of(name), key_of(self.name)
        stem = _COUNTED.sub("", above)
        found: dict[str, str] = {}
        for text in (part + above, part + stem, stem + part, above + part):
            match = catalogue.resolve(text)
            if match.code and match.how in _SURE:
                found.setdefault(match.code, text)
        found.pop(whole, None)
        same = [text for code, text in found.items() if self._counts_alike(code, whole)]
        return same[0] if len(same) == 1 else ""

    def holds(self, name: str, value: Value) -> bool:
        """其中：送温暖资金 below 帮扶资金（亿元）: a row marked as a part, whose indicator is a
        part of the one above; where it prints no unit, it is in that one's."""
        catalogue = self.known.catalogue
        whole = catalogue.resolve(self.name).code if self.name else None
        part = catalogue.resolve(name).code
        if whole is None or part is None or not is_marked(value):
            return False
        return whole in (catalogue.get(part).slice_of, catalogue.get(part).part_of)

    def _only_as_part(self, code: str, whole: str, unit: str) -> bool:
        factor = self.known.catalogue.factor
        if unit:
            return factor(code, unit) is None and factor(whole, unit) is not None
        return not self._counts_alike(code, whole)

    def _counts_alike(self, code: str, whole: str) -> bool:
        catalogue = self.known.catalogue
        return catalogue.get(code).unit == catalogue.get(whole).unit


def is_marked(value: Value) -> bool:
    """Whether a name is printed as that of a part: indented, or behind 其中, # or a dash."""
    return isinstance(value, str) and _MARKED.match(value) is not None
