"""What every chart of one kind shares: its scale, its margins, its words, its year axis."""

from dataclasses import dataclass, field
from html import escape
from typing import Any

from atlas.charts import theme
from atlas.charts.axes import heights
from atlas.datum import Datum
from atlas.stories.blocks import Chart, Point, Series
from atlas.words import Words
from atlas.words.numbers import Shown, scale_of, scaled_unit, show


@dataclass(slots=True)
class Frame:
    """One figure in the making: ``divisor`` and ``unit`` of its axis, traces and layout so far.

    ``first``/``last`` are the years of a year axis; panels pass the same to each of their charts,
    and the same ``left``/``right`` margins in pixels. ``beyond`` is the part of a year
    by which the axis goes on at both ends.
    """

    chart: Chart
    words: Words
    divisor: float
    unit: str
    first: int
    last: int
    left: int
    right: int
    beyond: float = 0.5
    traces: list[dict[str, Any]] = field(default_factory=list)
    annotations: list[dict[str, Any]] = field(default_factory=list)
    shapes: list[dict[str, Any]] = field(default_factory=list)

    def shown(self, datum: Datum) -> Shown:
        """The figure as the axis writes it: same divisor for all, the unit once above."""
        return show(datum, self.words, self.divisor)

    def label(self, datum: Datum) -> str:
        """What is printed beside a mark: the number, with its sign of percent."""
        shown = self.shown(datum)
        return shown.text if datum.unit == "%" or not datum.known else shown.number

    def drawn(self, value: float) -> float:
        return value / self.divisor

    def where(self, point: Point) -> str:
        """The point's category or year in words."""
        named = dict(self.chart.categories).get(point.x)
        return point.label or named or self.words("stage.year_of", year=point.x)

    def hover(self, series: Series, point: Point) -> str:
        """What is printed, then what is added: series, place or year, exact figure, notes."""
        words = self.words
        where = self.where(point)
        shown = show(point.datum, words, self.divisor)
        head = where if len(self.chart.series) == 1 else f"{where} · {series.name}"
        lines = [escape(head), f"<b>{escape(shown.text)}</b>"]
        if point.datum.known and shown.exact != shown.text:
            lines.append(escape(words("stage.exact", text=shown.exact)))
        for note in point.datum.notes:
            lines.extend(escape(line) for line in theme.wrapped(note, 300))
        if point.datum.demo:
            lines.append(escape(words("demo.badge")))
        return "<br>".join(lines)

    def click(self, point: Point) -> list[str]:
        """What a click on a mark asks for: figure ids, and the place where the chart opens one."""
        place = str(point.x) if self.chart.opens_place else ""
        return [",".join(point.datum.sources), place]


def frame(chart: Chart, words: Words, years: tuple[int, int], left: int, right: int) -> Frame:
    """An empty frame; its divisor is that of the chart's median magnitude."""
    divisor = scale_of(heights(chart), chart.unit, words)
    unit = scaled_unit(chart.unit, divisor, words)
    return Frame(chart, words, divisor, unit, *years, left, right)


def firm(datum: Datum) -> bool:
    """Exact or about: fit to be joined by a line or stacked; a bound or range is not."""
    return datum.known and datum.bound in ("eq", "about")


def has_demo(chart: Chart) -> bool:
    return any(point.datum.demo for series in chart.series for point in series.points)


def layout(made: Frame, height: int, top: int, bottom: int) -> dict[str, Any]:
    """The layout every figure starts from; axes are added by its kind."""
    annotations = list(made.annotations)
    if has_demo(made.chart):
        annotations.append(_watermark(made))
    return {
        "height": height,
        "margin": {"l": made.left, "r": made.right, "t": top, "b": bottom, "pad": 0},
        "font": {"family": theme.FONT, "size": theme.TEXT, "color": theme.LIGHT["ink"]},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "showlegend": False,
        "hovermode": "closest",
        "hoverdistance": 24,
        "dragmode": False,
        "hoverlabel": {
            "bgcolor": theme.LIGHT["paper"],
            "bordercolor": theme.LIGHT["faint"],
            "font": {"size": theme.TEXT, "color": theme.LIGHT["ink"]},
            "align": "left",
        },
        "separators": ".,",
        "annotations": annotations,
        "shapes": made.shapes,
    }


def _watermark(made: Frame) -> dict[str, Any]:
    """Invented figures must never pass for real ones, not even in a cropped picture."""
    return {
        "name": "demo",
        "text": made.words("demo.badge"),
        "xref": "paper",
        "yref": "paper",
        "x": 0.5,
        "y": 0.5,
        "xanchor": "center",
        "yanchor": "middle",
        "textangle": -18,
        "opacity": 0.13,
        "showarrow": False,
        "font": {"size": 40, "color": theme.LIGHT["ink"]},
    }


def note(text: str, **where: Any) -> dict[str, Any]:
    """An annotation without arrow; ``where`` is its place, anchor and font."""
    return {"text": text, "showarrow": False, **where}
