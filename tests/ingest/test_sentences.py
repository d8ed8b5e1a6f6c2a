"""What a finding of reading says: what was not understood, where it stands, once for one cause."""

import pytest

from atlas.checks.sentences import worded
from atlas.figures import Finding
from atlas.words import words
from tests.ingest.desk import Rows, draft

AT = "工作表“Sheet1”"


def sentences(rows: Rows, merge: tuple[str, ...] = ()) -> list[str]:
    """The Chinese sentences of a draft's findings."""
    return [worded(one, words("zh")).message for one in draft(rows, merge=merge).findings]


def test_one_month_above_several_rows_is_one_question_at_its_column() -> None:
    rows = [
        ["全区工会重点工作（2024年1—6月）"],
        ["指标", "单位", "本月", "1-6月累计"],
        ["新建基层工会组织数", "个", 132, 845],
        ["新发展会员人数", "人", 5210, 31200],
    ]
    assert sentences(rows) == [
        f"{AT}C2：“本月”只是单月或单季的数字，不单独存入（2 处：A3、A4）；"
        "请选择不读这一列，或填全年数、年初以来的累计数。"
    ]


def test_months_side_by_side_are_one_question() -> None:
    rows = [
        ["2023年招聘会场次（场）"],
        ["盟市", "1月", "2月", "3月", "4月", "全年"],
        ["包头市", 1, 2, 3, 4, 30],
    ]
    assert sentences(rows) == [
        f"{AT}B2：“1月、2月、3月…”只是单月或单季的数字，不单独存入（4 处：B2、C2、D2、E2）；"
        "请选择不读这一列，或填全年数、年初以来的累计数。"
    ]


def test_the_part_that_was_not_understood_is_named_and_not_the_indicator() -> None:
    rows = [["2023年"], ["指标", "预计"], ["工会会员人数", 9], ["女会员人数", 9]]
    assert sentences(rows) == [
        f"{AT}B2：“预计”没有认出，下面的数字因此没有读（2 处：A3、A4）；"
        "请选择指标，或选择不读这一列。"
    ]


def test_a_name_is_quoted_as_it_stands_and_one_place_is_not_counted() -> None:
    rows = [["2023年"], ["指标", "包头市"], ["会员人数", 5], ["  #Ａ Ｂ 甲乙丙类", 3]]
    assert sentences(rows) == [
        f"{AT}A4：“#Ａ Ｂ 甲乙丙类”不是目录中的指标；请选择指标，或选择不读这一行。"
    ]


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        ([["2023年"], ["盟市", "农牧民工"], ["包头市", 9]], "这一列"),
        ([["2023年"], ["指标", "包头市"], ["农牧民工", 9], ["企业数", 9]], "这一行"),
    ],
)
def test_a_row_is_called_a_row_and_a_column_a_column(rows: Rows, line: str) -> None:
    (told,) = sentences(rows)
    assert f"选择不读{line}。可能是：农牧民工人数、农牧民工会员人数。" in told


def test_a_category_that_an_indicator_has_not_is_asked_at_its_row() -> None:
    rows = [["2023年"], ["指标", "包头市"], ["工会干部总数", 9], ["  其中：女", 3]]
    assert sentences(rows) == [
        f"{AT}A4：“其中：女”不是“工会干部人数”的分组；请选择分组，或改正名称。可以按层级分组。"
    ]


def test_a_cell_of_another_sheet_is_told_with_its_sheet() -> None:
    details = {
        "place": "152900",
        "year": "2023",
        "indicator": "female_members",
        "unit": "人",
        "other_cell": "C3",
        "other_sheet": "锡盟",
    }
    twice = Finding(
        "same_key_twice", "error", "阿盟", "C3", "31000", "34000", "", tuple(details.items())
    )
    told = worded(twice, words("zh")).message
    assert told.startswith("工作表“阿盟”C3：阿拉善盟2023年女会员人数为 31000人")
    assert "而 工作表“锡盟”C3 已填 34000人" in told
