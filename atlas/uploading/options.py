"""What can be chosen where a sheet was not understood, and how it is named."""

from collections.abc import Sequence

from atlas import cached
from atlas.ingest import IGNORE
from atlas.words import Words

#: what all figures of a table may be
PLAN_OR_RESULT = frozenset({"target", "result"})


def of_kind(kind: str, candidates: Sequence[str] = ()) -> list[str]:
    """The codes that a name of this kind can stand for: the candidates first (for categories the
    dimensions), then leaving it out, then everything."""
    catalogue = cached.catalogue()
    everything: Sequence[str] = ()
    if kind == "place":
        everything = [place.code for place in cached.places()]
    elif kind == "indicator":
        everything = indicators()
    elif kind == "category" and PLAN_OR_RESULT & set(candidates):
        # of a word of the title that makes a table a plan
        return sorted(PLAN_OR_RESULT)
    elif kind == "category":
        dimensions = candidates or [one.code for one in catalogue.dimensions()]
        return [
            f"{code}={category.code}"
            for code in dimensions
            for category in catalogue.dimension(code).categories
        ] + [IGNORE]
    elif kind == "unit":
        return list(dict.fromkeys((*candidates, *units())))
    return list(dict.fromkeys((*candidates, IGNORE, *everything)))


def named(words: Words, kind: str, code: str, suggested: bool = False) -> str:
    """What a code is called where it is chosen."""
    w, catalogue, places = words, cached.catalogue(), cached.places()
    if code == IGNORE:
        return w("upload.as_whole" if kind == "category" else "upload.leave_out")
    if kind == "place":
        path = places.path(code)
        text = " · ".join(w.name(place) for place in path[1:] or path)
    elif kind == "indicator":
        indicator = catalogue.get(code)
        text = f"{w.name(indicator)}（{indicator.unit}）" if w.chinese else w.name(indicator)
    elif kind == "category" and "=" not in code:
        text = w(f"kind.{code}")
    elif kind == "category":
        dimension, category = code.split("=", 1)
        meaning = catalogue.dimension(dimension)
        text = f"{w.name(meaning)} · {w.name(meaning.category(category))}"
    else:
        text = code
    return w("upload.suggested", name=text) if suggested else text


def indicators() -> list[str]:
    """All indicators that a sheet may hold, as the catalogue lists them."""
    return [one.code for one in cached.catalogue() if one.nature != "context"]


def units() -> list[str]:
    """The base units, each with the sizes in which the trade prints it."""
    known = cached.catalogue().units().by_code.values()
    return [f"{prefix}{unit.code}" for unit in known for prefix in ("", *unit.prefixes)]
