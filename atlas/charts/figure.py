"""One chart or a set of panels as Plotly figures."""

from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from atlas.charts import theme
from atlas.charts.axes import years_of
from atlas.charts.bars import bars_by_category, bars_over_years
from atlas.charts.frame import Frame, frame
from atlas.charts.guides import end_text, last_known
from atlas.charts.pairs import bullet, distance, dumbbell
from atlas.charts.parts import stacked
from atlas.charts.years import over_years
from atlas.stories.blocks import Chart, Panels
from atlas.words import Words

PANEL_HEIGHT = 230
WIDEST_NAMES = 150
LEFT_OF_VALUES = 58


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart as Plotly's JSON (``data``, ``layout``) and what its renderer writes around it.

    The stage sends the JSON as it is: validating it as ``go.Figure`` costs more than all the rest
    of a page, so tests do it, and renderers that need a figure. ``unit`` is that of the axis
    (万元); ``years`` the ends of a year axis or None; ``divisor`` turns base units into its units.
    """

    data: list[dict[str, Any]]
    layout: dict[str, Any]
    unit: str
    divisor: float
    years: tuple[int, int] | None

    @property
    def figure(self) -> go.Figure:
        """The same as a validated figure, in the light theme."""
        return go.Figure(data=self.data, layout={**self.layout, "template": go.layout.Template()})

    @property
    def height(self) -> int:
        return self.layout["height"]


def figure(chart: Chart, words: Words) -> go.Figure:
    """The Plotly figure of one chart, in the light theme."""
    return draw(chart, words).figure


def draw(chart: Chart, words: Words) -> Drawn:
    """The figure of one chart with its scaled unit."""
    made = _framed(chart, words, years_of([chart]))
    return _drawn(made, None)


def draw_panels(panels: Panels, words: Words) -> tuple[Drawn, ...]:
    """The figures of charts one above the other: same years, same margins, so years align."""
    framed = [_framed(chart, words, years_of(panels.charts)) for chart in panels.charts]
    left = max((made.left for made in framed), default=0)
    right = max((made.right for made in framed), default=0)
    beyond = max((made.beyond for made in framed), default=0)
    for made in framed:
        made.left, made.right, made.beyond = left, right, beyond
    return tuple(_drawn(made, PANEL_HEIGHT) for made in framed)


def _framed(chart: Chart, words: Words, years: tuple[int, int]) -> Frame:
    made = frame(chart, words, years, left=LEFT_OF_VALUES, right=14)
    if chart.shape == "dots":
        # every dot prints its value, the first and last too
        made.beyond = 1.0
    if chart.categories:
        widest = max(theme.text_width(name) for _, name in chart.categories)
        made.left = min(widest, WIDEST_NAMES) + 16
        made.right = _room_for_values(made)
    elif chart.shape == "lines" and len(chart.series) > 1:
        made.right = _room_for_ends(made)
    return made


def _room_for_values(made: Frame) -> int:
    """Bars may reach the end of the axis: their values are printed in the right margin."""
    if made.chart.shape in ("stack", "share"):
        return 12
    data = [point.datum for series in made.chart.series for point in series.points]
    texts = [made.label(datum) for datum in data if datum.known]
    if made.chart.shape == "bullet":
        texts = [f"{made.label(datum)}  {distance(made, datum)}" for datum in data if datum.known]
    return max((theme.text_width(text, theme.SMALL) for text in texts), default=0) + 14


def _room_for_ends(made: Frame) -> int:
    ends = [(series, last_known(series)) for series in made.chart.series]
    texts = [end_text(made, series, last) for series, last in ends if last is not None]
    plain = [text.replace("<b>", "").replace("</b>", "") for text in texts]
    return max((theme.text_width(text, theme.SMALL) for text in plain), default=0) + 12


def _drawn(made: Frame, height: int | None) -> Drawn:
    shape = made.chart.shape
    layout = _layouts(made, height)
    on_years = shape in ("lines", "dots") or not made.chart.categories
    return Drawn(
        made.traces,
        layout,
        "%" if shape == "share" else made.unit,
        made.divisor,
        (made.first, made.last) if on_years else None,
    )


def _layouts(made: Frame, height: int | None) -> dict:
    tall = {} if height is None else {"height": height}
    shape, by_category = made.chart.shape, bool(made.chart.categories)
    if shape in ("lines", "dots"):
        return over_years(made, joined=shape == "lines", **tall)
    if shape == "bars":
        return bars_by_category(made) if by_category else bars_over_years(made, **tall)
    if shape in ("stack", "share"):
        return stacked(made, share=shape == "share")
    return dumbbell(made) if shape == "dumbbell" else bullet(made)


def plain_json(drawn: Drawn) -> dict[str, Any]:
    """``{"data": […], "layout": {…}}`` with colour tokens, without Plotly's 6.5 KB template."""
    return theme.tokenised({"data": drawn.data, "layout": drawn.layout})
