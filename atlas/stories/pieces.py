"""Pieces that several stories share: what to ask, names, extremes, the context line, footnotes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import datetime, timedelta, timezone

from atlas.catalogue import Indicator
from atlas.datum import Datum
from atlas.stories.blocks import Story
from atlas.stories.ledger import Ledger
from atlas.stories.telling import Telling
from atlas.words.numbers import show


def all_places(telling: Telling) -> list[str]:
    """The place of the view, its children, and the region: what most pages ask for."""
    view, places = telling.view, telling.places
    codes = {place.code for place in places.children(view.place)} | set(reporting_places(telling))
    codes |= {place.code for place in places.path(view.place)} | {view.place}
    return sorted(codes)


def reporting_places(telling: Telling) -> tuple[str, ...]:
    """Leagues of the region or banners of the league in view, in official order; for a banner,
    it and its siblings. Zones and reporting units lie on no map and are not among them."""
    place = telling.places.get(telling.view.place)
    parent = place.parent if place.level == "banner" else place.code
    levels = ("league", "banner")
    children = telling.places.children(parent)
    return tuple(child.code for child in children if child.level in levels)


def figures_question(
    indicators: Iterable[str],
    places: Iterable[str],
    first: int = 0,
    last: int = 9999,
) -> tuple[str, dict[str, object]]:
    """The question ``figures/of_indicators`` for these indicators and places."""
    return (
        "figures/of_indicators",
        {
            "indicators": sorted(set(indicators)),
            "places": sorted(set(places)),
            "from_year": first,
            "to_year": last,
        },
    )


def with_parts(telling: Telling, indicators: Iterable[str]) -> list[str]:
    """The indicators and the numerators and denominators they stand on."""
    codes = list(indicators)
    for code in tuple(codes):
        meaning = telling.catalogue.get(code)
        codes += [part for part in (meaning.numerator, meaning.denominator) if part]
    return sorted(set(codes))


def short_name(telling: Telling, indicator: Indicator) -> str:
    """The short name of an indicator in the reader's language."""
    return indicator.short_zh if telling.words.chinese else indicator.short_en


def place_name(telling: Telling, code: str) -> str:
    return telling.words.name(telling.places.get(code))


def short_place(telling: Telling, code: str) -> str:
    """呼和浩特, 包头 … in Chinese; the English name otherwise."""
    place = telling.places.get(code)
    return place.short if telling.words.chinese else place.name_en


def highest_and_lowest(
    telling: Telling, ledger: Ledger, indicator: str, places: Sequence[str]
) -> tuple[tuple[str, Datum], tuple[str, Datum]] | None:
    """(place, datum) of the highest and the lowest exact figure of the year; None below two."""
    year = telling.view.year
    found = [(place, ledger.get(indicator, place, year)) for place in places]
    ranked = sorted((pair for pair in found if pair[1].exact), key=lambda pair: pair[1].value)
    return (ranked[-1], ranked[0]) if len(ranked) > 1 else None


def shown(telling: Telling, value: Datum) -> str:
    """A datum in running text."""
    return show(value, telling.words).text


def on_the_clock(text: str, minutes: int) -> str:
    """2026-02-11 17:04: a moment in UTC, ISO 8601, as a clock says it that is ``minutes`` ahead."""
    clock = timezone(timedelta(minutes=minutes))
    return datetime.fromisoformat(text).astimezone(clock).strftime("%Y-%m-%d %H:%M")


def context(telling: Telling, *, unit: str = "") -> tuple[str, ...]:
    """The one line under the title: place · year · unit · newest year in store · version."""
    w, view, version = telling.words, telling.view, telling.version
    parts = [place_name(telling, view.place)]
    if view.year:
        parts.append(w("frame.a_year", year=view.year))
    if unit:
        parts.append(w("story.unit", unit=unit))
    if telling.years:
        parts.append(w("story.as_of", year=telling.years[-1]))
    date = version.published_at[:10]
    key = "story.draft" if version.number is None else "story.version"
    parts.append(w(key, number=version.number, author=version.author, date=date))
    return tuple(parts)


def finish(story: Story) -> Story:
    """The story with the footnotes of all its figures, and marked where any is demonstration."""
    data = tuple(_data(story))
    notes = dict.fromkeys(note for value in data for note in value.notes)
    footnotes = tuple((str(number), note) for number, note in enumerate(notes, start=1))
    return replace(
        story,
        footnotes=story.footnotes + footnotes,
        demo=story.demo or any(value.demo for value in data),
    )


def _data(thing: object) -> Iterator[Datum]:
    """Every datum in a story, in the order in which it is read."""
    if isinstance(thing, Datum):
        yield thing
    elif isinstance(thing, tuple):
        for part in thing:
            yield from _data(part)
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from _data(getattr(thing, field.name))
