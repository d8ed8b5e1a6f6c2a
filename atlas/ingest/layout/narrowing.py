"""Words around a table that say that all of it is a part: 非公有制企业, 货车司机, 目标任务."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from atlas.catalogue import Breakdown, Catalogue
from atlas.catalogue.names import key_of
from atlas.ingest.layout.plans import plan_of

_LONGEST = 60
_TAKEN = "\x00"
_SHORTEST_FORM = 3
#: dimension → what its categories are about; levels of files, honours and unions are printed alike
_FAMILIES = {
    "ownership": "ownership",
    "size": "size",
    "level": "level",
    "honour_level": "level",
    "tier": "level",
    "hardship": "hardship",
    "member_group": "member_group",
    "industry": "industry",
    "contract": "contract",
}
_SHORT_FORMS = frozenset({"非公", "国企", "省级", "乡镇", "苏木"})
#: of these only forms with 级 (and townships) narrow: 自治区, 盟市 and 旗县 are places
_LEVELS = re.compile("级|乡镇|苏木")
_NO_FORMS = frozenset({"其他单位", "女会员", "机关单位"})

_JOINED_BEFORE = re.compile("(?:含|包括|其中:?|[各分按所]|直属|[和与及暨、/]|企)$")
_GOES_ON = re.compile("[和与及暨、]")
_JOINED_AFTER = re.compile("(?:[和与暨、/]|及(?!其))")
#: 女职工工作 is a field of work, not a part of the workers
_THEMES = re.compile(
    "委员会|工作|权益|维权|专项|特殊|劳动保护|关爱|休息|康乃馨|素质|提升|建功|技能|培训|活动|之家"
    "|风采|安康|特病|保护|工资|欠薪|讨薪|法律|返乡|平安|服务|子女|驿站|站点|保障|互助|慰问|体检"
    "|阵地|党建|党组织|招聘|改革|集体合同"
)

_GROUPS = (
    "货车司机|快递员|快递小哥|外卖(?:配送|送餐)?员|外卖骑手|网约车?司机|网约车驾驶员|网约送餐员"
    "|出租车司机|护工|护理员|家政服务?员|商场信息员|房产中介员|保安员|网络主播"
)
_GROUPS_TOGETHER = ("新就业", "新业态", "八大群体")
_LISTED_GROUPS = re.compile(rf"(?:{_GROUPS})(?:[、和](?:{_GROUPS}))*等")
#: what says that a table is a part, and is no category
_PARTS = re.compile(
    rf"{_GROUPS}|机关(?:和|与|及|、)?(?<!企)事业单位"
    r"|(?:全国|国家|自治区|省部?|盟市|地市|旗县|县|市)级(?:及)?以[上下]"
    r"|规模以上|规上(?=工业|企业)|限额以上|(?:百|\d+)强(?=企业)|(?:世界|中国|民营|企业)\d+强"
    r"|(?<!\d)(?!100人)\d+人(?:及)?以[上下]|\d+[-—~至到]\d+人(?=企业|的)|\d+岁以[上下]"
    r"|抽样|样本企业|典型调查|重点调查|试点(?:企业|单位|旗县|盟市|地区)|监测点"
    r"|重点企业|部分(?:企业|单位|基层)"
    r"|民营企业|私营企业|小微企业|中小微?企业|外资企业|外商投资企业|港澳台|上市公司|个体工商户"
    r"|中央企业|央企|(?<![镇木])(?<![镇木][(、和])(?:园区|社区|嘎查村?|街道|楼宇)(?:\(.{1,4}\))?工会"
    r"|(?:教育|卫生健?康?|公安|政法|财贸|交通|电力|金融|邮政|税务|供销|农垦|林业|铁路|水利|住建)系统"
    r"|(?:建筑|快递|煤炭|物流|货运|道路货运|餐饮|家政|电力|冶金|化工|制造|医药|物业|互联网|工业|平台)(?:行业|企业)"
    r"|离退休|退休职工|残疾职工|残疾人职工|少数民族|青年职工"
)


@dataclass(frozen=True, slots=True)
class Narrowing:
    """A ``word`` that narrows a table; ``pairs`` of dimension and category that it may mean, none
    where it is no category; ``alone`` is False in a title that goes on to other things, so that
    what cannot be cut by it may not be meant: 农牧民工入会及建会."""

    word: str
    pairs: Breakdown = ()
    alone: bool = True


@dataclass(frozen=True, slots=True)
class Narrowed:
    """``words`` that narrow all of a table; ``plan`` is the word that makes its figures plans."""

    words: tuple[Narrowing, ...] = ()
    plan: str = ""


NOT_NARROWED = Narrowed()


def read_narrowing(
    sources: Iterable[Sequence[str]],
    chosen: Mapping[str, str],
    catalogue: Catalogue,
    cut_by_sheets: str = "",
) -> Narrowed:
    """What the texts say: of the ``sources`` (title, sheet name, file name) the nearest counts.

    ``chosen``: a word that was said to be ``dimension=category``, the whole (empty), or ``result``;
    ``cut_by_sheets``: the dimension of whose categories the workbook has a sheet each.
    """
    found: dict[str, Narrowing] = {}
    plan: str | None = None
    for texts in sources:
        said = "；".join(key_of(text) for text in texts if len(text) <= _LONGEST)
        for family, one in _narrowings(said, catalogue, cut_by_sheets):
            found.setdefault(family, one)
        if plan is None:
            plan = plan_of(said)
    words = (_as_chosen(one, chosen, catalogue) for one in found.values())
    held = plan if plan and chosen.get(plan) not in ("", "result") else ""
    return Narrowed(tuple(one for one in words if one is not None), held)


def dimension_of_sheets(sheets: Sequence[str], catalogue: Catalogue) -> str:
    """The dimension that has a category in the names of most sheets (国有企业, 机关), or none."""
    for dimension in (one for one, family in _FAMILIES.items() if family != "level"):
        named = [one for one in sheets if catalogue.resolve_category(one, dimension).category]
        if len(named) > 1 and len(named) * 2 >= len(sheets):
            return dimension
    return ""


@lru_cache(maxsize=2)
def forms(catalogue: Catalogue) -> dict[str, Breakdown]:
    """Printed form → what it may mean, longest first, of those that narrow a title."""
    found: dict[str, dict[tuple[str, str], None]] = {}
    for dimension in _FAMILIES:
        for category in catalogue.dimension(dimension).categories:
            for text in (category.name_zh, *category.aliases):
                if _narrows(form := key_of(text), _FAMILIES[dimension]):
                    found.setdefault(form, {})[dimension, category.code] = None
    ordered = sorted(found, key=len, reverse=True)
    return {form: tuple(found[form]) for form in ordered}


def _narrows(form: str, family: str) -> bool:
    # 全区本级 is a scope, read as such: no level
    long = len(form) >= _SHORTEST_FORM and form not in _NO_FORMS and "本级" not in form
    return (long or form in _SHORT_FORMS) and (family != "level" or bool(_LEVELS.search(form)))


def _narrowings(said: str, catalogue: Catalogue, cut: str) -> Iterator[tuple[str, Narrowing]]:
    """(family, word) of one source; of a family that it names twice none, as it compares them."""
    if cut and (whole := catalogue.resolve_category(said, cut).category):
        yield _FAMILIES[cut], Narrowing(said, ((cut, whole),))
        return
    if any(named in said for named in _GROUPS_TOGETHER):
        said = _LISTED_GROUPS.sub("", said)
    if part := _PARTS.search(said):
        yield "", Narrowing(part[0])
        said = said.replace(part[0], _TAKEN)
    named: dict[str, list[Narrowing]] = {}
    for one, at in _categories(said, catalogue):
        end = at + len(one.word)
        apart = replace(one, alone=not _GOES_ON.search(said[end:]))
        named.setdefault(_FAMILIES[one.pairs[0][0]], []).append(
            apart if _stands_alone(said, at, end) else Narrowing("")
        )
    for family, several in named.items():
        if len({one.pairs for one in several}) == 1 and several[0].word:
            yield family, several[0]


def _categories(said: str, catalogue: Catalogue) -> Iterator[tuple[Narrowing, int]]:
    """Every category that stands in a text, the longest forms first, and where."""
    left = said
    for form, pairs in forms(catalogue).items():
        while (at := left.find(form)) >= 0:
            left = left.replace(form, _TAKEN * len(form), 1)
            if not (form[0].isdecimal() and said[:at][-1:].isdecimal()):
                yield Narrowing(form, pairs), at


def _stands_alone(said: str, start: int, end: int) -> bool:
    """Neither one of several things that a title lists, nor the beginning of a field of work."""
    after = said[end:]
    return not (
        _JOINED_BEFORE.search(said[:start]) or _JOINED_AFTER.match(after) or _THEMES.match(after)
    )


def _as_chosen(one: Narrowing, chosen: Mapping[str, str], catalogue: Catalogue) -> Narrowing | None:
    if one.word not in chosen:
        return one
    pairs = catalogue.read_breakdown(chosen[one.word]).pairs
    return Narrowing(one.word, pairs) if pairs else None
