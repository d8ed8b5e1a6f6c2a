"""Charts over years: lines with gaps where nothing was reported, or dots with printed values."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from atlas.charts import theme
from atlas.charts.axes import Span, heights, span
from atlas.charts.dots import marks, printed
from atlas.charts.frame import Frame, firm, layout
from atlas.charts.guides import break_lines, end_labels, goal_line
from atlas.stories.blocks import Point, Series

HEIGHT = 320
BOTTOM = 30
#: room above the plot: for the name of a change of method, or for a printed value only
TOP_WITH_NAMES, TOP_BARE = 30, 16


def over_years(made: Frame, *, joined: bool, height: int = HEIGHT) -> dict[str, Any]:
    """Layout of ``lines`` (joined) and ``dots`` (not joined); the traces are put into ``made``."""
    chart = made.chart
    drawn = [made.drawn(value) for value in heights(chart)]
    values = span(drawn, zero=not joined, percent=chart.unit == "%")
    breaks = [(change.before, change.after) for change in chart.breaks]
    for series in chart.series:
        if joined:
            made.traces.append(_line(made, series, breaks))
        made.traces.extend(marks(made, series))
        made.traces.append(printed(made, series, every=not joined))
    if joined:
        end_labels(made, values, height - top_of(made) - BOTTOM)
    break_lines(made)
    goal_line(made)
    base = layout(made, height, top_of(made), BOTTOM)
    return {**base, "xaxis": year_axis(made), "yaxis": value_axis(values)}


def top_of(made: Frame) -> int:
    return TOP_WITH_NAMES if made.chart.breaks else TOP_BARE


def year_axis(made: Frame) -> dict[str, Any]:
    """Every year has its tick; the stage shortens the labels where the screen is narrow."""
    years = list(range(made.first, made.last + 1))
    return {
        "range": [made.first - made.beyond, made.last + made.beyond],
        "tickmode": "array",
        "tickvals": years,
        "ticktext": [str(year) for year in years],
        "tickangle": 0,
        "ticks": "outside",
        "ticklen": 4,
        "tickcolor": theme.LIGHT["faint"],
        "showgrid": False,
        "zeroline": False,
        "linecolor": theme.LIGHT["faint"],
        "tickfont": {"size": theme.SMALL, "color": theme.LIGHT["muted"]},
        "fixedrange": True,
    }


def value_axis(values: Span) -> dict[str, Any]:
    """Faint grid, few round ticks, room above for printed values."""
    return {
        "range": [values.floor, values.roof],
        "tickmode": "array",
        "tickvals": values.ticks,
        "tickformat": ",~f",
        "gridcolor": theme.LIGHT["grid"],
        "zeroline": values.low <= 0,
        "zerolinecolor": theme.LIGHT["faint"],
        "zerolinewidth": 1,
        "tickfont": {"size": theme.SMALL, "color": theme.LIGHT["muted"]},
        "fixedrange": True,
    }


def runs(points: Sequence[Point], breaks: Sequence[tuple[int, int]]) -> Iterator[list[Point]]:
    """The pieces that a line may join: neighbouring years, no bound, no change of method between.

    2015, 2016, 2018 are two pieces; so are 2017, 2018 when the method changed between them, or
    when one of them is demonstration and the other real: no line makes them one series.
    """
    solid = sorted((point for point in points if firm(point.datum)), key=lambda point: point.x)
    piece = solid[:1]
    for earlier, later in pairwise(solid):
        cut = any(before < later.x and after > earlier.x for before, after in breaks)
        if later.x - earlier.x > 1 or cut or earlier.datum.demo != later.datum.demo:
            yield piece
            piece = []
        piece.append(later)
    if piece:
        yield piece


def _line(made: Frame, series: Series, breaks: Sequence[tuple[int, int]]) -> dict[str, Any]:
    xs: list[float | None] = []
    ys: list[float | None] = []
    for piece in runs(series.points, breaks):
        xs += [point.x for point in piece] + [None]
        ys += [made.drawn(point.datum.value) for point in piece] + [None]
    return {
        "type": "scatter",
        "name": series.name,
        "mode": "lines",
        "x": xs,
        "y": ys,
        "connectgaps": False,
        "line": {"color": theme.colour(series.colour), "width": 2.5},
        "hoverinfo": "skip",
    }
