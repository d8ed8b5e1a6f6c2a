"""From a heading to an indicator: by name or alias, decided by unit or theme, never guessed."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import Literal

from atlas.catalogue.indicator import Implied, Indicator
from atlas.catalogue.names import counted_names, key_of, variants, without_unit
from atlas.catalogue.units import Units

_SHORTEST_VARIANT = 4
How = Literal["name", "alias", "variant", "unit", "theme", "title", "group", "ambiguous", "none"]


@dataclass(frozen=True, slots=True)
class Match:
    """What a heading means.

    ``how``: ``name`` or ``alias`` (one indicator answers to it), ``variant`` (with 数, 人数 or
    金额 more or less it would), ``title`` or ``group`` (with the words of a title or of the
    headings above),
    ``unit`` or ``theme`` (several do, and that decided), ``ambiguous`` (several do: choose among
    ``candidates``), ``none``.
    ``implied`` is what the heading says besides; ``unit_text`` a unit printed in the heading;
    ``unit_fits`` is False where the given unit cannot be one of this indicator.
    """

    code: str | None
    how: How
    candidates: tuple[str, ...] = ()
    implied: Implied = field(default_factory=Implied)
    unit_text: str = ""
    unit_fits: bool = True


class Names:
    """The index of all headings: key → the indicators that answer to it."""

    def __init__(self, indicators: Iterable[Indicator], units: Units) -> None:
        self._units = units
        self._indicators: dict[str, Indicator] = {}
        self._names: dict[str, str] = {}
        self._aliases: dict[str, tuple[str, Implied]] = {}
        self._shared: dict[str, list[str]] = {}
        for one in indicators:
            self._indicators[one.code] = one
            for text in (one.name_zh, one.name_en, one.code):
                self._names[key_of(text)] = one.code
            for text in one.aliases:
                self._aliases.setdefault(key_of(text), (one.code, Implied()))
            for text, implied in one.implies:
                self._aliases[key_of(text)] = (one.code, implied)
            for text in one.shared:
                self._shared.setdefault(key_of(text), []).append(one.code)
        self._short = self._unclaimed_short_names()

    def resolve(self, text: str, unit: str | None = None, theme: str | None = None) -> Match:
        """The indicator of a heading; ``unit`` and ``theme`` decide where several answer to it."""
        key = key_of(text)
        match = self._known(key, unit, theme)
        if match.how != "none":
            return match
        shorter, printed = without_unit(key)
        if not printed or self._units.find(printed) is None:
            return self._variant(key, unit, theme)
        found = self._known(shorter, unit or printed, theme)
        if found.how == "none":
            found = self._variant(shorter, unit or printed, theme)
        return replace(found, unit_text=printed)

    def suggest(self, text: str, limit: int = 5) -> tuple[str, ...]:
        """Codes whose names look like ``text``, for a person to choose from; never a match."""
        keys = self._names | {key: code for key, (code, _) in self._aliases.items()}
        close = get_close_matches(key_of(text), keys, n=limit * 3, cutoff=0.4)
        return tuple(dict.fromkeys(keys[key] for key in close))[:limit]

    def _known(self, key: str, unit: str | None, theme: str | None) -> Match:
        if key in self._names:
            code = self._names[key]
            return Match(code, "name", unit_fits=self._fits(code, unit))
        if key in self._aliases:
            code, implied = self._aliases[key]
            return Match(code, "alias", implied=implied, unit_fits=self._fits(code, unit))
        if key in self._shared:
            return self._decide(tuple(self._shared[key]), unit, theme)
        if key in self._short:
            code = self._short[key]
            return Match(code, "alias", unit_fits=self._fits(code, unit))
        return Match(None, "none")

    def _variant(self, key: str, unit: str | None, theme: str | None) -> Match:
        """The one indicator that answers to the name with 数 or 人数 more or less; with a ``unit``,
        the one of that unit whose name ends in what it counts besides."""
        if len(key) < _SHORTEST_VARIANT:
            return Match(None, "none")
        found = {
            match.code: match
            for other in (*variants(key), *(counted_names(key) if unit else ()))
            if (match := self._known(other, unit, theme)).code and match.unit_fits
        }
        if len(found) != 1:
            return Match(None, "none")
        return replace(next(iter(found.values())), how="variant")

    def _unclaimed_short_names(self) -> dict[str, str]:
        """The short names that we print ourselves, where nothing else answers to them."""
        owners: dict[str, list[str]] = {}
        for one in self._indicators.values():
            for key in {key_of(one.short_zh), key_of(one.short_en)}:
                owners.setdefault(key, []).append(one.code)
        return {key: codes[0] for key, codes in owners.items() if len(codes) == 1}

    def _decide(self, owners: tuple[str, ...], unit: str | None, theme: str | None) -> Match:
        fitting = tuple(code for code in owners if self._fits(code, unit)) if unit else owners
        if len(fitting) == 1:
            return Match(fitting[0], "unit", owners)
        left = fitting or owners
        themed = tuple(code for code in left if self._indicators[code].theme == theme)
        if len(themed) == 1 and fitting:
            return Match(themed[0], "theme", owners)
        return Match(None, "ambiguous", themed or left)

    def _fits(self, code: str, unit: str | None) -> bool:
        if not unit or self._units.find(unit) is None:
            return not unit
        return self._units.convert(unit, self._indicators[code].unit) is not None
