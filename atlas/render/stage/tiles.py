"""The headlines of a story as tiles."""

from collections.abc import Mapping
from typing import Any

from atlas.arithmetic import Change
from atlas.datum import Datum
from atlas.render.stage.figures import fig, moved
from atlas.stories.blocks import Headline
from atlas.words import Words
from atlas.words.numbers import show_change, show_goal


def tile(headline: Headline, words: Words, marks: Mapping[str, str]) -> dict[str, Any]:
    """Label, figure, change, goal and sparkline of one tile; what is absent has no key."""
    content: dict[str, Any] = {
        "label": headline.label,
        "fig": fig(headline.datum, words, marks),
    }
    if headline.change is not None:
        content["change"] = moved(headline.change, words)
    if headline.goal is not None:
        content["goal"] = goal(headline.datum, headline.goal, words)
    if headline.as_of:
        content["as_of"] = words("stage.as_of", text=headline.as_of)
    if headline.href:
        content["href"] = headline.href
    if headline.mark is not None:
        content["mark"] = {"t": headline.mark.text, "href": headline.mark.href}
        if headline.mark.serious:
            content["mark"]["serious"] = True
    # a bound is no point of a line: ≥80 % may be 86 %
    spark = [[year, datum.value if datum.exact else None] for year, datum in headline.spark]
    if sum(value is not None for _, value in spark) > 1:
        content["spark"] = spark
    return content


def goal(datum: Datum, aim: Datum, words: Words) -> dict[str, str]:
    """目标 ≥80 %, and how far the figure lies from it where both are exact enough to say so."""
    content = {"t": show_goal(aim, words)}
    if not (datum.exact and aim.known):
        return content
    gap = datum.value - aim.value
    if gap >= 0 and aim.bound == "ge":
        content["reach"] = words("stage.goal_met")
    elif datum.unit == "%" and gap:
        distance = show_change(Change("points", abs(gap)), words).lstrip("+")
        key = "stage.goal_over" if gap > 0 else "stage.goal_short"
        content["reach"] = words(key, text=distance)
    return content
