"""The contract of ``queries/README.md``, over every query file there is."""

import re
from pathlib import Path
from typing import Any

import pytest

from atlas.errors import QueryError
from atlas.query import FOLDER, Question, ask, question, questions, read_question
from atlas.store import Reader, Store
from tests.store.building import BAOTOU, HOHHOT, REFERENCE, figure, publish

ASKED = [name for name in questions() if not name.startswith("checks/")]
WHOLE_NUMBERS = {"year": 2017, "from_year": 2016, "to_year": 2017, "version": 1, "limit": 3}
#: what the filled store knows, for parameters that name something in it
KNOWN = {
    "indicator": "members",
    "indicators": ["members", "unions"],
    "place": "150000",
    "places": [HOHHOT, "150000"],
    "years": [2016, 2017],
    "level": "league",
    "parent": "150000",
    "id": figure().id,
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = Store(tmp_path_factory.mktemp("lake"))
    leagues = [figure(place=place, value=1.0) for place in (HOHHOT, BAOTOU)]
    publish(store, [figure(), *leagues, figure(year=None, indicator="unions")], message="实数")
    publish(store, [figure(year=2016, value=2.0), figure(value=3.0)], demo=True, message="演示")
    return store


@pytest.fixture(scope="module")
def filled(store: Store) -> Reader:
    return store.reader(1, REFERENCE)


@pytest.fixture(scope="module")
def empty(store: Store) -> Reader:
    return store.reader(None, REFERENCE)


def some_values(asked: Question) -> dict[str, Any]:
    """A value for each parameter, by the meanings that names have everywhere."""
    return {
        name: KNOWN.get(name, WHOLE_NUMBERS.get(name, ["x"] if name in asked.lists else "x"))
        for name in asked.parameters
    }


@pytest.mark.parametrize("name", questions())
def test_the_header_says_what_is_asked_what_a_row_is_and_every_parameter(name: str):
    asked = question(name)
    assert asked.description.endswith((".", "?", ":")), "the first sentence is not finished"
    assert asked.row.startswith("One row per ") or asked.row.startswith("One row: ")
    assert asked.row.endswith(".")
    for parameter, meaning in asked.parameters.items():
        assert len(meaning) > 5, f"${parameter} is not explained"
        assert (parameter in asked.lists) == isinstance(KNOWN.get(parameter), list), parameter


@pytest.mark.parametrize("name", ASKED)
def test_the_outermost_select_names_its_columns(name: str):
    """A new column of the facts must not change what a page gets."""
    code = re.sub(r"--.*", "", question(name).sql)
    while (flat := re.sub(r"\([^()]*\)", "", code)) != code:
        code = flat
    outermost = code[code.rindex("SELECT") :].split("FROM")[0]
    assert "*" not in outermost


@pytest.mark.parametrize("name", ASKED)
def test_it_runs_on_an_empty_and_on_a_filled_store(name: str, empty: Reader, filled: Reader):
    values = some_values(question(name))
    ask(empty, name, **values)
    ask(filled, name, **values)
    ask(filled, name, **{k: [] if isinstance(v, list) else v for k, v in values.items()})


@pytest.mark.parametrize("name", ASKED)
def test_rows_come_in_a_stated_order(name: str):
    asked = question(name)
    at_most_one = asked.row.startswith("One row:") or "never more than one" in asked.row
    assert at_most_one or "ORDER BY" in asked.sql.rpartition("FROM")[2]


def test_every_folder_and_file_is_named_so_that_a_person_can_ask_for_it():
    for path in FOLDER.rglob("*.sql"):
        assert question(path.relative_to(FOLDER).with_suffix("").as_posix())


@pytest.mark.parametrize(
    "name",
    ["figures/nothing", "figures", "../atlas/query", "/etc/passwd", "figures/../figures/years"],
)
def test_an_unknown_name_is_refused(filled: Reader, name: str):
    with pytest.raises(QueryError, match="query_unknown"):
        ask(filled, name)


def test_missing_extra_and_misshapen_parameters_are_refused(filled: Reader):
    with pytest.raises(QueryError, match=r"parameter_missing\(found='indicators'"):
        ask(filled, "figures/years")
    with pytest.raises(QueryError, match=r"parameter_unknown\(found='place'"):
        ask(filled, "figures/years", indicators=["members"], place="150000")
    for wrong in ("members", None):
        with pytest.raises(QueryError, match="parameter_list"):
            ask(filled, "figures/years", indicators=wrong)
    with pytest.raises(QueryError, match="parameter_list"):
        ask(filled, "figures/origin", id=["x"])


@pytest.mark.parametrize(
    ("sql", "complaint"),
    [
        ("SELECT 1 AS one", "the header"),
        ("-- What is one.\nSELECT 1 AS one", "the header"),
        ("-- One row per one.\nSELECT 1 AS one", "the header"),
        ("-- One. One row per one.\n-- $year  the year\nSELECT 1 AS one", "documents"),
        ("-- One. One row per one.\nSELECT $year AS one", "documents"),
        ("-- One. One row per one.\n-- $year\nSELECT $year AS one", "does not say"),
    ],
)
def test_a_file_that_breaks_the_contract_is_refused(sql: str, complaint: str):
    with pytest.raises(ValueError, match=complaint):
        read_question("figures/broken", sql)


def test_two_statements_in_a_file_are_refused():
    with pytest.raises(QueryError, match="query_no_select"):
        read_question("figures/broken", "-- One. One row per one.\nSELECT 1; SELECT 2")


def test_of_indicators_takes_no_place_as_all_and_no_year_as_any(filled: Reader):
    def found(**said: Any) -> set[tuple]:
        plain = {"indicators": ["members", "unions"], "places": [], "from_year": 0, "to_year": 9999}
        rows = ask(filled, "figures/of_indicators", **(plain | said))
        return {(row["place"], row["year"], row["value"]) for row in rows}

    dated = {("150000", 2017, 5_708_000.0), ("150000", 2016, 2.0)}
    leagues = {(HOHHOT, 2017, 1.0), (BAOTOU, 2017, 1.0)}
    unknown = {("150000", None, 5_708_000.0)}
    assert found() == dated | leagues
    assert found(from_year=None, to_year=None) == dated | leagues | unknown
    assert found(places=[HOHHOT]) == {(HOHHOT, 2017, 1.0)}
    assert found(from_year=2017, places=["150000"]) == {("150000", 2017, 5_708_000.0)}
    assert found(indicators=["unions"]) == set()


def test_origin_leads_to_the_file_and_the_publish_that_stated_the_figure(store: Store):
    later = publish(store, [figure(place=HOHHOT, value=9.0)], author="财务部", message="更正")
    reader = store.reader(later.number, REFERENCE)
    [corrected] = ask(reader, "figures/origin", id=figure(place=HOHHOT).id)
    [untouched] = ask(reader, "figures/origin", id=figure().id)
    assert (corrected["author"], corrected["version"]) == ("财务部", later.number)
    assert (untouched["author"], untouched["version"]) == ("组织部", 0)
    assert corrected["upload"] == later.uploads[0].sha256
    assert corrected["file_name"] == "组织建设.xlsx"
    [hidden] = ask(reader, "figures/origin", id=figure(demo=True).id)
    assert hidden["demo"] is True
    assert ask(reader, "figures/origin", id="nothing") == []


def test_years_counts_results_only(filled: Reader):
    rows = ask(filled, "figures/years", indicators=["members"])
    assert [(row["year"], row["places"], row["demo"]) for row in rows] == [
        (2016, 1, True),
        (2017, 3, False),
    ]


def test_reported_places_lists_those_that_have_not_reported_too(filled: Reader):
    asked = {"year": 2016, "level": "region", "parent": "", "indicators": ["members"]}
    [region] = ask(filled, "figures/reported_places", **asked)
    assert (region["indicators"], region["demo"]) == (1, True)
    leagues = ask(filled, "figures/reported_places", **(asked | {"level": "league"}))
    assert [(row["place"], row["indicators"]) for row in leagues] == [(HOHHOT, 0), (BAOTOU, 0)]


def test_as_of_keeps_real_and_demonstration_apart(store: Store, filled: Reader):
    [theme] = ask(filled, "figures/as_of")
    assert (theme["theme"], theme["year"], theme["real_year"]) == ("organisation", 2017, 2017)
    assert (theme["figures"], theme["demo_figures"]) == (5, 1)
    assert theme["published_at"] == store.version(1).published_at


def test_the_history_and_the_changes_of_a_version(filled: Reader):
    rows = ask(filled, "versions/history")
    assert [(row["number"], row["message"], row["added"]) for row in rows] == [
        (1, "演示", 2),
        (0, "实数", 4),
    ]
    assert rows[0]["files"] == ["组织建设.xlsx"]
    changes = ask(filled, "versions/changes", indicators=[], limit=1)
    assert [(row["change"], row["of_all"]) for row in changes] == [("added", 2)]


def test_the_readme_lists_every_table_and_column(filled: Reader):
    readme = Path(FOLDER / "README.md").read_text("utf-8")
    columns = filled.ask("SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal")
    listed = [row for row in columns if row["table_name"] not in ("facts", "figures", "changes")]
    assert len(listed) > 40
    for row in listed:
        line = next(
            line for line in readme.splitlines() if line.startswith(f"| `{row['table_name']}`")
        )
        assert f"`{row['column_name']}`" in line, row
