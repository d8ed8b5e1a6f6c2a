"""What a sheet says outside of its table: title rows, sheet name, file name."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Protocol

from atlas.catalogue import Catalogue
from atlas.catalogue.names import key_of
from atlas.figures import REGION
from atlas.ingest.corrections import SheetCorrections
from atlas.ingest.layout.dating import part_of, year_of
from atlas.ingest.layout.judging import belongs_around
from atlas.ingest.layout.named import indicator_in, place_in
from atlas.ingest.layout.said_units import units_around
from atlas.ingest.layout.sheet_names import is_whole, says_all
from atlas.ingest.layout.vocabulary import (
    by_line_value,
    is_by_line,
    marks_demonstration,
)
from atlas.ingest.values.moments import Moment
from atlas.places import Places

_SEASON = re.compile("(?<!含)(?<!括)(?:元旦|春节|[两双]节)(?!除外)")


@dataclass(frozen=True, slots=True)
class Title:
    """``units`` as printed, in their order; ``year`` None where none or several are named;
    ``place`` a code or None; ``indicator`` the words of a title that name one indicator;
    ``year_from`` says where the year stood: ``chosen``, ``title``, ``sheet``, ``file`` or
    ``above`` (the table above); ``place_from`` is ``file`` where only the name of the sheet, file
    or folder gives the place, ``asked`` where it names none while its neighbours do; ``part`` is
    the part of the year that it counts, the whole of it too; ``words`` is all that was said, as
    one comparable text."""

    units: tuple[str, ...] = ()
    year: int | None = None
    year_from: str = ""
    part: Moment | None = None
    place: str | None = None
    place_from: str = ""
    indicator: str = ""
    theme: str | None = None
    demo: bool = False
    own_level: bool = False
    words: str = ""

    @property
    def season(self) -> bool:
        """Whether it is about the two festivals alone: 2024年春节期间, not 送温暖（含两节）."""
        return _SEASON.search(self.words) is not None


class Sources(Protocol):
    """What is known when a title is read."""

    catalogue: Catalogue
    places: Places
    chosen: SheetCorrections
    divided: str | None


def read_title(
    texts: Sequence[str],
    around: Sequence[str],
    sheet: str,
    file: str,
    known: Sources,
    before: Title | None = None,
    notes: Sequence[str] = (),
) -> Title:
    """``texts`` are the filled cells above the table (and its corner), ``around`` the titles that
    it shares with its neighbours, ``notes`` the lines below it; earlier sources win.

    ``before`` is the title of the table above on the same sheet: what a later table does not
    say itself holds on, its indicator and unit only where it has no title of its own.
    """
    catalogue, chosen = known.catalogue, known.chosen
    stem, folders = PurePath(file).stem, PurePath(file).parts[:-1]
    own = [text for text in texts if not is_by_line(text)]
    texts = [*texts, *around]
    spoken = [text for text in texts if not is_by_line(text)]
    follows = before is not None and not any(map(_is_title, spoken))
    held = before if follows and before else Title()
    year, year_from = year_of((own, around), sheet, (stem, *folders), chosen, before)
    outside = () if before else (sheet, stem)
    place, place_from = _place(spoken, texts, sheet, (*outside, *reversed(folders)), known, before)
    return Title(
        units=_units((*texts, *notes), (sheet, stem), known) or held.units,
        year=year,
        year_from=year_from,
        part=part_of(("；".join(spoken), sheet, stem), sheet, (year, year_from), before),
        place=place,
        place_from=place_from,
        indicator=indicator_in((*spoken, *outside), chosen, catalogue) or held.indicator,
        theme=chosen.theme or _theme((*spoken, *outside), catalogue) or held.theme,
        demo=any(map(marks_demonstration, (*texts, sheet, stem))) or bool(before and before.demo),
        words=key_of("".join((*spoken, sheet, stem))),
        own_level=any("本级" in text for text in spoken) or held.own_level,
    )


def _units(texts: Sequence[str], names: Sequence[str], known: Sources) -> tuple[str, ...]:
    chosen = known.chosen.unit
    return (chosen,) if chosen else units_around(texts, names, known.catalogue)


def _place(
    spoken: Sequence[str],
    texts: Sequence[str],
    sheet: str,
    outside: Sequence[str],
    known: Sources,
    before: Title | None,
) -> tuple[str | None, str]:
    """The place that holds for the table, and where it is from as in :class:`Title`."""
    chosen = known.chosen.place or known.chosen.places.get(sheet)
    if chosen:
        return chosen, ""
    named = [*spoken, *filter(None, map(by_line_value, texts))]
    told = place_in(named, known.places)
    if before is not None and told is None:
        return before.place, before.place_from
    if known.divided and _is_no_part(sheet, told, named, known):
        return None, "asked"
    place = place_in([*named, *outside], known.places)
    return place, "" if place == told else "file"


def _is_no_part(sheet: str, told: str | None, named: Sequence[str], known: Sources) -> bool:
    """Whether neither the sheet's name nor its table names a place, while its neighbours do."""
    if told is None:
        return place_in([sheet], known.places) is None
    told_all = told != REGION or says_all(named) or is_whole(sheet)
    return not told_all and place_in([sheet], known.places) is None


def _is_title(text: str) -> bool:
    """A text that names a table; 续表, a unit or a year does not."""
    return not belongs_around((0, text))


def _theme(texts: Iterable[str], catalogue: Catalogue) -> str | None:
    return next((theme for text in texts if (theme := catalogue.find_theme(text))), None)
