"""Two lists of headings side by side: the same, renamed a little, missing, added."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from atlas.catalogue import Catalogue
from atlas.ingest.layout.vocabulary import column_role, total_of
from atlas.recipes.texts import contradicts, likeness

LEVEL = "\x1f"
"""Between the levels of a heading."""

#: 地区, 序号 and 合计 stand in every table and tell little
_FURNITURE = 0.25
#: what is missing speaks against a shape more than what was added
_MISSING, _ADDED = 0.75, 0.25
#: names that are compared with each other; more than that is another table
_LEFTOVERS = 60


@dataclass(frozen=True, slots=True)
class Aligned:
    """Names of the old list that are in the new one, those that lead to another name there, those
    that are gone, and those that came."""

    same: tuple[str, ...]
    renamed: Mapping[str, str]
    missing: tuple[str, ...]
    added: tuple[str, ...]


def align(old: Iterable[str], new: Iterable[str], catalogue: Catalogue) -> Aligned:
    """Every name once for each time it stands; renamed ones are paired, the most alike first."""
    before, now = Counter(filter(None, old)), Counter(filter(None, new))
    same = tuple((before & now).elements())
    missing, added = list((before - now).elements()), list((now - before).elements())
    pairs = sorted(
        (
            (score, one, other)
            for one in missing[:_LEFTOVERS]
            for other in added[:_LEFTOVERS]
            if (score := likeness(_flat(one), _flat(other)))
            and not contradicts(_last(one), _last(other), catalogue)
        ),
        key=lambda pair: -pair[0],
    )
    renamed: dict[str, str] = {}
    for _, one, other in pairs:
        if one in missing and other in added and one not in renamed:
            renamed[one] = other
            missing.remove(one)
            added.remove(other)
    return Aligned(same, renamed, tuple(missing), tuple(added))


def overlap(*parts: tuple[Aligned, Callable[[str], float]]) -> float:
    """The share that both lists have in common, by weight: 1 for the same, 0 for nothing."""
    common = missing = added = 0.0
    for aligned, weight in parts:
        common += sum(map(weight, aligned.same))
        for old, new in aligned.renamed.items():
            common += weight(old) * likeness(_flat(old), _flat(new))
        missing += sum(map(weight, aligned.missing))
        added += sum(map(weight, aligned.added))
    whole = common + _MISSING * missing + _ADDED * added
    return common / whole if whole else 1.0


def column_weight(path: str) -> float:
    """How much a column tells of the table."""
    last = _last(path)
    furniture = column_role(last) is not None or total_of(last) is not None or last.startswith("{")
    return _FURNITURE if furniture and LEVEL not in path else 1.0


def levels_renamed(renamed: Mapping[str, str]) -> dict[str, str]:
    """From whole headings to their levels: only what differs, level by level."""
    parts: dict[str, str] = {}
    for old, new in renamed.items():
        before, now = old.split(LEVEL), new.split(LEVEL)
        if len(before) == len(now):
            parts |= {one: two for one, two in zip(before, now, strict=True) if one != two}
        parts[old] = new
    return parts


def _flat(text: str) -> str:
    return text.replace(LEVEL, "")


def _last(text: str) -> str:
    return text.rpartition(LEVEL)[2]
