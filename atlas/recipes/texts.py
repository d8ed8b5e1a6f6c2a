"""Texts of a sheet without what changes from year to year, and how alike two of them are."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from atlas.catalogue import Catalogue
from atlas.ingest.layout.vocabulary import plain
from atlas.ingest.values.forms import without_marks

LEAST_LIKENESS = 0.75
"""Two headings that share less than this are different headings."""

_YEAR = re.compile(r"(?<!\d)((?:19[5-9]|20[0-4])\d)(?!\d)")
#: one of these more, fewer or other makes another quantity of it: 户数 and 人数, 男 and 女
_TELLING = frozenset("男女户人次名件个家未非已无不没率比均上下累其中新老旧增减除外公私国级万亿千百")


def years_of(texts: Iterable[str]) -> tuple[int, ...]:
    """The distinct years that stand in some texts, sorted."""
    return tuple(sorted({int(year) for text in texts for year in _YEAR.findall(plain(text))}))


def normal(text: str, base: int | None = None) -> str:
    """``２０２４年 资金①`` with base 2024 is ``{+0}年资金``: without spaces, full-width forms and
    footnote marks, years counted from ``base`` (or all alike where that is None)."""
    said = plain(without_marks(text))

    def place(found: re.Match[str]) -> str:
        return "{}" if base is None else f"{{{int(found[1]) - base:+d}}}"

    return _YEAR.sub(place, said)


def likeness(old: str, new: str) -> float:
    """1 for equal texts, down to 0.75 for one that was renamed a little, else 0."""
    if old == new:
        return 1.0
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.quick_ratio() < LEAST_LIKENESS:
        return 0.0
    changed = "".join(
        old[i:j] + new[k:m] for tag, i, j, k, m in matcher.get_opcodes() if tag != "equal"
    )
    if _TELLING & set(changed) or any(one.isdecimal() or one in "{}%" for one in changed):
        return 0.0
    ratio = matcher.ratio()
    return ratio if ratio >= LEAST_LIKENESS else 0.0


def contradicts(old: str, new: str, catalogue: Catalogue) -> bool:
    """Whether the catalogue knows the new name for something else than the old one."""
    now = catalogue.resolve(new).code
    return now is not None and now != catalogue.resolve(old).code
