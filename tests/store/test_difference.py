"""The difference of two sets of facts, against a naive one by dictionary."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atlas.figures import Figure
from atlas.store import Change, Store, compare
from atlas.store.difference import between
from atlas.store.schema import facts_table
from tests.store.building import HOHHOT, figure, publish

#: so few keys that two sets share many, and values that compare awkwardly
AWKWARD = st.sampled_from([0.0, -0.0, 1.0, 1.0000000000000002, 5_708_000.0, None])
FIGURES = st.builds(
    figure,
    indicator=st.sampled_from(["members", "unions"]),
    place=st.sampled_from(["150000", HOHHOT]),
    year=st.sampled_from([2016, 2017, None]),
    value=AWKWARD,
    value_high=st.sampled_from([None, 2.0]),
    explanation=st.sampled_from(["", "口径调整"]),
    breakdown=st.sampled_from(["", "level=banner"]),
    cell=st.sampled_from(["B2", "C3"]),
    demo=st.booleans(),
)
SETS = st.dictionaries(st.integers(0, 9), FIGURES).map(
    lambda drawn: {one.key: one for one in drawn.values()}
)


def says(one: Figure) -> Figure:
    """The figure without its address: what a reader can see of it."""
    return one.with_(transform="", upload="", sheet="", cell="")


def naive(old: dict, new: dict) -> dict[str, set]:
    return {
        "added": {new[key] for key in new.keys() - old.keys()},
        "removed": {old[key] for key in old.keys() - new.keys()},
        "revised": {
            (old[key], new[key])
            for key in old.keys() & new.keys()
            if says(old[key]) != says(new[key])
        },
    }


@given(SETS, SETS)
def test_between_two_versions(old: dict, new: dict):
    difference = between(facts_table(old.values()), facts_table(new.values()))
    expected = naive(old, new)
    assert {one.new for one in difference.added} == expected["added"]
    assert {one.old for one in difference.removed} == expected["removed"]
    assert {(one.old, one.new) for one in difference.revised} == expected["revised"]
    both = len(old.keys() & new.keys())
    assert difference.counts["unchanged"] == both - len(expected["revised"])


@given(SETS, SETS)
def test_a_draft_removes_nothing_and_counts_only_its_own(old: dict, draft: dict):
    difference = compare(facts_table(old.values()), facts_table(draft.values()))
    expected = naive(old, old | draft)
    assert {one.new for one in difference.added} == expected["added"]
    assert {(one.old, one.new) for one in difference.revised} == expected["revised"]
    assert difference.removed == ()
    assert sum(difference.counts.values()) == len(draft)


@settings(max_examples=10, deadline=None)
@given(st.lists(SETS.filter(bool), min_size=1, max_size=4))
def test_versions_differ_as_their_facts_do(tmp_path_factory: pytest.TempPathFactory, drafts):
    store = Store(tmp_path_factory.mktemp("lake"))
    stands: list[dict] = []
    for draft in drafts:
        now = (stands[-1] if stands else {}) | draft
        if stands and not any(naive(stands[-1], now).values()):
            continue
        publish(store, draft.values(), originals=[])
        stands.append(now)
    for old in range(len(stands)):
        for new in range(len(stands)):
            difference = store.diff(old, new)
            expected = naive(stands[old], stands[new])
            assert {says(one.new) for one in difference.added} == set(map(says, expected["added"]))
            assert {(says(one.old), says(one.new)) for one in difference.revised} == {
                (says(a), says(b)) for a, b in expected["revised"]
            }
            assert len(difference.removed) == len(expected["removed"])
            both = len(stands[old].keys() & stands[new].keys())
            assert difference.counts["unchanged"] == both - len(expected["revised"])


def test_a_new_address_alone_is_no_change_but_a_new_explanation_is():
    old = facts_table([figure(sheet="表1", cell="B2", upload="a" * 64)])
    assert compare(old, facts_table([figure(sheet="表2", cell="C9", upload="b" * 64)])).nothing
    assert not compare(old, facts_table([figure(explanation="口径调整")])).nothing


@pytest.mark.parametrize(
    ("old", "new", "step", "share"),
    [
        (figure(value=100.0), figure(value=105.0), 5.0, 0.05),
        (figure(value=0.0), figure(value=5.0), 5.0, None),
        (figure(value=-4.0), figure(value=5.0), 9.0, None),
        (figure(value=80.0, unit="%"), figure(value=82.5, unit="%"), 2.5, None),
        (figure(value=80.0, bound="ge"), figure(value=82.0), None, None),
        (figure(value=None, absence="blank"), figure(value=5.0), None, None),
        (None, figure(value=5.0), None, None),
        (figure(value=5.0), None, None, None),
    ],
)
def test_a_change_is_computed_only_where_it_means_something(old, new, step, share):
    change = Change(old, new)
    assert (change.step, change.share) == (step, share)


def test_a_difference_tells_what_it_touches():
    old = [figure(), figure(year=None, place=HOHHOT)]
    new = [figure(value=1.0), figure(indicator="unions", year=2016)]
    difference = between(facts_table(old), facts_table(new))
    assert [one.sort for one in difference] == ["revised", "added", "removed"]
    assert difference.touched("year") == (2016, 2017, None)
    assert difference.touched("indicator") == ("members", "unions")
    assert [one.id for one in difference] == [new[0].id, new[1].id, old[1].id]
