"""An explanation as it will be printed: mark, figure and text, before anything is published."""

from collections.abc import Mapping, Sequence

from atlas import cached
from atlas.figures import Figure, Finding
from atlas.frame.opened import Opened
from atlas.publishing import CheckedDraft, explained
from atlas.render.stage.figures import sign
from atlas.uploading.saying import indicator_named
from atlas.words.numbers import show

#: figures of a draft that are looked through for a preview
MOST = 20_000
FIGURES = 3


def printed(
    opened: Opened, checked: CheckedDraft, findings: Sequence[Finding], text: str
) -> list[str]:
    """Lines: the first figures that get the note, each with its mark, then the note itself.

    The note stands exactly as publishing keeps it, behind what the file says of the figure."""
    if len(checked.figures) > MOST or not text.strip():
        return []
    w = opened.words
    given: Mapping[Finding, str] = dict.fromkeys(findings, text)
    noted = [one for one in explained(checked, given) if text.strip() in one.explanation]
    marks: dict[str, str] = {}
    lines = []
    for one in noted[:FIGURES]:
        mark = marks.setdefault(one.explanation, sign(str(len(marks) + 1)))
        lines.append(
            w("sheet.note.figure", what=_named(opened, one), value=show(one, w).text, mark=mark)
        )
    if len(noted) > FIGURES:
        lines.append(w("sheet.note.more", count=f"{len(noted) - FIGURES:,}"))
    return [*lines, *(f"{mark} {note}" for note, mark in marks.items())]


def earlier(opened: Opened, checked: CheckedDraft, findings: Sequence[Finding]) -> list[str]:
    """Explanations of the same figures in the years before, the newest first."""
    if checked.base is None or not findings:
        return []
    by_id = {one.id: one for one in checked.figures} if len(checked.figures) <= MOST else {}
    about = [by_id[named] for one in findings[:200] if (named := checked.named(one)) in by_id]
    wanted = {(one.indicator, one.place, one.breakdown) for one in about}
    if not wanted:
        return []
    years = [one.year for one in about if one.year]
    rows = cached.rows(
        checked.base,
        "figures/explained",
        indicators=sorted({code for code, _, _ in wanted}),
        until=max(years, default=9999),
    )
    fitting = [
        row["explanation"]
        for row in rows
        if (row["indicator"], row["place"], row["breakdown"]) in wanted
    ]
    return list(dict.fromkeys(fitting))[:5]


def _named(opened: Opened, one: Figure) -> str:
    w = opened.words
    year = w("frame.a_year", year=one.year) if one.year else ""
    place = w.name(cached.places().get(one.place))
    return w(
        "sheet.note.what",
        place=place,
        year=year,
        indicator=indicator_named(w, one.indicator, one.breakdown),
    )
