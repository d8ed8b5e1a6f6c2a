"""Small charts whose numbers stand in the test."""

from atlas.datum import Datum, missing
from atlas.stories.blocks import Break, Chart, Point, Series
from atlas.words import words

ZH = words("zh")


def fact(value: float | None, unit: str = "户", **more: object) -> Datum:
    if value is None:
        return missing(unit)
    return Datum(value, unit, absence="", sources=(f"id{value:g}",), **more)


def series(name: str, points: dict, unit: str = "户", colour: str = "c1") -> Series:
    """``points``: x → value, or a whole datum."""
    return Series(
        name,
        name,
        tuple(
            Point(x, value if isinstance(value, Datum) else fact(value, unit))
            for x, value in points.items()
        ),
        colour,
    )


def chart(shape: str, *every: Series, unit: str = "户", **more: object) -> Chart:
    return Chart("c", "标题", shape, every, unit, **more)


def counting_break(before: int, after: int) -> Break:
    return Break(before, after, "实名制")


def traces(figure, kind: str, mode: str = "") -> list:
    """Traces of a kind, and for scatter of a mode."""
    return [t for t in figure.data if t.type == kind and (not mode or t.mode == mode)]
