"""From the printed categories of a row to the breakdown of its indicator."""

from atlas.catalogue import Breakdown, Match
from atlas.catalogue.indicator import Indicator
from atlas.ingest.layout.knowledge import Knowledge
from atlas.ingest.sense import Categories, Doubt


def read_categories(
    known: Knowledge, indicator: Indicator, match: Match, categories: Categories
) -> Breakdown | Doubt:
    """The breakdown of an indicator that its heading implies and its row's categories name."""
    pairs = dict(match.implied.breakdown)
    allowed = {*indicator.breakdowns, *(dimension for dimension, _ in indicator.inherent)}
    for dimension, text in categories:
        chosen = known.chosen.categories.get(text)
        read = _category(known, dimension, text if chosen is None else chosen, allowed)
        if read is None or not {one for one, _ in read} <= allowed | set(pairs):
            names = tuple(sorted(allowed))
            return Doubt("unknown_category", text, names, indicator.code)
        pairs |= dict(read)
    return tuple(sorted(pairs.items()))


def _category(known: Knowledge, dimension: str, text: str, allowed: set[str]) -> Breakdown | None:
    """Pairs of dimension and category; empty for a total, None for what is unknown."""
    catalogue = known.catalogue
    if not text:
        return ()
    if "=" in text or "＝" in text or ";" in text or "；" in text:
        read = catalogue.read_breakdown(text.replace("＝", "="))
        return None if read.unknown else read.pairs
    wanted = [dimension] if dimension else sorted(allowed)
    hits = [catalogue.resolve_category(text, one) for one in wanted]
    named = {(str(hit.dimension), hit.category) for hit in hits if hit.category}
    if len(named) == 1:
        return tuple(named)  # type: ignore[return-value]
    match = catalogue.resolve_category(text, dimension or None)
    if match.is_total or any(hit.is_total for hit in hits):
        return ()
    if match.category and match.dimension:
        return ((match.dimension, match.category),)
    return catalogue.compound_category(text, sorted(allowed))
