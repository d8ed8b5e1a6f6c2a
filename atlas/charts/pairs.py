"""Two figures a category: earlier and later (dumbbell), or result and goal (bullet)."""

from typing import Any

from atlas.arithmetic import Change
from atlas.charts import theme
from atlas.charts.axes import heights, span
from atlas.charts.bars import bar_colour
from atlas.charts.dots import BOUND_SYMBOLS, meaning
from atlas.charts.frame import Frame
from atlas.charts.guides import goal_name
from atlas.charts.rows import (
    THICK,
    absent,
    ends,
    row_height,
    rows_layout,
    value_column,
)
from atlas.datum import Datum
from atlas.stories.blocks import Point, Series
from atlas.words.numbers import show_change


def dumbbell(made: Frame) -> dict[str, Any]:
    """A line between the earlier and the later dot of each category, both values in print."""
    chart = made.chart
    values = span(
        [made.drawn(value) for value in heights(chart)], zero=False, percent=chart.unit == "%"
    )
    rows = {code: row for row, (code, _) in enumerate(chart.categories)}
    pairs = {code: _pair(made, code) for code in rows}
    for code, pair in pairs.items():
        made.traces.append(_joint(made, rows[code], [point for _, point in pair]))
    for series in chart.series:
        known = [p for p in series.points if p.x in rows and p.datum.known]
        sides = [_side(series, pairs[point.x]) for point in known]
        made.traces.append(_dots(made, series, known, [rows[p.x] for p in known], sides))
    for code, row in rows.items():
        if not pairs[code]:
            empty = next((p for s in chart.series for p in s.points if p.x == code), None)
            if empty is not None:
                made.annotations.append({**absent(made, row, empty), "xref": "paper"})
    figure = rows_layout(made, (values.low, values.high), row_height(made))
    room = (values.high - values.low) * 0.02
    figure["xaxis"] |= {"range": [values.low - room, values.high + room], "zeroline": False}
    # the lesser value stands left of its dot: between the names and the axis
    figure["margin"]["l"] += made.right
    figure["yaxis"]["ticklabelstandoff"] += made.right
    return figure


def bullet(made: Frame) -> dict[str, Any]:
    """A bar with a goal tick a category; value and distance to the goal in words on the right."""
    chart = made.chart
    reach = ends([made.drawn(value) for value in heights(chart)])
    rows = {code: row for row, (code, _) in enumerate(chart.categories)}
    for series in chart.series:
        points = [point for point in series.points if point.x in rows]
        known = [point for point in points if point.datum.known]
        at = [rows[point.x] for point in known]
        labels = [(made.label(p.datum), distance(made, p.datum)) for p in known]
        texts = ["  ".join(part for part in label if part) for label in labels]
        made.traces.append(_results(made, series, known, at))
        made.traces.append(value_column(made, reach[1], at, texts))
        made.annotations.extend(
            absent(made, rows[point.x], point) for point in points if not point.datum.known
        )
    if chart.goal is not None and chart.goal.value is not None:
        at_goal = made.drawn(chart.goal.value)
        made.shapes.extend(_tick(at_goal, row) for row in rows.values())
        made.annotations.append(goal_name(made, across=False))
    return rows_layout(made, reach, row_height(made))


def distance(made: Frame, datum: Datum) -> str:
    """``差 3.2 个百分点``, ``超 1.4 个百分点``; nothing where either figure is only a bound."""
    goal = made.chart.goal
    if goal is None or goal.value is None or not datum.exact:
        return ""
    gap = datum.value - goal.value
    if abs(gap) < 0.05 and datum.unit == "%":
        return made.words("stage.goal_met")
    if datum.unit == "%":
        text = show_change(Change("points", abs(gap)), made.words).lstrip("+")
    else:
        text = made.shown(Datum(abs(gap), datum.unit)).text
    return made.words("stage.goal_over" if gap > 0 else "stage.goal_short", text=text)


def _pair(made: Frame, code: str) -> list[tuple[Series, Point]]:
    return [
        (series, point)
        for series in made.chart.series
        for point in series.points
        if point.x == code and point.datum.known
    ]


def _joint(made: Frame, row: int, points: list[Point]) -> dict[str, Any]:
    drawn = [made.drawn(point.datum.value) for point in points]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": drawn,
        "y": [row] * len(drawn),
        "line": {"color": theme.LIGHT["faint"], "width": 3},
        "hoverinfo": "skip",
    }


def _side(series: Series, pair: list[tuple[Series, Point]]) -> str:
    """The value is printed on the outer side of its dot: the lesser left, the greater right."""
    ordered = sorted(pair, key=lambda entry: entry[1].datum.value)
    return "middle left" if len(pair) > 1 and ordered[0][0] is series else "middle right"


def _dots(
    made: Frame, series: Series, points: list[Point], at: list[int], sides: list[str]
) -> dict[str, Any]:
    return {
        "type": "scatter",
        "name": series.name,
        "mode": "markers+text",
        "x": [made.drawn(point.datum.value) for point in points],
        "y": at,
        "marker": {
            "size": 11,
            "symbol": [BOUND_SYMBOLS.get(point.datum.bound, "circle") for point in points],
            "color": theme.colour(series.colour),
            "line": {"width": 0},
        },
        "text": [f" {made.label(point.datum)} " for point in points],
        "textposition": sides,
        "textfont": {"size": theme.SMALL, "color": theme.text_colour(series.colour)},
        "cliponaxis": False,
        **meaning(made, series, points),
    }


def _results(made: Frame, series: Series, points: list[Point], at: list[int]) -> dict[str, Any]:
    return {
        "type": "bar",
        "name": series.name,
        "orientation": "h",
        "y": at,
        "x": [made.drawn(point.datum.value) for point in points],
        "width": THICK * 0.7,
        "marker": {"color": [bar_colour(made, series, point) for point in points]},
        **meaning(made, series, points),
    }


def _tick(at: float, row: int) -> dict[str, Any]:
    return {
        "type": "line",
        "xref": "x",
        "x0": at,
        "x1": at,
        "yref": "y",
        "y0": row - 0.42,
        "y1": row + 0.42,
        "line": {"color": theme.LIGHT["ink"], "width": 2.5},
    }
