"""What a table calls its own place: 本级, 市本级, 全旗."""

import re

from atlas.ingest.layout.vocabulary import plain
from atlas.places import Places

_OWN_LEVEL = re.compile(r"[(]?本级[)]?$")
_OWN_ALONE = re.compile(r"[(]?[市盟]?本级[)]?")
_WHOLE_BANNER = {"全旗", "本旗", "我旗", "全县", "本县", "我县", "全市", "本市", "我市"}


def own_place(text: str, title: str | None, league: str | None, places: Places) -> str | None:
    """The place that 本级 (in the table of a ``league``) or 全旗 (below the ``title`` of a banner)
    stands for; None for names."""
    said = plain(text)
    if title and said in _WHOLE_BANNER and places.get(title).level == "banner":
        return title
    return league if league and _OWN_ALONE.fullmatch(said) else None


def without_own_level(name: str) -> str:
    """包头市本级 is the place 包头市."""
    return _OWN_LEVEL.sub("", plain(name))


def is_own_level(text: str) -> bool:
    """Whether 本级 stands behind the name of a place."""
    return plain(text).rstrip(")").endswith("本级")
