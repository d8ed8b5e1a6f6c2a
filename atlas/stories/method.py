"""口径变化: where what would be published is counted in another way than what stands."""

from collections.abc import Iterable
from dataclasses import dataclass

from atlas.catalogue import Indicator
from atlas.figures import Figure, breakdown_parts
from atlas.stories.changed import indicator_name
from atlas.stories.telling import Telling

#: dimensions or texts of one change that are named
NAMED = 3


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which an indicator is counted in a year: a row of ``changes/ways``.

    ``dimensions`` are those that it is broken down by, joined by ``;``, empty for the whole.
    """

    indicator: str
    year: int
    scope: str
    period: str
    unit: str
    dimensions: str
    status: str
    coverage: str


def ways_of(figures: Iterable[Figure]) -> frozenset[Way]:
    """The ways in which figures are counted, as the query tells them of a version."""
    return frozenset(
        Way(
            one.indicator,
            one.year,
            one.scope,
            one.period,
            one.unit,
            ";".join(breakdown_parts(one.breakdown)),
            one.status,
            one.coverage,
        )
        for one in figures
        if one.year is not None and one.kind == "result" and not one.absence
    )


def method_changes(telling: Telling, before: Iterable[Way], after: Iterable[Way]) -> list[str]:
    """A sentence for each indicator of ``after`` whose newest year is counted in another way than
    the same year or, where that is new, the last year before it; as the catalogue lists them."""
    standing, coming = _by_indicator(before), _by_indicator(after)
    sentences = []
    for meaning in telling.catalogue.in_order():
        if meaning.code not in coming or meaning.code not in standing:
            continue
        year = max(coming[meaning.code])
        earlier = [one for one in standing[meaning.code] if one <= year]
        if not earlier:
            continue
        old, new = standing[meaning.code][max(earlier)], coming[meaning.code][year]
        changes = [*_breaks(telling, meaning, max(earlier), year)]
        changes += _properties(telling, old, new)
        changes += _dimensions(telling, old, new, complete=max(earlier) != year)
        if changes:
            w = telling.words
            told = {"indicator": indicator_name(telling, meaning.code), "year": year}
            sentences.append(
                w("difference.method", changes=w("versions.semicolon").join(changes), **told)
            )
    return sentences


def _by_indicator(ways: Iterable[Way]) -> dict[str, dict[int, list[Way]]]:
    found: dict[str, dict[int, list[Way]]] = {}
    for one in ways:
        found.setdefault(one.indicator, {}).setdefault(one.year, []).append(one)
    return found


def _breaks(telling: Telling, meaning: Indicator, earlier: int, year: int) -> Iterable[str]:
    """The catalogue's own breaks of method between the two years."""
    for one in meaning.breaks:
        if earlier <= one.last_before and year >= one.first_after:
            reason = one.reason_zh if telling.words.chinese else one.reason_en
            yield telling.words("difference.break", year=one.first_after, reason=reason)


def _properties(telling: Telling, old: list[Way], new: list[Way]) -> Iterable[str]:
    """Scope, period, unit, status and coverage note: told where no old figure has the new one."""
    w = telling.words
    for name in ("scope", "period", "unit", "status", "coverage"):
        before, now = ({getattr(one, name) for one in ways} for ways in (old, new))
        if now <= before:
            continue
        yield w(
            "difference.property",
            property=w(f"difference.{name}"),
            old=_named(telling, name, before),
            new=_named(telling, name, now),
        )


def _dimensions(telling: Telling, old: list[Way], new: list[Way], complete: bool) -> Iterable[str]:
    """Breakdowns that come; those that go only where a whole new year is told (``complete``)."""
    before, now = ({one.dimensions for one in ways} - {""} for ways in (old, new))
    if now - before:
        yield telling.words("difference.broken_down", by=_names(telling, now - before))
    if complete and before - now:
        yield telling.words("difference.no_longer", by=_names(telling, before - now))


def _names(telling: Telling, combined: Iterable[str]) -> str:
    w = telling.words
    named = [
        " × ".join(w.name(telling.catalogue.dimension(code)) for code in one.split(";"))
        for one in sorted(combined)
    ]
    return w("versions.and").join(named[:NAMED])


def _named(telling: Telling, name: str, values: Iterable[str]) -> str:
    w = telling.words
    known = {"scope": "origin.scope", "period": "origin.period"}
    told = []
    for value in sorted(values)[:NAMED]:
        if not value:
            told.append(w("difference.unnamed"))
        elif name in known and (name, value) != ("period", "year"):
            told.append(w(f"{known[name]}.{value}"))
        else:
            told.append(w("difference.whole_year") if name == "period" else value)
    return w("versions.and").join(told)
