"""Pictures that several stories share: tiles, trends, bars and tables by place."""

from collections.abc import Iterable, Sequence

from atlas.figures import breakdown_parts, breakdown_text
from atlas.stories.blocks import Break, Chart, Headline, Point, Series
from atlas.stories.ledger import Ledger
from atlas.stories.pieces import short_name, short_place
from atlas.stories.telling import Telling

COLOURS = ("c1", "c2", "c3", "c4", "c5", "c6", "c7")
#: (indicator, breakdown, name) of one series
Line = tuple[str, str, str]


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
    years = _since_first(ledger, lines, place, years or telling.years)
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
    first, view = lines[0], telling.view
    return Chart(
        id=id,
        title=title,
        subtitle=subtitle,
        shape=_shape(series, len(years)),
        series=series,
        unit=telling.catalogue.get(first[0]).unit,
        breaks=breaks_of(telling, [line[0] for line in lines], years),
        goal=ledger.goal(first[0], place, view.year, first[1]),
    )


def _since_first(
    ledger: Ledger, lines: Sequence[Line], place: str, years: Sequence[int]
) -> Sequence[int]:
    """The years from the first that any of the lines reports; later gaps stay."""
    known = [
        year
        for year in years
        if any(ledger.get(code, place, year, breakdown).known for code, breakdown, _ in lines)
    ]
    return [year for year in years if year >= known[0]] if known else years


def _shape(series: Sequence[Series], years: int) -> str:
    """Dots, not lines, where fewer than a fifth of the years and fewer than four are known."""
    known = sum(point.datum.known for line in series for point in line.points)
    few = known * 5 < max(years, 1) * len(series) and known < 4 * len(series)
    return "dots" if few else "lines"


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


def bars_by_category(
    telling: Telling,
    ledger: Ledger,
    lines: Sequence[Line],
    dimension: str,
    *,
    id: str,  # noqa: A002 - the block's own name for it
    title: str,
    shape: str = "bars",
) -> Chart:
    """Bars of the view's place and year, one group per category of ``dimension`` that any of the
    ``lines`` is reported for, in the trade's order."""
    view, meaning = telling.view, telling.catalogue.dimension(dimension)
    seen = {code for line in lines for code in ledger.categories(line[0], dimension)}
    categories = [one for one in meaning.categories if one.code in seen]

    def point(line: Line, category: str) -> Point:
        parts = breakdown_parts(line[1]) | {dimension: category}
        return Point(category, ledger.get(line[0], view.place, view.year, breakdown_text(parts)))

    series = tuple(
        Series(
            f"{line[0]}|{line[1]}",
            line[2],
            tuple(point(line, category.code) for category in categories),
            colour,
        )
        for line, colour in zip(lines, COLOURS, strict=False)
    )
    named = tuple((one.code, telling.words.name(one)) for one in categories)
    unit = telling.catalogue.get(lines[0][0]).unit
    return Chart(id, title, shape, series, unit, categories=named)


def lines_of(telling: Telling, indicators: Iterable[str]) -> list[Line]:
    """The indicators as series under their short names."""
    return [(code, "", short_name(telling, telling.catalogue.get(code))) for code in indicators]


def categories_of(telling: Telling, ledger: Ledger, indicator: str, dimension: str) -> list[Line]:
    """One series per category of ``dimension`` that the indicator is reported for."""
    meaning = telling.catalogue.dimension(dimension)
    return [
        (indicator, f"{dimension}={code}", telling.words.name(meaning.category(code)))
        for code in ledger.categories(indicator, dimension)
    ]
