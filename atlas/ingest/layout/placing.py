"""Which place a title, a sheet's or a file's name tells: one, none, or several to ask about."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePath
from typing import NamedTuple

from atlas.figures import REGION
from atlas.ingest.layout.vocabulary import plain
from atlas.places import Place, Places

_LONGEST_PLACE = 14
_YEAR = r"(?:19|20)\d\d年?(?:度|底|末)?"
_AROUND_NAME = re.compile(
    rf"\(.*?\)|{_YEAR}|^\d{{1,2}}(?!\d)[.、_-]?|(?:统计|汇总|情况|数据|上报|报)*表?$"
)
_ASIDE = re.compile(r"\((?:不?含|不?包括|除)[^()]*\)|大兴安岭(?!林区)")
_FOREIGN = re.compile(
    r"(?:北京|天津|上海|重庆)市|(?:河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南"
    r"|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾)省|(?:广西|西藏|宁夏|新疆)\w{0,4}自治区"
)
_REGION_NAMES = ("内蒙古", "全区", "自治区")


class Named(NamedTuple):
    """``codes`` that a text may mean: one is sure, several or ``unknown`` (another province) are
    to be asked about."""

    codes: tuple[str, ...] = ()
    unknown: bool = False

    @property
    def sure(self) -> str | None:
        return self.codes[0] if len(self.codes) == 1 else None

    @property
    def unclear(self) -> bool:
        return self.unknown or len(self.codes) > 1


@dataclass(frozen=True, slots=True)
class Placed:
    """The place of a table and where it is from (as :class:`Title` has it); ``asked`` is a name
    that does not settle it, with the codes it may mean."""

    code: str | None = None
    source: str = ""
    asked: tuple[str, tuple[str, ...]] = ("", ())


def placed(
    said: Sequence[str], sheet: Sequence[str], names: Sequence[str], places: Places
) -> Placed:
    """The place of a table by what is ``said`` above and below it, then the name of its ``sheet``
    (one or none), then ``names`` of file and folders; a region only where no other is named: the
    region's report is a form that each league fills in."""
    texts = [text for text in (*said, *sheet, *names) if text]
    sure = [code for text in texts if (code := named_in(text, places).sure) and code != REGION]
    league = next((found for code in sure if (found := _league(code, places))), None)
    region = False
    for at, text in enumerate(texts):
        found = named_in(text, places, league)
        among = [code for code in found.codes if code in sure]
        code = found.sure or (among[0] if len(set(among)) == 1 else None)
        source = "" if at < len(said) else "file"
        if code == REGION:
            region = region or not source
        elif code:
            return _lower(code, source, [one for one in sheet if not source], places)
        elif found.unclear:
            return Placed(None, "asked", (text, found.codes))
    told = next((code for text in texts if (code := named_in(text, places).sure)), None)
    return Placed(told, "" if region or not told else "file")


def _lower(code: str, source: str, sheet: Sequence[str], places: Places) -> Placed:
    """A banner that the sheet is named by, where the titles say its league."""
    below = next((found for one in sheet if (found := named_in(one, places, code).sure)), None)
    if below and places.get(below).parent == code:
        return Placed(below, "file")
    return Placed(code, source)


def _league(code: str, places: Places) -> str | None:
    return next((one.code for one in places.path(code) if one.level == "league"), None)


@lru_cache(maxsize=2048)
def named_in(text: str, places: Places, league: str | None = None) -> Named:
    """The places that a text names: full names inside it, else what it is as a whole (锡盟,
    01乌盟, 昆区报表), else the short name of a banner at its beginning (2024年左旗工会)."""
    said = _ASIDE.sub("", plain(text))
    inside = _inside(said, places)
    if inside:
        return Named(inside)
    bare = _AROUND_NAME.sub("", said)
    short = next((name for name in _short_banners(places) if bare.startswith(name)), "")
    for name in (bare, short):
        found = places.resolve(name, league) if 0 < len(name) <= _LONGEST_PLACE else None
        if found and found.how != "similar" and (found.code or found.candidates):
            return Named((found.code,) if found.code else found.candidates)
    if any(name in said for name in _REGION_NAMES):
        return Named((REGION,))
    return Named(unknown=_FOREIGN.search(said) is not None)


def _inside(said: str, places: Places) -> tuple[str, ...]:
    """A reporting unit; else leagues and banners, a league not beside its own banner."""
    found = {place.code: place for name, place in _place_names(places) if name in said}
    units = [code for code, place in found.items() if place.level == "unit"]
    if units:
        return (units[0],)
    parents = {place.parent for place in found.values()}
    return tuple(code for code in found if code not in parents)


@lru_cache(maxsize=2)
def _place_names(places: Places) -> tuple[tuple[str, Place], ...]:
    """Names that may stand inside a title, the longest first."""
    found = [
        (plain(name), place)
        for place in places
        for name in ((place.name,) if place.level == "banner" else (place.name, place.short))
        if place.level != "region" and len(name) >= 2
    ]
    return tuple(sorted(found, key=lambda one: -len(one[0])))


@lru_cache(maxsize=2)
def _short_banners(places: Places) -> tuple[str, ...]:
    """左旗, 中旗: names that several banners share."""
    names = {name for place in places for name in place.local_aliases if name.endswith("旗")}
    return tuple(sorted(names))


def names_of_file(file: str) -> tuple[str, ...]:
    """The name of a file without its ending, then its folders from the nearest on."""
    path = PurePath(file)
    return (path.stem, *reversed(path.parts[:-1]))


def leagues_of(texts: Sequence[str], places: Places) -> Iterator[str]:
    """The leagues in which the places lie that texts name."""
    for text in texts:
        code = named_in(text, places).sure
        if code and (league := _league(code, places)):
            yield league
