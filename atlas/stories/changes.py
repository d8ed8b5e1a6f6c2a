"""What one version says otherwise than another: counts and tables, for versions and drafts."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from atlas.catalogue import Catalogue
from atlas.stories.blocks import Column, Row, Section, Sentence, Table
from atlas.stories.changed import (
    Pair,
    beside,
    breakdown_name,
    datum_of,
    in_words,
    indicator_name,
    same_number,
    step,
    year_name,
)
from atlas.stories.pieces import place_name
from atlas.stories.telling import Telling
from atlas.view import View

#: as readers care for them: what was told otherwise before comes first
SORTS = ("revised", "removed", "added")
#: revised figures told as sentences above the tables
TOLD = 5


class Changes(Protocol):
    """``counts``: all changes by sort, with ``unchanged``; ``by_indicator``: the same counts a
    code, of the ``matching`` changes that the reader's filter lets through; ``pairs``: as many of
    these as a page shows."""

    counts: Mapping[str, int]
    by_indicator: Mapping[str, Mapping[str, int]]
    pairs: Sequence[Pair]
    matching: int


def summary(telling: Telling, counts: Mapping[str, int]) -> str:
    """修订 3 项，新增 120 项，其余 5,013 项不变: sorts that did not happen are not told."""
    w = telling.words
    parts = [
        w(f"versions.count.{sort}", count=f"{counts[sort]:,}") for sort in SORTS if counts[sort]
    ]
    if not parts:
        return w("versions.no_difference", unchanged=f"{counts['unchanged']:,}")
    if counts["unchanged"]:
        parts.append(w("versions.count.unchanged", count=f"{counts['unchanged']:,}"))
    return w("versions.comma").join(parts)


def sections(
    telling: Telling, changes: Changes, view: View | None = None, sentences: bool = True
) -> tuple[Section, ...]:
    """The first revised figures as sentences, the counts by indicator, a table an indicator.

    ``view``: where a row of the counts leads, with its indicator chosen; None leads nowhere.
    ``sentences``: whether they are told at all, or the tables alone.
    """
    revised = [pair for pair in changes.pairs if pair[0] and pair[1]]
    told = [pair for pair in revised if not same_number(pair)] or revised
    lines = [in_words(telling, pair) for pair in told[:TOLD]] if sentences else []
    joint = telling.words("versions.semicolon")
    found = [Section((Sentence(joint.join(lines)),))] if lines else []
    if len(changes.by_indicator) > 1:
        found.append(Section((_by_indicator(telling, changes, view),)))
    hidden = changes.matching - len(changes.pairs)
    if hidden:
        text = telling.words("versions.hidden", shown=len(changes.pairs), hidden=f"{hidden:,}")
        found.append(Section((Sentence(text),)))
    for code, pairs in _grouped(telling, changes.pairs).items():
        found.append(Section((_table(telling, code, pairs, changes.by_indicator[code]),)))
    return tuple(found)


def _by_indicator(telling: Telling, changes: Changes, view: View | None) -> Table:
    w = telling.words
    columns = [Column("indicator", w("frame.indicator"), kind="text")]
    columns += [Column(sort, w(f"versions.{sort}"), kind="text") for sort in SORTS]
    rows = []
    for code in in_catalogue_order(telling.catalogue, changes.by_indicator):
        counts = changes.by_indicator[code]
        numbers = (f"{counts[sort]:,}" if counts[sort] else "" for sort in SORTS)
        href = view.with_(indicator=code).link() if view else ""
        rows.append(Row((indicator_name(telling, code), *numbers), href=href))
    title = w("versions.by_indicator" if view else "versions.of_indicators", count=len(rows))
    return Table("by-indicator", title, tuple(columns), tuple(rows))


def _table(telling: Telling, code: str, pairs: Sequence[Pair], counts: Mapping[str, int]) -> Table:
    w, unit = telling.words, (pairs[0][1] or pairs[0][0]).unit
    parts = any((new or old).breakdown for old, new in pairs)
    before, after = (any(pair[side] for pair in pairs) for side in (0, 1))
    columns = [
        Column("place", w("frame.place"), kind="text"),
        Column("year", w("frame.year"), kind="text"),
        *([Column("breakdown", w("frame.by"), kind="text")] if parts else []),
        *([Column("old", w("versions.before"), unit)] if before else []),
        *([Column("new", w("versions.after"), unit)] if after else []),
        Column("step", w("versions.step"), kind="text"),
    ]
    total = sum(counts[sort] for sort in SORTS)
    return Table(
        f"changed-{code}",
        indicator_name(telling, code),
        tuple(columns),
        tuple(_row(telling, pair, parts, (before, after)) for pair in pairs),
        subtitle=w("versions.shown_of", shown=len(pairs), total=f"{total:,}"),
    )


def _row(telling: Telling, pair: Pair, parts: bool, sides: tuple[bool, bool]) -> Row:
    w, (old, new) = telling.words, pair
    figure = new or old
    if old is None or new is None:
        moved = w("versions.added" if old is None else "versions.removed")
    elif same_number(pair):
        moved = w("versions.beside", what=beside(telling, pair))
    else:
        moved = step(telling, pair) or w("versions.revised")
    named = [breakdown_name(telling, figure)] if parts else []
    data = [datum_of(one) if one else None for one, drawn in zip(pair, sides, strict=True) if drawn]
    return Row(
        (place_name(telling, figure.place), year_name(telling, figure), *named, *data, moved)
    )


def _grouped(telling: Telling, pairs: Sequence[Pair]) -> dict[str, list[Pair]]:
    """Pairs by indicator; revised before removed before added, newest year first."""
    order = {place.code: number for number, place in enumerate(telling.places)}

    def rank(pair: Pair) -> tuple[int, int, int, str]:
        old, new = pair
        figure = new or old
        sort = 0 if old and new else 1 if old else 2
        return sort, -(figure.year or 0), order.get(figure.place, 0), figure.breakdown

    groups: dict[str, list[Pair]] = {}
    for pair in sorted(pairs, key=rank):
        groups.setdefault((pair[1] or pair[0]).indicator, []).append(pair)
    return {code: groups[code] for code in in_catalogue_order(telling.catalogue, groups)}


def in_catalogue_order(catalogue: Catalogue, codes: Mapping[str, object]) -> list[str]:
    """The codes as the catalogue lists them; those that only an older catalogue knew come last."""
    known = [one.code for one in catalogue.in_order() if one.code in codes]
    return known + sorted(codes.keys() - set(known))
