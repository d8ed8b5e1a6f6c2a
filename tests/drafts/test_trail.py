"""The audit trail names who did what, when, from where, with which file, and what changed."""

from datetime import UTC, datetime, timedelta

from atlas.drafts import Drafts, trail, trail_rows
from atlas.store import Store, sha256_of
from tests.drafts.building import begin, publish, table, unions


def test_everything_that_was_done_is_told_newest_first(drafts: Drafts, store: Store):
    first = begin(drafts, unions(450))
    publish(drafts, first)
    second = begin(drafts, unions(457))
    second = drafts.schedule(
        second, datetime.now(UTC) + timedelta(days=1), "财务部", "定时", "page:10.0.0.8"
    )
    drafts.discard(second, "page:10.0.0.9")
    publish(drafts, begin(drafts, unions(90, "乌海市", 2018)))
    store.restore(0, "办公室", "撤回", "command:desk-3")
    store.amend(0, "年报（更正说明）", "办公室", "page:10.0.0.7")

    events = trail(store)
    assert [one.at for one in events] == sorted((one.at for one in events), reverse=True)
    told = {(one.deed, one.who, one.origin, one.version, one.message) for one in events}
    assert told == {
        ("begun", "组织部", "page:10.0.0.7", None, ""),
        ("published", "组织部", "page:10.0.0.7", 0, "年报"),
        ("scheduled", "财务部", "page:10.0.0.8", None, "定时"),
        ("discarded", "财务部", "page:10.0.0.9", None, "定时"),
        ("published", "组织部", "page:10.0.0.7", 1, "年报"),
        ("restored", "办公室", "command:desk-3", 2, "撤回"),
        ("amended", "办公室", "page:10.0.0.7", 0, "年报（更正说明）"),
    }
    assert [one.deed for one in events].count("begun") == 3
    [of_first] = [one for one in events if (one.deed, one.version) == ("published", 0)]
    assert of_first.files == ((sha256_of(table(unions(450))), "工会.csv"),)
    assert (of_first.added, of_first.revised, of_first.draft) == (1, 0, first.mark)
    [back] = [one for one in events if one.deed == "restored"]
    assert (back.restored, back.removed) == (0, 1)


def test_the_trail_can_be_exported_and_opens_no_draft(drafts: Drafts, store: Store):
    draft = begin(drafts, unions(450))
    rows = trail_rows(trail(store))
    assert rows[0] | {"at": ""} == {
        "at": "",
        "deed": "begun",
        "who": "组织部",
        "by": "page",
        "where": "10.0.0.7",
        "version": None,
        "restored": None,
        "message": "",
        "files": "工会.csv",
        "sha256": sha256_of(table(unions(450))),
        "added": 0,
        "revised": 0,
        "removed": 0,
        "draft": draft.mark,
        "until": "",
        "reason": "",
    }
    assert draft.token not in str(rows), "whoever reads the trail could open the draft"
