"""What only a title, a sheet's or a file's name says: a part is not the whole, a plan no result."""

import openpyxl
import pytest

from atlas.ingest import Corrections, Draft, understand
from atlas.uploading import options
from atlas.uploading.pinning import pin
from atlas.words import words
from tests.ingest.desk import draft, saved, told, xlsx

#: a heading row and its one row of numbers
MEMBERS = [["地区", "职工数", "会员数", "入会率（%）"], ["包头市", 1000, 900, 90]]
ENTERPRISES = [["地区", "企业数", "建会企业数"], ["包头市", 100, 80]]


def below(title: str, rows: list) -> Draft:
    return draft([[title], *rows])


def stored(one: Draft) -> list[tuple[str, str, float | None]]:
    """(indicator, breakdown, value) of every figure."""
    return [(code, cut, value) for code, _, _, cut, value in told(one).values()]


def asked(one: Draft) -> list[tuple[str, str]]:
    """(word, cells) of every question about a title."""
    return [
        (finding.found, dict(finding.details)["count"])
        for finding in one.findings
        if finding.rule == "narrowed_by_title"
    ]


def guessed(one: Draft) -> list[tuple[str, str, str]]:
    return [
        (doubt.about, doubt.text, doubt.taken)
        for doubt in one.doubts
        if doubt.reason in ("by_title_category", "plan_by_title")
    ]


@pytest.mark.parametrize(
    ("title", "word", "cut"),
    [
        ("2024年全区非公有制企业工会组建情况统计表", "非公有制企业", "ownership=nonpublic"),
        ("2024年国有企业建会情况", "国有企业", "ownership=state"),
        ("2024年100人以上企业工会组建情况", "100人以上企业", "size=at_least_100"),
        ("2024年百人以上企业建会情况", "百人以上", "size=at_least_100"),
    ],
)
def test_a_title_that_names_a_category_cuts_the_table_and_is_told(title, word, cut):
    one = below(title, ENTERPRISES)
    assert stored(one) == [("enterprises", cut, 100), ("unionised_enterprises", cut, 80)]
    assert guessed(one) == [("breakdown", word, cut)]
    assert not one.blocked


def test_a_group_that_has_indicators_of_its_own_is_stored_as_these():
    """职工数, 会员数 and 入会率 below 农牧民工 are theirs, the rate too."""
    one = below("2024年农牧民工入会情况", MEMBERS)
    assert stored(one) == [
        ("migrant_workers", "", 1000),
        ("migrant_members", "", 900),
        ("migrant_membership_rate", "", 90),
    ]
    assert guessed(one) == [("breakdown", "农牧民工", "member_group=migrant")]


def test_a_level_is_that_of_the_indicators_own_dimension():
    """自治区级 is a level of studios and of files, and of honours."""
    rows = [["地区", "工作室数", "专利数"], ["包头市", 10, 9]]
    one = below("2024年自治区级职工创新工作室情况", rows)
    assert stored(one) == [("studios", "level=region", 10), ("studio_patents", "level=region", 9)]


def test_groups_that_are_only_listed_make_up_the_one_that_they_belong_to():
    title = "2024年货车司机、快递员等新就业形态劳动者入会情况"
    one = below(title, [["地区", "会员数"], ["包头市", 10]])
    assert stored(one) == [("new_form_members", "", 10)]


def test_two_words_of_different_dimensions_both_hold():
    one = below("2023年全国级深度困难职工帮扶情况", [["地区", "在档户数"], ["包头市", 10]])
    assert stored(one) == [("hardship_households", "hardship=deep;level=national", 10)]


@pytest.mark.parametrize(
    ("title", "word"),
    [
        ("2024年全区货车司机入会情况统计表", "货车司机"),
        ("2024年规模以上工业企业工会情况", "规模以上"),
        ("2024年25人以上企业工会情况", "25人以上"),
        ("2024年会员情况抽样调查", "抽样"),
        ("2024年机关事业单位工会情况", "机关事业单位"),
        ("2024年教育系统工会情况", "教育系统"),
        ("2024年互联网企业工会情况", "互联网企业"),
        ("2024年货车司机等群体入会情况", "货车司机"),
    ],
)
def test_a_part_that_is_no_category_is_asked_once_and_not_stored(title, word):
    one = below(title, MEMBERS)
    assert stored(one) == []
    assert asked(one) == [(word, "3")]
    assert one.blocked


def test_what_cannot_be_cut_that_way_is_asked():
    """Unions have no member group; the members beside them have."""
    rows = [["地区", "会员数", "基层工会数"], ["包头市", 10, 9]]
    one = below("2024年新就业形态劳动者入会情况", rows)
    assert stored(one) == [("new_form_members", "", 10)]
    assert asked(one) == [("新就业形态劳动者", "1")]


def test_the_answer_may_be_the_whole_or_a_category():
    rows = [["2024年货车司机入会情况"], ["地区", "会员数"], ["包头市", 10]]
    for answer, indicator in (("", "members"), ("member_group=new_forms", "new_form_members")):
        chosen = Corrections().with_("Sheet1", categories={"货车司机": answer})
        one = draft(rows, chosen=chosen)
        assert (stored(one), one.findings) == ([(indicator, "", 10)], ())


def test_a_category_that_was_taken_can_be_taken_back():
    chosen = Corrections().with_("Sheet1", categories={"国有企业": ""})
    one = draft([["2024年国有企业建会情况"], *ENTERPRISES], chosen=chosen)
    assert stored(one) == [("enterprises", "", 100), ("unionised_enterprises", "", 80)]
    assert guessed(one) == []


@pytest.mark.parametrize(
    ("title", "rows", "found"),
    [
        # the columns show the part beside the whole
        (
            "2024年女职工入会情况",
            [["地区", "会员人数", "女会员人数"], ["包头市", 10, 4]],
            [("members", "", 10), ("female_members", "", 4)],
        ),
        # the group is named where it is meant
        (
            "2023年农牧民工会员情况",
            [["地区", "农牧民工会员", "基层工会"], ["包头市", 10, 4]],
            [("migrant_members", "", 10), ("grassroots_unions", "", 4)],
        ),
        # two categories of one dimension are compared
        (
            "2024年国有企业和非公企业建会情况",
            [["地区", "建会企业数"], ["包头市", 10]],
            [("unionised_enterprises", "", 10)],
        ),
        # the name of the indicator says it
        (
            "2024年各盟市女职工人数统计表",
            [["地区", "女职工人数"], ["包头市", 10]],
            [("female_workers", "", 10)],
        ),
        # a field of work
        (
            "2024年女职工工作情况",
            [["地区", "会员人数"], ["包头市", 10]],
            [("members", "", 10)],
        ),
        (
            "2024年工会组建和农牧民工入会情况",
            [["地区", "会员人数"], ["包头市", 10]],
            [("members", "", 10)],
        ),
        (
            "2024年农牧民工入会及建会情况",
            [["地区", "新建工会数"], ["包头市", 10]],
            [("new_unions", "", 10)],
        ),
        (
            "2024年部分盟市会员情况",
            [["地区", "会员人数"], ["包头市", 10]],
            [("members", "", 10)],
        ),
        (
            "2024年苏木乡镇工会会员情况",
            [["苏木乡镇", "会员人数"], ["包头市", 10]],
            [("members", "", 10)],
        ),
        (
            "2024年企事业单位工会情况（含非公企业）",
            [["地区", "会员人数"], ["包头市", 10]],
            [("members", "", 10)],
        ),
        (
            "2024年全区各盟市旗县乡镇工会情况",
            [["地区", "合格乡镇工会数"], ["包头市", 10]],
            [("qualified_township_unions", "", 10)],
        ),
    ],
)
def test_a_title_that_does_not_narrow_leaves_the_table_alone(title, rows, found):
    one = below(title, rows)
    assert stored(one) == found
    assert (asked(one), guessed(one)) == ([], [])


def test_columns_of_categories_are_not_cut_again():
    rows = [
        ["2024年非公有制企业建会情况"],
        ["地区", "建会企业数", ""],
        ["", "合计", "非公有制企业"],
        ["包头市", 10, 4],
    ]
    one = draft(rows, merge=("A2:A3", "B2:C2"))
    assert stored(one) == [
        ("unionised_enterprises", "", 10),
        ("unionised_enterprises", "ownership=nonpublic", 4),
    ]


def test_a_second_table_with_a_title_of_its_own_is_not_narrowed_by_the_first():
    rows = [
        ["2023年国有企业建会情况统计表"], *ENTERPRISES, [], [],
        ["2024年各盟市建会统计表（单位：家）"], *ENTERPRISES,
    ]  # fmt: skip
    assert [cut for _, cut, _ in stored(draft(rows))] == ["ownership=state"] * 2 + [""] * 2


def test_sheets_named_by_categories_are_each_cut_by_theirs():
    """国有企业, 机关, 合计: each sheet has the same headings."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, members in (("国有企业", 5), ("机关", 3), ("合计", 9)):
        page = book.create_sheet(name)
        for row in (["2024年工会情况"], ["地区", "会员人数"], ["包头市", members]):
            page.append(row)
    one = understand(saved(book), "表.xlsx")
    assert [(figure.sheet, figure.breakdown, figure.value) for figure in one.figures] == [
        ("国有企业", "ownership=state", 5),
        ("机关", "ownership=agency", 3),
        ("合计", "", 9),
    ]


def test_a_file_of_one_sheet_is_cut_by_its_name():
    rows = [["2024年工会组建情况"], *ENTERPRISES]
    one = understand(xlsx(rows), "2024非公企业.xlsx")
    assert {cut for _, cut, _ in stored(one)} == {"ownership=nonpublic"}


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("2025年全区发展会员和新建工会目标任务分解表", "target"),
        ("2025年发展会员计划分配表", "target"),
        ("2024年预计发展会员情况", "target"),
        ("2024年发展会员目标任务完成情况", "result"),
        ("2024年发展会员计划执行情况", "result"),
        ("2024年目标管理考核情况", "result"),
        ("2024年发展会员情况", "result"),
    ],
)
def test_a_plan_that_only_the_title_names_is_no_result(title, kind):
    one = below(title, [["地区", "新发展会员数"], ["包头市", 300]])
    assert [(figure.kind, figure.value) for figure in one.figures] == [(kind, 300)]
    assert bool(guessed(one)) == (kind == "target")


def test_columns_that_say_plan_and_result_are_taken_at_their_word():
    rows = [
        ["2024年新发展会员数目标任务表"],
        ["地区", "新发展会员数", ""],
        ["", "计划数", "实际数"],
        ["包头市", 300, 280],
    ]
    one = draft(rows, merge=("A2:A3", "B2:C2"))
    assert [(figure.kind, figure.value) for figure in one.figures][:1] == [("target", 300)]
    assert guessed(one) == []


def test_a_plan_can_be_said_to_be_a_result():
    rows = [["2025年发展会员任务表"], ["地区", "新发展会员数"], ["包头市", 300]]
    chosen = Corrections().with_("Sheet1", categories={"任务": "result"})
    assert [figure.kind for figure in draft(rows, chosen=chosen).figures] == ["result"]


def test_both_answers_about_a_plan_are_kept_where_reading_looks_and_can_be_named():
    one = below("2025年发展会员任务表", [["地区", "新发展会员数"], ["包头市", 300]])
    (doubt,) = (doubt for doubt in one.doubts if doubt.about == "kind")
    table, roles = one.workbook.sheets[0], one.roles["Sheet1"]
    for code, name in (("target", "目标"), ("result", "结果")):
        assert pin(doubt, code, table, roles) == {"categories": {"任务": code}}
        assert options.named(words("zh"), "category", code) == name


def test_the_kind_of_contract_that_a_title_names_is_that_of_the_contracts_alone():
    rows = [["地区", "集体合同份数", "会员人数"], ["包头市", 10, 90]]
    one = below("2024年女职工专项集体合同签订情况", rows)
    assert stored(one) == [("collective_contracts", "contract=women", 10), ("members", "", 90)]


def test_the_own_level_of_a_title_is_a_scope_and_no_part() -> None:
    rows = [["2025年全区本级经费情况统计表"], ["地区", "本级经费支出（万元）"], ["包头市", 120.5]]
    one = draft(rows)
    assert [(figure.value, figure.scope, figure.breakdown) for figure in one.figures] == [
        (1_205_000, "own", "")
    ]
    assert one.findings == ()
