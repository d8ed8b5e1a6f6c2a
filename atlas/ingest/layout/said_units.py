"""Units that the lines around a table say: above it, in notes below it, in its own name."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from atlas.catalogue import Catalogue
from atlas.ingest.layout.vocabulary import plain, unit_line

_CLOSING_BRACKET = re.compile(r"[(\[【]([^()\[\]【】]{1,20})[)\]】]$")
_SEPARATORS = str.maketrans(dict.fromkeys(",，、;；(和及 \\|", "\x00"))
_ALONE = re.compile(
    r"[(\[]?(?:(?:计量|金额|货币|数量|资金)?单位)?(?P<units>[^\d()\[\]]{1,12})[)\]]?"
)
_TEN_THOUSAND = re.compile(r"(?<!\d)10[,，.\s]?000\s*(?=[A-Za-z])")
_CURRENCY = re.compile(r"人民币(?=[十百千万亿]*元)|(?<=元)\(?人民币\)?")
_MONEY = re.compile(
    r"(?:资金|金额|经费|款项?|投入|支出|收入|补助)[额类数]?(?:计量)?(?:单位)?(?:均|都|一律|统一)?[为是以按:(]*"
    r"(?P<unit>(?:[十百千]?[万亿]|[百千])?元)(?=$|为单位|计|填|[^\w/])"
)
_NAMED = re.compile(r"单位(?:均|都|一律|统一)?[为是:]+(?P<unit>[^\d\s,，、。;；()]{1,6})")
_COUNTED = re.compile(
    r"[以按](?P<unit>[^\d\s,，、。;；:()]{1,5}?)(?:为(?:计量)?单位|计|统计|填报|填列)"
)


def units_around(
    texts: Sequence[str], names: Sequence[str], catalogue: Catalogue
) -> tuple[str, ...]:
    """The units that hold for a table, each once, in the order in which its texts say them; only
    where none of these does, those in brackets at the end of its ``names`` (sheet, file)."""
    found = dict.fromkeys(unit for text in texts for unit in units_of(text, catalogue))
    if not found:
        found = dict.fromkeys(unit for name in names for unit in units_of(name, catalogue))
    return tuple(found)


def units_of(text: str, catalogue: Catalogue) -> tuple[str, ...]:
    """The known units of a 单位 line, ``单位：元/户`` as one, ``单位：万元、户`` as two; without
    the word 单位 what closes a title in brackets, if all of it is units: 资金（万元）; then those
    that a sentence gives to what it counts: 资金为万元, 金额以万元计."""
    text = _CURRENCY.sub("", _TEN_THOUSAND.sub("万", unicodedata.normalize("NFKC", text)))
    return tuple(dict.fromkeys((*_of_line(text, catalogue), *_of_sentence(text, catalogue))))


def _of_line(text: str, catalogue: Catalogue) -> tuple[str, ...]:
    said = unit_line(text)
    if not said and (closing := _CLOSING_BRACKET.search(plain(text))):
        parts = closing[1].translate(_SEPARATORS).split("\x00")
        return tuple(parts) if all(map(catalogue.find_unit, parts)) else ()
    if not said:
        return _alone(text, catalogue)
    if catalogue.find_unit(said):
        return (said,)
    parts = [part for part in said.translate(_SEPARATORS).split("\x00") if part]
    if not any(map(catalogue.find_unit, parts)):
        parts = said.split("/")
    return tuple(part for part in parts if catalogue.find_unit(part))


def _alone(text: str, catalogue: Catalogue) -> tuple[str, ...]:
    """万元, or 单位 万元: a line that is nothing but units."""
    found = _ALONE.fullmatch(re.sub(r"\s+", "", text))
    parts = found["units"].translate(_SEPARATORS).split("\x00") if found else []
    return tuple(parts) if parts and all(map(catalogue.find_unit, parts)) else ()


def _of_sentence(text: str, catalogue: Catalogue) -> Iterator[str]:
    said = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    for pattern in (_MONEY, _NAMED, _COUNTED):
        for found in pattern.finditer(said):
            if catalogue.find_unit(found["unit"]) is not None:
                yield found["unit"]
