"""The late-comers' matrix: who has reported, when first, how often revised, and who is late."""

import csv
import io
from collections.abc import Iterable
from datetime import date, datetime, timedelta

import pytest

from atlas.catalogue import load_catalogue
from atlas.figures import REGION, Figure
from atlas.places import Places
from atlas.query import ask
from atlas.render.progress_csv import progress_csv
from atlas.render.stage.payload import payload
from atlas.store import Reference, Store
from atlas.store.reported import Reported, Stated
from atlas.stories import progress
from atlas.stories.blocks import Table
from atlas.stories.progress.judging import Calendar, Entry
from tests.store.building import publish
from tests.stories.building import ALXA, BAOTOU, HOHHOT, WUHAI, telling

CATALOGUE, PLACES = load_catalogue(), Places.load()
REFERENCE = Reference.of(CATALOGUE, PLACES)
THEMES = {one.code: one.theme for one in CATALOGUE}
LEAGUES = tuple(place.code for place in PLACES.leagues())
#: version 0 is published on this day, each later one a day after the one before
FIRST_DAY = date(2018, 1, 10)


def figure(place: str, value: float | None, indicator: str = "members", **more) -> Figure:
    """A figure of 2017 of one league."""
    unit, year = CATALOGUE.get(indicator).unit, more.pop("year", 2017)
    absence = more.pop("absence", "" if value is not None else "unreported")
    return Figure(indicator, place, year, value, unit, f"{value}", absence=absence, **more)


@pytest.fixture
def store(tmp_path) -> Store:
    return Store(tmp_path / "lake")


def entry_of(store: Store, place: str, theme: str = "organisation", **more) -> Entry:
    [found] = [one for one in matrix(store, **more) if (one.place, one.theme) == (place, theme)]
    return found


def matrix(
    store: Store,
    *,
    year: int = 2017,
    codes: Iterable[str] = LEAGUES,
    due: dict[str, date] | None = None,
    today: date = date(2018, 3, 1),
) -> list[Entry]:
    """Every cell as of the newest version."""
    version = store.latest()
    reader = store.reader(version, REFERENCE)
    rows = ask(reader, "progress/reported", year=year, places=list(codes))
    day_of = {number: FIRST_DAY + timedelta(days=number) for number in range(version + 1)}
    return progress.entries(
        rows,
        Reported(store, THEMES).at(version),
        year=year,
        codes=tuple(codes),
        themes=[theme.code for theme in CATALOGUE.themes()],
        places=PLACES,
        calendar=Calendar(day_of.__getitem__, due or {}, today),
    )


def test_who_has_reported_what_the_neighbours_report_has_reported(store) -> None:
    publish(store, [figure(code, 100.0) for code in LEAGUES if code != ALXA])
    assert entry_of(store, BAOTOU).status == "reported"
    assert entry_of(store, ALXA).status == "missing"
    assert entry_of(store, BAOTOU).first == "2018-01-10"


def test_a_part_of_the_table_is_a_part(store) -> None:
    both = [figure(code, 9.0, one) for code in LEAGUES for one in ("members", "grassroots_unions")]
    publish(store, [one for one in both if (one.place, one.indicator) != (WUHAI, "members")])
    entry = entry_of(store, WUHAI)
    assert (entry.status, entry.reported, entry.asked) == ("partial", 1, 2)


def test_what_a_few_report_beyond_the_table_is_asked_of_nobody(store) -> None:
    more = figure(BAOTOU, 7.0, "grassroots_unions")
    publish(store, [more, *(figure(code, 100.0) for code in LEAGUES)])
    assert (entry_of(store, WUHAI).status, entry_of(store, WUHAI).asked) == ("reported", 1)


def test_while_few_have_reported_last_year_says_what_is_asked(store) -> None:
    publish(store, [figure(code, 100.0, year=2016) for code in LEAGUES])
    publish(store, [figure(BAOTOU, 101.0)], message="2017")
    assert entry_of(store, BAOTOU).status == "reported"
    assert entry_of(store, HOHHOT).status == "missing"


def test_a_table_that_is_asked_of_nobody_does_not_apply(store) -> None:
    publish(store, [figure(code, 100.0) for code in LEAGUES])
    assert entry_of(store, BAOTOU, "homes").status == "inapplicable"


def test_a_place_that_did_not_exist_yet_is_not_late(store) -> None:
    banners = [place.code for place in PLACES.banners("150600")]
    kangbashi = "150603"
    publish(store, [figure(code, 10.0, year=2015) for code in banners if code != kangbashi])
    assert entry_of(store, kangbashi, year=2015, codes=banners).status == "inapplicable"


def test_a_table_that_does_not_apply_to_a_place_is_not_waited_for(store) -> None:
    absent = figure(ALXA, None, absence="inapplicable")
    publish(store, [absent, *(figure(code, 100.0) for code in LEAGUES if code != ALXA)])
    assert entry_of(store, ALXA).status == "inapplicable"


def test_not_reported_with_an_explanation_is_explained_and_not_reported(store) -> None:
    told = figure(ALXA, None, explanation="机构改革，5月补报")
    publish(store, [told, *(figure(code, 100.0) for code in LEAGUES if code != ALXA)])
    entry = entry_of(store, ALXA)
    assert (entry.status, entry.done, entry.note) == ("explained", False, "机构改革，5月补报")


def test_not_reported_without_a_word_is_missing(store) -> None:
    silent = figure(ALXA, None)
    publish(store, [silent, *(figure(code, 100.0) for code in LEAGUES if code != ALXA)])
    assert entry_of(store, ALXA).status == "missing"


def test_zero_is_reported(store) -> None:
    publish(store, [figure(code, 0.0 if code == ALXA else 100.0) for code in LEAGUES])
    assert entry_of(store, ALXA).status == "reported"


def test_nothing_is_late_without_a_due_date_and_days_are_counted_with_one(store) -> None:
    publish(store, [figure(code, 100.0) for code in LEAGUES if code not in (BAOTOU, ALXA)])
    for step in range(3):
        publish(store, [figure(HOHHOT, 200.0 + step)], message=f"{step}")
    publish(store, [figure(BAOTOU, 100.0)], message="迟到的包头")
    assert entry_of(store, BAOTOU).status == "reported"
    due = {"organisation": date(2018, 1, 11)}
    late = entry_of(store, BAOTOU, due=due)
    assert (late.status, late.first, late.days_late) == ("late", "2018-01-14", 3)
    overdue = entry_of(store, ALXA, due=due, today=date(2018, 1, 31))
    assert (overdue.status, overdue.days_late) == ("missing", 20)
    assert entry_of(store, ALXA, due=due, today=date(2018, 1, 5)).days_late == 0
    assert entry_of(store, HOHHOT, due=due).status == "reported"


def test_revisions_are_counted_and_keep_the_date_of_the_first_report(store) -> None:
    publish(store, [figure(code, 100.0) for code in LEAGUES])
    publish(store, [figure(BAOTOU, 101.0)], message="更正一")
    publish(store, [figure(BAOTOU, 102.0)], message="更正二")
    publish(store, [figure(BAOTOU, 102.0, explanation="合并建档")], message="补写说明")
    entry = entry_of(store, BAOTOU)
    assert (entry.first, entry.revisions, entry.revised) == ("2018-01-10", 2, "2018-01-12")
    assert entry_of(store, WUHAI).revisions == 0


def test_a_table_that_is_taken_back_and_comes_again_is_first_reported_again(store) -> None:
    publish(store, [figure(HOHHOT, 1.0)])
    publish(store, [figure(code, 100.0) for code in LEAGUES[1:]], message="各盟市")
    store.restore(0, "王", "误发")
    publish(store, [figure(code, 100.0) for code in LEAGUES[1:]], message="各盟市，重发")
    assert entry_of(store, BAOTOU).first == "2018-01-13"
    assert entry_of(store, HOHHOT).first == "2018-01-10"


def test_demonstration_figures_are_marked_and_do_not_count_where_real_ones_are_due(store) -> None:
    publish(store, [figure(ALXA, 100.0)], demo=True)
    assert (entry_of(store, ALXA).status, entry_of(store, ALXA).demo) == ("reported", True)
    publish(store, [figure(code, 100.0) for code in LEAGUES if code != ALXA], message="实数")
    entry = entry_of(store, ALXA)
    assert (entry.status, entry.demo) == ("missing", True)
    assert not entry_of(store, BAOTOU).demo


class Counting:
    """A store that counts how often two versions are compared."""

    def __init__(self, store: Store) -> None:
        self.store, self.asked = store, []

    def diff(self, old: int | None, new: int):
        self.asked.append(new)
        return self.store.diff(old, new)


def test_no_version_is_read_twice_while_versions_go_on(store) -> None:
    counting = Counting(store)
    reported = Reported(counting, THEMES)
    for number in range(12):
        publish(store, [figure(BAOTOU, float(number))], message=f"{number}")
        assert reported.at(number)[2017, BAOTOU, "organisation", False].revisions == number
    assert reported.at(11) is reported.at(11)
    assert counting.asked == list(range(12))


def test_the_state_of_each_version_is_that_of_a_naive_reading_of_all_of_them(store) -> None:
    """Second computation: every version's facts read as a whole, cell by cell."""
    steps = [
        [figure(HOHHOT, 1.0), figure(BAOTOU, 2.0)],
        [figure(HOHHOT, 1.0, explanation="注"), figure(WUHAI, None)],
        [figure(WUHAI, 5.0), figure(HOHHOT, 1.5), figure(BAOTOU, 2.0, "grassroots_unions")],
        [figure(BAOTOU, None, absence="suppressed"), figure(ALXA, 3.0, year=2016)],
        [figure(BAOTOU, 4.0, "grassroots_unions"), figure(HOHHOT, 9.0, demo=True)],
    ]
    for number, figures in enumerate(steps):
        publish(store, figures, message=f"{number}")
    store.restore(1, "王", "退回")
    expected: dict[tuple, Stated] = {}
    before: dict[tuple, dict[str, object]] = {}
    for version in range(store.latest() + 1):
        now: dict[tuple, dict[str, object]] = {}
        for row in store.facts(version).to_pylist():
            if row["value"] is not None or row["absence"] == "suppressed":
                cell = (row["year"], row["place"], THEMES[row["indicator"]], row["demo"])
                now.setdefault(cell, {})[row["id"]] = (row["value"], row["absence"])
        for cell, said in now.items():
            old, known = before.get(cell), expected.get(cell)
            if old is None:
                expected[cell] = Stated(version, None, 0, len(said))
                continue
            both = old.keys() & said.keys()
            moved = any(old[one] != said[one] for one in both)
            swapped = bool(old.keys() - said.keys()) and bool(said.keys() - old.keys())
            revised = moved or swapped
            expected[cell] = Stated(
                known.first,
                version if revised else known.last,
                known.revisions + revised,
                len(said),
            )
        expected = {cell: one for cell, one in expected.items() if cell in now}
        before = now
        assert Reported(store, THEMES).at(version) == expected


def story_of(store: Store, language: str = "zh", **more):
    entries = matrix(store, **more)
    return progress.tell(telling("progress", language), entries, more.get("due") or {}), entries


def test_the_matrix_has_official_order_totals_and_a_shape_for_each_state(store) -> None:
    publish(store, [figure(code, 100.0) for code in LEAGUES if code != ALXA])
    publish(store, [figure(BAOTOU, 101.0)], message="更正")
    story, _ = story_of(store, due={"organisation": date(2018, 1, 9)})
    assert story.title == "2017年内蒙古自治区盟市报送进度：已报 11/12，未报 1"
    table = story.sections[0].blocks[0]
    assert isinstance(table, Table)
    assert [column.key for column in table.columns] == ["place", "done", "organisation"]
    names = [row.cells[0] for row in table.rows]
    assert names[:4] == ["已报", "报送期限", "呼和浩特", "包头"]
    assert names[-1] == "阿拉善"
    texts = {
        row.cells[0]: [getattr(cell, "text", cell) for cell in row.cells[1:]] for row in table.rows
    }
    assert texts["已报"] == ["11/12", "11/12"]
    assert texts["报送期限"][1] == "2018-01-09"
    assert texts["呼和浩特"] == ["1/1", "▲\u00a0迟 1 天"]
    assert texts["包头"][1] == "▲\u00a0迟 1 天\u00a0改1"
    assert texts["阿拉善"] == ["0/1", "○\u00a0迟 51 天"]
    hohhot = table.rows[2]
    assert hohhot.place == HOHHOT
    assert hohhot.cells[2].href == f"/organisation?place={HOHHOT}&year=2017"
    assert "首次报送 2018-01-10" in hohhot.cells[2].tip
    assert table.rows[-1].cells[2].href == ""


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_matrix_is_drawn_with_tips_and_links(store, language: str) -> None:
    publish(store, [figure(code, 100.0) for code in LEAGUES])
    story, _ = story_of(store, language)
    rows = payload(story, telling("progress", language).words)["sections"][0]["blocks"][0]["rows"]
    assert rows[1]["cells"][2]["tone"] == "reported"
    assert {"t", "tip", "href", "tone"} == rows[1]["cells"][2].keys()


def test_a_year_without_any_table_says_why_it_is_empty(store) -> None:
    publish(store, [figure(REGION, 100.0)])
    story, _ = story_of(store)
    assert "无从判断" in story.sections[0].blocks[0].reason


def test_the_file_has_a_row_for_each_place_and_table(store) -> None:
    publish(store, [figure(code, 100.0) for code in LEAGUES if code != ALXA])
    entries = matrix(store)
    text = progress_csv(telling("progress"), entries).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == 12 * len(CATALOGUE.themes())
    [alxa] = [one for one in rows if one["地区"] == "阿拉善盟" and one["报表"] == "组织建设"]
    assert (alxa["状态"], alxa["应报指标"], alxa["已报指标"]) == ("未报", "1", "0")
    [baotou] = [one for one in rows if one["地区"] == "包头市" and one["报表"] == "组织建设"]
    assert datetime.fromisoformat(baotou["首次报送"]).date() == FIRST_DAY
