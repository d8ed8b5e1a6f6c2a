"""The ledger: which figure is the year's, what may be computed, and what is refused."""

from tests.stories.building import ALXA, BAOTOU, REGION, WUHAI, fact, ledger


def test_a_printed_rate_is_never_replaced_by_the_quotient():
    book = ledger(
        fact("assistance_coverage_rate", 94.1),
        fact("helped_households", 52_000, half_width=500),
        fact("hardship_households", 55_000, half_width=500),
    )
    assert book.get("assistance_coverage_rate", REGION, 2017).value == 94.1


def test_a_rate_that_is_not_printed_is_computed_from_its_own_parts():
    helped, on_file = fact("helped_households", 450), fact("hardship_households", 500)
    rate = ledger(helped, on_file).get("assistance_coverage_rate", REGION, 2017)
    assert rate.value == 90.0
    assert rate.sources == (helped["id"], on_file["id"])
    assert rate.formula == "quotient"


def test_a_figure_reported_as_missing_is_not_computed_around():
    book = ledger(
        fact("assistance_coverage_rate", None, absence="suppressed"),
        fact("helped_households", 450),
        fact("hardship_households", 500),
    )
    assert book.get("assistance_coverage_rate", REGION, 2017).absence == "suppressed"


def test_a_rate_for_many_places_is_weighted_by_its_denominators():
    book = ledger(
        fact("helped_households", 9, BAOTOU),
        fact("hardship_households", 10, BAOTOU),
        fact("helped_households", 500, WUHAI),
        fact("hardship_households", 1000, WUHAI),
    )
    together = book.rolled_up("assistance_coverage_rate", [BAOTOU, WUHAI], 2017)
    assert round(together.value, 1) == round(509 / 1010 * 100, 1) == 50.4


def test_a_roll_up_is_refused_where_one_part_is_unknown():
    book = ledger(
        fact("helped_households", 9, BAOTOU),
        fact("hardship_households", 10, BAOTOU),
        fact("helped_households", 500, WUHAI),
    )
    assert not book.rolled_up("assistance_coverage_rate", [BAOTOU, WUHAI], 2017).known


def test_printed_rates_without_parts_are_never_averaged():
    book = ledger(fact("congress_rate", 98.0, BAOTOU), fact("congress_rate", 90.0, WUHAI))
    assert not book.rolled_up("congress_rate", [BAOTOU, WUHAI], 2017).known


def test_approval_counts_satisfied_and_basically_satisfied_votes():
    book = ledger(
        fact("appraisal_votes", 1000),
        fact("appraisal_votes", 700, breakdown="grade=satisfied"),
        fact("appraisal_votes", 150, breakdown="grade=basically_satisfied"),
        fact("appraisal_votes", 150, breakdown="grade=dissatisfied"),
    )
    assert book.get("approval_rate", REGION, 2017).value == 85.0


def test_the_annual_figure_comes_before_a_point_in_time_and_cumulative_is_no_year():
    book = ledger(
        fact("hardship_households", 3688, year=2021, period="point", as_of="2021-05"),
        fact("hardship_households", 3500, year=2021),
        fact("warmth_funds", 754_000_000.0, year=2010, period="cumulative", year_from=1992),
    )
    assert book.get("hardship_households", REGION, 2021).value == 3500
    assert not book.get("warmth_funds", REGION, 2010).known


def test_a_target_is_no_result():
    book = ledger(fact("approval_rate", 80.0, kind="threshold", bound="ge"))
    assert not book.get("approval_rate", REGION, 2017).known
    assert book.goal("approval_rate", REGION, 2017).value == 80.0


def test_members_are_not_compared_across_the_change_of_method():
    book = ledger(fact("members", 5_708_000), fact("members", 4_690_000, year=2021, bound="ge"))
    assert book.change("members", REGION, 2018).refusal == "missing"
    later = ledger(
        fact("members", 5_600_000, year=2020), fact("members", 4_690_000, year=2021)
    ).change("members", REGION, 2021)
    assert (later.kind, later.refusal) == ("none", "break")


def test_missing_is_no_zero():
    assert ledger(fact("members", 0.0, ALXA)).get("members", ALXA, 2017).known
    assert ledger().get("members", ALXA, 2017).value is None


def test_the_own_level_of_a_league_is_never_shown_as_the_league():
    own = fact("members", 3000.0, BAOTOU, scope="own")
    assert not ledger(own).get("members", BAOTOU, 2017).known
    both = ledger(own, fact("members", 600_000.0, BAOTOU))
    assert both.get("members", BAOTOU, 2017).value == 600_000.0


def test_a_place_that_did_not_exist_yet_is_not_late_with_its_report():
    kangbashi = "150603"
    assert ledger().get("members", kangbashi, 2015).absence == "inapplicable"
    assert ledger().get("members", kangbashi, 2016).absence == "unreported"
