"""上报说明: what the invented federation writes where a check asks."""

from dataclasses import dataclass

from sample_data.demo_model.assistance import COVERAGE
from sample_data.demo_model.books import BOOKS
from sample_data.demo_model.shape import Key
from sample_data.demo_model.sizes import REGION
from sample_data.demo_model.writing import Index

MISSING_BOOK = next(book for book in BOOKS if book.table == "困难帮扶 旗县")
VISITS: Key = ("festival_households_visited", "")


@dataclass(frozen=True, slots=True)
class Explained:
    """One explanation for some figures of a series: those that a rule asks about."""

    rule: str
    key: Key
    places: tuple[str, ...]
    years: range
    text: str


EXPLAINED = (
    Explained(
        "change_beyond_band",
        COVERAGE,
        ("150200", "150203", "150204"),
        range(2023, 2024),
        "2023年9月起启用新的帮扶工作管理系统，昆都仑区、青山区部分帮扶记录未能在年底前补录，"
        "帮扶本身没有中断。",
    ),
    Explained(
        "change_beyond_band",
        COVERAGE,
        ("150200", "150203", "150204"),
        range(2024, 2025),
        "上年未录入的帮扶记录于2024年3月补录完毕，覆盖率恢复到往年水平。",
    ),
    Explained(
        "change_beyond_band",
        COVERAGE,
        ("150206",),
        range(2023, 2025),
        "该区在档户很少，一户之差就超过8个百分点。",
    ),
    Explained(
        "flow_above_stock",
        VISITS,
        (REGION,),
        range(2017, 2025),
        "“两节”慰问对象包括已脱困仍有困难的职工家庭和困难农牧民工家庭，宽于年末在档户。",
    ),
)


def explanations(index: Index) -> list[dict[str, str]]:
    """File, rule, sheet, cell and text of every explanation; the missing banner has no cell."""
    written = []
    for one in EXPLAINED:
        for place in one.places:
            for year in one.years:
                file, sheet, cell = index[one.key, place, year]
                where = {"file": file, "rule": one.rule, "sheet": sheet, "cell": cell}
                written.append({**where, "text": one.text})
    written.append(
        {
            "file": MISSING_BOOK.file,
            "rule": "place_missing",
            "sheet": "2024年",
            "cell": "",
            "text": "额济纳旗2024年帮扶数据正在与民政部门核对，核对后补报。",
        }
    )
    return written
