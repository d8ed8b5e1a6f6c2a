"""Pieces that several stories share: tiles, trends, bars by league, footnotes, the context line."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace

from atlas.catalogue import Indicator
from atlas.datum import Datum
from atlas.stories.blocks import Break, Chart, Headline, Point, Series, Story
from atlas.stories.ledger import Ledger
from atlas.stories.telling import Telling
from atlas.words.numbers import show

COLOURS = ("c1", "c2", "c3", "c4", "c5", "c6", "c7")


def all_places(telling: Telling) -> list[str]:
    """The place of the view, its children, and the region: what most pages ask for."""
    view, places = telling.view, telling.places
    codes = {place.code for place in places.children(view.place)}
    codes |= {place.code for place in places.path(view.place)} | {view.place}
    return sorted(codes)


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


def headline(
    telling: Telling,
    ledger: Ledger,
    indicator: str,
    *,
    place: str = "",
    breakdown: str = "",
    label: str = "",
    href: str = "",
) -> Headline:
    """A tile of the view's place and year: figure, change on last year, goal, ten years behind."""
    place, year = place or telling.view.place, telling.view.year
    years = range(max(telling.years[0], year - 9), year + 1) if telling.years else ()
    return Headline(
        label=label or short_name(telling, telling.catalogue.get(indicator)),
        datum=ledger.get(indicator, place, year, breakdown),
        change=ledger.change(indicator, place, year, breakdown),
        goal=ledger.goal(indicator, place, year, breakdown),
        spark=ledger.series(indicator, place, years, breakdown),
        href=href,
    )


def trend(
    telling: Telling,
    ledger: Ledger,
    lines: Sequence[tuple[str, str, str]],
    *,
    id: str,  # noqa: A002 - the block's own name for it
    title: str,
    subtitle: str = "",
    years: Sequence[int] = (),
    place: str = "",
) -> Chart:
    """Lines over the years of one place: ``lines`` are (indicator, breakdown, name), one unit.

    Dots without a line where fewer than four years in twenty are known.
    """
    place = place or telling.view.place
    years = years or telling.years
    series = tuple(
        Series(
            key=f"{indicator}|{breakdown}",
            name=name,
            points=tuple(
                Point(year, value)
                for year, value in ledger.series(indicator, place, years, breakdown)
            ),
            colour=colour,
        )
        for (indicator, breakdown, name), colour in zip(lines, COLOURS, strict=False)
    )
    first = telling.catalogue.get(lines[0][0])
    known = sum(point.datum.known for line in series for point in line.points)
    span = max(len(years), 1) * len(series)
    return Chart(
        id=id,
        title=title,
        subtitle=subtitle,
        shape="lines" if known * 5 >= span or known >= 4 * len(series) else "dots",
        series=series,
        unit=first.unit,
        breaks=breaks_of(telling, [line[0] for line in lines], years),
        goal=ledger.goal(lines[0][0], place, telling.view.year, lines[0][1]),
    )


def breaks_of(
    telling: Telling, indicators: Iterable[str], years: Sequence[int]
) -> tuple[Break, ...]:
    """Changes of method of the indicators inside the years shown."""
    found = {}
    for code in indicators:
        for one in telling.catalogue.get(code).breaks:
            if years and years[0] <= one.last_before and one.first_after <= years[-1]:
                text = one.reason_zh if telling.words.chinese else one.reason_en
                found[one.last_before, one.first_after] = text
    return tuple(Break(before, after, text) for (before, after), text in sorted(found.items()))


def bars_by_place(
    telling: Telling,
    ledger: Ledger,
    columns: Sequence[tuple[str, str, str]],
    places: Sequence[str],
    *,
    id: str,  # noqa: A002 - the block's own name for it
    title: str,
    subtitle: str = "",
    shape: str = "bars",
) -> Chart:
    """Bars of the view's year by place in official order; ``columns`` as in :func:`trend`."""
    year = telling.view.year
    return Chart(
        id=id,
        title=title,
        subtitle=subtitle,
        shape=shape,
        series=tuple(
            Series(
                key=f"{indicator}|{breakdown}",
                name=name,
                points=tuple(
                    Point(place, ledger.get(indicator, place, year, breakdown)) for place in places
                ),
                colour=colour,
            )
            for (indicator, breakdown, name), colour in zip(columns, COLOURS, strict=False)
        ),
        unit=telling.catalogue.get(columns[0][0]).unit,
        categories=tuple((place, short_place(telling, place)) for place in places),
        goal=ledger.goal(columns[0][0], telling.view.place, year, columns[0][1]),
        opens_place=True,
    )


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


def context(telling: Telling, *, unit: str = "", years: str = "") -> tuple[str, ...]:
    """The one line under the title: place · year · unit · version and its date."""
    w, view = telling.words, telling.view
    parts = [place_name(telling, view.place)]
    if view.year:
        parts.append(years or w("frame.a_year", year=view.year))
    if unit:
        parts.append(w("story.unit", unit=unit))
    date = telling.version.published_at[:10]
    parts.append(w("story.as_of", date=date))
    parts.append(w("story.version", number=telling.version.number, author=telling.version.author))
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
