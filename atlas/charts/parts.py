"""Parts of a whole: stacked bars, absolute or to 100 %, with the counts in print."""

from typing import Any

from atlas.charts import theme
from atlas.charts.axes import span
from atlas.charts.dots import meaning
from atlas.charts.frame import Frame, firm, layout
from atlas.charts.rows import (
    THICK,
    absent,
    ends,
    row_height,
    rows_layout,
)
from atlas.charts.years import BOTTOM, HEIGHT, top_of, value_axis, year_axis
from atlas.datum import missing
from atlas.stories.blocks import Point, Series

#: a count that does not fit its segment is left to the hover and the table
WHOLE_LABELS = {"uniformtext": {"minsize": theme.SMALL, "mode": "hide"}}


def stacked(made: Frame, *, share: bool) -> dict[str, Any]:
    """``stack`` and ``share``: a row a category, or an upright bar a year.

    A whole with a part that is not reported is not drawn: it would pass for a smaller whole.
    """
    chart = made.chart
    places = whole_places(made)
    sums = {x: total for x, total in places.items() if total is not None}
    upright = not chart.categories
    rows = {code: row for row, (code, _) in enumerate(chart.categories)}
    for series in chart.series:
        points = [point for point in series.points if point.x in sums]
        points = [point for point in points if upright or point.x in rows]
        at = [point.x if upright else rows[point.x] for point in points]
        made.traces.append(_segments(made, series, points, at, sums if share else None, upright))
    for x, total in places.items():
        if total is None and not upright and x in rows:
            made.annotations.append(_not_drawn(made, rows[x]))
    wholes = [100.0] if share else [made.drawn(total) for total in sums.values()]
    if not upright:
        rows = rows_layout(made, ends(wholes), row_height(made) + 4)
        return {**rows, "barmode": "stack", **WHOLE_LABELS}
    values = span(wholes, zero=True)
    axes = {
        "xaxis": year_axis(made),
        "yaxis": value_axis(values),
        "barmode": "stack",
        **WHOLE_LABELS,
    }
    return {**layout(made, HEIGHT, top_of(made), BOTTOM), **axes}


def whole_places(made: Frame) -> dict[int | str, float | None]:
    """Sum of the parts at each x in the base unit, for the length of its bar; None where one is
    missing or only bounded."""
    sums: dict[int | str, float | None] = {}
    for series in made.chart.series:
        for point in series.points:
            before = sums.get(point.x, 0.0)
            whole = before is not None and firm(point.datum)
            sums[point.x] = before + point.datum.value if whole else None
    return sums


def _segments(
    made: Frame,
    series: Series,
    points: list[Point],
    at: list[float],
    sums: dict[int | str, float] | None,
    upright: bool,
) -> dict[str, Any]:
    lengths = [_length(made, point, sums) for point in points]
    described = meaning(made, series, points)
    if sums is not None:
        texts = zip(described["hovertext"], points, strict=True)
        described["hovertext"] = [_with_share(made, text, point, sums) for text, point in texts]
    return {
        "type": "bar",
        "name": series.name,
        "orientation": "v" if upright else "h",
        "x" if upright else "y": at,
        "y" if upright else "x": lengths,
        "width": THICK,
        "marker": {
            "color": theme.colour(series.colour),
            "line": {"color": theme.LIGHT["paper"], "width": 1},
        },
        "text": [made.label(point.datum) for point in points],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "insidetextfont": {
            "size": theme.SMALL,
            "color": theme.inside_colour(series.colour),
        },
        "textangle": 0,
        "constraintext": "inside",
        "meta": "inside" if upright else "",
        **described,
    }


def _length(made: Frame, point: Point, sums: dict[int | str, float] | None) -> float:
    if sums is None:
        return made.drawn(point.datum.value)
    return share_of(point.datum.value, sums[point.x])


def share_of(part: float, whole: float) -> float:
    return part / whole * 100 if whole else 0.0


def _with_share(made: Frame, text: str, point: Point, sums: dict[int | str, float]) -> str:
    share = f"{share_of(point.datum.value, sums[point.x]):.1f}\u202f%"
    return f"{text}<br>{made.words('stage.share_of', share=share)}"


def _not_drawn(made: Frame, row: int) -> dict[str, Any]:
    point = Point("", missing(made.chart.unit))
    return {**absent(made, row, point), "text": made.words("stage.parts_missing")}
