"""``drafts``: what is in progress is listed without its link; what is due is published once."""

from datetime import UTC, datetime, timedelta

from atlas.drafts import Drafts
from tests.command.desk import Desk

TABLE = "指标,地区,年份,数值,单位\n基层工会数,包头市,2024,{},个\n"


def test_drafts_are_listed_by_their_mark_and_never_by_their_link(desk: Desk):
    assert desk.run("drafts").out == "没有未发布的草稿。\n"
    draft = Drafts(desk.store).begin([("工会.csv", TABLE.format(457).encode())], "组织部")
    said = desk.run("drafts", "--json")
    [one] = said.json
    assert (one["draft"], one["state"], one["author"]) == (draft.mark, "open", "组织部")
    assert [file["name"] for file in one["files"]] == ["工会.csv"]
    told = desk.run("drafts")
    assert (told.code, draft.mark in told.out, "工会.csv" in told.out) == (0, True, True)
    assert "起草中" in told.out
    assert draft.token not in said.out + told.out, "whoever reads the list could open the draft"


def test_what_is_due_is_published_and_what_is_held_is_said_with_exit_code_1(desk: Desk):
    drafts = Drafts(desk.store)
    assert desk.run("drafts", "--due").out == "没有到时的定时草稿。\n"
    tables = [drafts.begin([("工会.csv", TABLE.format(n).encode())]) for n in (457, 460)]
    soon = datetime.now(UTC) + timedelta(minutes=1)
    for number, draft in enumerate(tables):
        at = (soon + timedelta(seconds=number)).isoformat(timespec="seconds")
        draft = drafts.schedule(draft, soon, "组织部", f"定时{number}")
        past = at.replace(str(soon.year), str(soon.year - 1), 1)
        drafts.save(draft, publish_at=past)
    said = desk.run("drafts", "--due", "--json")
    assert said.code == 1
    assert [one["message"] for one in said.json["published"]] == ["定时0"]
    [held] = said.json["held"]
    assert (held["message"], held["state"]) == ("定时1", "held")
    assert "定时0" in held["reason"]
    told = desk.run("drafts", "--lang", "en")
    assert "held; it was due" in told.out
    assert desk.run("drafts", "--due").code == 0
    assert desk.store.latest() == 0
