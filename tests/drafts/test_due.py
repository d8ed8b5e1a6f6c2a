"""Embargo: a draft is published at its time, once, or held with a reason; never half."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from atlas.drafts import DraftError, Drafts, SavedDraft
from atlas.errors import AtlasError, StoreError, UploadError
from atlas.ingest.files.read import read
from atlas.store import Store, Version
from tests.drafts.building import begin, checked, explained, publish, unions, value

SOON = timedelta(hours=1)
FIRST = "test_a_scheduled_draft_is_published_when_its_time_has_come_and_not_before"


def now() -> datetime:
    return datetime.now(UTC)


def scheduled(drafts: Drafts, *rows: str) -> SavedDraft:
    """A draft that is due in an hour."""
    draft = explained(drafts, begin(drafts, *rows))
    return drafts.schedule(draft, now() + SOON, "组织部", "定时发布", "page:10.0.0.7")


@pytest.fixture(autouse=True)
def read_here(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A child for each reading costs half a second: only the first test has one."""
    if request.node.originalname != FIRST:
        monkeypatch.setattr("atlas.drafts.drafts.read_bounded", read)


def test_a_scheduled_draft_is_published_when_its_time_has_come_and_not_before(drafts, store: Store):
    draft = scheduled(drafts, unions(457))
    assert drafts.publish_due(now()) == []
    assert drafts.publish_due(now() + SOON - timedelta(minutes=1)) == []
    assert store.latest() is None
    [version] = drafts.publish_due(now() + SOON + timedelta(seconds=1))
    assert isinstance(version, Version)
    assert (version.author, version.message, version.number) == ("组织部", "定时发布", 0)
    assert version.origin.startswith("clock:")
    assert (drafts.read(draft.token).state, value(store)) == ("published", 457)
    assert drafts.publish_due(now() + 2 * SOON) == []


def test_replicas_at_the_same_moment_publish_it_once(drafts: Drafts, store: Store):
    scheduled(drafts, unions(457))
    replicas = [Drafts(Store(store.address)) for _ in range(3)]
    with ThreadPoolExecutor(3) as together:
        told = list(together.map(lambda one: one.publish_due(now() + 2 * SOON), replicas))
    assert {one.number for outcome in told for one in outcome} == {0}
    assert store.latest() == 0
    assert Drafts(Store(store.address)).listed() == []


def test_what_others_changed_meanwhile_holds_it_with_the_reason(drafts: Drafts, store: Store):
    publish(drafts, begin(drafts, unions(450)))
    draft = scheduled(drafts, unions(457))
    publish(drafts, begin(drafts, unions(460)))
    [held] = drafts.publish_due(now() + 2 * SOON)
    assert (held.token, held.state, held.held_by.code) == (draft.token, "held", "changed_since")
    assert held.reason["details"]["count"] == 1
    assert (store.latest(), value(store)) == (1, 460)
    # it waits for a person, who looks at the new difference and publishes
    assert drafts.publish_due(now() + 3 * SOON) == []
    assert [one.token for one in drafts.listed()] == [draft.token]
    publish(drafts, drafts.seen(held, checked(drafts, held)))
    assert value(store) == 457


def test_a_query_that_a_newer_version_brings_up_holds_it(drafts: Drafts, store: Store):
    """457 unions are nothing strange until last year's 30 are published."""
    scheduled(drafts, unions(457))
    publish(drafts, begin(drafts, unions(30, year=2023)))
    [held] = drafts.publish_due(now() + 2 * SOON)
    assert (held.state, held.held_by.code) == ("held", "publish_unexplained")
    assert store.latest() == 0


def test_what_was_published_by_hand_before_its_time_is_marked_and_not_held(drafts, store: Store):
    draft = scheduled(drafts, unions(457))
    publish(drafts, begin(drafts, unions(457)))
    [version] = drafts.publish_due(now() + 2 * SOON)
    assert (version.number, store.latest()) == (0, 0)
    assert (drafts.read(draft.token).state, drafts.read(draft.token).version) == ("published", 0)


def test_what_passes_by_itself_is_tried_again(drafts, store, monkeypatch: pytest.MonkeyPatch):
    draft = scheduled(drafts, unions(457))
    passing = iter(["disk_full", "store_read_only", "store_busy"])

    def refuse(*_: object, **__: object) -> None:
        raise StoreError(next(passing), seconds=1)

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(Store, "publish", refuse)
        for _ in range(3):
            assert drafts.publish_due(now() + 2 * SOON) == []
            assert drafts.read(draft.token).state == "scheduled"
    [version] = drafts.publish_due(now() + 2 * SOON)
    assert (version.number, next(passing, "")) == (0, "")


def test_a_change_of_what_would_be_published_takes_it_off_the_clock(drafts: Drafts, store: Store):
    draft = scheduled(drafts, unions(457))
    draft = drafts.add(draft, [("二.csv", b"x")])
    assert (draft.state, draft.publish_at) == ("open", "")
    assert drafts.publish_due(now() + 2 * SOON) == []
    assert store.latest() is None


@pytest.mark.parametrize(
    ("hours", "code"),
    [(-1, "schedule_past"), (0, "schedule_past"), (24 * 367, "schedule_far")],
)
def test_a_time_must_lie_ahead_and_within_a_year(drafts: Drafts, hours: int, code: str):
    draft = begin(drafts, unions(457))
    with pytest.raises(DraftError) as told:
        drafts.schedule(draft, now() + timedelta(hours=hours), "组织部", "定时")
    assert told.value.code == code


def test_what_could_not_be_published_now_is_not_scheduled(drafts: Drafts, monkeypatch):
    publish(drafts, begin(drafts, unions(450)))
    unsigned, wrong, behind = (begin(drafts, unions(number)) for number in (451, -3, 457))
    publish(drafts, begin(drafts, unions(460)))
    cases = [
        (unsigned, "", "author_missing"),
        (wrong, "组织部", "publish_errors"),
        (begin(drafts, unions(460), name="又.csv"), "组织部", "nothing_changed"),
        (behind, "组织部", "changed_since"),
    ]
    for draft, author, code in cases:
        with pytest.raises(AtlasError) as told:
            drafts.schedule(draft, now() + SOON, author, "定时")
        assert told.value.code == code

    def locked(*_: object, **__: object) -> None:
        raise UploadError("file_has_password", name="工会.xlsx")

    monkeypatch.setattr("atlas.drafts.drafts.read_bounded", locked)
    with pytest.raises(DraftError) as told:
        drafts.schedule(unsigned, now() + SOON, "组织部", "定时")
    assert told.value.code == "schedule_password"
