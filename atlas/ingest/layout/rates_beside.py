"""建制率 beside 应建职代会 and 已建职代会: which rate it is stands in the columns next to it."""

from collections.abc import Sequence
from dataclasses import replace

from atlas.ingest.layout.column import Column
from atlas.ingest.layout.knowledge import Knowledge


def with_their_rates(columns: Sequence[Column], known: Knowledge) -> list[Column]:
    """A column headed by the name of several rates, named as the only one of them whose numerator
    stands in the columns to its left (since the rate before it) or, where it is the only one of
    its group, anywhere in that group. It says more than any title does."""
    found = list(columns)
    codes: set[str] = set()
    closed = False
    for at, one in enumerate(columns):
        if one.role != "value" or one.chosen:
            continue
        rates = _rates(one, known)
        if not rates:
            codes = set() if closed else codes
            closed = False
            codes |= _codes([one], known)
            continue
        closed = True
        rate = _only(rates, codes, known) or _only(rates, _group(one, columns, known), known)
        if rate:
            name = known.catalogue.get(rate).name_zh
            found[at] = replace(one, parts=(*one.parts[:-1], name))
    return found


def _rates(one: Column, known: Knowledge) -> tuple[str, ...]:
    """The rates that share the lowest heading of a column."""
    if not one.parts or known.catalogue.resolve_headings(one.parts, one.unit or None).code:
        return ()
    match = known.catalogue.resolve(one.parts[-1])
    if match.how != "ambiguous":
        return ()
    all_rates = all(known.catalogue.get(code).numerator for code in match.candidates)
    return match.candidates if all_rates else ()


def _only(rates: Sequence[str], codes: set[str], known: Knowledge) -> str:
    over = [code for code in rates if known.catalogue.get(code).numerator in codes]
    return over[0] if len(over) == 1 else ""


def _codes(columns: Sequence[Column], known: Knowledge) -> set[str]:
    resolve = known.catalogue.resolve_headings
    return {code for one in columns if (code := resolve(one.parts, one.unit or None).code)}


def _group(rate: Column, columns: Sequence[Column], known: Knowledge) -> set[str]:
    """The indicators of the columns below the same headings; none where they have two rates."""
    group = [
        one
        for one in columns
        if one.role == "value" and not one.chosen and one.path[:-1] == rate.path[:-1]
    ]
    lone = sum(bool(_rates(one, known)) for one in group) == 1
    return _codes(group, known) if lone else set()
