"""Leagues and their banners below each other in one column: which 中旗 is meant."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from atlas.ingest.files.raw import RawTable
from atlas.ingest.layout.column import Column
from atlas.ingest.layout.knowledge import Knowledge
from atlas.ingest.layout.row_words import text_of
from atlas.places import Match, Place

_FEWEST_NEIGHBOURS = 2


class Settled(NamedTuple):
    """A short name that only its neighbours settled: ``reason`` is ``league_above`` where a
    league's row heads it, ``league_of_others`` where all other rows lie in one league."""

    row: int
    column: int
    text: str
    code: str
    others: tuple[str, ...]
    reason: str


@dataclass(slots=True)
class Leagues:
    """The league that rows of banners belong to: that of the league's own row above them, until
    a banner of another league comes; else the one in which all rows that are sure by themselves
    lie, where these are several. One neighbour says nothing of 后旗 beside it."""

    known: Knowledge
    settled: list[Settled] = field(default_factory=list)
    above: str | None = None
    _of_all: str | None = None
    _nests: bool = False

    def look(self, table: RawTable, columns: Sequence[Column], body: Sequence[int]) -> None:
        """See whether one column holds banners, and whether they all lie in one league."""
        places = [one.index for one in columns if one.role == "place"]
        if len(places) != 1:
            return
        texts = dict.fromkeys(text_of(table.values[row][places[0]]) for row in body)
        listed = [one for one in dict.fromkeys(self._sure(texts)) if one.level != "region"]
        self._nests = any(one.level == "banner" for one in listed)
        leagues = {one.code if one.level == "league" else one.parent for one in listed}
        if self._nests and len(listed) >= _FEWEST_NEIGHBOURS and len(leagues) == 1:
            league = leagues.pop()
            is_league = league and self.known.places.get(league).level == "league"
            self._of_all = league if is_league else None

    def _sure(self, texts: Sequence[str] | dict[str, None]) -> Iterator[Place]:
        for text in texts:
            code = self.known.place(text).code if text else None
            if code:
                yield self.known.places.get(code)

    def pass_row(self, code: str) -> None:
        """A row of that place was read: rows below may belong to it."""
        if not self._nests:
            return
        place = self.known.places.get(code)
        if place.level == "league":
            self.above = code
        elif place.parent != self.above:
            self.above = None

    def settle(self, alone: Match, at: tuple[int, int], text: str, year: int | None) -> Match:
        """The match of a name that stands for none or several places, within its league."""
        league = self.above or self._of_all
        found = self.known.place(text, league, year) if league else alone
        if found.code is None:
            return alone
        others = tuple(one for one in alone.candidates if one != found.code)
        reason = "league_above" if self.above else "league_of_others"
        self.settled.append(Settled(*at, text, found.code, others, reason))
        return found
