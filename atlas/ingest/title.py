"""What a sheet says outside of its table: title rows, sheet name, file name."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePath

from atlas.catalogue import Catalogue
from atlas.catalogue.names import key_of
from atlas.figures import REGION
from atlas.ingest.corrections import SheetCorrections
from atlas.ingest.moments import title_as_of, title_years
from atlas.ingest.vocabulary import (
    by_line_value,
    is_by_line,
    marks_demonstration,
    plain,
    unit_line,
)
from atlas.places import Place, Places

_SHORTEST_NAME = 3
_FURNITURE = re.compile(
    r"\(.*?\)|(?:19|20)\d\d年?(?:[-—–~至到](?:19|20)\d\d)?年?(?:度|底|末)?|历年|分(?:地区|盟市|旗县)"
    r"|[各全]?(?:盟市|旗县(?:市?区)?|自治?区|地区)|内蒙古|(?:基本)?(?:统计|汇总|一览|情况|分布)+表?|表$"
)
_CLOSING_BRACKET = re.compile(r"[(\[【]([^()\[\]【】]{1,20})[)\]】]$")
_SEPARATORS = str.maketrans(dict.fromkeys(",，、;；和及 ", "\x00"))


@dataclass(frozen=True, slots=True)
class Title:
    """``units`` as printed, in their order; ``year`` None where none or several are named;
    ``place`` a code or None; ``indicator`` the words of a title that name one indicator;
    ``year_from`` says where the year stood: ``chosen``, ``title``, ``sheet`` or ``file``;
    ``as_of`` up to when it counts, ``partial`` where that is inside the year."""

    units: tuple[str, ...] = ()
    year: int | None = None
    year_from: str = ""
    as_of: str = ""
    partial: bool = False
    place: str | None = None
    indicator: str = ""
    theme: str | None = None
    demo: bool = False
    own_level: bool = False


def read_title(
    texts: Sequence[str],
    sheet: str,
    file: str,
    chosen: SheetCorrections,
    catalogue: Catalogue,
    places: Places,
) -> Title:
    """``texts`` are the filled cells above the table (and its corner); earlier sources win."""
    stem = PurePath(file).stem
    spoken = [text for text in texts if not is_by_line(text)]
    sources = [("title", "；".join(spoken)), ("sheet", sheet), ("file", stem)]
    year, year_from = chosen.year, "chosen" if chosen.year else ""
    for name, text in sources:
        years = title_years(text)
        if year is None and len(years) == 1:
            year, year_from = years[0], name
    as_of, partial = title_as_of("；".join(spoken), year) if year else ("", False)
    units = (
        [chosen.unit] if chosen.unit else [u for text in texts for u in units_of(text, catalogue)]
    )
    places_named = [*spoken, *filter(None, map(by_line_value, texts)), sheet, stem]
    return Title(
        units=tuple(dict.fromkeys(units)),
        year=year,
        year_from=year_from,
        as_of=as_of,
        partial=partial,
        place=chosen.place or _place(places_named, places),
        indicator=_named_indicator((*spoken, sheet, stem), chosen, catalogue),
        theme=chosen.theme or _theme((*spoken, sheet, stem), catalogue),
        demo=any(map(marks_demonstration, (*texts, sheet, stem))),
        own_level=any("本级" in text for text in spoken),
    )


def units_of(text: str, catalogue: Catalogue) -> tuple[str, ...]:
    """The known units of a 单位 line, ``单位：元/户`` as one, ``单位：万元、户`` as two;
    without the word 单位 what closes a title in brackets, if all of it is units: 资金（万元）."""
    said = unit_line(text)
    if not said and (closing := _CLOSING_BRACKET.search(plain(text))):
        parts = closing[1].translate(_SEPARATORS).split("\x00")
        return tuple(parts) if all(map(catalogue.find_unit, parts)) else ()
    if not said or catalogue.find_unit(said):
        return (said,) if said else ()
    parts = [part for part in said.translate(_SEPARATORS).split("\x00") if part]
    if not any(map(catalogue.find_unit, parts)):
        parts = said.split("/")
    return tuple(part for part in parts if catalogue.find_unit(part))


def _theme(texts: Iterable[str], catalogue: Catalogue) -> str | None:
    return next((theme for text in texts if (theme := catalogue.find_theme(text))), None)


def _place(texts: Iterable[str], places: Places) -> str | None:
    """The first place that is named; the region only where no other is: 内蒙古自治区工会报表 is the
    name of a form that each league fills in."""
    named = list(_named_places(texts, places))
    return next((code for code in named if code != REGION), named[0] if named else None)


def _named_places(texts: Iterable[str], places: Places) -> Iterable[str]:
    """The place that each text names, the lowest one where it names a league and its banner."""
    names = _place_names(places)
    for text in texts:
        said = plain(text)
        found = next((place for name, place in names if name in said), None)
        if found is None:
            continue
        if found.level == "league":
            below = places.banners(found.code)
            found = next((one for one in below if plain(one.name) in said), found)
        yield found.code


@lru_cache(maxsize=2)
def _place_names(places: Places) -> tuple[tuple[str, Place], ...]:
    """Names that may stand inside a title, leagues first, then longest first, the region last."""
    found = [
        (plain(name), place)
        for place in places
        for name in ((place.name,) if place.level == "banner" else (place.name, place.short))
        if place.level != "region" and len(name) >= 2
    ]
    found.sort(key=lambda one: (one[1].level != "league", -len(one[0])))
    units_first = sorted(found, key=lambda one: (one[1].level != "unit", one[1].level != "league"))
    return (
        *units_first,
        *((plain(name), places.region()) for name in ("内蒙古", "全区", "自治区")),
    )


def _named_indicator(texts: Iterable[str], chosen: SheetCorrections, catalogue: Catalogue) -> str:
    if chosen.indicator:
        return catalogue.get(chosen.indicator).name_zh
    for text in texts:
        said = key_of(text)
        bare = _FURNITURE.sub("", said)
        match = catalogue.resolve(bare) if bare else None
        if match and (match.code or (match.candidates and len(bare) >= _SHORTEST_NAME)):
            return bare
        if name := _indicator_in(said, catalogue):
            return name
    return ""


def _indicator_in(said: str, catalogue: Catalogue) -> str:
    """The longest name of an indicator inside a title, empty where two different ones stand."""
    found: dict[str, str] = {}
    for name, code in _indicator_names(catalogue):
        if name in said:
            found.setdefault(code, name)
            said = said.replace(name, "\x00")
    return next(iter(found.values())) if len(found) == 1 else ""


@lru_cache(maxsize=2)
def _indicator_names(catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    """(name, code), longest first; a heading that several share stands for each of them."""
    names = {
        key_of(text): one.code
        for one in catalogue
        for text in (
            *one.shared,
            *(text for text, _ in one.implies),
            *one.aliases,
            one.name_en,
            one.name_zh,
        )
    }
    kept = [(name, code) for name, code in names.items() if len(name) >= _SHORTEST_NAME]
    return tuple(sorted(kept, key=lambda one: -len(one[0])))
