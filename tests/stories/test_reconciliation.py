"""The ledger: what must add up or divide is held against what was published, and never forced."""

import csv
import io
from collections.abc import Iterable

import pytest

from atlas.catalogue import load_catalogue
from atlas.datum import Datum
from atlas.figures import REGION, Figure
from atlas.places import Places
from atlas.query import ask
from atlas.render.reconciliation_csv import reconciliation_csv
from atlas.render.stage.payload import payload
from atlas.store import Reader, Reference, Store
from atlas.stories import reconciliation
from atlas.stories.blocks import Headline, Story, Table
from atlas.stories.reconciliation import lines as told
from atlas.stories.reconciliation.marks import marked
from tests.store.building import publish
from tests.stories.building import ALXA, BAOTOU, WUHAI, telling

CATALOGUE, PLACES = load_catalogue(), Places.load()
REFERENCE = Reference.of(CATALOGUE, PLACES)
LEAGUES = [place.code for place in PLACES.leagues()]
RATE, HELPED, ON_FILE = "assistance_coverage_rate", "helped_households", "hardship_households"


def figure(indicator: str, value: float | None, place: str = REGION, **more) -> Figure:
    """A figure of 2017 in its indicator's unit."""
    unit, year = CATALOGUE.get(indicator).unit, more.pop("year", 2017)
    absence = more.pop("absence", "" if value is not None else "unreported")
    return Figure(indicator, place, year, value, unit, f"{value}", absence=absence, **more)


def reader_of(folder, figures: Iterable[Figure]) -> Reader:
    store = Store(folder / "lake")
    publish(store, figures)
    return store.reader(0, REFERENCE)


@pytest.fixture
def ledger(tmp_path):
    """From figures to the lines of 2017, through a publish."""

    def lines(*figures: Figure, places: Iterable[str] = (), year: int = 2017) -> list[dict]:
        reader = reader_of(tmp_path, figures)
        return ask(reader, "reconciliation/lines", year=year, places=list(places))

    return lines


def leagues(*values: float, indicator: str = "members", **more) -> list[Figure]:
    return [
        figure(indicator, value, place, **more)
        for value, place in zip(values, LEAGUES, strict=False)
    ]


def one(lines: list[dict], sort: str) -> dict:
    [found] = [line for line in lines if line["sort"] == sort]
    return found


def test_leagues_that_come_to_the_total_agree(ledger) -> None:
    line = one(ledger(figure("members", 1200), *leagues(*[100] * 12)), "leagues")
    assert (line["status"], line["found"], line["value"]) == ("equal", 1200, 1200)
    assert (line["parts"], line["expected"], line["missing"]) == (12, 12, [])


def test_what_rounding_allows_is_a_rounding_difference_and_one_more_is_not(ledger) -> None:
    """6.4万 is 64 000 ± 500; twelve leagues rounded to ten may be off by 60: together ±560."""
    total = figure("members", 64_000, half_width=500)
    near = leagues(*[5380] * 12, half_width=5)
    line = one(ledger(total, *near), "leagues")
    assert (line["status"], line["difference"], line["allowed"]) == ("rounding", 560, 560)


def test_a_sum_above_the_total_disagrees(ledger) -> None:
    total = figure("members", 64_000, half_width=500)
    line = one(ledger(total, *leagues(*[5381] * 12, half_width=5)), "leagues")
    assert (line["status"], line["difference"]) == ("unequal", 572)


def test_an_explanation_of_total_or_part_explains_the_difference(ledger) -> None:
    parts = leagues(*[100] * 11, 150)
    parts[11] = parts[11].with_(explanation="含铁路系统")
    line = one(ledger(figure("members", 1200), *parts), "leagues")
    assert (line["status"], line["explanations"]) == ("explained", ["含铁路系统"])


def test_the_rest_beside_the_leagues_is_shown_and_not_forced(ledger) -> None:
    line = one(ledger(figure("members", 1500), *leagues(*[100] * 12)), "leagues")
    assert (line["status"], line["reason"]) == ("open", "rest")
    assert "其他/直属 300" in told.note(telling("reconciliation"), line)


def test_units_beside_the_leagues_count_towards_the_total(ledger) -> None:
    forest = figure("members", 300, "NM-ELR")
    line = one(ledger(figure("members", 1500), *leagues(*[100] * 12), forest), "leagues")
    assert (line["status"], line["found"], line["units"]) == ("equal", 1500, 1)
    assert told.reported(telling("reconciliation"), line) == "12/12 ＋直属 1"


def test_a_total_far_above_its_leagues_is_no_normal_rest(ledger) -> None:
    line = one(ledger(figure("members", 2100), *leagues(*[100] * 12)), "leagues")
    assert line["status"] == "unequal"


def test_a_missing_league_leaves_the_sum_open_and_is_named(ledger) -> None:
    parts = [*leagues(*[100] * 11), figure("members", None, ALXA)]
    line = one(ledger(figure("members", 1200), *parts), "leagues")
    assert (line["status"], line["reason"], line["missing"]) == ("open", "parts", [ALXA])
    assert told.note(telling("reconciliation"), line) == "还有未报的：阿拉善；差额 100\u202f人"


def test_a_league_to_which_it_does_not_apply_is_not_waited_for(ledger) -> None:
    parts = [*leagues(*[100] * 11), figure("members", None, ALXA, absence="inapplicable")]
    line = one(ledger(figure("members", 1100), *parts), "leagues")
    assert (line["status"], line["parts"], line["expected"]) == ("equal", 11, 11)


def test_a_sum_above_the_total_disagrees_also_while_some_are_missing(ledger) -> None:
    line = one(ledger(figure("members", 1000), *leagues(*[100] * 11)), "leagues")
    assert (line["status"], line["missing"]) == ("unequal", [ALXA])


def test_invented_leagues_are_not_held_against_a_real_total(ledger) -> None:
    line = one(ledger(figure("members", 900), *leagues(*[100] * 12, demo=True)), "leagues")
    assert (line["status"], line["reason"], line["found"]) == ("open", "demo", None)


def test_the_own_level_of_the_leagues_is_no_part_of_the_whole_region(ledger) -> None:
    """Twelve figures of 本级 beside twelve of 全级 would count the money twice."""
    every = leagues(*[100.0] * 12, indicator="warmth_funds", scope="all")
    own = leagues(*[40.0] * 12, indicator="warmth_funds", scope="own")
    both = ledger(figure("warmth_funds", 1200.0, scope="all"), *every, *own)
    assert (one(both, "leagues")["status"], one(both, "leagues")["found"]) == ("equal", 1200)


def test_the_own_levels_of_all_leagues_make_up_nothing(ledger) -> None:
    own = leagues(*[40.0] * 12, indicator="warmth_funds", scope="own")
    assert not ledger(figure("warmth_funds", 100.0, scope="own"), *own)


def test_cumulative_and_yearly_figures_are_apart(ledger) -> None:
    since = figure("warmth_funds", 1200.0, period="cumulative", year_from=1992)
    assert not ledger(since, *leagues(*[100.0] * 12, indicator="warmth_funds"))


def test_rates_are_never_added(ledger) -> None:
    rates = leagues(*[90.0] * 12, indicator="congress_rate")
    assert not ledger(figure("congress_rate", 90.0), *rates)


def test_banners_leave_a_rest_to_their_league(ledger) -> None:
    banners = [figure("members", 100, place.code) for place in PLACES.banners(BAOTOU)]
    line = one(ledger(figure("members", 1000, BAOTOU), *banners), "banners")
    assert (line["status"], line["reason"], line["found"]) == ("open", "rest", 900)
    assert "本级及直属 100" in told.note(telling("reconciliation"), line)


def test_categories_that_are_all_there_must_come_to_the_whole(ledger) -> None:
    def grades(*votes: float) -> list[Figure]:
        named = ("satisfied", "basically_satisfied", "dissatisfied")
        return [
            figure("appraisal_votes", value, breakdown=f"grade={name}")
            for value, name in zip(votes, named, strict=False)
        ]

    whole = figure("appraisal_votes", 1000)
    assert one(ledger(whole, *grades(700, 150, 150)), "breakdown")["status"] == "equal"


def test_categories_that_do_not_are_unequal_and_open_where_some_are_not_listed(ledger) -> None:
    whole = figure("appraisal_votes", 1000)
    parts = [
        figure("appraisal_votes", 700, breakdown="grade=satisfied"),
        figure("appraisal_votes", 150, breakdown="grade=basically_satisfied"),
    ]
    lines = ledger(
        whole,
        *parts,
        figure("appraisal_votes", 500, WUHAI),
        *(one.with_(place=WUHAI) for one in parts),
    )
    by_place = {line["place"]: line for line in lines if line["sort"] == "breakdown"}
    assert (by_place[REGION]["status"], by_place[REGION]["reason"]) == ("open", "parts")
    assert by_place[WUHAI]["status"] == "unequal"


def test_honours_are_not_added_across_levels(ledger) -> None:
    parts = [
        figure("studios", value, breakdown=f"level={level}")
        for level, value in (("national", 5), ("region", 160))
    ]
    assert not ledger(figure("studios", 100), *parts)


def test_programmes_with_an_indicator_of_their_own_are_parts_of_the_funds(ledger) -> None:
    """送温暖 60 + 金秋助学 30 + 医疗 5 + 生活 3 + 其他 2 = 100."""
    parts = [
        figure(f"{name}_funds", value)
        for name, value in (
            ("warmth", 60.0),
            ("study_aid", 30.0),
            ("medical_aid", 5.0),
            ("living_aid", 3.0),
            ("other_aid", 2.0),
        )
    ]
    line = one(ledger(figure("assistance_funds", 100.0), *parts), "breakdown")
    assert (line["way"], line["status"], line["parts"]) == ("programme", "equal", 5)


def test_a_printed_rate_within_the_rounding_of_its_parts_is_a_rounding_difference(ledger) -> None:
    """5.2万户 ÷ 5.5万户 prints as 94.1 %; rounding allows 92.8–96.3 %."""
    helped = figure(HELPED, 52_000, half_width=500)
    on_file = figure(ON_FILE, 55_000, half_width=500)
    line = one(ledger(figure(RATE, 94.1, half_width=0.05), helped, on_file), "rate")
    assert line["status"] == "rounding"
    assert (round(line["low"], 1), round(line["high"], 1)) == (92.8, 96.3)
    assert told.difference(telling("reconciliation"), line) == "+0.45 个百分点"


def test_a_rate_that_prints_as_its_quotient_does_agrees(ledger) -> None:
    """87,326 ÷ 100,000 is 87.3 % where one decimal is printed."""
    parts = (figure(HELPED, 87_326), figure(ON_FILE, 100_000))
    line = one(ledger(figure(RATE, 87.3, half_width=0.05), *parts), "rate")
    assert (line["status"], round(line["difference"], 3)) == ("equal", 0.026)


def test_a_printed_rate_outside_of_it_disagrees(ledger) -> None:
    line = one(ledger(figure(RATE, 97.0), figure(HELPED, 470), figure(ON_FILE, 500)), "rate")
    assert (line["status"], round(line["difference"], 6)) == ("unequal", -3.0)


def test_a_bound_that_its_quotient_keeps_agrees_and_shows_no_difference(ledger) -> None:
    kept = ledger(figure(RATE, 80.0, bound="ge"), figure(HELPED, 430), figure(ON_FILE, 500))
    line = one(kept, "rate")
    assert (line["status"], told.difference(telling("reconciliation"), line)) == ("equal", "")


def test_a_rate_without_its_denominator_is_open_and_says_what_is_missing(ledger) -> None:
    line = one(ledger(figure(RATE, 94.1), figure(HELPED, 52_000)), "rate")
    assert (line["status"], line["missing"]) == ("open", [ON_FILE])
    assert line["ids"] == [figure(HELPED, 52_000).id]


def test_a_part_above_its_whole_disagrees_and_names_both(ledger) -> None:
    line = one(ledger(figure("members", 100), figure("female_members", 120)), "limit")
    assert line["status"] == "unequal"
    assert told.compared(telling("reconciliation"), line) == "女会员人数不大于会员"


def test_the_choice_of_place_asks_for_its_wholes_only(ledger) -> None:
    banners = [figure("members", 100, place.code) for place in PLACES.banners(BAOTOU)]
    figures = [figure("members", 1200), *leagues(*[100] * 12), *banners]
    assert {line["place"] for line in ledger(*figures, places=[REGION])} == {REGION}


def test_the_serious_ones_come_first(ledger) -> None:
    lines = ledger(
        figure("members", 1200),
        *leagues(*[100] * 12),
        figure(RATE, 97.0),
        figure(HELPED, 470),
        figure(ON_FILE, 500),
    )
    assert [line["status"] for line in lines] == ["unequal", "equal"]


def tell(lines: list[dict], language: str = "zh", **view) -> Story:
    asked = telling("reconciliation", language, **view)
    return reconciliation.tell(asked, None, {"lines": lines})


def test_the_page_counts_by_status_and_lists_what_is_chosen(ledger) -> None:
    lines = ledger(figure(RATE, 97.0), figure(HELPED, 470), figure(ON_FILE, 500))
    story = tell(lines)
    assert story.title == "2017年内蒙古自治区勾稽核对：1 项，1 项不一致"
    assert [tile.datum.value for tile in story.headlines] == [1, 0, 0, 0, 0]
    table = story.sections[0].blocks[0]
    assert isinstance(table, Table)
    found, published = table.rows[0].cells[3], table.rows[0].cells[5]
    assert (found.value, published.value) == (94.0, 97.0)
    assert len(found.sources) == 2
    for view in ({"tab": "equal"}, {"indicator": "members"}, {"by": "leagues"}):
        assert not isinstance(tell(lines, **view).sections[0].blocks[0], Table)
    assert isinstance(tell(lines, indicator="theme:assistance").sections[0].blocks[0], Table)


def test_a_headline_that_does_not_add_up_carries_a_mark_into_the_ledger(ledger) -> None:
    rate = figure(RATE, 97.0)
    lines = ledger(rate, figure(HELPED, 470), figure(ON_FILE, 500))
    tiles = (
        Headline("覆盖率", Datum(97.0, "%", sources=(rate.id,))),
        Headline("在档户", Datum(500, "户", sources=(figure(ON_FILE, 500).id,))),
        Headline("算得", Datum(94.0, "%", sources=(rate.id, "0" * 12))),
    )
    asked = telling("assistance", place=REGION)
    story = marked(asked, Story("", (), headlines=tiles), lines)
    mark = story.headlines[0].mark
    assert (mark.text, mark.serious) == ("勾稽：不一致", True)
    assert mark.href == f"/reconciliation?year=2017&ind={RATE}&by=rate"
    assert [tile.mark for tile in story.headlines[1:]] == [None, None]
    drawn = payload(story, asked.words)["tiles"]
    assert drawn[0]["mark"] == {"t": "勾稽：不一致", "href": mark.href, "serious": True}
    assert "mark" not in drawn[1]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_file_has_every_line_with_the_ids_of_its_figures(ledger, language: str) -> None:
    lines = ledger(figure(RATE, 97.0), figure(HELPED, 470), figure("members", 9), *leagues(1, 2))
    text = reconciliation_csv(telling("reconciliation", language), lines).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == len(lines) == 2
    assert [row for row in rows if figure(HELPED, 470).id in "".join(row.values())]


def test_small_differences_are_told_and_not_rounded_to_nothing() -> None:
    line = {"difference": 0.0042, "bound": "eq", "exact": True, "unit": "%"}
    asked = telling("reconciliation")
    assert told.difference(asked, line) == "+0.004 个百分点"
    assert told.difference(asked, line | {"difference": -0.00003}) == "<0.001 个百分点"
    assert told.difference(asked, line | {"difference": -1234.0, "unit": "人"}) == "−1,234\u202f人"
