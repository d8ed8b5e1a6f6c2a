"""The catalogue: one meaning for each heading, unit and breakdown; wrong definitions refused."""

import csv
import re
import shutil
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas.catalogue import Implied, load_catalogue
from atlas.catalogue.read_toml import read_catalogue
from atlas.errors import CatalogueError
from atlas.words import words

CATALOGUE = load_catalogue()
DEFINITIONS = Path(__file__).parents[1] / "atlas" / "catalogue"
REAL = Path(__file__).parents[1] / "sample_data" / "real"


def table(name: str) -> list[dict[str, str]]:
    with (REAL / name).open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened, delimiter="\t"))


FIGURES, SERIES = table("figures.tsv"), table("series.tsv")
FURNITURE = [row for row in FIGURES if row["kind"] == "furniture"]
FOUND = [row for row in FIGURES if row["kind"] != "furniture"] + SERIES


# Every figure that was read by hand has one meaning.


def test_the_tables_hold_what_the_domain_page_says() -> None:
    assert (len(FIGURES), len(FURNITURE), len(SERIES)) == (129, 8, 62)


@pytest.mark.parametrize("row", FOUND, ids=lambda row: row["indicator_name_zh"])
def test_each_real_figure_is_one_indicator_in_a_unit_of_it(row: dict[str, str]) -> None:
    match = CATALOGUE.resolve(row["indicator_name_zh"], row["unit"])
    assert match.code is not None
    assert match.how in ("name", "alias")
    assert match.unit_fits
    assert CATALOGUE.factor(match.code, row["unit"]) == 1
    assert CATALOGUE.unit(row["unit"]).factor == 1


@pytest.mark.parametrize("row", FURNITURE, ids=lambda row: row["indicator_name_zh"])
def test_page_furniture_is_no_indicator(row: dict[str, str]) -> None:
    match = CATALOGUE.resolve(row["indicator_name_zh"], row["unit"])
    assert match.code is None
    assert match.how == "none"


@pytest.mark.parametrize("row", FOUND, ids=lambda row: row["indicator_name_zh"])
def test_each_real_value_lies_in_the_plausible_range_of_its_indicator(row: dict[str, str]) -> None:
    match = CATALOGUE.resolve(row["indicator_name_zh"], row["unit"])
    assert CATALOGUE.get(str(match.code)).range.holds(float(row["value"]))


@pytest.mark.parametrize("row", FOUND, ids=lambda row: row["indicator_name_zh"])
def test_each_real_breakdown_is_allowed_or_already_in_the_name(row: dict[str, str]) -> None:
    remarks = ("时点=", "范围=", "分母=")
    pieces = row["breakdown_dimension"].split(";")
    cut = [piece for piece in pieces if "=" in piece and not piece.startswith(remarks)]
    read = CATALOGUE.read_breakdown(";".join(cut))
    assert read.unknown == ()
    code = str(CATALOGUE.resolve(row["indicator_name_zh"]).code)
    stored, breakdown = CATALOGUE.canonical(code, read.pairs)
    allowed = CATALOGUE.get(stored).breakdowns
    assert {dimension for dimension, _ in breakdown} <= set(allowed)


# A heading leads to one indicator or to a question, never to a guess.


def test_the_same_number_of_unions_and_of_households_is_told_apart_by_its_unit() -> None:
    assert CATALOGUE.resolve("基层工会", "万个").code == "grassroots_unions"
    assert CATALOGUE.resolve("困难职工", "万户").code == "hardship_households"
    assert CATALOGUE.resolve("困难职工", "人").code == "hardship_workers"
    assert CATALOGUE.resolve("困难职工").code is None


def test_jianzhilv_is_two_different_rates_and_needs_its_section() -> None:
    bare = CATALOGUE.resolve("建制率", "%")
    assert bare.code is None
    assert bare.how == "ambiguous"
    assert set(bare.candidates) == {"congress_rate", "disclosure_rate", "bargaining_rate"}
    assert CATALOGUE.resolve("建制率", "%", theme="bargaining").code == "bargaining_rate"
    in_democracy = CATALOGUE.resolve("建制率", "%", theme="democracy")
    assert in_democracy.code is None
    assert set(in_democracy.candidates) == {"congress_rate", "disclosure_rate"}


@pytest.mark.parametrize(
    ("heading", "code"),
    [
        ("职代会 建制率", "congress_rate"),
        ("“两节”送温暖资金（万元）", "festival_warmth_funds"),
        ("两节送温暖资金(万元)", "festival_warmth_funds"),
        ("3.其中：农牧民工会员", "migrant_members"),
        ("２０１７年底在档困难职工户数", "hardship_households"),
        ("会员数", "members"),
        ("Trade-union members", "members"),
        ("建会率(%)", "enterprise_unionisation_rate"),
        ("新建环卫工人驿站(获奖补)数", "sanitation_stations_new"),
        ("金秋助学资金，单位：万元", "study_aid_funds"),
    ],
)
def test_headings_as_workbooks_print_them(heading: str, code: str) -> None:
    match = CATALOGUE.resolve(heading)
    assert match.code == code
    assert match.unit_fits


def test_a_unit_in_the_heading_is_reported_and_decides() -> None:
    match = CATALOGUE.resolve("困难职工(户)")
    assert (match.code, match.how, match.unit_text) == ("hardship_households", "unit", "户")


def test_similar_is_not_the_same() -> None:
    assert CATALOGUE.resolve("会员人数增长").code is None
    assert CATALOGUE.resolve("困难职工户数情况").code is None
    assert "members" in CATALOGUE.suggest("工会会员人數")


def test_persons_for_an_indicator_of_households_do_not_fit() -> None:
    assert not CATALOGUE.resolve("在档困难职工户数", "人").unit_fits
    assert not CATALOGUE.resolve("参加岗位练兵技能比赛职工人次", "人").unit_fits
    assert CATALOGUE.factor("hardship_households", "人") is None


@pytest.mark.parametrize(
    ("heading", "code", "implied"),
    [
        (
            "100人以上非公有制企业职代会建制率",
            "congress_rate",
            Implied((("ownership", "nonpublic"), ("size", "at_least_100"))),
        ),
        ("满意票数", "appraisal_votes", Implied((("grade", "satisfied"),))),
        ("财政划拨经费", "union_funds", Implied((("channel", "fiscal"),))),
        ("年底农民工入会目标人数", "migrant_members", Implied(figure_kind="target")),
        ("申报合格职工之家的会员认可率下限", "approval_rate", Implied(figure_kind="threshold")),
        ("送温暖资金(累计)", "warmth_funds", Implied(period="cumulative")),
    ],
)
def test_some_headings_say_more_than_their_indicator(
    heading: str, code: str, implied: Implied
) -> None:
    match = CATALOGUE.resolve(heading)
    assert (match.code, match.implied) == (code, implied)


@given(
    st.sampled_from([one.name_zh for one in CATALOGUE] + [one.name_en for one in CATALOGUE]),
    st.sampled_from(["{}", " {}", "{}\u3000", "“{}”", "1、{}", "（一）{}", "其中：{}", "2024年{}"]),
)
def test_spaces_quotes_and_numbering_do_not_hide_a_name(name: str, shape: str) -> None:
    plain = CATALOGUE.resolve(name).code
    assert plain is not None
    assert CATALOGUE.resolve(shape.format(name)).code == plain
    assert CATALOGUE.resolve(" ".join(name)).code == plain


@given(st.text(max_size=30))
def test_no_text_breaks_the_reading_of_headings_units_and_breakdowns(text: str) -> None:
    CATALOGUE.resolve(text, text, text)
    CATALOGUE.resolve_category(text)
    CATALOGUE.read_breakdown(text)
    CATALOGUE.find_unit(text)


def test_the_short_names_that_we_print_lead_back_to_nothing_else() -> None:
    for one in CATALOGUE:
        for short in (one.short_zh, one.short_en):
            assert CATALOGUE.resolve(short).code in (one.code, None), short


# Two header rows above one column.


@pytest.mark.parametrize(
    ("parts", "code", "breakdown"),
    [
        (("在档困难职工", "户数"), "hardship_households", ()),
        (("帮扶资金（万元）", "金秋助学"), "study_aid_funds", ()),
        (("帮扶资金", "合计"), "assistance_funds", ()),
        (("困难帮扶情况", "已帮扶户数"), "helped_households", ()),
        (("2024年", "会员数"), "members", ()),
        (("会员数", "女"), "female_members", ()),
        (("职代会建制率", "国企"), "congress_rate", (("ownership", "state"),)),
        (
            ("非公企业", "100人以上", "厂务公开建制率"),
            "disclosure_rate",
            (("ownership", "nonpublic"), ("size", "at_least_100")),
        ),
        (("集体协商", "建制率"), "bargaining_rate", ()),
        (("厂务公开", "建制率"), "disclosure_rate", ()),
    ],
)
def test_stacked_headings_are_one_indicator(
    parts: tuple[str, ...], code: str, breakdown: tuple[tuple[str, str], ...]
) -> None:
    match = CATALOGUE.resolve_headings(parts)
    assert CATALOGUE.canonical(str(match.code), match.implied.breakdown) == (code, breakdown)


def test_no_part_of_a_stacked_heading_is_left_out() -> None:
    fewer = CATALOGUE.resolve_headings(("减少", "会员数"))
    assert fewer.code is None
    assert fewer.candidates == ("members",)
    assert CATALOGUE.resolve_headings(("民主管理", "建制率")).code is None
    assert CATALOGUE.resolve_headings(("会员数", "目标")).implied.figure_kind == "target"


def test_the_title_of_a_sheet_names_its_theme_only_where_it_is_one() -> None:
    assert CATALOGUE.find_theme("2024年困难职工帮扶统计表") == "assistance"
    assert CATALOGUE.find_theme("集体协商情况") == "bargaining"
    assert CATALOGUE.find_theme("劳动竞赛和创新工作室") is None
    assert CATALOGUE.find_theme("工会统计年报") is None


# Units.


@pytest.mark.parametrize(
    ("printed", "base", "factor"),
    [
        ("万元", "元", "10000"),
        ("亿元", "元", "100000000"),
        ("千元", "元", "1000"),
        ("（单位：万元）", "元", "10000"),
        ("万名", "人", "10000"),
        ("位", "人", "1"),
        ("万人次", "人次", "10000"),
        ("万户", "户", "10000"),
        ("户(次)", "户次", "1"),
        ("场次", "场", "1"),
        ("‰", "%", "0.1"),
        ("％", "%", "1"),
        ("元/家", "元/家", "1"),
    ],
)
def test_printed_units_become_base_units(printed: str, base: str, factor: str) -> None:
    assert CATALOGUE.unit(printed) == (base, Decimal(factor))


def test_8782_2_wan_yuan_is_exactly_87_822_000_yuan() -> None:
    assert Decimal("8782.2") * CATALOGUE.unit("万元").factor == 87_822_000


def test_an_unknown_unit_is_refused_by_name() -> None:
    assert CATALOGUE.find_unit("鼎币") is None
    assert CATALOGUE.find_unit("万%") is None
    with pytest.raises(CatalogueError, match="鼎币"):
        CATALOGUE.unit("鼎币")


def test_counting_words_stand_for_each_other_but_people_households_and_visits_do_not() -> None:
    assert CATALOGUE.factor("studios", "家") == 1
    assert CATALOGUE.factor("funds_per_household", "元") == 1
    assert CATALOGUE.factor("assistance_funds", "元/户") is None
    for other in ("人", "人次", "户次", "个", "元"):
        assert CATALOGUE.factor("hardship_households", other) is None


# Breakdowns.


def test_two_spellings_of_state_enterprises_are_one_category() -> None:
    spellings = (
        "国有及国有控股企业",
        "国有及控股企业",
        "国企",
        "State-owned and state-held enterprises",
    )
    found = {CATALOGUE.resolve_category(text, "所有制").category for text in spellings}
    assert found == {"state"}


def test_a_total_is_no_category() -> None:
    assert CATALOGUE.resolve_category("合计", "ownership").is_total
    assert CATALOGUE.resolve_category("有效票", "评议等次").is_total
    assert CATALOGUE.read_breakdown("所有制=合计").pairs == ()


def test_a_category_of_several_dimensions_asks_which() -> None:
    match = CATALOGUE.resolve_category("自治区级")
    assert not match.known
    assert ("level", "region") in match.candidates
    assert ("honour_level", "region") in match.candidates


def test_what_is_no_breakdown_is_named() -> None:
    read = CATALOGUE.read_breakdown("所有制=非公；规模=100人以上;颜色=红")
    assert read.pairs == (("ownership", "nonpublic"), ("size", "at_least_100"))
    assert read.unknown == ("颜色=红",)


def test_a_figure_has_one_key_whichever_way_the_table_cuts_it() -> None:
    assert CATALOGUE.canonical("assistance_funds", (("programme", "study_aid"),)) == (
        "study_aid_funds",
        (),
    )
    assert CATALOGUE.canonical("members", (("member_group", "migrant"),)) == ("migrant_members", ())
    assert CATALOGUE.canonical("migrant_members", (("member_group", "migrant"),)) == (
        "migrant_members",
        (),
    )
    kept = (("level", "region"),)
    assert CATALOGUE.canonical("hardship_households", kept) == ("hardship_households", kept)


@pytest.mark.parametrize("one", CATALOGUE.dimensions(), ids=lambda one: one.code)
def test_each_printed_category_leads_to_itself(one) -> None:
    for category in one.categories:
        for text in (category.code, category.name_zh, category.name_en, *category.aliases):
            assert CATALOGUE.resolve_category(text, one.code).category == category.code


# What rates stand on, and what may not be done with figures.


def test_a_rate_stands_on_its_parts() -> None:
    coverage = CATALOGUE.get("assistance_coverage_rate")
    assert (coverage.numerator, coverage.denominator) == (
        "helped_households",
        "hardship_households",
    )
    households = {"helped": (8_000, 1_100), "on_file": (9_000, 2_000)}
    naive = Fraction(sum(households["helped"]), sum(households["on_file"])) * 100
    assert float(naive) == pytest.approx(9_100 / 11_000 * coverage.factor)
    mean_of_rates = (8_000 / 9_000 + 1_100 / 2_000) / 2 * 100
    assert float(naive) != pytest.approx(mean_of_rates, abs=1)


def test_approval_counts_satisfied_and_basically_satisfied_votes() -> None:
    approval = CATALOGUE.get("approval_rate")
    assert approval.numerator == approval.denominator == "appraisal_votes"
    assert approval.numerator_where == (("grade", ("satisfied", "basically_satisfied")),)
    assert approval.goal().value == 80
    assert approval.goal().kind == "threshold"


def test_no_rate_and_no_score_may_be_added_and_honours_not_across_levels() -> None:
    for one in CATALOGUE:
        if one.kind in ("rate", "score"):
            assert not one.sums_over_places
            assert not one.sums_over_time
        if "honour_level" in one.breakdowns:
            assert "honour_level" in one.not_across
        if one.kind == "stock":
            assert not one.sums_over_time


def test_members_and_unions_were_counted_anew_between_2017_and_2021() -> None:
    for code in ("members", "grassroots_unions", "migrant_members"):
        assert CATALOGUE.get(code).break_years == ((2017, 2021),)
        assert CATALOGUE.get(code).breaks[0].date == ""


def test_the_line_for_state_enterprises_is_higher() -> None:
    rate = CATALOGUE.get("congress_rate")
    assert rate.goal().value == 80
    assert rate.goal((("ownership", "state"),)).value == 95
    assert rate.goal((("ownership", "nonpublic"),)) is None


def test_money_knows_all_levels_from_own_level() -> None:
    assert CATALOGUE.get("festival_warmth_funds").scoped == "both"
    assert CATALOGUE.get("mutual_aid_input").scoped == "own"
    assert CATALOGUE.get("members").scoped == "no"


# The definitions themselves.


def test_every_indicator_is_told_in_both_languages() -> None:
    chinese = re.compile(r"[\u4e00-\u9fff]")
    for one in CATALOGUE:
        for text in (one.name_zh, one.definition_zh):
            assert chinese.search(text), one.code
        for text in (one.name_en, one.short_en, one.definition_en):
            assert not chinese.search(text), one.code
        assert one.definition_zh.endswith("。")
        assert one.definition_en.endswith(".")
    assert len({one.name_en for one in CATALOGUE}) == len(CATALOGUE)


def test_themes_stand_in_the_order_of_the_menu_and_hold_every_indicator() -> None:
    orders = [theme.order for theme in CATALOGUE.themes()]
    assert orders == sorted(set(orders))
    listed = [one for theme in CATALOGUE.themes() for one in CATALOGUE.theme(theme.code)]
    assert tuple(listed) == CATALOGUE.in_order()


def test_every_base_unit_has_an_english_word() -> None:
    english = words("en").phrases
    assert {code for code in CATALOGUE.units().by_code if f"units.{code}" not in english} == set()


def copied(folder: Path) -> Path:
    for path in DEFINITIONS.glob("*.toml"):
        shutil.copy(path, folder)
    return folder


def test_the_digest_changes_with_any_definition(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    assert read_catalogue(folder).digest == CATALOGUE.digest()
    file = folder / "homes.toml"
    file.write_text(file.read_text("utf-8") + "\n", "utf-8")
    assert read_catalogue(folder).digest != CATALOGUE.digest()


MINIMAL = """[theme]
order = 99
name = "试"
name_en = "Trial"
question = "？"
question_en = "?"

[first]
name = "甲数"
name_en = "First"
definition = "甲。"
definition_en = "First."
unit = "个"
kind = "stock"
{first}

[second]
name = "乙率"
name_en = "Second"
definition = "乙。"
definition_en = "Second."
unit = "%"
kind = "rate"
{second}
"""


@pytest.mark.parametrize(
    ("first", "second", "code", "line"),
    [
        ("", "", "catalogue_quotient", 17),
        ('numerator = "second"', "quotient = false", "catalogue_quotient", 15),
        ("", 'numerator = "first"\ndenominator = "nobody"', "catalogue_reference", 25),
        ("", 'numerator = "first"\ndenominator = "members"', "catalogue_unit_clash", 24),
        ("colour = 1", "quotient = false", "catalogue_field_unknown", 15),
        ("aliases = 1", "quotient = false", "catalogue_field_type", 15),
        ('aliases = ["会员数"]', "quotient = false", "catalogue_alias_taken", 15),
        ('shared = ["独此一家"]', "quotient = false", "catalogue_alias_alone", 15),
        ('direction = "up"', "quotient = false", "catalogue_value", 15),
        ('breakdowns = ["colour"]', "quotient = false", "catalogue_reference", 15),
        ("change = [3, 2]", "quotient = false", "catalogue_value", 15),
        ('part_of = "members"', "quotient = false", "catalogue_unit_clash", 15),
        ('inherent = { level = "moon" }', "quotient = false", "catalogue_reference", 15),
        ("", "quotient = false\nbreaks = [{ between = [2021, 2017] }]", "catalogue_value", 25),
        ("= 1", "", "catalogue_syntax", 15),
    ],
)
def test_a_wrong_definition_is_refused_with_file_and_line(
    first: str, second: str, code: str, line: int, tmp_path: Path
) -> None:
    (copied(tmp_path) / "trial.toml").write_text(
        MINIMAL.format(first=first, second=second), encoding="utf-8"
    )
    with pytest.raises(CatalogueError) as refused:
        read_catalogue(tmp_path)
    assert refused.value.code == code
    assert (refused.value.details["file"], refused.value.details["line"]) == ("trial.toml", line)
    for language in ("zh", "en"):
        assert str(line) in words(language).error(refused.value)


def test_a_missing_field_is_refused_at_its_table(tmp_path: Path) -> None:
    text = MINIMAL.format(first="", second="quotient = false").replace('unit = "个"\n', "")
    (copied(tmp_path) / "trial.toml").write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError) as refused:
        read_catalogue(tmp_path)
    assert refused.value.code == "catalogue_field_missing"
    assert refused.value.details["line"] == 8
    assert refused.value.details["expected"] == "unit"


def test_unknown_codes_are_refused_in_words() -> None:
    for ask, code in (
        (CATALOGUE.get, "indicator_unknown"),
        (CATALOGUE.dimension, "dimension_unknown"),
    ):
        with pytest.raises(CatalogueError) as refused:
            ask("nothing")
        assert refused.value.code == code
        assert "nothing" in words("zh").error(refused.value)


@pytest.mark.parametrize(
    ("headings", "code"),
    [
        (["帮扶资金", "送温暖资金"], "warmth_funds"),
        (["资金", "金秋助学资金"], "study_aid_funds"),
        (["基层工会组织", "基层工会组织数"], "grassroots_unions"),
    ],
)
def test_a_part_below_the_whole_it_belongs_to_is_that_part(headings, code):
    assert (
        load_catalogue().resolve_headings(headings, "万元" if "资金" in headings[-1] else "个").code
        == code
    )


def test_a_heading_below_another_indicator_is_still_asked():
    assert load_catalogue().resolve_headings(["工会会员人数", "送温暖资金"], "万元").code is None


@pytest.mark.parametrize("unit", ["%", None])
def test_a_grade_below_a_share_is_a_share_of_that_grade(unit: str | None) -> None:
    catalogue = load_catalogue()
    found = {
        grade: catalogue.resolve_headings(("满意率", grade), unit)
        for grade in ("满意", "基本满意", "不满意")
    }
    assert {match.code for match in found.values()} == {"grade_share"}
    assert [match.implied.breakdown for match in found.values()] == [
        (("grade", "satisfied"),),
        (("grade", "basically_satisfied"),),
        (("grade", "dissatisfied"),),
    ]
