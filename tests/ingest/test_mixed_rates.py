"""One rate column written in several ways by several hands."""

import pytest

from tests.ingest.desk import draft, rules

HEAD = ["盟市", "职工入会率"]
OTHERS = [["呼市", 0.953], ["包头", "94.1%"], ["呼伦贝尔", 95.2], ["兴安", "９３．５％"]]


def test_a_bare_fraction_among_rates_is_taken_as_hundredths_and_asked_about() -> None:
    rows = [["2023年各盟市职工入会率"], HEAD, *OTHERS, ["通辽", 0.948]]
    one = draft(rows, formats={"B3": "0.0%"})
    assert [figure.value for figure in one.figures] == [95.3, 94.1, 95.2, 93.5, 94.8]
    last = one.figures[-1]
    assert (last.printed, last.transform) == ("0.948", "0.948 → 94.8%")
    assert last.half_width == pytest.approx(0.05)
    (finding,) = one.findings
    assert (finding.rule, finding.severity, finding.cell) == (
        "fraction_among_rates",
        "query",
        "B7",
    )
    assert (finding.found, finding.expected) == ("0.948", "94.8%")


@pytest.mark.parametrize(
    "rows",
    [
        [["包头", "94.1%"], ["通辽", 0.948]],
        [["包头", "94.1%"], ["赤峰", "96%"], ["通辽", 0.05]],
        [["包头", "94.1%"], ["赤峰", "96%"], ["通辽", "0.9%"]],
    ],
    ids=["one other only", "far from all", "with its own sign"],
)
def test_what_is_less_plain_stays_as_it_is_written(rows: list) -> None:
    one = draft([["2023年"], HEAD, *rows])
    assert {figure.transform for figure in one.figures} == {""}
    assert "fraction_among_rates" not in dict(rules(one))


def test_below_a_heading_with_a_sign_a_fraction_is_what_it_says() -> None:
    rows = [["2023年"], ["盟市", "职工入会率（%）"], ["包头", 94], ["赤峰", 96], ["通辽", 0.948]]
    assert draft(rows).figures[-1].value == 0.948


def test_a_column_of_quotients_is_read_as_fractions_and_said() -> None:
    rows = [["2023年"], HEAD, ["包头", 0.941529], ["通辽", 1], ["赤峰", 0]]
    one = draft(rows)
    assert [figure.value for figure in one.figures] == [94.1529, 100, 0]
    assert one.figures[0].transform == "0.941529 → 94.1529%"
    (finding,) = one.findings
    assert (finding.rule, finding.severity, finding.cell) == ("rates_as_fractions", "query", "B3")
    assert (dict(finding.details)["cells"], finding.expected) == ("B3、B4", "94.1529%")


def test_quotients_below_a_heading_with_a_sign_are_asked_about() -> None:
    rows = [["2023年"], ["盟市", "职工入会率（%）"], ["包头", 0.941], ["通辽", 0.948], ["赤峰", 0]]
    one = draft(rows)
    assert [figure.value for figure in one.figures] == [0.941, 0.948, 0]
    (finding,) = one.findings
    assert (finding.rule, finding.severity, finding.cell) == ("rates_below_one", "query", "B3")
    assert dict(finding.details)["cells"] == "B3、B4"


@pytest.mark.parametrize(
    ("title", "heading", "value"),
    [
        ("2023年各盟市职工入会率（单位：%）", "2023", 0.1),
        ("2023年", "职工入会率（%）", 0.5),
        ("2023年", "开展劳动和技能竞赛单位占建会企业比例", 0.8),
    ],
)
def test_a_small_rate_under_a_sign_or_of_a_part_is_not_asked_about(
    title: str, heading: str, value: float
) -> None:
    one = draft([[title], ["盟市", heading], ["包头", value]])
    assert [figure.value for figure in one.figures] == [value]
    assert one.findings == ()


def test_rates_below_one_with_their_own_sign_are_rates_below_one() -> None:
    rows = [["2023年"], HEAD, ["包头", "0.9%"], ["通辽", 0.009]]
    one = draft(rows, formats={"B4": "0.0%"})
    assert [figure.value for figure in one.figures] == [0.9, 0.9]
    assert one.findings == ()
