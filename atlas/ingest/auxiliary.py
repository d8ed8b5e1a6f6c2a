"""Words beside a name that are no part of it: measures, codes, groups of a form, translations."""

import re
from functools import lru_cache

from atlas.catalogue.names import key_of
from atlas.ingest.layout.judging import is_latin
from atlas.ingest.sense import Names

_MEASURE = re.compile(
    r"(?:本年|本期|当年|年度|全年|实际|指标|统计|填报|上报|汇总)?"
    r"(?:完成|进展|落实|填报|统计|实际|数据|数值|指标)?(?:情况|结果|数值|数据|数|值|实绩|完成)"
    r"|数量|具体数量|本期|完成|实际|实绩|代码|指标代码|编号|编码|行次|行号|栏次|序号"
)
_GROUP = re.compile(
    r"(?:测评|评议|问卷|调查|基本|主要|总体|有关|相关|工作|业务|统计|填报|其他|各项|本年|年度)*"
    r"(?:情况|结果|表|数据|指标|内容|信息|项目)"
)
_THIS_YEAR = re.compile("^(?:本年度?|当年|全年|年内)")
_PART_OF_YEAR = re.compile("^(?:(?:本年度?|当年|年内)?累计|本年度?|当年|年内)|累计$")
_CHINESE = re.compile("[\u4e00-\u9fff]")


def is_auxiliary(name: str) -> bool:
    """完成情况, 数值, 代码, 测评结果: a heading that names nothing, wherever it stands."""
    return _says_nothing(key_of(name))


def naming(names: Names, *, partial: bool = False) -> Names:
    """The parts of a name without those that say nothing, and without a translation beside a
    Chinese part: 测评结果 over 满意 is 满意, 女会员 beside #Female is 女会员.

    当年新建 is what was founded in the year of the sheet; where the sheet counts a part of a year
    (``partial``), 累计收缴 is what was paid in it.
    """
    chinese = any(map(_CHINESE.search, names))
    kept = (
        name
        for name in names
        if not _says_nothing(key_of(name)) and not (chinese and is_latin(name))
    )
    period = _PART_OF_YEAR if partial else _THIS_YEAR
    return tuple(short for name in kept if (short := period.sub("", name)))


@lru_cache(maxsize=2048)
def _says_nothing(key: str) -> bool:
    return _MEASURE.fullmatch(key) is not None or _GROUP.fullmatch(key) is not None
