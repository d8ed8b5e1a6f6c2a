"""From a name as people write it to a code, or to ranked guesses; a guess is never a code."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from atlas.places.table import REGION, Place

How = Literal["code", "name", "alias", "earlier", "similar"]

#: The strength of a match, strongest first: the first kind that fits decides.
_KINDS: tuple[How, ...] = ("code", "name", "alias", "earlier")
#: What unions write after a place without meaning another one, longest first. 本级 is not here:
#: it changes what the figure covers, so the reader of the table has to see it.
_DECORATIONS = ("各旗县市区", "各旗县区", "各旗县市", "各旗县", "总工会", "工会")
#: In a league's own table these are the league; alone they are nobody.
_OWN = {"全市", "我市", "本市", "全盟", "我盟", "本盟"}
#: Row furniture before a name: 一、 (二) 3. 其中:
_LEADING = re.compile(
    r"^(?:其中:|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]{1,3}\)|\d{1,3}[.、])"
)
_CODE_TAIL = re.compile(r"^(\d{6})(?:\.0|0{6})$")
_BRACKETED = re.compile(r"^(.+)\((.+)\)$")
_GUESSES = 5
_LEAST_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Match:
    """``code`` of the place, or ``None`` with ``candidates``: ranked codes for a person to choose.

    ``how``: the kind of name that fitted; with no code ``similar`` marks guesses by spelling and
    any other kind a name that several places share; ``None`` when nothing comes near.
    """

    code: str | None
    how: How | None = None
    candidates: tuple[str, ...] = ()


def normalise(text: str) -> str:
    """One spelling for all: NFKC, no spaces or invisible characters, lower case."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    kept = (c for c in folded if not c.isspace() and unicodedata.category(c) != "Cf")
    return unicodedata.normalize("NFKC", "".join(kept))


class Resolver:
    """Call it with a text, the code of a league (or ``None``) and a year (or ``None``)."""

    def __init__(self, table: Iterable[Place]) -> None:
        self._places = {place.code: place for place in table}
        self._named: dict[How, dict[str, list[str]]] = {k: defaultdict(list) for k in _KINDS}
        self._local: dict[str, list[str]] = defaultdict(list)
        self._until: dict[tuple[str, str], int] = {}
        for place in self._places.values():
            self._enter(place)
        self._spellings = [
            (text, code)
            for kind in ("name", "alias", "earlier")
            for text, codes in self._named[kind].items()
            for code in codes
        ]
        self._above = sorted(self._prefixes(), key=lambda pair: -len(pair[0]))

    def __call__(self, text: str, parent: str | None = None, year: int | None = None) -> Match:
        wanted = normalise(text)
        tail = _CODE_TAIL.match(wanted)
        wanted = tail[1] if tail else wanted
        shared: Match | None = None
        for spelling in _spellings(wanted):
            match = self._exact(spelling, parent, year) or self._under_prefix(spelling, year)
            if match is not None and match.code:
                return match
            shared = shared or match
        return shared or self._bracketed(wanted, parent, year) or self._guess(wanted, parent)

    def _enter(self, place: Place) -> None:
        self._named["code"][normalise(place.code)].append(place.code)
        for name in dict.fromkeys((normalise(place.name), normalise(place.name_en))):
            self._named["name"][name].append(place.code)
        for alias in dict.fromkeys(map(normalise, (place.short, *place.aliases))):
            self._named["alias"][alias].append(place.code)
        for alias in map(normalise, place.local_aliases):
            self._local[alias].append(place.code)
        for before in place.earlier:
            for text in filter(None, (before.name, before.code)):
                key = normalise(text)
                if place.code not in self._named["earlier"][key]:
                    self._named["earlier"][key].append(place.code)
                self._until[key, place.code] = before.until

    def _exact(self, wanted: str, parent: str | None, year: int | None) -> Match | None:
        if wanted in _OWN and parent and self._places[parent].level == "league":
            return Match(parent, "alias")
        if year is not None and (then := self._at_that_time(wanted, parent, year)):
            return then
        for kind in _KINDS:
            codes = [c for c in self._named[kind].get(wanted, ()) if self._within(c, parent)]
            if kind == "alias":
                codes += [c for c in self._local.get(wanted, ()) if self._below(c, parent)]
            if codes:
                return Match(codes[0], kind) if len(codes) == 1 else Match(None, kind, tuple(codes))
        if elsewhere := self._named["name"].get(wanted):
            return Match(None, "name", tuple(elsewhere))
        needs_league = self._local.get(wanted)
        return Match(None, "alias", tuple(needs_league)) if needs_league else None

    def _at_that_time(self, wanted: str, parent: str | None, year: int) -> Match | None:
        """The one place that bore the name then, unless its bearer of today already did."""
        bearers = self._named["name"].get(wanted, ())
        if any(year >= (self._places[c].valid_from or 0) for c in bearers):
            return None
        codes = [
            c
            for c in self._named["earlier"].get(wanted, ())
            if year < self._until[wanted, c] and self._within(c, parent)
        ]
        return Match(codes[0], "earlier") if len(codes) == 1 else None

    def _within(self, code: str, parent: str | None) -> bool:
        """Below ``parent``; leagues and units are known by name wherever they stand."""
        level = self._places[code].level
        return (
            self._below(code, parent)
            or parent in (None, REGION)
            or level
            not in (
                "banner",
                "zone",
            )
        )

    def _below(self, code: str, parent: str | None) -> bool:
        return (
            parent is not None and parent != REGION and parent in (code, self._places[code].parent)
        )

    def _prefixes(self) -> Iterator[tuple[str, str]]:
        for place in self._places.values():
            if place.level in ("region", "league"):
                earlier = (before.name for before in place.earlier)
                for text in (place.name, place.short, *place.aliases, *earlier):
                    yield normalise(text), place.code

    def _under_prefix(self, wanted: str, year: int | None) -> Match | None:
        """赤峰市巴林左旗, 内蒙古包头市昆都仑区: the league is written before the banner."""
        for prefix, above in self._above:
            rest = wanted.removeprefix(prefix)
            if rest in (wanted, ""):
                continue
            if above == REGION:
                match = self._exact(rest, None, year) or self._under_prefix(rest, year)
            else:
                match = self._exact(rest, above, year)
                match = match if match and match.code and self._below(match.code, above) else None
            if match and match.code and match.code != REGION:
                return match
        return None

    def _bracketed(self, wanted: str, parent: str | None, year: int | None) -> Match | None:
        """内蒙古自治区(全区): both halves must mean the same place; 包头市(不含达茂旗) does not."""
        halves = _BRACKETED.match(wanted)
        if halves is None:
            return None
        outer, inner = (self(half, parent, year) for half in halves.groups())
        return outer if outer.code and outer.code == inner.code else None

    def _guess(self, wanted: str, parent: str | None) -> Match:
        matcher = SequenceMatcher(b=wanted, autojunk=False)
        likeness: dict[str, float] = {}
        for spelling, code in self._spellings:
            matcher.set_seq1(spelling)
            if matcher.real_quick_ratio() >= _LEAST_ALIKE and matcher.quick_ratio() >= _LEAST_ALIKE:
                likeness[code] = max(likeness.get(code, 0.0), matcher.ratio())
        ranked = sorted(
            (code for code, alike in likeness.items() if alike >= _LEAST_ALIKE),
            key=lambda c: (not self._below(c, parent), -likeness[c], self._places[c].position),
        )[:_GUESSES]
        return Match(None, "similar", tuple(ranked)) if ranked else Match(None)


def _spellings(wanted: str) -> Iterator[str]:
    """``wanted`` as it stands, then without row furniture, then without one decoration."""
    yield wanted
    plain = _LEADING.sub("", wanted).rstrip("*:")
    if plain != wanted:
        yield plain
    for decoration in _DECORATIONS:
        if plain.endswith(decoration):
            yield plain.removesuffix(decoration)
