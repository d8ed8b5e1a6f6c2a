"""Rows of a chart by category: names on the left, marks, and values in print on the right."""

from html import escape
from typing import Any

from atlas.charts import theme
from atlas.charts.frame import Frame, layout, note
from atlas.stories.blocks import Point

#: how much of its row a bar fills
THICK = 0.74


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


def row_height(made: Frame, series: int = 1) -> int:
    """Pixels of a row: for its bars, and for a name that needs two lines."""
    lines = max((len(name_lines(made, name)) for _, name in made.chart.categories), default=1)
    return max(30 if series == 1 else 12 + 19 * series, 6 + theme.LINE * lines)


def name_lines(made: Frame, name: str) -> tuple[str, ...]:
    return theme.wrapped(name, made.left - 12)


def ends(drawn: list[float]) -> tuple[float, float]:
    """From zero to the longest bar: values are printed, so no end of the axis has to be round."""
    return min([0.0, *drawn]), max([0.0, *drawn]) or 1.0


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
