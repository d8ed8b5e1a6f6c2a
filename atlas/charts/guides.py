"""What is written into a chart beside its marks: line ends, goals, changes of method."""

from html import escape
from typing import Any

from atlas.charts import theme
from atlas.charts.axes import Span
from atlas.charts.frame import Frame, note
from atlas.charts.labels import Label, apart
from atlas.stories.blocks import Point, Series
from atlas.words.numbers import show_goal

#: a break's own words stand in the chart up to this width, else the general word does
BREAK_WIDTH = 110


def end_labels(made: Frame, values: Span, plot_height: int) -> None:
    """Name and last value at the right of each line, pushed apart where they would overlap."""
    if len(made.chart.series) < 2:
        return
    pixels = plot_height / (values.roof - values.floor)
    labels = []
    for series in made.chart.series:
        last = last_known(series)
        if last is not None:
            at = (made.drawn(last.datum.value) - values.floor) * pixels
            labels.append(Label(end_text(made, series, last), at, series.colour))
    for label in apart(labels, low=0.0, high=plot_height, gap=theme.LINE):
        made.annotations.append(
            note(
                label.text,
                name="end",
                xref="paper",
                x=1,
                xanchor="left",
                xshift=2,
                yref="y",
                y=values.floor + label.at / pixels,
                yanchor="middle",
                font={"size": theme.SMALL, "color": theme.text_colour(label.colour)},
            )
        )


def last_known(series: Series) -> Point | None:
    known = [point for point in series.points if point.datum.known]
    return max(known, key=lambda point: point.x) if known else None


def end_text(made: Frame, series: Series, last: Point) -> str:
    """``送温暖 8,782.2``; the year too where the line ended before the axis does."""
    year = "" if last.x == made.last else f" {made.words('stage.year_of', year=last.x)}"
    return f"{escape(series.name)}{year} <b>{made.label(last.datum)}</b>"


def break_lines(made: Frame) -> None:
    """A change of method: a dashed line between two years with its name at the top.

    Where it is only known to lie somewhere in several years, these years are a grey band.
    """
    for change in made.chart.breaks:
        if not made.first <= change.before < change.after <= made.last:
            continue
        middle = (change.before + change.after) / 2
        if change.after - change.before > 1:
            made.shapes.append(_band(change.before, change.after))
        else:
            made.shapes.append(_rule("x", middle, dash="4px,3px", colour="faint"))
        short = theme.text_width(change.text, theme.SMALL) <= BREAK_WIDTH
        made.annotations.append(
            note(
                escape(change.text) if short and change.text else made.words("stage.method_break"),
                name="break",
                xref="x",
                x=middle,
                yref="paper",
                y=1,
                yanchor="bottom",
                hovertext=change.text,
                font={"size": theme.SMALL, "color": theme.LIGHT["muted"]},
            )
        )


def goal_line(made: Frame, *, across: bool = True) -> None:
    """The goal as a dashed line with its figure: across a year chart, upright through bars."""
    goal = made.chart.goal
    if goal is None or goal.value is None:
        return
    at = made.drawn(goal.value)
    made.shapes.append(_rule("y" if across else "x", at, dash="6px,4px", colour="ink"))
    made.annotations.append(goal_name(made, across=across))


def goal_name(made: Frame, *, across: bool) -> dict[str, Any]:
    """目标 ≥80 %, over the left end of the goal's line or at its top."""
    at = made.drawn(made.chart.goal.value)
    where = (
        {"xref": "paper", "x": 0, "xanchor": "left", "yref": "y", "y": at, "yanchor": "bottom"}
        if across
        else {"xref": "x", "x": at, "yref": "paper", "y": 1, "yanchor": "bottom"}
    )
    text = show_goal(made.chart.goal, made.words, made.divisor)
    return note(text, name="goal", font={"size": theme.SMALL, "color": theme.LIGHT["ink"]}, **where)


def _band(first: int, last: int) -> dict[str, Any]:
    return {
        "type": "rect",
        "xref": "x",
        "x0": first,
        "x1": last,
        "yref": "paper",
        "y0": 0,
        "y1": 1,
        "fillcolor": theme.LIGHT["ground"],
        "line": {"width": 0},
        "layer": "below",
    }


def _rule(axis: str, at: float, *, dash: str, colour: str) -> dict[str, Any]:
    """A straight line at ``at`` on ``axis`` over the whole of the other."""
    other = "x" if axis == "y" else "y"
    return {
        "type": "line",
        f"{axis}ref": axis,
        f"{axis}0": at,
        f"{axis}1": at,
        f"{other}ref": "paper",
        f"{other}0": 0,
        f"{other}1": 1,
        "line": {"color": theme.LIGHT[colour], "width": 1.2, "dash": dash},
    }
