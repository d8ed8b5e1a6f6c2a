"""What a title narrows, taken to one indicator: cut by it, or not to be cut so."""

from typing import NamedTuple

from atlas.catalogue import Breakdown, Catalogue
from atlas.catalogue.indicator import Indicator
from atlas.catalogue.names import key_of
from atlas.figures import Kind
from atlas.ingest.layout.narrowing import Narrowed, Narrowing, forms


class Cut(NamedTuple):
    """Indicator and breakdown as a title narrows them, and the words that did it."""

    code: str
    breakdown: Breakdown
    by: tuple[tuple[str, str], ...] = ()
    """Pairs of word and ``dimension=category``."""


def narrow(
    code: str, breakdown: Breakdown, narrowed: Narrowed, catalogue: Catalogue
) -> Cut | Narrowing:
    """The indicator as the title narrows it, or the word that it cannot be cut by."""
    cut = Cut(code, breakdown)
    for one in narrowed.words:
        indicator = catalogue.get(cut.code)
        if _says_itself(indicator, cut.breakdown, one, catalogue):
            continue
        taken = _cut(indicator, cut, one, catalogue)
        if taken is None and not _may_leave(one):
            return one
        cut = taken or cut
    return cut


def _may_leave(one: Narrowing) -> bool:
    """Whether what cannot be cut by it is not meant by it: no unions by contracts, and none by
    groups of people where the title goes on to other things."""
    dimensions = {dimension for dimension, _ in one.pairs}
    return "contract" in dimensions or ("member_group" in dimensions and not one.alone)


def _says_itself(
    indicator: Indicator, breakdown: Breakdown, one: Narrowing, catalogue: Catalogue
) -> bool:
    held = {dimension for dimension, _ in (*breakdown, *_held(indicator, catalogue))}
    named = held & {dimension for dimension, _ in one.pairs}
    return indicator.nature == "context" or bool(named) or _names(indicator, one, catalogue)


def _cut(indicator: Indicator, cut: Cut, one: Narrowing, catalogue: Catalogue) -> Cut | None:
    for pair in one.pairs:
        by = (*cut.by, (one.word, "=".join(pair)))
        if pair[0] in indicator.breakdowns:
            return Cut(*catalogue.canonical(indicator.code, (*cut.breakdown, pair)), by)
        if not cut.breakdown and (code := _quotient(indicator, pair, catalogue)):
            return Cut(code, (), by)
    return None


def _held(indicator: Indicator, catalogue: Catalogue) -> Breakdown:
    """Categories that its name says, a rate's by the names of its parts."""
    parts = [catalogue.get(code) for code in (indicator.numerator, indicator.denominator) if code]
    return tuple(pair for part in (indicator, *parts) for pair in part.inherent)


def _names(indicator: Indicator, one: Narrowing, catalogue: Catalogue) -> bool:
    """Whether the word belongs to the indicator's name or to its field of work."""
    meant = set(one.pairs)
    stems = {one.word, *(form for form, pairs in forms(catalogue).items() if meant & set(pairs))}
    theme = next(theme for theme in catalogue.themes() if theme.code == indicator.theme)
    names = (indicator.name_zh, *indicator.aliases, theme.name_zh, *theme.aliases)
    return any(stem in key_of(name) for name in names for stem in stems)


def kind_of(indicator: Indicator, narrowed: Narrowed) -> Kind:
    """The kind of figures whose headings say none: a rule's threshold, a plan or a result."""
    if indicator.nature == "target":
        return "threshold"
    return "target" if narrowed.plan else "result"


def _quotient(indicator: Indicator, pair: tuple[str, str], catalogue: Catalogue) -> str | None:
    """入会率 of 农牧民工 is 农牧民工入会率: the quotient of its parts' slices."""
    if not indicator.is_quotient:
        return None
    numerator, denominator = (
        catalogue.canonical(code, (pair,)) for code in (indicator.numerator, indicator.denominator)
    )
    if numerator[1] or denominator[1]:
        return None
    for one in catalogue.quotients_on(numerator[0]):
        if (one.numerator, one.denominator) == (numerator[0], denominator[0]):
            return one.code
    return None
