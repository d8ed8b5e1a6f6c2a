"""What analysts call indicators, places and years: names out of the catalogue and of the places."""

import random
from collections.abc import Sequence
from decimal import Decimal

from atlas.catalogue import load_catalogue
from atlas.catalogue.indicator import Indicator
from atlas.places import Places
from tests.workbooks.amounts import wide

CATALOGUE = load_catalogue()
PLACES = Places.load()
REGION = PLACES.region().code
THEMES = tuple(theme.code for theme in CATALOGUE.themes())
#: a base unit → what sheets print instead of it
PRINTED = {"元": ("万元", "万元", "万元", "元", "亿元"), "人": ("人", "人", "人", "万人"),
           "人次": ("人次", "人次", "万人次"), "户": ("户",)}  # fmt: skip
#: what of the background can stand once for each place
EVENTS = ("fair_employers", "fair_vacancies", "fair_applicants", "fast_track_enterprises",
          "fast_track_projects")  # fmt: skip
_DIGITS = dict(zip("0123456789", "○一二三四五六七八九", strict=True))


def indicators(
    chance: random.Random, theme: str, count: int, kinds: Sequence[str] = ()
) -> list[Indicator]:
    """Some indicators of a theme, as they follow one another in its file."""
    usual = [
        one
        for one in CATALOGUE.theme(theme)
        if one.nature in ("indicator", "org") and (not kinds or one.kind in kinds)
    ]
    if theme == "background":
        usual = [one for one in CATALOGUE.theme(theme) if one.code in EVENTS]
    chosen = chance.sample(usual, min(count, len(usual)))
    return sorted(chosen, key=lambda one: one.order)


def name_of(chance: random.Random, one: Indicator) -> str:
    """A name that means this indicator and nothing besides."""
    names = [one.name_zh, one.name_zh, one.name_zh, one.short_zh, *one.aliases]
    sure = [name for name in names if _sure(name, one.code)]
    return chance.choice(sure)


def _sure(name: str, code: str) -> bool:
    match = CATALOGUE.resolve(name)
    said = match.implied
    return match.code == code and not (said.breakdown or said.figure_kind or said.period)


def printed_unit(chance: random.Random, base: str) -> str:
    """A unit that such figures are printed in."""
    return chance.choice(PRINTED.get(base, (base,)))


def factor(one: Indicator, unit: str) -> Decimal:
    """What a number in ``unit`` is multiplied with."""
    found = CATALOGUE.factor(one.code, unit)
    if found is None:
        raise ValueError(f"{one.code} is not counted in {unit}")
    return found


def place_name(chance: random.Random, code: str, how: str) -> str:
    """A place's name in one of the habits ``full``, ``short``, ``alias``, ``local``, ``spaced``,
    ``wide``, ``code``, ``union``."""
    place = PLACES.get(code)
    if how == "short":
        return place.short
    if how == "alias":
        return chance.choice((place.short, *place.aliases))
    if how == "local":
        return chance.choice(place.local_aliases or place.aliases or (place.short,))
    if how == "spaced":
        return " ".join(place.name) if len(place.name) < 6 else place.name
    if how == "padded":
        return f"{place.name[0]}　{place.name[1:]}" if len(place.name) < 4 else place.name
    if how == "wide":
        return wide(place.code)
    if how == "code":
        return place.code
    if how == "union":
        return f"{place.name}总工会"
    return place.name


def misspelt(name: str) -> str:
    """A slip of the pen that no list of aliases knows."""
    swaps = {"呼": "乎", "赤峰": "赤锋", "巴彦": "巴颜", "林": "村", "乌": "鸟", "通": "同"}
    for right, wrong in swaps.items():
        if right in name:
            return name.replace(right, wrong, 1)
    return name[:-1] + "氏"


def year_words(chance: random.Random, year: int) -> str:
    """2023年, 2023年度, 二○二三年, 截至2023年底, 2023 年."""
    chinese = "".join(_DIGITS[digit] for digit in str(year))
    spelt = (f"{year}年", f"{year}年", f"{year}年", f"{year}年度", f"{chinese}年", f"{year} 年",
             f"截至{year}年底", f"截至{year}年12月底", wide(f"{year}") + "年")  # fmt: skip
    return chance.choice(spelt)
