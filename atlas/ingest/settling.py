"""Which indicator names mean: alone, with a unit of the title, or completed by the title."""

from dataclasses import replace

from atlas.catalogue import Match
from atlas.catalogue.match import How
from atlas.ingest.auxiliary import naming
from atlas.ingest.by_title import (
    completed_by_group,
    completed_by_title,
    is_money_word,
    told_by_title,
)
from atlas.ingest.layout.knowledge import Knowledge
from atlas.ingest.sense import Names


def settle(known: Knowledge, theme: str | None, names: Names, unit: str, headed: bool) -> Match:
    """The names as they stand; where they lead nowhere, without the words that say nothing.

    ``headed`` is False for a column without any heading or name: it is nobody's (somebody's sums
    at the margin), and no title gives it a meaning."""
    found = _settled(known, theme, names, unit, headed)
    if found.code is not None:
        return found
    part = known.title.part
    kept = naming(names, partial=part is not None and part.period == "point")
    again = found if kept == names else _settled(known, theme, kept, unit, headed)
    if again.code is not None:
        return again
    below = completed_by_group(kept, unit, known.catalogue)
    if below != kept:
        return _by("group", known.catalogue.resolve_headings(below, unit or None, theme))
    paid = tuple(name for name in kept if not is_money_word(name))
    money = _settled(known, theme, paid, unit, headed) if paid != kept else again
    if money.code is not None and known.catalogue.get(money.code).unit == "元":
        return _by("title", money)
    return again if again.candidates else found


def _settled(known: Knowledge, theme: str | None, names: Names, unit: str, headed: bool) -> Match:
    """The names by themselves, then with a unit of the 单位 line, then with the title's
    indicator: 送温暖 below 单位：万元 is money, 职代会 below 建制率 is that rate."""
    resolve, title = known.catalogue.resolve_headings, known.title
    found = _by_unit(known, theme, names, unit) if names else Match(None, "none")
    if found.code is not None:
        return found
    told = told_by_title(names, title.words, known.catalogue)
    if told != names:
        return _by("title", resolve(told, unit or None, theme))
    if title.indicator and headed:
        for parts in ((title.indicator, *names), (*names, title.indicator)):
            named = _by_unit(known, theme, parts, unit)
            if named.code is not None:
                return _by("title", named) if found.candidates else named
    below = completed_by_group(names, unit, known.catalogue)
    if below != names:
        return _by("group", resolve(below, unit or None, theme))
    told = completed_by_title(names, unit, title.words, known.catalogue)
    return _by("title", resolve(told, unit or None, theme)) if told != names else found


def _by(how: How, match: Match) -> Match:
    return match if match.code is None else replace(match, how=how)


def _by_unit(known: Knowledge, theme: str | None, names: Names, unit: str) -> Match:
    """The indicator of the names; where they lead to several, with a unit of the 单位 line."""
    resolve = known.catalogue.resolve_headings
    found = resolve(names, unit or None, theme)
    if found.code is not None or unit:
        return found
    by_unit = [resolve(names, one, theme) for one in known.title.units]
    settled = {one.code: one for one in by_unit if one.code}
    return next(iter(settled.values())) if len(settled) == 1 else found


def not_understood(known: Knowledge, names: Names, unit: str) -> tuple[Names, str]:
    """The parts of a name that lead nowhere, and the indicator that the others lead to: of
    新建基层工会组织数 over 本月 it is 本月 that was not understood."""
    kept = naming(names) or names
    found = {name: known.catalogue.resolve(name, unit or None) for name in kept}
    settled = {match.code for match in found.values() if match.code}
    unclear = tuple(
        name for name in kept if found[name].how == "none" and not known.is_category(name)
    )
    return unclear, settled.pop() if len(settled) == 1 else ""
