"""Bars: horizontal for categories, upright for years; always from zero, values printed."""

from typing import Any

from atlas.charts import theme
from atlas.charts.axes import heights, span
from atlas.charts.dots import meaning
from atlas.charts.frame import Frame, layout
from atlas.charts.guides import break_lines, goal_line
from atlas.charts.rows import (
    THICK,
    absent,
    ends,
    row_height,
    rows_layout,
    value_column,
)
from atlas.charts.years import BOTTOM, HEIGHT, top_of, value_axis, year_axis
from atlas.stories.blocks import Point, Series

STRIPES = {
    "fillmode": "replace",
    "size": 6,
    "solidity": 0.45,
    "bgcolor": theme.LIGHT["paper"],
}


def bars_over_years(made: Frame, height: int = HEIGHT) -> dict[str, Any]:
    """Upright bars, several series side by side within their year."""
    values = span([made.drawn(value) for value in heights(made.chart)], zero=True)
    for index, series in enumerate(made.chart.series):
        shift, thick = slot(index, len(made.chart.series))
        points = [point for point in series.points if point.datum.known]
        at = [point.x + shift for point in points]
        made.traces.extend(_bars(made, series, points, at, thick, upright=True))
    break_lines(made)
    goal_line(made)
    base = layout(made, height, top_of(made), BOTTOM)
    return {**base, "xaxis": year_axis(made), "yaxis": value_axis(values), "barmode": "overlay"}


def bars_by_category(made: Frame) -> dict[str, Any]:
    """Horizontal bars in the given order; the value stands at the end of each, 未报 in words."""
    chart = made.chart
    reach = ends([made.drawn(value) for value in heights(chart)])
    rows = {code: row for row, (code, _) in enumerate(chart.categories)}
    for index, series in enumerate(chart.series):
        shift, thick = slot(index, len(chart.series))
        points = [point for point in series.points if point.x in rows]
        known = [point for point in points if point.datum.known]
        at = [rows[point.x] + shift for point in known]
        bars = _bars(made, series, known, at, thick, upright=False)
        if chart.goal is not None:
            # the goal's line would run through values at the ends of bars: they stand in a column
            bars = [{**bar, "textposition": "none"} for bar in bars]
            bars.append(value_column(made, reach[1], at, [made.label(p.datum) for p in known]))
        made.traces.extend(bars)
        for point in points:
            if not point.datum.known:
                made.annotations.append(absent(made, rows[point.x] + shift, point))
    goal_line(made, across=False)
    return rows_layout(made, reach, row_height(made, len(chart.series)))


def slot(index: int, count: int) -> tuple[float, float]:
    """Where the bar of series ``index`` of ``count`` lies in its row of height 1, and how thick."""
    thick = THICK / count
    return -THICK / 2 + thick * (index + 0.5), thick * 0.94


def _bars(
    made: Frame,
    series: Series,
    points: list[Point],
    at: list[float],
    thick: float,
    *,
    upright: bool,
) -> list[dict[str, Any]]:
    """Solid bars, striped where the figure is a bound; a range goes on, striped, to its end."""
    along, over = ("x", "y") if upright else ("y", "x")
    shape = {
        "type": "bar",
        "name": series.name,
        "orientation": "v" if upright else "h",
        along: at,
        "width": thick,
        "text": [made.label(point.datum) for point in points],
        "textfont": {"size": theme.SMALL, "color": theme.LIGHT["ink"]},
        "textangle": 0,
        "constraintext": "none",
        "meta": "printed" if upright else "",
        "cliponaxis": False,
        **meaning(made, series, points),
    }
    lows = [made.drawn(point.datum.value) for point in points]
    colours = [bar_colour(made, series, point) for point in points]
    stripes = ["/" if point.datum.bound in ("ge", "le") else "" for point in points]
    solid = {**shape, over: lows, "marker": _filled(colours, stripes), "textposition": "outside"}
    if not any(point.datum.bound == "range" for point in points):
        return [solid]
    highs = [made.drawn(p.datum.value_high or p.datum.value) for p in points]
    beyond = {
        **solid,
        over: [high - low for high, low in zip(highs, lows, strict=True)],
        "base": lows,
        "marker": _filled(colours, "/"),
    }
    return [{**solid, "textposition": "none"}, beyond]


def _filled(colours: list[str], stripes: list[str] | str) -> dict[str, Any]:
    return {"color": colours, "pattern": {**STRIPES, "shape": stripes, "fgcolor": colours}}


def bar_colour(made: Frame, series: Series, point: Point) -> str:
    """The accent marks the chosen thing and nothing else."""
    chosen = made.chart.chosen and str(point.x) == made.chart.chosen
    return theme.LIGHT["accent"] if chosen else theme.colour(series.colour)
