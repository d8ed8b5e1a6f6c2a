"""Headings that say too little alone and are completed by the words of a title."""

from atlas.catalogue import Catalogue
from atlas.catalogue.names import key_of
from atlas.ingest.sense import Names


def told_by_title(names: Names, said: str, catalogue: Catalogue) -> Names:
    """建制率 below a title with 职代会 is 职代会建制率: of the indicators that share a heading, the
    only one the rest of whose name stands in ``said``."""
    told = list(names)
    for at, name in enumerate(names):
        match = catalogue.resolve(name)
        if match.how != "ambiguous":
            continue
        key = key_of(name)
        whole = {code: key_of(catalogue.get(code).name_zh) for code in match.candidates}
        fits = [
            code
            for code, one in whole.items()
            if key in one and (rest := one.replace(key, "", 1)) and rest in said
        ]
        if len(fits) == 1:
            told[at] = catalogue.get(fits[0]).name_zh
    return tuple(told)
