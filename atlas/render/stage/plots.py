"""Charts and panels: the Plotly figure with colour tokens, its key, its words, its table."""

from typing import Any

from atlas.charts.dots import mixed
from atlas.charts.figure import Drawn, draw, draw_panels, plain_json
from atlas.render.stage.tables import chart_table
from atlas.stories.blocks import Chart, Panels
from atlas.words import Words

#: shapes whose series have no direct label, so that a key above the plot is always shown
KEYED = ("bars", "stack", "share", "dumbbell", "dots")


def plot(chart: Chart, words: Words) -> dict[str, Any]:
    """One chart block."""
    return {
        "kind": "chart",
        "id": chart.id,
        "title": chart.title,
        **_drawn(chart, draw(chart, words), words),
    }


def panels(block: Panels, words: Words) -> dict[str, Any]:
    """Charts one above the other whose years align."""
    drawn = zip(block.charts, draw_panels(block, words), strict=True)
    charts = [
        {"id": chart.id, "title": chart.title, **_drawn(chart, one, words)} for chart, one in drawn
    ]
    return {"kind": "panels", "id": block.id, "title": block.title, "charts": charts}


def _drawn(chart: Chart, drawn: Drawn, words: Words) -> dict[str, Any]:
    content: dict[str, Any] = {
        "subtitle": _subtitle(chart, drawn, words),
        "figure": plain_json(drawn),
        "height": drawn.height,
        "alt": chart.alt or chart.title,
        "table": chart_table(chart, drawn.divisor, words),
    }
    if drawn.years is not None:
        content["years"] = list(drawn.years)
    if len(chart.series) > 1:
        content["key"] = [[series.name, series.colour] for series in chart.series]
        content["keyed"] = chart.shape in KEYED
    notes = _reading_notes(chart, words)
    if notes:
        content["notes"] = notes
    if chart.source:
        content["source"] = words("stage.source_of", text=chart.source)
    return content


def _subtitle(chart: Chart, drawn: Drawn, words: Words) -> str:
    unit = words("stage.unit_is", text=drawn.unit) if drawn.unit else ""
    return " · ".join(part for part in (chart.subtitle, unit) if part)


def _reading_notes(chart: Chart, words: Words) -> list[str]:
    """What a reader must know to read the marks: bounds, ranges, changes of method, the note."""
    bounds = {
        point.datum.bound for series in chart.series for point in series.points if point.datum.known
    }
    over_years = chart.shape in ("lines", "dots")
    notes = [
        words(f"stage.{key}")
        for bound, key in (("ge", "at_least"), ("le", "at_most"), ("range", "range"))
        if bound in bounds and over_years
    ]
    if over_years and mixed(chart):
        notes.append(words("stage.mixed"))
    notes += [
        f"{words('stage.break_years', before=change.before, after=change.after)} {change.text}"
        for change in chart.breaks
    ]
    data = [point.datum for series in chart.series for point in series.points]
    told = dict.fromkeys(text for datum in data for text in datum.notes)
    return [*notes, *([chart.note] if chart.note else []), *told]
