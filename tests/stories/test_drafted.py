"""Before publishing: what is revised, added, gone, and what is counted in another way."""

from dataclasses import replace

from atlas.figures import Figure
from atlas.store import compare
from atlas.store.narrowing import narrow
from atlas.store.schema import facts_table
from atlas.stories.blocks import Story
from atlas.stories.drafted import tell_details, tell_draft
from atlas.stories.method import Way, method_changes, ways_of
from tests.stories.building import telling
from tests.stories.test_versions import HOUSEHOLDS, households, rate

PLACES = ("150100", "150200", "150300", "150400", "150500", "150600", "150700", "150800")


def told(old: list[Figure], new: list[Figure], methods: tuple[str, ...] = ()) -> Story:
    difference = compare(facts_table(old), facts_table(new))
    years = difference.added_facts.column("year").to_pylist()
    return tell_draft(telling("upload"), narrow(difference), methods, years)


def sentences(story: Story) -> dict[str, list[str]]:
    return {one.title: [block.text for block in one.blocks] for one in story.sections}


def test_groups_are_told_in_the_order_in_which_leaders_ask() -> None:
    story = told(
        [rate(91.2), households(405)],
        [rate(89.7), households(None), households(99, year=2023)],
        ("口径变了",),
    )
    assert list(sentences(story)) == ["修订 1 项", "删除 1 项", "新增 1 项", "口径变化 1 项"]
    assert sentences(story)["修订 1 项"] == [
        "包头市2024年帮扶救助覆盖率：91.2\u202f% → 89.7\u202f%，下降 1.5 个百分点"
    ]
    assert "405\u2009户 → 未报" in sentences(story)["删除 1 项"][0]


def test_a_rate_rises_and_an_amount_grows() -> None:
    [[up, more]] = sentences(
        told([rate(89.7), households(400)], [rate(91.2), households(500)])
    ).values()
    assert up.endswith("上升 1.5 个百分点")
    assert more.endswith(("增加 25.0\u2009%", "增加 25.0\u202f%"))


def test_what_is_not_told_one_by_one_is_counted() -> None:
    old = [households(400, place=place) for place in PLACES]
    new = [households(500, place=place) for place in PLACES]
    story = told(old, new)
    lines = story.sections[0].blocks
    assert len(lines) == 7
    assert lines[-1].text == "另有 2 项，见“逐项对照”。"
    details = tell_details(telling("upload"), narrow(compare(facts_table(old), facts_table(new))))
    assert len(details.sections[-1].blocks[0].rows) == 8


def way(**changes: object) -> Way:
    plain = Way(HOUSEHOLDS, 2023, "", "year", "户", "", "", "")
    return replace(plain, **changes)


def changes(before: list[Way], after: list[Way]) -> list[str]:
    return method_changes(telling("upload"), before, after)


def test_the_same_way_of_counting_is_no_change() -> None:
    assert changes([way()], [way(year=2024)]) == []


def test_what_was_never_reported_before_cannot_have_changed() -> None:
    assert changes([], [way()]) == []
    assert changes([way(year=2025)], [way(year=2024)]) == []


def test_another_scope_is_told_with_both_names() -> None:
    [sentence] = changes([way(scope="all")], [way(year=2024, scope="own")])
    assert "（2024年）" in sentence
    assert "统计范围由“全级”变为“本级”" in sentence


def test_a_breakdown_that_comes_is_told_and_one_that_goes_only_with_a_whole_year() -> None:
    ownership = telling("upload").catalogue.find_dimension("所有制")
    broken_down = [way(), way(dimensions=ownership)]
    assert (
        "新增分组：" in changes([way()], [way(year=2024), way(year=2024, dimensions=ownership)])[0]
    )
    assert "不再分组：" in changes(broken_down, [way(year=2024)])[0]
    # a correction of some rows of the same year says nothing of the others
    assert changes(broken_down, [way()]) == []


def test_a_note_on_coverage_and_a_status_are_told() -> None:
    [sentence] = changes([way(status="快报")], [way(status="年报", coverage="不含森工")])
    assert "数据状态由“快报”变为“年报”" in sentence
    assert "范围说明由“未注明”变为“不含森工”" in sentence


def test_a_break_of_the_catalogue_between_the_two_years_is_told() -> None:
    [broken] = [one for one in telling("upload").catalogue if one.breaks][:1]
    between = broken.breaks[0]
    before = way(indicator=broken.code, year=between.last_before, unit=broken.unit)
    after = replace(before, year=between.first_after)
    [sentence] = changes([before], [after])
    assert between.reason_zh in sentence


def test_the_ways_of_figures_are_those_that_the_query_tells() -> None:
    [found] = ways_of([households(405), households(None), households(7, place="150200")])
    assert found == way(year=2024)
