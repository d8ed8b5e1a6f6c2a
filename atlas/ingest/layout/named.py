"""Places and indicators that a longer text names: a title, a sheet's or a file's name."""

import re
from collections.abc import Iterable
from functools import lru_cache

from atlas.catalogue import Catalogue
from atlas.catalogue.names import key_of
from atlas.figures import REGION
from atlas.ingest.corrections import SheetCorrections
from atlas.ingest.layout.vocabulary import plain
from atlas.places import Place, Places

_SHORTEST_NAME = 3
_LONGEST_PLACE = 14
_AROUND_NAME = re.compile(
    r"\(.*?\)|(?:19|20)\d\d年(?:度|底|末)?|^\d{1,2}(?!\d)[.、_-]?|(?:统计|汇总|情况|数据|上报|报)*表?$"
)
_FURNITURE = re.compile(
    r"\(.*?\)|(?:19|20)\d\d年?(?:[-—–~至到](?:19|20)\d\d)?年?(?:度|底|末)?|历年|分(?:地区|盟市|旗县)"
    r"|[各全]?(?:盟市|旗县(?:市?区)?|自治?区|地区)|内蒙古|(?:基本)?(?:统计|汇总|一览|情况|分布)+表?|表$"
)


def place_in(texts: Iterable[str], places: Places) -> str | None:
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
            code = place_of_name(text, places)
            if code is not None:
                yield code
            continue
        if found.level == "league":
            below = places.banners(found.code)
            found = next((one for one in below if plain(one.name) in said), found)
        yield found.code


def place_of_name(text: str, places: Places) -> str | None:
    """The place that a short text names as a cell of a table may: 锡盟, 01乌盟, 昆区报表; of one
    that is no name, none."""
    bare = _AROUND_NAME.sub("", plain(text))
    if not bare or len(bare) > _LONGEST_PLACE:
        return None
    found = places.resolve(bare)
    return found.code if found.how != "similar" else None


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


def indicator_in(texts: Iterable[str], chosen: SheetCorrections, catalogue: Catalogue) -> str:
    if chosen.indicator:
        return catalogue.get(chosen.indicator).name_zh
    for text in texts:
        said = key_of(text)
        bare = _FURNITURE.sub("", said)
        match = catalogue.resolve(bare) if bare else None
        if match and match.code:
            return bare
        inside = _inside(said, catalogue)
        if match and match.candidates and len(bare) >= max(_SHORTEST_NAME, len(inside)):
            return bare
        if inside:
            return inside
    return ""


def _inside(said: str, catalogue: Catalogue) -> str:
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
