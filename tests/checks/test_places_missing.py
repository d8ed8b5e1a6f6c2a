"""Who is missed this year, beside a count by hand: the rule looks at the neighbours of few."""

from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from atlas.checks import check_figures
from atlas.figures import Figure
from atlas.places import Places
from atlas.store.schema import SCHEMA, facts_table
from tests.checks.building import THIS_YEAR

PLACES = Places.load()
LEAGUES = [one.code for one in PLACES.leagues()][:4]
BANNERS = [one.code for one in PLACES.banners(LEAGUES[0])][:3]
#: indicator, place, year, scope, period, whether it has a value
told = st.lists(
    st.tuples(
        st.sampled_from(["members", "hardship_households"]),
        st.sampled_from([*LEAGUES, *BANNERS]),
        st.sampled_from([2021, 2022, 2023]),
        st.sampled_from(["", "own"]),
        st.sampled_from(["year", "year", "cumulative"]),
        st.sampled_from([True, True, True, False]),
    ),
    min_size=10,
    max_size=60,
    unique=True,
)


def figures(said: Iterable[tuple], upload: str) -> list[Figure]:
    found = [
        Figure(
            indicator, place, year, 5.0 if stated else None, "人", "5", scope=scope, period=period,
            absence="" if stated else "unreported", upload=upload, sheet="表1",
            year_from=2020 if period == "cumulative" else None,
        )
        for indicator, place, year, scope, period, stated in said
    ]  # fmt: skip
    return list({one.id: one for one in found}.values())


def missed(draft: list[Figure], published: list[Figure]) -> dict[tuple[str, int], set[str]]:
    """(place, year) → the indicators that it owes, counted one by one."""
    drafted = {one.id for one in draft}
    standing = [*draft, *(one for one in published if one.id not in drafted)]
    reports = {
        (one.indicator, one.place, one.year, one.scope)
        for one in standing
        if one.value is not None and one.period != "cumulative"
    }
    ours = {
        (one.indicator, one.place, one.year, one.scope)
        for one in draft
        if one.value is not None and one.period != "cumulative"
    }
    answered = {(one.indicator, one.place, one.year) for one in (*draft, *published)}
    owed: dict[tuple[str, int], set[str]] = {}
    for indicator, place, year, scope in reports:
        family = {
            one
            for one in (*LEAGUES, *BANNERS)
            if PLACES.get(one).level == PLACES.get(place).level
            and PLACES.get(one).parent == PLACES.get(place).parent
        }
        before = [one for one in family if (indicator, one, year, scope) in reports]
        now = [one for one in family if (indicator, one, year + 1, scope) in ours]
        asked = now and 2 * len(now) >= len(before)
        if asked and (indicator, place, year + 1) not in answered:
            owed.setdefault((place, year + 1), set()).add(indicator)
    return owed


@settings(max_examples=15, deadline=None)
@given(told, told)
def test_the_rule_misses_whom_a_count_by_hand_misses(drafted: list, stored: list) -> None:
    draft, published = figures(drafted, "a" * 64), figures(stored, "b" * 64)
    facts = facts_table(published, 0) if published else SCHEMA.empty_table()
    found = {
        (said["place"], int(said["year"])): int(one.expected)
        for one in check_figures(draft, facts, this_year=THIS_YEAR)
        if one.rule == "place_missing" and (said := dict(one.details))
    }
    assert found == {key: len(codes) for key, codes in missed(draft, published).items()}
