"""What texts of one sheet may mean: catalogue and places, asked once for each distinct text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from atlas.catalogue import Catalogue
from atlas.catalogue.names import key_of, without_unit
from atlas.ingest.corrections import SheetCorrections
from atlas.ingest.files.limits import MAX_GUESSED_NAMES
from atlas.ingest.layout.by_hand import NOTHING_BY_HAND, ByHand
from atlas.ingest.layout.glued_units import without_glued_unit
from atlas.ingest.layout.judging import is_year
from atlas.ingest.layout.own_names import own_place, without_own_level
from atlas.ingest.layout.sheet_names import UNDIVIDED, Division
from atlas.ingest.layout.title import Title
from atlas.ingest.layout.vocabulary import column_role, plain, scope_of, total_of
from atlas.ingest.values.forms import name_alone, one_language, tidy
from atlas.ingest.values.moments import Moment, read_moment, short_year
from atlas.ingest.values.parts_of_years import is_relative, part_of_year, relative_moment
from atlas.places import Match as PlaceMatch
from atlas.places import Places

_GROUPING = re.compile(r"^[按分](.{1,10}?)(?:分组|分类|分|划分)?$")
_LEADING_YEAR = re.compile(r"^((?:19|20)\d\d)年(?:度|底|末)?(?=\D)")
_BRACKETED_YEAR = re.compile(r"\(((?:19|20)\d\d)年?(?:度|底|末)?\)$")
_SURE = ("code", "name", "alias", "earlier")


@dataclass(frozen=True, slots=True)
class Heading:
    """One text of a header, taken apart: the name without unit and year, and these two."""

    name: str = ""
    unit: str = ""
    moment: Moment | None = None


@dataclass(slots=True)
class Knowledge:
    """The catalogue and the places as one sheet with its title and corrections sees them.

    ``division`` is what the sheets of this workbook divide."""

    catalogue: Catalogue
    places: Places
    chosen: SheetCorrections
    title: Title = field(default_factory=Title)
    by_hand: ByHand = NOTHING_BY_HAND
    division: Division = UNDIVIDED
    _places: dict[tuple[str, str | None, int | None], PlaceMatch] = field(default_factory=dict)
    _headings: dict[str, bool] = field(default_factory=dict)
    _apart: dict[tuple[str, int | None], Heading] = field(default_factory=dict)
    _categories: dict[str, bool] = field(default_factory=dict)
    _unknown: int = 0

    @property
    def parent(self) -> str | None:
        """The league whose own table this is, so that 左旗 can be told."""
        code = self.title.place
        return code if code and self.places.get(code).level == "league" else None

    def place(self, text: str, parent: str | None = None, year: int | None = None) -> PlaceMatch:
        """The place of a name, a correction first; 本级 behind it does not change the place.

        ``year`` matters for names that have moved; the title's where the row names none.
        """
        year = year or self.title.year
        if year is not None and year >= _last_move(self.places):
            year = None
        key = (text, parent, year)
        found = self._places.get(key)
        if found is None:
            found = self._places[key] = self._resolved(text, parent, year)
        return found

    def _resolved(self, text: str, parent: str | None, year: int | None) -> PlaceMatch:
        chosen = self.chosen.places.get(text)
        if chosen:
            return PlaceMatch(chosen, "code")
        if self._unknown >= MAX_GUESSED_NAMES:
            return PlaceMatch(None)
        league = parent or self.parent
        own = own_place(text, self.title.place, league, self.places)
        if own:
            return PlaceMatch(own, "code")
        bare = without_own_level(name_alone(one_language(text))) or text
        found = self.places.resolve(bare, league, year)
        self._unknown += found.code is None
        return found

    def is_place(self, text: str, parent: str | None = None) -> bool:
        """Whether the text names a place, or one of several that share an alias."""
        return self.place(text, parent).how in _SURE

    def heading(self, text: str) -> Heading:
        """A header text as name, unit and year: ``2024年资金（万元）``, ``2016年``, ``户``."""
        key = (text, self.title.year)
        found = self._apart.get(key)
        if found is None:
            found = self._apart[key] = self._taken_apart(text)
        return found

    def _taken_apart(self, text: str) -> Heading:
        text = one_language(text)
        whole = read_moment(text, serials=True)
        if whole is not None and whole.year is not None and (not text.isdecimal() or is_year(text)):
            return Heading(moment=whole)
        part = part_of_year(text, self.title.year, self.title.part) or short_year(text)
        if part is not None:
            return Heading(moment=part)
        relative = relative_moment(text, self.title.year, self.title.part)
        if relative is not None:
            return Heading(moment=relative)
        if self.is_unit(text):
            return Heading(unit=plain(text).strip("()"))
        said = plain(tidy(name_alone(text)))
        year = _LEADING_YEAR.search(said) or _BRACKETED_YEAR.search(said)
        if year:
            said = said.replace(year[0], "", 1)
        name, unit = without_unit(said)
        if not unit or self.catalogue.find_unit(unit) is None:
            name, unit = without_glued_unit(said, self.catalogue)
        return Heading(self._without_total(name), unit, Moment(int(year[1])) if year else None)

    def _without_total(self, name: str) -> str:
        """帮扶资金合计 is the indicator 帮扶资金, not the sum of a table; 包头市合计 stays."""
        whole = name[: -len("合计")]
        if len(whole) < 2 or not name.endswith(("合计", "总计", "共计")):
            return name
        resolve = self.catalogue.resolve
        return whole if resolve(name).how == "none" and resolve(whole).code else name

    def is_unit(self, text: str) -> bool:
        """A unit alone in its cell, bare or in brackets; 年 and 项目 are names first."""
        said = plain(text)
        role = column_role(said)
        if role not in (None, "unit") or is_relative(said):
            return False
        return self.catalogue.find_unit(said) is not None

    def is_heading(self, text: str) -> bool:
        """Whether a text is known to stand in headers."""
        found = self._headings.get(text)
        if found is None:
            found = self._headings[text] = self._is_heading(text)
        return found

    def _is_heading(self, text: str) -> bool:
        name = self.heading(text).name
        return (
            not name
            or self.catalogue.resolve(name).how != "none"
            or self.is_category(name)
            or self.dimension(name) is not None
            or scope_of(name) is not None
            or is_relative(text)
        )

    def is_category(self, text: str) -> bool:
        """Whether some breakdown has a category (or total) of that name, or two have together."""
        if text not in self._categories:
            match = self.catalogue.resolve_category(text)
            known = match.known or bool(match.candidates) or total_of(text) is not None
            said = known or self.catalogue.compound_category(text) is not None
            self._categories[text] = said
        return self._categories[text]

    def dimension(self, text: str) -> str | None:
        """The code of the breakdown that a heading names: 所有制, 按所有制分."""
        found = self.catalogue.find_dimension(text)
        if found is None and (grouping := _GROUPING.match(key_of(text))):
            found = self.catalogue.find_dimension(grouping[1])
        return found

    def share_of_places(self, texts: Iterable[str]) -> float:
        return _share(texts, lambda text: self.is_place(text) or total_of(text) is not None)

    def share_of_indicators(self, texts: Iterable[str]) -> float:
        return _share(texts, lambda text: self.catalogue.resolve(text).how != "none")

    def share_of_categories(self, texts: Iterable[str]) -> float:
        return _share(texts, self.is_category)

    def share_of_units(self, texts: Iterable[str]) -> float:
        return _share(texts, lambda text: self.catalogue.find_unit(text) is not None)


@lru_cache(maxsize=2)
def _last_move(places: Places) -> int:
    """Since this year every name has meant what it means today."""
    dates = [one.valid_from or 0 for one in places]
    return max(dates + [before.until for one in places for before in one.earlier])


def _share(texts: Iterable[str], is_one: object) -> float:
    listed = list(texts)
    return sum(map(is_one, listed)) / len(listed) if listed else 0.0  # type: ignore[arg-type]
