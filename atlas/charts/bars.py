"""Bars: horizontal for categories, upright for years; always from zero, values printed."""

from html import escape
from typing import Any

from atlas.charts import theme
from atlas.charts.axes import heights, span
from atlas.charts.dots import meaning
from atlas.charts.frame import Frame, layout, note
from atlas.charts.guides import break_lines, goal_line
from atlas.charts.years import BOTTOM, HEIGHT, top_of, value_axis, year_axis
from atlas.stories.blocks import Point, Series

THICK = 0.74
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


def value_column(made: Frame, end: float, at: list[float], texts: list[str]) -> dict[str, Any]:
    """Values one below the other, right of where the longest bar ends."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": [end] * len(at),
        "y": at,
        "text": [f"  {text}" for text in texts],
        "textposition": "middle right",
        "textfont": {"size": theme.SMALL, "color": theme.LIGHT["ink"]},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def slot(index: int, count: int) -> tuple[float, float]:
    """Where the bar of series ``index`` of ``count`` lies in its row of height 1, and how thick."""
    thick = THICK / count
    return -THICK / 2 + thick * (index + 0.5), thick * 0.94


def row_height(made: Frame, series: int = 1) -> int:
    """Pixels of a row: for its bars, and for a name that needs two lines."""
    lines = max((len(name_lines(made, name)) for _, name in made.chart.categories), default=1)
    return max(30 if series == 1 else 12 + 19 * series, 6 + theme.LINE * lines)


def name_lines(made: Frame, name: str) -> tuple[str, ...]:
    return theme.wrapped(name, made.left - 12)


def rows_layout(made: Frame, reach: tuple[float, float], height: int) -> dict[str, Any]:
    """Layout of a chart with one category a row, the first on top; ``reach``: ends of its axis."""
    chart = made.chart
    top = 22 if chart.goal is not None else 6
    count = max(len(chart.categories), 1)
    return {
        **layout(made, count * height + top + 8, top, 8),
        "barmode": "overlay",
        "xaxis": {
            "range": list(reach),
            "showticklabels": False,
            "showgrid": False,
            "zeroline": True,
            "zerolinecolor": theme.LIGHT["faint"],
            "zerolinewidth": 1,
            "fixedrange": True,
        },
        "yaxis": category_axis(made),
    }


def ends(drawn: list[float]) -> tuple[float, float]:
    """From zero to the longest bar: values are printed, so no end of the axis has to be round."""
    return min([0.0, *drawn]), max([0.0, *drawn]) or 1.0


def category_axis(made: Frame) -> dict[str, Any]:
    """Names on the left, the chosen one bold; long names on two lines."""
    chart = made.chart
    names = []
    for code, name in chart.categories:
        text = "<br>".join(escape(line) for line in name_lines(made, name))
        names.append(f"<b>{text}</b>" if code == chart.chosen else text)
    return {
        "range": [len(chart.categories) - 0.5, -0.5],
        "tickvals": list(range(len(chart.categories))),
        "ticktext": names,
        "showgrid": False,
        "zeroline": False,
        "ticks": "",
        "ticklabelstandoff": 6,
        "tickfont": {"size": theme.TEXT, "color": theme.LIGHT["ink"]},
        "fixedrange": True,
    }


def absent(made: Frame, row: float, point: Point) -> dict[str, Any]:
    """A figure that is not there is named where its bar would begin; it is never a bar of 0."""
    return note(
        made.label(point.datum),
        xref="x",
        x=0,
        xanchor="left",
        xshift=4,
        yref="y",
        y=row,
        yanchor="middle",
        font={"size": theme.SMALL, "color": theme.LIGHT["muted"]},
    )


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
    ranged = any(point.datum.bound == "range" for point in points)
    solid = {
        **shape,
        over: lows,
        "marker": {"color": colours, "pattern": {**STRIPES, "shape": stripes, "fgcolor": colours}},
        "textposition": "none" if ranged else "outside",
    }
    if not ranged:
        return [solid]
    beyond = {
        **shape,
        over: [made.drawn((p.datum.value_high or p.datum.value) - p.datum.value) for p in points],
        "base": lows,
        "marker": {"color": colours, "pattern": {**STRIPES, "shape": "/", "fgcolor": colours}},
        "textposition": "outside",
    }
    return [solid, beyond]


def bar_colour(made: Frame, series: Series, point: Point) -> str:
    """The accent marks the chosen thing and nothing else."""
    chosen = made.chart.chosen and str(point.x) == made.chart.chosen
    return theme.LIGHT["accent"] if chosen else theme.colour(series.colour)
