"""Axes that a reader can trust: round steps, bars from zero, every year in its place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from atlas.stories.blocks import Chart

STEPS = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True, slots=True)
class Span:
    """From ``low`` to ``high`` in round steps of ``step``."""

    low: float
    high: float
    step: float

    @property
    def roof(self) -> float:
        """The end of the axis: a little above the last tick, for values printed over marks."""
        return self.high + (self.high - self.low) * 0.06

    @property
    def floor(self) -> float:
        """Where the axis begins: at zero, or a little below its lowest tick."""
        return self.low if self.low == 0 else self.low - (self.roof - self.high)

    @property
    def ticks(self) -> list[float]:
        count = round((self.high - self.low) / self.step)
        return [round(self.low + self.step * index, 10) for index in range(count + 1)]


def span(values: Iterable[float], *, zero: bool, percent: bool = False, most: int = 5) -> Span:
    """A round span that holds all ``values`` in at most ``most`` steps; from zero for bars.

    A percentage never gets an axis beyond 100 unless a figure lies beyond it.
    """
    listed = list(values)
    if not listed:
        return Span(0.0, 1.0, 0.5)
    low, high = min(listed), max(listed)
    if zero or low < 0 < high or (low >= 0 and low < 0.35 * high):
        low, high = min(low, 0.0), max(high, 0.0)
    if low == high == 0:
        return Span(0.0, 1.0, 0.5)
    if low == high:
        low, high = (low - abs(low) * 0.1 or -1.0, high + abs(high) * 0.1 or 1.0)
    step = _round_step((high - low) / most)
    bottom, top = floor(low / step + 1e-9) * step, ceil(high / step - 1e-9) * step
    if percent and max(listed) <= 100:
        top = min(top, 100.0)
    return Span(round(bottom, 10), round(top, 10), step)


def _round_step(least: float) -> float:
    power = 10 ** floor(log10(least))
    return next(step * power for step in STEPS if step * power >= least * 0.999)


def years_of(charts: Sequence[Chart]) -> tuple[int, int]:
    """First and last year of all points: panels share it."""
    years = [point.x for chart in charts for series in chart.series for point in series.points]
    return (min(years), max(years)) if years else (0, 0)


def heights(chart: Chart) -> list[float]:
    """Every drawn value of a chart in its base unit: both ends of ranges, and the goal."""
    drawn = [
        end
        for series in chart.series
        for point in series.points
        for end in (point.datum.value, point.datum.value_high)
        if end is not None
    ]
    if chart.goal is not None and chart.goal.value is not None:
        drawn.append(chart.goal.value)
    return drawn
