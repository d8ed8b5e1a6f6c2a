"""The real sample: every figure read by hand stands in it once, cited, in the upload's shape."""

import csv
import re
import tomllib
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from atlas.catalogue import load_catalogue
from atlas.places import Places
from sample_data.build_real import GIVEN, HERE, SENTENCE, build, read_table
from sample_data.real_rows import HEADER, UNKNOWN
from sample_data.real_values import written_value

CATALOGUE = load_catalogue()
PUBLISHED = ("yearbook_2018.csv", "wuhai_2020.csv", "press_2004_2025.csv")
SOURCES = Path(__file__).parents[2] / "shared" / "sources"


def lines(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8-sig", newline="") as opened:
        reader = csv.DictReader(opened)
        rows = list(reader)
    assert tuple(reader.fieldnames or ()) == HEADER
    return rows


OURS = [row for name in PUBLISHED for row in lines(name)]
ELSEWHERE = lines("elsewhere.csv")


def one(indicator: str, year: str, place: str = "内蒙古自治区", groups: str = "") -> dict[str, str]:
    found = [
        row
        for row in OURS
        if (row["指标"], row["年份"], row["地区"], row["分组"]) == (indicator, year, place, groups)
    ]
    assert len(found) == 1
    return found[0]


def test_building_again_writes_the_same_bytes(tmp_path: Path) -> None:
    for name in ("figures.tsv", "series.tsv"):
        (tmp_path / name).write_bytes((HERE / name).read_bytes())
    for folder in (tmp_path, tmp_path):
        build(folder)
        for path in folder.iterdir():
            assert path.read_bytes() == (HERE / path.name).read_bytes(), path.name


@pytest.mark.skipif(not GIVEN.is_dir(), reason="the tables read by hand are not at hand")
@pytest.mark.parametrize("name", ["figures.tsv", "series.tsv"])
def test_the_committed_copies_are_the_given_tables_without_their_sentences(name: str) -> None:
    given = read_table(GIVEN / name)
    for row in given:
        row.pop(SENTENCE, None)
    assert read_table(HERE / name) == given


@pytest.mark.skipif(not SOURCES.is_dir(), reason="the five source texts are not at hand")
def test_no_sentence_of_the_sources_is_copied() -> None:
    def plain(text: str) -> str:
        return re.sub(r"[^\u4e00-\u9fff0-9]", "", text)

    cited = tomllib.loads((HERE / "citations.toml").read_text("utf-8"))
    documents = [document["citation"] for document in cited["documents"].values()]
    titles = plain("|".join([*documents, *cited["sections"].values()]))
    sources = plain("".join(path.read_text("utf-8") for path in SOURCES.glob("*.txt")))
    longest = 26  # longer than any name of an indicator, place, section or document
    for path in HERE.glob("*.*"):
        for line in path.read_text("utf-8").splitlines():
            for cell in re.split("[,\t]", line):
                text = plain(cell)
                for start in range(len(text) - longest):
                    piece = text[start : start + longest]
                    assert piece not in sources or piece in titles, piece


def test_every_figure_stands_in_the_sample_once() -> None:
    # 129 read by hand − 8 of page furniture − 1 because 100 and 150 are the ends of one range
    assert len(lines("yearbook_2018.csv")) + len(lines("wuhai_2020.csv")) + len(ELSEWHERE) == 120
    # 62 of the series + 1 because one of them holds for two years
    assert len(lines("press_2004_2025.csv")) == 63


def test_the_page_furniture_is_nowhere() -> None:
    text = "".join((HERE / name).read_text("utf-8") for name in (*PUBLISHED, "elsewhere.csv"))
    for number in ("130553", "334512", "8228", "3051", "221381", "1157507", "22.53"):
        assert number not in text


@pytest.mark.parametrize("row", OURS + ELSEWHERE, ids=lambda row: f"{row['指标']}{row['年份']}")
def test_a_line_can_be_read_by_anyone_who_has_the_catalogue(row: dict[str, str]) -> None:
    match = CATALOGUE.resolve(row["指标"], row["单位"])
    assert match.how == "name"
    indicator = CATALOGUE.get(str(match.code))
    assert row["单位"] == indicator.unit
    read = CATALOGUE.read_breakdown(row["分组"])
    assert read.unknown == ()
    assert CATALOGUE.canonical(indicator.code, read.pairs) == (indicator.code, read.pairs)
    assert {dimension for dimension, _ in read.pairs} <= set(indicator.breakdowns)
    assert re.fullmatch(r"年度|时点|两节|累计((19|20)\d\d—(19|20)\d\d)?", row["期间"])
    assert row["性质"] in ("结果", "目标", "门槛")
    assert row["口径"] in ("", "全级", "本级")
    assert row["来源"]


def test_our_places_are_ours_and_the_others_are_kept_apart() -> None:
    places = Places.load()
    assert {places.resolve(row["地区"]).code for row in OURS} == {"150000", "150300"}
    assert {row["地区"] for row in ELSEWHERE} == {
        "黄河上中游管理局",
        "东海县",
        "平明太平洋石英制品工会",
        "平明太平洋石英制品",
        "白塔化工建材厂",
        "浦南硅微粉",
        "美兰区",
        "郑州飞机装备有限责任公司工会",
        "武汉市建设工程交易中心工会",
    }
    assert all(places.resolve(row["地区"]).code is None for row in ELSEWHERE)


def test_an_unknown_year_is_said_and_never_ours() -> None:
    assert {row["年份"] for row in ELSEWHERE} == {UNKNOWN}
    assert all(re.fullmatch(r"20\d\d", row["年份"]) for row in OURS)


def test_no_two_published_lines_are_the_same_figure() -> None:
    columns = ("指标", "地区", "年份", "分组", "性质", "口径", "期间")
    keys = Counter(tuple(row[column] for column in columns) for row in OURS)
    assert [key for key, times in keys.items() if times > 1] == []


def test_what_is_printed_stays_printed() -> None:
    assert one("“两节”送温暖资金", "2017")["数值"] == "8782.2万元"
    assert one("企业工会组建率", "2017")["数值"] == "80%以上"
    assert one("基层工会组织数", "2017")["数值"] == "6.4万个"
    assert one("产业工人队伍建设改革主要举措分类数", "2017")["数值"] == "五大类"
    batch = [row for row in ELSEWHERE if row["指标"] == "工会干部集训每批人数"]
    assert [row["数值"] for row in batch] == ["100—150人"]


def test_wuhai_rates_stand_by_ownership_and_the_total_is_no_category() -> None:
    rates = {
        row["分组"]: row["数值"]
        for row in OURS
        if row["指标"] == "职代会建制率" and row["地区"] == "乌海市"
    }
    assert rates == {
        "": "98%以上",
        "所有制=国有及国有控股企业": "100%",
        "所有制=事业单位": "100%",
        "所有制=非公有制企业": "96%",
        "所有制=非公有制企业;规模=100人以上": "100%",
    }
    assert "已建会企事业单位" in one("职代会建制率", "2020", "乌海市")["备注"]


def test_a_season_a_point_and_a_cumulative_figure_are_not_a_year() -> None:
    assert one("“两节”送温暖资金", "2011")["期间"] == "两节"
    assert one("“两节”送温暖资金", "2011")["时点"] == "2010-12-22"
    assert one("工会会员人数", "2008")["期间"] == "时点"
    assert one("在档困难职工户数", "2017")["期间"] == "年度"
    assert one("送温暖资金", "2010")["期间"] == "累计1992—2010"
    assert one("解困脱困困难职工户数", "2020")["期间"] == "累计2017—2020"


def test_targets_and_thresholds_are_no_results() -> None:
    assert one("农牧民工会员人数", "2006")["性质"] == "目标"
    kinds = {row["指标"]: row["性质"] for row in ELSEWHERE}
    assert kinds["会员认可率"] == kinds["员工投诉答复期限"] == "门槛"


def test_own_level_money_is_told_from_all_levels() -> None:
    assert one("环卫工人关爱行动专项资金", "2017")["口径"] == "本级"
    assert one("“两节”送温暖资金", "2017")["口径"] == "全级"
    assert one("工会会员人数", "2017")["口径"] == ""


def test_a_figure_of_each_year_stands_where_no_other_source_is_more_exact() -> None:
    values = {row["年份"]: row["数值"] for row in OURS if row["指标"] == "职工互助保障参加人数"}
    assert values == {"2019": "100万以上", "2020": "110.63万", "2021": "100万以上"}


@pytest.mark.parametrize(
    ("value", "unit", "qualifier", "written"),
    [
        ("754000000", "元", "累计", "7.54亿"),
        ("671000000", "元", "约;累计", "约6.71亿"),
        ("2219300", "户(次)", "累计", "221.93万"),
        ("6400000", "人", "多(at least)", "640多万"),
        ("120000", "人", "多(at least)", "12万多"),
        ("4690000", "人", "超过(at least)", "超过469万"),
        ("50000000", "元", "近(almost);累计", "近5000万"),
        ("30", "%", "不足(less than)", "不足30%"),
        ("8000", "场次", "余(at least)", "8000余"),
        ("602000", "人", "以上;目标", "60.2万以上"),
        ("51643", "个", "", "51643"),
        ("1017.32", "元", "", "1017.32"),
    ],
)
def test_numbers_without_printed_text_are_written_as_the_trade_does(
    value: str, unit: str, qualifier: str, written: str
) -> None:
    assert written_value(value, unit, qualifier) == written


@pytest.mark.parametrize("row", read_table(HERE / "series.tsv"), ids=lambda row: row["value"])
def test_writing_a_number_loses_nothing(row: dict[str, str]) -> None:
    text = written_value(row["value"], row["unit"], row["qualifier"])
    digits = re.sub(r"[^\d.]", "", text)
    scale = 10**8 if "亿" in text else 10**4 if "万" in text else 1
    assert Decimal(digits) * scale == Decimal(row["value"])
