"""The pages about reporting itself: the ledger, the matrix of who has reported, due dates."""

from datetime import date

import pytest

from atlas.errors import ConflictError, ReportingError
from atlas.reporting import deadlines
from atlas.store import Store
from tests.pages.conftest import BAOTOU, HOHHOT, WUHAI, content, figure, publish
from tests.pages.framing import _navigated_before  # noqa: F401

RATE = "assistance_coverage_rate"


def table(app) -> dict:
    return next(
        block
        for section in content(app)["sections"]
        for block in section["blocks"]
        if block["kind"] == "table"
    )


def cells(app, row: str) -> list[str]:
    [found] = [one for one in table(app)["rows"] if one["cells"][0]["t"] == row]
    return [cell["t"] for cell in found["cells"][1:]]


def test_a_headline_that_does_not_add_up_leads_to_its_line_of_the_ledger(store, open_page):
    wrong = figure(RATE, 70.0, BAOTOU)
    publish(store, [wrong], "包头覆盖率")
    tiles = content(open_page("coverage", ind=RATE, place=BAOTOU))["tiles"]
    assert tiles[0]["mark"]["t"] == "勾稽：不一致"
    assert not any("mark" in tile for tile in tiles[1:])
    path, _, query = tiles[0]["mark"]["href"].partition("?")
    assert path == "/reconciliation"
    ledger = open_page("reconciliation", **dict(pair.split("=") for pair in query.split("&")))
    assert not ledger.exception
    row = table(ledger)["rows"][0]["cells"]
    # 360 of 400 households
    assert [row[0]["t"], row[3]["t"], row[5]["t"]] == ["■ 不一致", "90.00\u202f%", "70\u202f%"]
    assert row[3]["ids"].count(",") == 1


def test_what_agrees_carries_no_mark(store, open_page):
    publish(store, [figure(RATE, 90.0, BAOTOU)], "包头覆盖率")
    tiles = content(open_page("coverage", ind=RATE, place=BAOTOU))["tiles"]
    assert not any("mark" in tile for tile in tiles)


def test_each_choice_of_the_ledger_is_a_step_of_the_address(store, open_page):
    publish(store, [figure(RATE, 70.0, BAOTOU)], "包头覆盖率")
    app = open_page("reconciliation")
    app.selectbox(key="reconciliation-indicator").set_value("theme:assistance").run()
    app.selectbox(key="reconciliation-tab").set_value("unequal").run()
    assert dict(app.query_params) == {"ind": "theme:assistance", "tab": "unequal"}
    assert {row["cells"][0]["t"] for row in table(app)["rows"]} == {"■ 不一致"}


def test_the_ledger_of_a_pinned_version_stays(store, open_page):
    before = content(open_page("reconciliation", v="0"))
    publish(store, [figure(RATE, 70.0, BAOTOU)], "包头覆盖率")
    assert content(open_page("reconciliation", v="0")) == before
    assert content(open_page("reconciliation")) != before


def test_the_matrix_says_who_has_reported(store, open_page):
    app = open_page("progress")
    assert not app.exception
    assert cells(app, "已报") == ["3/12", "3/12"]
    assert cells(app, "呼和浩特")[1].startswith("●")
    assert cells(app, "阿拉善") == ["0/1", "○"]


def test_a_league_leads_to_its_banners(store, open_page):
    publish(store, [figure("hardship_households", 9.0, "150203")], "昆区")
    app = open_page("progress", place=BAOTOU)
    assert cells(app, "昆都仑区")[1].startswith("●")
    assert cells(app, "青山区")[1] == "○"


def test_without_a_due_date_nothing_is_late_and_with_one_the_late_are(store, open_page):
    deadlines.save(2023, "assistance", "2024-01-31", after=0)
    app = open_page("progress")
    assert cells(app, "报送期限")[1] == "2024-01-31"
    assert cells(app, "呼和浩特")[1].startswith("▲")
    assert "▲" not in "".join(cells(open_page("progress", year="2022"), "呼和浩特"))


def test_a_due_date_is_set_on_the_page(store, open_page):
    app = open_page("progress")
    app.text_input[0].set_value("2099年1月31日")
    app.button[0].click().run()
    assert not app.error
    assert cells(app, "报送期限")[1] == "2099-01-31"
    app.text_input[0].set_value("下月底")
    app.button[0].click().run()
    assert "不是日期" in app.error[0].value
    assert cells(app, "报送期限")[1] == "2099-01-31"


@pytest.mark.parametrize(
    "text", ["2025-02-15", "2025/2/15", "2025.02.15", "2025年2月15日", " 2025-02-15 "]
)
def test_a_date_is_read_as_people_write_it(store: Store, text: str):
    deadlines.save(2024, "homes", text, after=0)
    assert deadlines.of(2024) == {"homes": date(2025, 2, 15)}


@pytest.mark.parametrize("text", ["2025-02-30", "二月底", "2025", "1-2-3-4", "9" * 30])
def test_what_is_no_date_is_refused_and_nothing_is_written(store: Store, text: str):
    with pytest.raises(ReportingError, match="date_unreadable"):
        deadlines.save(2024, "homes", text, after=0)
    assert deadlines.of(2024) == {}


def test_one_date_for_all_tables_and_one_taken_back(store: Store):
    deadlines.save(2024, "", "2025-01-31", after=0)
    deadlines.save(2024, "homes", "", after=1)
    kept = deadlines.of(2024)
    assert "homes" not in kept
    assert set(kept.values()) == {date(2025, 1, 31)}


def test_two_who_set_due_dates_at_once_are_told_apart(store: Store):
    deadlines.save(2024, "homes", "2025-01-31", after=0)
    with pytest.raises(ConflictError, match="paper_changed"):
        deadlines.save(2024, "rights", "2025-01-31", after=0)


def test_who_may_not_publish_sees_the_dates_and_cannot_set_them(store, open_page, monkeypatch):
    monkeypatch.setattr("atlas.access.is_this_machine", lambda address, headers: False)
    app = open_page("progress")
    assert not app.text_input
    assert cells(app, "呼和浩特")


def test_the_three_places_of_the_store_are_the_ones_that_reported(store, open_page):
    rows = table(open_page("progress"))["rows"]
    done = {row.get("place") for row in rows if row["cells"][-1]["t"].startswith("●")}
    assert done == {HOHHOT, BAOTOU, WUHAI}
