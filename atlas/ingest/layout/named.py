"""The indicator that a longer text names: a title, a sheet's or a file's name."""

import re
from collections.abc import Iterable
from functools import lru_cache

from atlas.catalogue import Catalogue
from atlas.catalogue.names import key_of
from atlas.ingest.corrections import SheetCorrections

_SHORTEST_NAME = 3
_FURNITURE = re.compile(
    r"\(.*?\)|(?:19|20)\d\d年?(?:[-—–~至到](?:19|20)\d\d)?年?(?:度|底|末)?|历年|分(?:地区|盟市|旗县)"
    r"|[各全]?(?:盟市|旗县(?:市?区)?|自治?区|地区)|内蒙古|(?:基本)?(?:统计|汇总|一览|情况|分布)+表?|表$"
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
