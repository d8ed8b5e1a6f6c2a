"""其中：100人以上 to the right of 非公有制企业: columns that are a part of a category."""

from dataclasses import dataclass, replace

from atlas.ingest.layout.column import Column
from atlas.ingest.layout.knowledge import Knowledge
from atlas.ingest.layout.vocabulary import is_part, total_of


@dataclass(frozen=True, slots=True)
class _Base:
    """A column of a category: its heading at ``depth`` (its headings above are ``above``), and the
    dimensions of the parts that were met to its right."""

    text: str
    above: tuple[str, ...]
    depth: int
    cut_by: frozenset[str] = frozenset()


def with_their_categories(columns: list[Column], known: Knowledge) -> list[Column]:
    """Such a column with the category that it is a part of; those after it that are cut the same
    way (100人以下) belong to it too. A category that cannot be cut so is asked about later."""
    base: _Base | None = None
    found = list(columns)
    for at, one in enumerate(columns):
        if one.role != "value" or one.chosen or not one.path:
            base = None
            continue
        marked = next((depth for depth, text in enumerate(one.path) if is_part(text)), None)
        if base is not None and (cut := _cut(one, base, marked, known)):
            base = replace(base, cut_by=base.cut_by | cut)
            if base.text not in one.parts:
                found[at] = replace(one, parts=(*one.parts, base.text))
        elif marked is None:
            base = _base(one, columns[at + 1 :], known) or _kept(one, base)
    return found


def _cut(one: Column, base: _Base, marked: int | None, known: Knowledge) -> frozenset[str]:
    """The dimensions by which a column cuts the category to its left; empty where it does not."""
    depth = base.depth
    if len(one.path) <= depth or one.path[:depth] != base.above or one.path[depth] == base.text:
        return frozenset()
    if marked is not None and marked != depth:
        return frozenset()
    below = one.path[depth:]
    dimensions = frozenset().union(*(_dimensions(text, known) for text in below))
    return dimensions if marked is not None else dimensions & base.cut_by


def _base(one: Column, after: list[Column], known: Knowledge) -> _Base | None:
    """The category of a column that has a column of 其中 to its right, at the same depth."""
    for other in after:
        depth = next((at for at, text in enumerate(other.path) if is_part(text)), None)
        if depth is None:
            continue
        if depth < len(one.path) and other.path[:depth] == one.path[:depth]:
            text = one.path[depth]
            if _dimensions(text, known):
                return _Base(known.heading(text).name or text, one.path[:depth], depth)
        return None
    return None


def _kept(one: Column, base: _Base | None) -> _Base | None:
    """A further column below the same category leaves it in force."""
    same = base is not None and one.path[base.depth : base.depth + 1] == (base.text,)
    return base if same else None


def _dimensions(text: str, known: Knowledge) -> frozenset[str]:
    """The dimensions that have a category of that name; none for a total."""
    catalogue = known.catalogue
    name = known.heading(text).name
    if not name or total_of(name) is not None:
        return frozenset()
    match = catalogue.resolve_category(name)
    if match.category and match.dimension:
        return frozenset({match.dimension})
    if match.candidates:
        return frozenset(dimension for dimension, _ in match.candidates)
    return frozenset(dimension for dimension, _ in catalogue.compound_category(name) or ())
