"""What a derived column says that it was worked out from."""

import re
from typing import Literal

from atlas.ingest.layout.vocabulary import plain

Kind = Literal["growth", "difference", "rank", "share", "completion", "index"]

_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("rank", re.compile(r"排名|位次|名次|排序|rank")),
    ("completion", re.compile(r"完成率|完成比例|完成进度|达成率|完成目标|完成计划")),
    (
        "share",
        re.compile(
            r"(?:所?占(?:比重?|全[区市盟旗县](?:的?比重)?|总数的?(?:比重)?))|比重|构成|share"
        ),
    ),
    ("index", re.compile(r"为(?:\d{4}年|上年|去年)的?%?$")),
    ("growth", re.compile(r"%|百分之|增长|增幅|增速|growth|rate")),
    (
        "difference",
        re.compile(r"同比|环比|增减|增加|减少|比上年|较上年|比去年|较去年|变化|升降|change"),
    ),
)
_NAMED_SHARE = re.compile(r"^(?!全|总).{2,}占.{2,}")


def kind_of(heading: str) -> Kind | None:
    """The kind of a derived column; None where its heading names operands of its own
    (农牧民工占会员比重), which only a person can find."""
    said = plain(heading)
    bare = re.sub(r"\(.*?\)", "", said)
    if _NAMED_SHARE.match(bare):
        return None
    if "百分点" in said:
        return "difference"
    return next((kind for kind, words in _KINDS if words.search(said)), None)
