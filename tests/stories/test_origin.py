"""Where a figure comes from is said so that a reader can check it by hand."""

import pytest

from atlas.stories.origin import base_value, facts, formula, heading
from tests.stories.building import ALXA, BAOTOU, WUHAI, fact, telling

KEPT = {"file_name": "2017.xlsx", "author": "乌兰", "message": "年报", "version": 3}


def origin(*arguments, **more) -> dict:
    """One row of ``figures/origin``."""
    return fact(*arguments, **more) | KEPT | {"published_at": "2018-03-01T08:30:00+00:00"}


def test_a_rate_is_told_as_the_quotient_of_its_two_printed_figures() -> None:
    rows = [
        origin("helped_households", 52_000, half_width=500, printed="5.2万户"),
        origin("hardship_households", 55_000, half_width=500, printed="5.5万户"),
    ]
    assert round(52_000 / 55_000 * 100, 1) == 94.5
    told = formula(telling(), rows)
    assert told.startswith("帮扶救助覆盖率 = 已帮扶救助困难职工户数 ÷ 在档困难职工户数")
    assert told.endswith("5.2\u2009万户 ÷ 5.5\u2009万户 = 94.5\u202f%")


def test_a_rate_of_many_places_is_a_quotient_of_sums() -> None:
    rows = [
        origin(code, value, place)
        for place, pair in ((BAOTOU, (90, 100)), (WUHAI, (500, 1000)))
        for code, value in zip(("helped_households", "hardship_households"), pair, strict=True)
    ]
    told = formula(telling(), rows)
    assert "之和 ÷" in told
    assert told.endswith("590\u2009户 ÷ 1,100\u2009户 = 53.6\u202f%")


def test_a_sum_says_of_how_many() -> None:
    rows = [
        origin("hardship_households", value, place)
        for value, place in ((1, BAOTOU), (2, WUHAI), (3, ALXA))
    ]
    assert formula(telling(), rows) == "3 个“在档困难职工户数”相加：合计 6\u2009户"


def test_nothing_is_made_up_where_the_way_is_not_known() -> None:
    rows = [origin("members", 5), origin("hardship_households", 2), origin("workers", 9)]
    assert "3 个数字" in formula(telling(), rows)
    bounded = [
        origin("hardship_households", 1, bound="ge"),
        origin("hardship_households", 2, WUHAI),
    ]
    assert "合计" not in formula(telling(), bounded)


@pytest.mark.parametrize(
    ("language", "told"),
    [("zh", "≥80\u202f%，不低于"), ("en", "≥80\u202f%, at least")],
)
def test_a_bound_is_told_as_one(language: str, told: str) -> None:
    row = origin("worker_membership_rate", 80.0, bound="ge", printed="80%以上")
    assert base_value(telling(language=language), row).startswith(told)


def test_rounding_is_told_in_the_base_unit() -> None:
    row = origin("warmth_funds", 87_822_000.0, half_width=500.0, printed="8782.2")
    assert base_value(telling(), row) == "87,822,000\u202f元，四舍五入 ±500\u202f元"


def test_what_is_missing_is_named_and_never_zero() -> None:
    assert base_value(telling(), origin("members", None)) == "未报"


def test_everything_known_is_told_and_nothing_else() -> None:
    row = origin(
        "warmth_funds",
        87_822_000.0,
        printed="8782.2",
        transform="万元 → 元 ×10000",
        scope="all",
        sheet="表2",
        cell="D7",
        explanation="含跨年",
    )
    told = dict(facts(telling(), row, 480))
    assert told["工作表与单元格"] == "表2 · D7"
    assert told["换算"] == "万元 → 元 ×10000"
    assert told["性质"] == "结果 · 全级"
    assert told["发布时间"] == "2018-03-01 16:30"
    assert told["版本"] == "版本 3 · 年报"
    assert "范围说明" not in told


def test_a_cumulative_figure_says_since_when() -> None:
    row = origin("members", 9.0, year=2010, year_from=1992, period="cumulative")
    assert heading(telling(), row)[1] == "内蒙古自治区 · 1992—2010年累计"
