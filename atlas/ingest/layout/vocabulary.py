"""The furniture words of statistical sheets: what columns are called, totals, notes, by-lines."""

import re
import unicodedata
from functools import lru_cache
from typing import Literal

from atlas.figures import Scope

ColumnRole = Literal[
    "indicator",
    "place",
    "year",
    "value",
    "value_high",
    "unit",
    "breakdown",
    "kind",
    "scope",
    "as_of",
    "period",
    "source",
    "coverage",
    "explanation",
    "status",
    "serial",
    "person",
]

_COLUMN_NAMES: dict[ColumnRole, str] = {
    "indicator": "指标|指标名称|统计指标|指标代码|项目|项目名称|统计项目|内容"
    "|indicator|measure|item",
    "place": "地区|地区名称|地区(单位)|单位(地区)|盟市(单位)|地区、单位"
    "|盟市|盟市名称|盟(市)|旗县|旗县区|旗县市区"
    "|旗县(市、区)|旗县(市区)|旗县名称|单位名称|填报单位|报送单位|工会名称|地方|行政区划|行政区划代码|地区代码|盟市代码|旗县代码|旗县区代码|单位代码|行政区划编码|区划代码|地区编码|区划|所在地"
    "|所属盟市|place|region|area|league",
    "year": "年份|年度|年|统计年度|报告期|月份|月度|月|季度|year",
    "value": "数值|指标值|数据|数量|值|数|统计值|数额|金额|本期数|完成数|实际数"
    "|value|figure|amount",
    "value_high": "数值上限|上限|valuehigh|upper",
    "unit": "单位|计量单位|unit|units",
    "breakdown": "分组|分类|细分|分项|breakdown|group",
    "kind": "性质|数据性质|类型|kind",
    "scope": "口径|统计口径|scope",
    "as_of": "时点|截至|截止时间|截至时间|统计时点|asof|date",
    "period": "期间|时期|period",
    "source": "来源|数据来源|资料来源|出处|source",
    "coverage": "备注|附注|覆盖范围|note|notes|remark|remarks|coverage",
    "explanation": "说明|上报说明|情况说明|explanation",
    "status": "状态|审核状态|status",
    "serial": "序号|编号|代码|行码|行号|编码|项号|顺序号|行次|栏次|no|no.|#|id",
    "person": "填报人|填表人|联系人|联系电话|电话|手机|负责人|审核人|经办人|签字|主席|姓名|邮箱",
}
_ROLES = {name: role for role, names in _COLUMN_NAMES.items() for name in names.split("|")}

_DERIVED = re.compile(
    r".*(?:同比|环比|增减|增长|增幅|增速|增加|减少|比上年|较上年|比去年|较去年|变化|升降|排名|位次|名次|排序|"
    r"占比|比重|占全区|占总数|构成|完成率|完成比例|完成目标|完成进度|达成率|百分点|growth|change|rank|share).*"
    r"|(?:\d{4}年)?为(?:\d{4}年|上年|去年)的?%?|±%?|%"
)
_TOTAL = re.compile(
    r"(?:(?:全[区市盟旗县国省]|自治区|各?盟市|各?旗县(?:市?区)?|\d+个盟市|本[页表])?"
    r"(?:合计|小计|总计|共计|累计合计|累计|总合计|汇总|计)(?:(?:grand|sub)?-?total|sum)?"
    r"|(?P<place>.{1,12})(?:合计|小计)|(?:grand)?total|subtotal|sum)"
    r"(?:\(.*\))?"
)
_SCOPES: dict[str, Scope] = {"本级": "own", "全级": "all", "全口径": "all"}
_NOTE = re.compile(
    r"(?:注|附注|备注|说明|填表说明|填报说明|编制说明|指标解释|资料来源|数据来源|来源|口径说明)\d?[:.、]?"
    r"|note|source",
    re.IGNORECASE,
)
_FOOTNOTE = re.compile(r"\s*[*①-⑳※]")
_BY_LINE = re.compile(
    r"(?:填报|填表|制表|报送|编制|审核|上报|打印|导出|统计|主管|经办|分管|单位)?"
    r"(?:单位|部门|机关|人|员|日期|时间|负责人|领导|电话|联系电话|联系人|人签字|签字|盖章|公章)"
    r"(?:\((?:签字|盖章|公章|签章)\))?:"
    r"|(?:审核|复核|校对|审批|签发|批准|制表|填表|填报|编制|经办|主管|分管)(?:\((?:签字|盖章)\))?:"
    # the corner of a form of the statistical system: 表号：…, 制定机关：…, 文号：…, 有效期至：…
    r"|(?:表号|报表编号|(?:制定|制表|批准|备案|综合|汇总|主管|填报)?(?:机关|单位)(?:详细)?名称|(?:制定|批准|备案|综合)机关"
    r"|(?:批准|备案|制定)?文号|有效期(?:至|限|截至)?|组织机构代码|统一社会信用代码|报出日期|行政区划代码):"
)
_UNIT_LINE = re.compile(
    r"(?<![报送表制编管位])(?:计量|金额|货币|数量)?单位(?:[:]|为)\s*(?P<units>[^)\]】;。]+)"
    r"|\bunits?:\s*(?P<english>[^)\]]+)",
    re.IGNORECASE,
)
_TABLE_NUMBER = re.compile(
    r"(?:附?表|附件|续表|table)[\d一二三四五六七八九十\-.]*[:]?", re.IGNORECASE
)
_COVER = re.compile(
    r"(?:封面|目录|填报?说明|填表说明|编制说明|指标解释|说明|字典|readme|cover|notes?"
    # what a marked workbook brings back
    r"|核对结果\d*|findings\d*)"
)
_DEMO = ("示例数据", "demonstrationdata")


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """NFKC, lower case, without any space: the form in which furniture words are compared."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).lower()


def column_role(text: str) -> ColumnRole | None:
    """What a column of that name holds, None for names that are no furniture."""
    return _ROLES.get(plain(text).rstrip(":"))


def is_derived(text: str) -> bool:
    """同比, 增减, 排名, 占比: computed beside the figures, to be checked and never stored."""
    return _DERIVED.fullmatch(plain(text)) is not None


@lru_cache(maxsize=4096)
def total_of(text: str) -> str | None:
    """For 合计, 小计, 总计 and 包头市小计: the place it names (empty for none); else None."""
    found = _TOTAL.fullmatch(plain(text).rstrip(":"))
    return None if found is None else (found["place"] or "")


def scope_of(text: str) -> Scope | None:
    """``own`` for the heading 本级 or 其中：本级, ``all`` for 全级; None for any other."""
    return _SCOPES.get(plain(text).strip("()").removeprefix("其中").lstrip(":"))


def is_part(text: str) -> bool:
    """其中：女: a heading that says that it is a part of what stands before it."""
    return plain(text).startswith(("其中", "ofwhich"))


def is_note(text: str) -> bool:
    """注：…, ① …, 资料来源：… and other lines that belong below a table."""
    return _FOOTNOTE.match(text) is not None or _NOTE.match(plain(text)) is not None


def is_by_line(text: str) -> bool:
    """填报单位：…, 填表人：…, 日期：…"""
    return _BY_LINE.match(plain(text)) is not None


def by_line_value(text: str) -> str:
    """What stands behind the colon of 填报单位：包头市总工会 (empty for other by-lines)."""
    said = plain(text)
    found = re.match(
        r"(?:(?:填报|报送|编制|上报)?单位|(?:综合|填报|报送|汇总)(?:机关|单位))(?:详细)?(?:名称)?(?:\(.*?\))?:(.+)",
        said,
    )
    return found[1] if found else ""


def unit_line(text: str) -> str:
    """The units of 单位：万元, （单位：万元、户）; empty where the text names none."""
    found = _UNIT_LINE.search(unicodedata.normalize("NFKC", text))
    return (found["units"] or found["english"]).strip() if found else ""


def is_table_number(text: str) -> bool:
    return _TABLE_NUMBER.fullmatch(plain(text)) is not None


def is_cover(sheet: str) -> bool:
    """Whether a sheet of that name is there to be read, not to be counted."""
    return _COVER.fullmatch(plain(sheet)) is not None


def marks_demonstration(text: str) -> bool:
    return any(mark in plain(text) for mark in _DEMO)
