"""A draft survives a closed browser and a restart: its files and every choice, word for word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas.drafts import DraftError, DraftFile, Drafts, Explanation, SavedDraft
from atlas.drafts.saved import saved_draft
from atlas.errors import ConflictError, StoreError
from atlas.ingest import Corrections
from atlas.places import Places
from atlas.store import Paper, Store, sha256_of
from tests.drafts.building import SAMPLES, begin, checked, explained, publish, table, unions

SOME = st.text(max_size=12)
CORRECTIONS = st.dictionaries(
    SOME,
    st.builds(
        Corrections().with_,
        SOME,
        skip=st.booleans() | st.none(),
        places=st.dictionaries(SOME, SOME),
    ),
)


def test_a_draft_is_there_after_a_restart_with_its_files_choices_and_explanations(store: Store):
    drafts = Drafts(store)
    content = (SAMPLES / "bad" / "place_missing.xlsx").read_bytes()
    draft = drafts.begin([("缺一个盟市.xlsx", content)], "组织部")
    sha256 = draft.files[0].sha256
    draft = drafts.save(draft, corrections={sha256: Corrections().with_("2024年", year=2024)})
    draft = explained(drafts, draft, "阿拉善盟尚未报送")

    again = Drafts(Store(store.address))
    read = again.read(draft.token)
    assert read == draft
    assert again.contents(read) == {sha256: content}
    seen = checked(again, read)
    assert seen.unexplained(again.explanations(read, seen)) == ()
    absent = [one for one in again.explained(read, seen) if one.absence == "unreported"]
    assert [(one.place, one.explanation) for one in absent] == [("152900", "阿拉善盟尚未报送")]


def test_the_link_is_22_characters_that_nobody_guesses_and_another_leads_nowhere(drafts: Drafts):
    tokens = {begin(drafts, unions(1)).token for _ in range(20)}
    assert {len(token) for token in tokens} == {22}
    assert len(tokens) == 20
    for wrong in (next(iter(tokens))[:-1], "../facts", "", "x" * 22):
        with pytest.raises(DraftError) as told:
            drafts.read(wrong)
        assert told.value.code == "draft_unknown"


def test_the_original_of_a_draft_is_shown_by_its_link_only(drafts: Drafts, store: Store):
    draft = begin(drafts, unions(457))
    sha256 = sha256_of(table(unions(457)))
    assert drafts.original(draft.token, sha256) == (table(unions(457)), "工会.csv")
    with pytest.raises(StoreError):
        store.original(sha256)
    assert store.uploads(store.latest()) == []
    other = begin(drafts, unions(458))
    with pytest.raises(StoreError) as told:
        drafts.original(other.token, sha256)
    assert told.value.code == "original_missing"
    publish(drafts, draft)
    assert store.original(sha256) == (table(unions(457)), "工会.csv")


def test_a_file_that_is_added_twice_is_there_once(drafts: Drafts):
    draft = begin(drafts, unions(1))
    draft = drafts.add(draft, [("再来.csv", table(unions(1))), ("二.csv", table(unions(2)))])
    assert [one.name for one in draft.files] == ["工会.csv", "二.csv"]


def test_of_two_who_change_a_draft_at_once_the_second_is_told(drafts: Drafts):
    draft = begin(drafts, unions(1))
    drafts.save(draft, message="甲的说明")
    with pytest.raises(ConflictError) as told:
        drafts.save(draft, message="乙的说明")
    assert told.value.code == "paper_changed"
    assert drafts.read(draft.token).message == "甲的说明"


def test_what_is_decided_is_listed_no_more_and_changed_no_more(drafts: Drafts):
    put_aside, out, stays = (begin(drafts, unions(n, year=2020 + n)) for n in (1, 2, 3))
    put_aside = drafts.discard(put_aside)
    publish(drafts, out)
    assert [one.token for one in drafts.listed()] == [stays.token]
    assert [one.token for one in drafts.listed()] == [stays.token]
    for draft in (put_aside, drafts.read(out.token)):
        with pytest.raises(DraftError) as told:
            drafts.save(draft, message="再改")
        assert told.value.code == "draft_closed"
        with pytest.raises(DraftError):
            drafts.publish(draft, checked(drafts, draft), "组织部", "再发")


def test_an_explanation_comes_back_with_its_finding_but_not_for_another_value(drafts: Drafts):
    on_file = "在档困难职工户数,内蒙古自治区,2017,5.5,万户"
    visited = "“两节”慰问困难职工户数,内蒙古自治区,2017,6.4,万户"
    reason = "慰问对象包括未建档的家庭"
    draft = begin(drafts, on_file, visited)
    [query] = checked(drafts, draft).queries
    draft = drafts.explain(draft, {query: reason})
    sha256 = draft.files[0].sha256
    left_out = Corrections().with_(query.sheet, skip=True)
    draft = drafts.save(draft, corrections={sha256: left_out})
    seen = checked(drafts, draft)
    assert (seen.queries, drafts.explanations(draft, seen)) == ((), {})
    draft = drafts.save(draft, corrections={})
    assert drafts.explanations(draft, checked(drafts, draft)) == {query: reason}
    draft = drafts.explain(draft, {query: " "})
    assert draft.explanations == ()

    # 6.4 was explained, 6.6 was not
    draft = drafts.explain(draft, {query: reason})
    other = drafts.begin([("改.csv", table(on_file, visited.replace("6.4", "6.6")))])
    moved = tuple(
        Explanation(other.files[0].sha256, *one.key[1:], one.text) for one in draft.explanations
    )
    other = drafts.save(other, explanations=moved)
    seen = checked(drafts, other)
    assert len(seen.unexplained(drafts.explanations(other, seen))) == 1


def test_one_missing_place_explained_does_not_explain_another(drafts: Drafts):
    leagues = [one.name for one in Places.load().leagues()]
    last_year = [unions(400 + n, place, 2023) for n, place in enumerate(leagues)]
    draft = begin(drafts, *last_year, *(unions(400 + n, leagues[n]) for n in range(10)))
    missing = [one for one in checked(drafts, draft).queries if one.rule == "place_missing"]
    assert len(missing) == 2
    draft = drafts.explain(draft, {missing[0]: "尚未报送"})
    seen = checked(drafts, draft)
    assert list(drafts.explanations(draft, seen)) == [missing[0]]


@given(
    SOME,
    SOME,
    CORRECTIONS,
    st.lists(st.builds(Explanation, *[SOME] * 6)),
    st.none() | st.integers(0, 99),
)
def test_a_draft_is_the_same_after_its_paper(author, message, corrections, explanations, base):
    draft = SavedDraft(
        token="t" * 22,
        revision=3,
        author=author,
        message=message,
        created_at="2026-11-21T06:00:00+00:00",
        changed_at="2026-11-21T06:00:00+00:00",
        files=(DraftFile("0" * 64, author),),
        corrections=corrections,
        explanations=tuple(explanations),
        base=base,
        state="held",
        reason={"code": "changed_since", "details": {"count": 2}},
    )
    assert saved_draft(Paper(draft.token, 3, "", draft.to_json())) == draft
