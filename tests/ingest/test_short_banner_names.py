"""Short names of banners: 后旗 is settled by its league, never by one neighbour."""

from atlas.ingest import Draft
from tests.ingest.desk import draft

HEAD = ["旗县", "工会会员人数（人）"]


def places(one: Draft) -> dict[str, str]:
    return {figure.cell: figure.place for figure in one.figures}


def asked(one: Draft) -> dict[str, tuple[str, ...]]:
    return {left.name: left.cells for left in one.unmatched if left.kind == "place"}


def test_a_neighbour_of_some_league_does_not_settle_a_short_name() -> None:
    rows = [["2023年抽查"], HEAD, ["杭后", 5900], ["后旗", 6200], ["莫旗", 7400], ["左旗", 7700]]
    one = draft(rows)
    assert places(one) == {"B3": "150826", "B5": "150722"}
    assert asked(one) == {"后旗": ("A4",), "左旗": ("A6",)}


def test_one_neighbour_alone_is_no_league() -> None:
    one = draft([["2023年抽查"], HEAD, ["杭后", 5900], ["后旗", 6200]])
    assert asked(one) == {"后旗": ("A4",)}


def test_a_league_above_settles_it_until_a_banner_of_another_league_comes() -> None:
    rows = [
        ["2023年"],
        HEAD,
        ["巴彦淖尔市", 9000],
        ["杭后", 5900],
        ["后旗", 6200],
        ["莫旗", 7400],
        ["前旗", 300],
    ]
    one = draft(rows)
    assert places(one)["B5"] == "150825"
    assert asked(one) == {"前旗": ("A7",)}


def test_all_other_banners_in_one_league_settle_it_wherever_they_stand() -> None:
    rows = [["2023年"], HEAD, ["后旗", 6200], ["杭锦后旗", 5900], ["五原县", 5100], ["磴口县", 40]]
    one = draft(rows)
    assert places(one)["B3"] == "150825"
    (doubt,) = one.doubts
    assert (doubt.cell, doubt.taken, doubt.reason) == ("A3", "150825", "league_of_others")
    assert doubt.confidence < 0.8


def test_a_short_name_in_a_table_of_its_league() -> None:
    rows = [["巴彦淖尔市2023年会员"], HEAD, ["后旗", 6200], ["中旗", 40]]
    assert places(draft(rows)) == {"B3": "150825", "B4": "150824"}


def test_townships_are_asked_about_though_a_grade_stands_behind_them() -> None:
    rows = [
        ["巴林右旗2023年终考核结果"],
        ["苏木乡镇", "工会组建率%", "职工入会率%", "考核得分", "等次"],
        ["大板镇", 90, 88.5, 93.5, "满意"],
        ["宝日勿苏镇", 92, 90.5, 91.5, "基本满意"],
        ["全旗", 92.6, 90.8, "", ""],
    ]
    one = draft(rows)
    assert places(one) == {"B5": "150423", "C5": "150423"}
    assert set(asked(one)) == {"大板镇", "宝日勿苏镇"}
