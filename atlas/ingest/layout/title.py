"""What a sheet says outside of its table: title rows, sheet name, file name."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from atlas.catalogue import Catalogue
from atlas.catalogue.names import key_of
from atlas.figures import REGION
from atlas.ingest.corrections import SheetCorrections
from atlas.ingest.layout.dating import part_of, year_of
from atlas.ingest.layout.judging import belongs_around
from atlas.ingest.layout.named import indicator_in
from atlas.ingest.layout.narrowing import NOT_NARROWED, Narrowed, read_narrowing
from atlas.ingest.layout.placing import Placed, leagues_of, named_in, names_of_file, placed
from atlas.ingest.layout.said_units import units_around
from atlas.ingest.layout.sheet_names import Division, is_whole, says_all
from atlas.ingest.layout.vocabulary import (
    by_line_value,
    is_by_line,
    marks_demonstration,
)
from atlas.ingest.values.moments import Moment
from atlas.places import Places

_NAMES_A_TABLE = re.compile("表|情况|统计|汇总")
_SEASON = re.compile("(?<!含)(?<!括)(?:元旦|春节|[两双]节)(?!除外)")


@dataclass(frozen=True, slots=True)
class Title:
    """``units`` as printed, in their order; ``year`` None where none or several are named;
    ``place`` a code or None; ``indicator`` the words of a title that name one indicator;
    ``year_from`` says where the year stood: ``chosen``, ``title``, ``sheet``, ``file`` or
    ``above`` (the table above); ``place_from`` is ``file`` where only the name of the sheet, file
    or folder gives the place, ``asked`` where ``place_asked`` (a name, its
    codes) does not settle it; ``part`` is
    the part of the year that it counts, the whole of it too; ``words`` is all that was said, as
    one comparable text; ``narrowed`` is what makes all of the table a part."""

    units: tuple[str, ...] = ()
    year: int | None = None
    year_from: str = ""
    part: Moment | None = None
    place: str | None = None
    place_from: str = ""
    place_asked: tuple[str, tuple[str, ...]] = ("", ())
    indicator: str = ""
    theme: str | None = None
    demo: bool = False
    own_level: bool = False
    words: str = ""
    narrowed: Narrowed = NOT_NARROWED

    @property
    def season(self) -> bool:
        """Whether it is about the two festivals alone: 2024年春节期间, not 送温暖（含两节）."""
        return _SEASON.search(self.words) is not None


class Sources(Protocol):
    """What is known when a title is read."""

    catalogue: Catalogue
    places: Places
    chosen: SheetCorrections
    division: Division


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
    stem, *folders = names_of_file(file)
    own = [text for text in texts if not is_by_line(text)]
    texts = [*texts, *around]
    spoken = [text for text in texts if not is_by_line(text)]
    follows = before is not None and not any(map(_is_title, spoken))
    held = before if follows and before else Title()
    year, year_from = year_of((own, around), sheet, (stem, *folders), known, before)
    outside = () if before else (sheet, stem)
    said = _named(spoken, texts)
    where = _placed(said, sheet, (stem, *folders)[before is not None :], known, before)
    return Title(
        units=_units((*texts, *notes), (sheet, stem), known) or held.units,
        year=year,
        year_from=year_from,
        part=part_of(("；".join(spoken), sheet, stem), sheet, (year, year_from), before),
        place=where.code,
        place_from=where.source,
        place_asked=where.asked,
        indicator=indicator_in((*spoken, *outside), chosen, catalogue) or held.indicator,
        theme=chosen.theme or _theme((*spoken, *outside), catalogue) or held.theme,
        demo=any(map(marks_demonstration, (*texts, sheet, stem))) or bool(before and before.demo),
        words=key_of("".join((*spoken, sheet, stem))),
        own_level=any("本级" in text for text in spoken) or held.own_level,
        narrowed=_narrowed((spoken, sheet, stem), known, held),
    )


def _named(spoken: Sequence[str], texts: Sequence[str]) -> list[str]:
    """The titles, and who is named behind 填报单位 as having filled the form."""
    return [*spoken, *filter(None, map(by_line_value, texts))]


def _narrowed(said: tuple[Sequence[str], str, str], known: Sources, held: Title) -> Narrowed:
    """What narrows the table; a file of several sheets speaks of none of them alone. A table that
    goes on from the one above is narrowed as that one."""
    spoken, sheet, stem = said
    if held.narrowed != NOT_NARROWED and not any(map(_NAMES_A_TABLE.search, spoken)):
        return held.narrowed
    names = (sheet,) if known.division.several else (sheet, stem)
    division, chosen = known.division, known.chosen.categories
    sources = (spoken, *((name,) for name in names))
    return read_narrowing(sources, chosen, known.catalogue, division.dimension)


def _units(texts: Sequence[str], names: Sequence[str], known: Sources) -> tuple[str, ...]:
    chosen = known.chosen.unit
    return (chosen,) if chosen else units_around(texts, names, known.catalogue)


def _placed(
    said: Sequence[str], sheet: str, names: Sequence[str], known: Sources, before: Title | None
) -> Placed:
    """The place that holds for the table: one that was chosen, that of the table above where this
    one names none; ``asked`` where its neighbours are places and its own sheet is none."""
    chosen, places = known.chosen, known.places
    answers = filter(None, map(chosen.places.get, (*said, sheet, *names)))
    if chosen.place or (answer := next(answers, "")):
        return Placed(chosen.place or answer)
    told = placed(said, (), (), places)
    if before is not None and not told.code and told.source != "asked":
        return Placed(before.place, before.place_from, before.place_asked)
    found = placed(said, () if before else (sheet,), names, places)
    by_sheet = named_in(sheet, places, next(leagues_of(names, places), None)).codes
    whole = known.division.place
    if whole and not by_sheet and _says_none(told, said, sheet):
        return Placed(None, "asked", (sheet, (whole,)))
    return found


def _says_none(told: Placed, said: Sequence[str], sheet: str) -> bool:
    """Whether what stands around the table names no place, or only the region's form."""
    if told.source == "asked":
        return False
    return not told.code or (told.code == REGION and not says_all(said) and not is_whole(sheet))


def _is_title(text: str) -> bool:
    """A text that names a table; 续表, a unit or a year does not."""
    return not belongs_around((0, text))


def _theme(texts: Iterable[str], catalogue: Catalogue) -> str | None:
    return next((theme for text in texts if (theme := catalogue.find_theme(text))), None)
