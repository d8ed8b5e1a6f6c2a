"""数据上传: what a sheet was taken for, what publishing it would change, and where it will show."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Protocol

from atlas.stories.changed import indicator_name
from atlas.stories.pieces import place_name
from atlas.stories.register import STORIES
from atlas.stories.telling import Telling
from atlas.view import View

#: indicators and places that are named one by one
NAMED = 8
_LEVELS = ("region", "league", "banner", "zone", "unit")


class Sheet(Protocol):
    """A sheet as reading understood it."""

    title: str
    year: int | None
    units: tuple[str, ...]
    place: str
    indicators: tuple[str, ...]
    figures: int
    blanks: int
    demo: bool


@dataclass(frozen=True, slots=True)
class SheetTold:
    """What is worded or counted elsewhere: the shape, its evidence and that of the year, the codes
    of all places, and how many sums, unknown names and parts left out there are."""

    shape: str
    evidence: tuple[str, ...]
    year_from: str
    places: tuple[str, ...]
    totals: int
    unmatched: int
    ignored: int


def sheet_facts(telling: Telling, sheet: Sheet, told: SheetTold) -> tuple[tuple[str, str], ...]:
    """(label, text) of all that was understood of a sheet; what does not apply is left out."""
    w = telling.words
    year = w("frame.a_year", year=sheet.year) if sheet.year else w("upload.year_by_cell")
    if told.year_from:
        year = w("versions.of_part", indicator=year, part=told.year_from)
    pairs = (
        ("shape", told.shape or w("upload.not_read")),
        ("evidence", w("versions.and").join(told.evidence)),
        ("title", sheet.title),
        ("year", year if sheet.figures else ""),
        ("unit", w("versions.and").join(sheet.units)),
        ("of_place", place_name(telling, sheet.place) if sheet.place else ""),
        ("places", _places(telling, told.places)),
        ("indicators", _indicators(telling, sheet.indicators)),
        ("figures", _counted(telling, sheet)),
        ("totals", w("upload.totals_checked", count=told.totals) if told.totals else ""),
        ("unmatched", w("upload.count", count=told.unmatched) if told.unmatched else ""),
        ("ignored", w("upload.count", count=told.ignored) if told.ignored else ""),
        ("demo", w("origin.demo") if sheet.demo else ""),
    )
    return tuple((w(f"upload.fact.{name}"), text) for name, text in pairs if text)


def pages_showing(indicators: Sequence[str]) -> tuple[str, ...]:
    """The pages on which some of the indicators stand, the one with the most of them first."""
    published = set(indicators)
    shown = {
        page: len(published & {*story.SPEC.indicators, *story.SPEC.dated_by})
        for page, story in STORIES.items()
        if not story.SPEC.audits
    }
    return tuple(page for page in sorted(shown, key=lambda page: -shown[page]) if shown[page])


def links(
    telling: Telling, indicators: Sequence[str], **edition: object
) -> tuple[tuple[str, View], ...]:
    """(page, view) of every page that shows something of these indicators; ``edition`` is the
    ``version`` or the ``draft`` that the views name."""
    plain = View(language=telling.view.language)
    return tuple((page, plain.to(page, **edition)) for page in pages_showing(indicators))


def suggestion(telling: Telling, names: Sequence[str]) -> str:
    """A first message: the file's name without its folder and suffix, and how many there are."""
    first = PurePath(names[0]).stem.strip()[:150]
    if len(names) == 1:
        return first
    return telling.words("versions.files_more", first=first, count=len(names))


def _places(telling: Telling, codes: Sequence[str]) -> str:
    """全区、盟市 12 个; their names where they are few."""
    if len(codes) <= 3:
        return telling.words("versions.and").join(place_name(telling, code) for code in codes)
    w = telling.words
    levels = Counter(telling.places.get(code).level for code in codes)
    parts = [w(f"upload.level.{name}", count=levels[name]) for name in _LEVELS if levels[name]]
    return w("versions.and").join(parts)


def _indicators(telling: Telling, codes: Sequence[str]) -> str:
    w = telling.words
    names = w("versions.and").join(indicator_name(telling, code) for code in codes[:NAMED])
    if len(codes) > NAMED:
        return w("upload.and_more", names=names, count=len(codes) - NAMED)
    return names


def _counted(telling: Telling, sheet: Sheet) -> str:
    w = telling.words
    figures = w("upload.count", count=f"{sheet.figures:,}")
    if not sheet.blanks:
        return figures
    return w("upload.and_blanks", figures=figures, blanks=f"{sheet.blanks:,}")
