"""Chart block → Plotly figure, in one theme. No Streamlit, no SQL, no aggregation."""

from atlas.charts.figure import Drawn, draw, draw_panels, figure

__all__ = ["Drawn", "draw", "draw_panels", "figure"]
