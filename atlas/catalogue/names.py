"""When two headings are the same name: spacing, quotes, width and numbering do not matter."""

import re
import unicodedata
from collections.abc import Iterator

_QUOTES = "“”‘’\"'「」『』〝〞《》〈〉`´"
_NOISE = re.compile(rf"[\s{_QUOTES}\u200b-\u200f\u2060\ufeff*#]+")
_SERIAL = re.compile(r"^(?:\(?[一二三四五六七八九十]+\)?[、.)]|\(?\d{1,2}[、)]|\d{1,2}\.(?!\d))")
_OF_WHICH = re.compile(r"^(?:其中[::,]?|of which:?)")
_YEAR = re.compile(r"^(?:19|20)\d\d年(?:度|末|底)?")
_TRANSLATION = re.compile(
    r"^[a-z][a-z.,&-]{2,}/(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff)])/[a-z][a-z.,&-]{2,}(?=$|\()"
)
_TRAILING_BRACKET = re.compile(r"^(.+)\(([^()]+)\)$")
_TRAILING_UNIT = re.compile(r"^(.+?)[,,、:]?单位[::]([^()]+)$")


_AT_THE_TIME = re.compile("^(?:年末|年底|期末|本年末|现有|共有|全区|各盟市)")
_ENDINGS_OF_UNITS = (
    "金额",
    "资金",
    "件数",
    "户数",
    "家数",
    "条数",
    "份数",
    "场次",
    "人次",
    "单位数",
)
_COUNTED = re.compile("(?:人数|总数|数量|总量|数)$")


def key_of(text: str) -> str:
    """The comparable form of a heading: lower case, no space, quote, leading number or, behind a
    slash, translation.

    >>> key_of("1.其中：“两节”送温暖 资金")
    '两节送温暖资金'
    """
    plain = _NOISE.sub("", unicodedata.normalize("NFKC", text)).lower()
    if "/" in plain:
        plain = _TRANSLATION.sub("", plain)
    for leading in (_SERIAL, _OF_WHICH, _YEAR):
        plain = leading.sub("", plain)
    return plain.rstrip(":,;。")


def without_unit(key: str) -> tuple[str, str]:
    """A key and the unit printed at its end: ``金秋助学资金(万元)`` → (``金秋助学资金``, ``万元``).

    The second is empty where nothing stands in brackets; whether it is a unit is for the caller.
    """
    found = _TRAILING_BRACKET.match(key) or _TRAILING_UNIT.match(key)
    if not found:
        return key, ""
    return found[1], found[2].removeprefix("单位:")


def counted_names(key: str) -> Iterator[str]:
    """The same name with the word for what is counted that a table leaves to its unit: 追回劳动报酬
    （万元） is 追回劳动报酬金额."""
    if not _COUNTED.search(key):
        for ending in _ENDINGS_OF_UNITS:
            yield f"{key}{ending}"


def variants(key: str) -> Iterator[str]:
    """The same name as another table may print it: 新发展会员, 年末会员总数, 帮扶站点数量.

    Only words that change nothing of the meaning: 累计 and 新增 are not among them.
    """
    bare = _AT_THE_TIME.sub("", key)
    shorter = _COUNTED.sub("", bare)
    for stem in dict.fromkeys((bare, shorter)):
        for ending in ("", "数", "人数", "数量", "总数"):
            if (name := f"{stem}{ending}") != key and len(stem) > 1:
                yield name
