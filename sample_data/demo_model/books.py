"""Which workbooks there are: titles, file names, tables, notes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Layout = Literal["places", "banners", "years", "region", "long"]

FOREWORD = "注：1.本表为示例数据，由程序虚构，仅用于演示和试用。"
ABSENCES = "“/”表示不适用，“未报”表示该地区未报送。"
BAOGANG = "包头市数据不包含包钢集团工会，包钢集团工会单独列示。"


@dataclass(frozen=True, slots=True)
class Book:
    """One file. ``title`` has ``{year}`` where each year has a sheet; ``table`` names its columns;
    ``notes`` stand below each table, ``notes_of`` a year below that year's; ``dimension`` heads
    the column that cuts a long table."""

    table: str
    layout: Layout
    title: str
    first: int = 2015
    last: int = 2024
    notes: tuple[str, ...] = ()
    notes_of: Mapping[int, str] = field(default_factory=dict)
    dimension: str = ""
    place: str = "150000"

    @property
    def file(self) -> str:
        """The file's name, in the way the federation names its own."""
        subject, level = self.table.split(" ")
        return f"示例_{subject}_{level}_{self.first}—{self.last}.xlsx"

    @property
    def years(self) -> range:
        """The years that it covers."""
        return range(self.first, self.last + 1)


def _leagues(subject: str, title: str, *notes: str, of_2024: str = "") -> Book:
    last = {2024: of_2024} if of_2024 else {}
    return Book(f"{subject} 盟市", "places", title, notes=(ABSENCES, *notes), notes_of=last)


def _banners(subject: str, title: str, *notes: str) -> Book:
    return Book(f"{subject} 旗县", "banners", title, first=2020, notes=(ABSENCES, *notes))


BOOKS = (
    _leagues("组织建设", "{year}年全区工会组织建设情况统计表", BAOGANG),
    _leagues("企业建会", "{year}年全区企业建会和工会干部情况统计表", BAOGANG),
    _leagues(
        "困难帮扶",
        "{year}年全区困难职工帮扶情况统计表",
        "户数为期末数；一户得到多次帮扶的计一户。",
        BAOGANG,
    ),
    _leagues("帮扶资金", "{year}年全区困难职工帮扶资金统计表", "资金为全级数。"),
    _leagues("帮扶阵地", "{year}年全区困难职工帮扶中心和“两节”慰问情况统计表"),
    _leagues("劳动和技能竞赛", "{year}年全区劳动和技能竞赛情况统计表"),
    _leagues("创新工作室", "{year}年全区职工创新工作室情况统计表"),
    _leagues("职代会", "{year}年全区职工代表大会制度建制情况统计表"),
    _leagues("厂务公开", "{year}年全区厂务公开制度建制情况统计表"),
    _leagues("民主管理工作", "{year}年全区民主管理工作情况统计表"),
    _leagues("集体协商", "{year}年全区集体协商和集体合同情况统计表"),
    _leagues(
        "会员评家",
        "{year}年全区会员评家情况统计表",
        of_2024="全区数不包含未报送的阿拉善盟。",
    ),
    _leagues("评家考评", "{year}年全区会员评家考评得分表", "得分不汇总。"),
    _leagues("乡镇工会三率", "{year}年全区乡镇工会“三率”情况统计表"),
    _leagues("乡镇工会", "{year}年全区乡镇工会年终考核情况统计表"),
    _leagues("普惠服务", "{year}年全区普惠服务和职工关爱情况统计表"),
    _leagues("法律维权", "{year}年全区工会法律援助和维权情况统计表"),
    _banners("组织建设", "{year}年全区旗县（市区）工会组织建设情况统计表"),
    _banners("困难帮扶", "{year}年全区旗县（市区）困难职工帮扶情况统计表"),
    _banners("劳动和技能竞赛", "{year}年全区旗县（市区）劳动和技能竞赛情况统计表"),
    _banners("民主管理", "{year}年全区旗县（市区）民主管理和集体协商情况统计表"),
    _banners("会员评家", "{year}年全区旗县（市区）会员评家情况统计表"),
    _banners("乡镇工会三率", "{year}年全区旗县（市区）乡镇工会“三率”情况统计表"),
    _banners("乡镇工会", "{year}年全区旗县（市区）乡镇工会情况统计表"),
    _banners("普惠服务", "{year}年全区旗县（市区）普惠服务情况统计表"),
    Book("互助保障 盟市", "years", "全区职工互助保障情况"),
    Book(
        "会员 鄂尔多斯市旗区",
        "years",
        "鄂尔多斯市各旗区工会会员情况",
        last=2019,
        notes=("康巴什区2016年设立，此前无数据，以“—”表示。",),
        place="150600",
    ),
    Book("历年 全区", "region", "内蒙古自治区工会工作主要指标"),
    Book("换届 盟市", "long", "旗县（市区）工会换届情况", first=2017, last=2022),
    Book("荣誉 盟市", "long", "自治区级荣誉表彰情况", dimension="荣誉级别"),
    Book(
        "百人以上企业民主管理 盟市",
        "long",
        "100人以上非公有制企业民主管理建制情况",
        dimension="分组",
    ),
)

#: rows that never came in: a banner that reported the years before
MISSING_ROWS = frozenset({("困难帮扶 旗县", "152923", 2024)})
