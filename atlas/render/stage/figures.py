"""A datum and a change as the stage gets them: written out, with the raw value beside."""

from collections.abc import Mapping
from typing import Any

from atlas.arithmetic import Change
from atlas.datum import Datum
from atlas.words import Words
from atlas.words.numbers import show, show_change


def fig(
    datum: Datum, words: Words, marks: Mapping[str, str], scale: float | None = None
) -> dict[str, Any]:
    """``t`` text, ``n`` number, ``u`` unit, ``x`` exact, ``v`` raw value, ``ids`` figure ids.

    ``miss`` is the absence of a missing figure, ``demo`` and ``marks`` (signs of footnotes, by the
    text of the note) stand only where they apply: most figures are four short strings.
    """
    shown = show(datum, words, scale)
    content: dict[str, Any] = {"t": shown.text, "n": shown.number}
    if shown.unit:
        content["u"] = shown.unit
    if shown.exact != shown.text:
        content["x"] = shown.exact
    if datum.known:
        content["v"] = datum.value
    else:
        content["miss"] = datum.absence or "unreported"
    if datum.sources:
        content["ids"] = ",".join(datum.sources)
    if datum.demo:
        content["demo"] = True
    noted = [marks[text] for text in datum.notes if text in marks]
    if noted:
        content["marks"] = " ".join(noted)
    if datum.notes:
        content["notes"] = list(datum.notes)
    return content


def moved(change: Change, words: Words) -> dict[str, Any]:
    """``sign`` up, down, same or none (refused), the text with its unit, and 比2023年."""
    if change.kind == "none":
        return {"sign": "none", "t": show_change(change, words)}
    steps = round(change.amount, 1)
    sign = "up" if steps > 0 else "down" if steps < 0 else "same"
    content = {"sign": sign, "t": show_change(change, words), "v": change.amount}
    if change.since is not None:
        content["since"] = words("change.label", year=change.since)
    return content


def marks_of(footnotes: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """Text of a footnote → its sign, so that a figure which carries the note shows the sign."""
    return {text: sign(mark) for mark, text in footnotes}


def sign(mark: str) -> str:
    """③ for 3: a raised 3 behind a number would pass for a power."""
    return chr(ord("①") + int(mark) - 1) if mark.isdecimal() and 1 <= int(mark) <= 20 else mark
