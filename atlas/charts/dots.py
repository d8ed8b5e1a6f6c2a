"""Dots of reported years by kind of bound, ranges as bars, and the values printed beside them."""

from typing import Any

from atlas.charts import theme
from atlas.charts.frame import Frame, firm
from atlas.stories.blocks import Chart, Point, Series

#: up to this many points of a single line print their values
PRINTED = 12
BOUND_SYMBOLS = {"ge": "triangle-up-open", "le": "triangle-down-open"}
#: in a chart that holds both, invented figures have a mark of their own
REAL, DEMO = "circle", "diamond"


def mixed(chart: Chart) -> bool:
    """Whether real and demonstration figures stand in one chart."""
    known = (p.datum.demo for series in chart.series for p in series.points if p.datum.known)
    return len(set(known)) == 2


def marks(made: Frame, series: Series) -> list[dict[str, Any]]:
    """One trace a kind of bound: exact, about (hollow), at least ▵, at most ▿, range."""
    by_bound: dict[str, list[Point]] = {}
    for point in series.points:
        if point.datum.known:
            by_bound.setdefault(point.datum.bound, []).append(point)
    return [
        _range_bars(made, series, points) if bound == "range" else _dots(made, series, points)
        for bound, points in by_bound.items()
    ]


def printed(made: Frame, series: Series, *, every: bool) -> dict[str, Any]:
    """Values in print: all of few dots or of a single short line, and every bound."""
    known = [point for point in series.points if point.datum.known]
    alone = len(made.chart.series) == 1 and len(known) <= PRINTED
    points = [p for p in known if every or alone or p.datum.bound not in ("eq", "about")]
    return {
        "type": "scatter",
        "name": series.name,
        "mode": "markers+text",
        # unseen, but the text keeps clear of the dot that it belongs to
        "marker": {"size": 11, "opacity": 0},
        "meta": "printed",
        "x": [point.x for point in points],
        "y": [made.drawn(point.datum.value_high or point.datum.value) for point in points],
        "text": [made.label(point.datum) for point in points],
        "textposition": [_side(known, point) for point in points],
        "textfont": {"size": theme.SMALL, "color": theme.text_colour(series.colour)},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def _side(known: list[Point], point: Point) -> str:
    """Above the dot; below it where the line comes down and goes up again."""
    before = next((p for p in known if p.x == point.x - 1), None)
    after = next((p for p in known if p.x == point.x + 1), None)
    sides = (before, after)
    joined = firm(point.datum) and all(p is not None and firm(p.datum) for p in sides)
    valley = joined and all(p.datum.value > point.datum.value for p in sides)
    return "bottom center" if valley else "top center"


def meaning(made: Frame, series: Series, points: list[Point]) -> dict[str, Any]:
    """What a mark says on hover and asks for on click."""
    return {
        "hoverinfo": "text",
        "hovertext": [made.hover(series, point) for point in points],
        "customdata": [made.click(point) for point in points],
    }


def _dots(made: Frame, series: Series, points: list[Point]) -> dict[str, Any]:
    bound = points[0].datum.bound
    colour = theme.colour(series.colour)
    open_mark = bound in BOUND_SYMBOLS or bound == "about"
    return {
        "type": "scatter",
        "name": series.name,
        "mode": "markers",
        "x": [point.x for point in points],
        "y": [made.drawn(point.datum.value) for point in points],
        "marker": {
            "color": theme.LIGHT["paper"] if bound == "about" else colour,
            "size": 12 if bound in BOUND_SYMBOLS else 8,
            "symbol": [_symbol(made.chart, point) for point in points],
            "line": {"color": colour, "width": 2 if open_mark else 0},
        },
        "cliponaxis": False,
        **meaning(made, series, points),
    }


def _symbol(chart: Chart, point: Point) -> str:
    usual = DEMO if point.datum.demo and mixed(chart) else REAL
    return BOUND_SYMBOLS.get(point.datum.bound, usual)


def _range_bars(made: Frame, series: Series, points: list[Point]) -> dict[str, Any]:
    """The low end carries the mark; the bar to the high end is its error bar without caps."""
    high = [made.drawn((p.datum.value_high or p.datum.value) - p.datum.value) for p in points]
    colour = theme.colour(series.colour)
    return {
        "type": "scatter",
        "name": series.name,
        "mode": "markers",
        "x": [point.x for point in points],
        "y": [made.drawn(point.datum.value) for point in points],
        "marker": {"color": colour, "size": 9, "symbol": "line-ew", "line": {"width": 0}},
        "error_y": {
            "type": "data",
            "symmetric": False,
            "array": high,
            "arrayminus": [0.0] * len(points),
            "color": colour,
            "thickness": 8,
            "width": 0,
        },
        "cliponaxis": False,
        **meaning(made, series, points),
    }
