"""Names as offices shorten them: what is counted stands in the unit beside them."""

import pytest

from tests.ingest.desk import draft, rules, told


@pytest.mark.parametrize(
    ("heading", "code", "value"),
    [
        ("追回劳动报酬（万元）", "recovered_pay", 50_000),
        ("节约能耗（万元）", "energy_saving", 50_000),
        ("工会专场招聘会（场）", "job_fairs", 5),
        ("提供就业服务（万人次）", "job_service_contacts", 50_000),
        ("已评家单位（家）", "appraisal_units", 5),
        ("已采集实名信息（人）", "registered_members", 5),
    ],
)
def test_a_name_without_its_last_word_is_told_by_the_unit_and_told_as_a_guess(
    heading: str, code: str, value: float
) -> None:
    one = draft([["2023年工会工作情况"], ["地区", heading], ["包头市", 5]])
    assert told(one)["B3"] == (code, "150200", 2023, "", value)
    assert [(doubt.cell, doubt.reason) for doubt in one.doubts] == [("B2", "by_variant")]


@pytest.mark.parametrize("heading", ["追回劳动报酬（户）", "走访困难职工（户）", "追回劳动报酬"])
def test_another_unit_several_indicators_or_no_unit_are_asked(heading: str) -> None:
    one = draft([["2023年工会工作情况"], ["地区", heading], ["包头市", 5]])
    assert told(one) == {}
    assert rules(one) == [("unknown_indicator", "B2")]


def test_the_unit_may_stand_above_the_table() -> None:
    rows = [
        ["2023年困难职工情况"],
        ["单位：户"],
        ["地区", "年末在档数", "当年脱困"],
        ["包头市", 17, 3],
    ]
    assert {cell: (code, value) for cell, (code, *_, value) in told(draft(rows)).items()} == {
        "B4": ("hardship_households", 17),
        "C4": ("households_lifted", 3),
    }


@pytest.mark.parametrize(
    ("heading", "code"),
    [
        ("劳动模范", "model_workers"),
        ("五一劳动奖章", "may_day_medals"),
        ("五一劳动奖状", "may_day_certificates"),
        ("工人先锋号", "worker_pioneers"),
    ],
)
def test_honours_say_their_level(heading: str, code: str) -> None:
    rows = [["2023年表彰情况"], ["地区", f"全国{heading}", f"自治区{heading}"], ["包头市", 2, 9]]
    one = draft(rows)
    assert rules(one) == []
    assert {cell: (named, cut) for cell, (named, _, _, cut, _) in told(one).items()} == {
        "B3": (code, "honour_level=national"),
        "C3": (code, "honour_level=region"),
    }


def test_what_unions_collect_themselves_is_a_channel_of_their_funds() -> None:
    rows = [
        ["2023年工会经费收缴情况（万元）"],
        ["地区", "工会经费收缴额", "财政划拨", "税务代收", "自收"],
        ["包头市", 10, 7, 2, 1],
    ]
    one = draft(rows)
    assert told(one)["E3"][3:] == ("channel=union", 10_000)
