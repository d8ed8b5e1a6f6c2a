"""Publishing a draft onto a newer version: the new difference first, and neither side is lost."""

import pytest

from atlas.catalogue import load_catalogue
from atlas.drafts import Drafts
from atlas.drafts.saved import saved_draft
from atlas.errors import ConflictError, StoreError
from atlas.places import Places
from atlas.publishing import PublishError
from atlas.store import Reference, Store
from tests.drafts.building import begin, checked, explained, publish, unions, value


def test_a_published_draft_is_marked_and_its_link_says_which_version_it_became(drafts, store):
    draft = begin(drafts, unions(457))
    version = publish(drafts, draft)
    written = saved_draft(store.papers("drafts").read(draft.token))
    assert (written.state, written.version, written.message) == ("published", 0, "年报")
    assert drafts.read(draft.token) == written
    assert (version.author, version.origin) == ("组织部", "page:10.0.0.7")
    assert version.draft == draft.mark
    assert draft.token not in str(version.metadata()), "the private link stands in a version"


def test_other_figures_that_were_published_meanwhile_do_not_disturb_a_draft(drafts, store: Store):
    publish(drafts, begin(drafts, unions(400, year=2020)))
    draft = begin(drafts, unions(457))
    publish(drafts, begin(drafts, unions(300, "赤峰市", 2018)))
    assert drafts.conflict(draft, checked(drafts, draft)) is None
    assert publish(drafts, draft).number == 2
    assert len(store.facts(2)) == 3


def test_a_draft_on_version_0_meets_the_same_figure_in_version_1(drafts: Drafts, store: Store):
    """The page checks again at every visit; what its author has *seen* is what counts."""
    publish(drafts, begin(drafts, unions(450)))
    draft = begin(drafts, unions(457))
    publish(drafts, begin(drafts, unions(460)))

    opened_again = Drafts(Store(store.address)).read(draft.token)
    seen = checked(drafts, opened_again)
    assert seen.base == 1
    conflict = drafts.conflict(opened_again, seen)
    [theirs] = conflict.details["since"].revised
    assert (theirs.old.value, theirs.new.value) == (450, 460)
    [ours] = conflict.details["difference"].revised
    assert (ours.old.value, ours.new.value) == (460, 457)
    with pytest.raises(ConflictError) as stopped:
        publish(drafts, opened_again)
    assert stopped.value.code == "changed_since"
    assert (store.latest(), value(store)) == (1, 460)
    assert drafts.read(draft.token).state == "open"

    draft = drafts.seen(drafts.read(draft.token), seen)
    assert drafts.conflict(draft, seen) is None
    assert publish(drafts, draft).number == 2
    assert value(store) == 457
    assert [store.facts(n)["value"].to_pylist() for n in (0, 1)] == [[450], [460]]


def test_one_draft_becomes_one_version_even_from_a_page_that_was_left_open(drafts: Drafts, store):
    publish(drafts, begin(drafts, unions(450)))
    draft = explained(drafts, begin(drafts, unions(457)))
    seen = checked(drafts, draft)
    drafts.publish(draft, seen, "组织部", "年报")
    store.restore(0, "办公室", "撤回")
    # but for its mark this would go through: version 2 says again what version 0 said
    with pytest.raises(StoreError) as told:
        store.publish(
            drafts.explained(draft, seen),
            author="组织部",
            message="年报",
            originals=[(drafts.contents(draft)[draft.files[0].sha256], "工会.csv")],
            base=0,
            draft=draft.mark,
        )
    assert told.value.code == "already_published"
    assert told.value.details["version"] == 1


def test_a_publisher_killed_between_commit_and_mark_leaves_no_open_draft(
    drafts, store, monkeypatch
):
    draft = begin(drafts, unions(457))
    monkeypatch.setattr(Drafts, "mark", lambda *_: None)
    publish(drafts, draft)
    assert saved_draft(store.papers("drafts").read(draft.token)).state == "open"
    assert (drafts.read(draft.token).state, drafts.read(draft.token).version) == ("published", 0)
    assert drafts.listed() == []


def test_errors_and_open_queries_stop_a_draft_as_they_stop_every_upload(drafts: Drafts, store):
    wrong = begin(drafts, unions(-3))
    with pytest.raises(PublishError) as told:
        drafts.publish(wrong, checked(drafts, wrong), "组织部", "年报")
    assert told.value.code == "publish_errors"
    assert (store.latest(), drafts.read(wrong.token).state) == (None, "open")


def test_a_second_draft_of_the_same_table_is_told_of_the_first(drafts: Drafts):
    first, second, elsewhere, earlier = (
        begin(drafts, *rows)
        for rows in (
            [unions(457), unions(300, "赤峰市")],
            [unions(458)],
            [unions(90, "乌海市")],
            [unions(440, year=2023)],
        )
    )
    for draft in (first, elsewhere, earlier):
        assert drafts.same_table(draft, checked(drafts, draft)) == []
    alike = drafts.same_table(second, checked(drafts, second))
    assert [one.token for one in alike] == [first.token]
    alike = drafts.same_table(first, checked(drafts, first))
    assert [one.token for one in alike] == [second.token]
    drafts.discard(second)
    assert drafts.same_table(first, checked(drafts, first)) == []


def test_a_preview_is_the_newest_version_with_the_draft_in_it_and_nothing_is_written(drafts, store):
    publish(drafts, begin(drafts, unions(400, year=2020), unions(450)))
    draft = begin(drafts, unions(457), unions(90, "乌海市"), name="草.csv")
    reference = Reference.of(load_catalogue(), Places.load())
    reader = drafts.preview(draft, checked(drafts, draft), reference)
    rows = reader.ask("SELECT place, year, value, version FROM figures ORDER BY year, place")
    assert [tuple(row.values()) for row in rows] == [
        ("150200", 2020, 400, 0),
        ("150200", 2024, 457, None),
        ("150300", 2024, 90, None),
    ]
    [change] = reader.ask("SELECT old_value, new_value FROM changes WHERE change = 'revised'")
    assert tuple(change.values()) == (450, 457)
    files = reader.ask("SELECT file_name FROM uploads WHERE version IS NULL")
    assert [one["file_name"] for one in files] == ["草.csv"]
    assert (reader.version, store.latest(), len(store.facts(0))) == (0, 0, 2)
    published = store.reader(0, reference).ask("SELECT max(value) AS most FROM figures")
    assert published == [{"most": 450}]


def test_a_preview_of_the_first_draft_of_all_needs_no_version(drafts: Drafts, store: Store):
    draft = begin(drafts, unions(457))
    reader = drafts.preview(draft, checked(drafts, draft), Reference())
    assert reader.ask("SELECT value FROM figures") == [{"value": 457}]
    assert store.latest() is None
