"""A reader answers questions about one version and can do nothing else."""

import hashlib
import threading
import time
from pathlib import Path

import duckdb
import pytest

from atlas.errors import QueryError
from atlas.store import Reader, Reference, Store
from atlas.store.reading import Shelf
from tests.store.building import HOHHOT, REFERENCE, figure, publish

ENDLESS = """
    SELECT count(*) AS n FROM range(100000000000) a(i), range(100000) b(j) WHERE i % 7 = j % 3
"""


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(tmp_path / "lake")
    publish(store, [figure(), figure(year=None, value=2.0, indicator="unions", unit="个")])
    return store


@pytest.fixture
def reader(store: Store) -> Reader:
    return store.reader(0, REFERENCE)


def one(reader: Reader, sql: str, **parameters: object) -> dict:
    [row] = reader.ask(sql, parameters)
    return row


def test_it_holds_the_figures_with_unknown_years_as_null(reader: Reader):
    rows = reader.ask("SELECT indicator, year, value FROM figures ORDER BY indicator")
    assert rows == [
        {"indicator": "members", "year": 2017, "value": 5_708_000.0},
        {"indicator": "unions", "year": None, "value": 2.0},
    ]


def test_it_holds_catalogue_places_breaks_versions_and_uploads(store: Store, reader: Reader):
    tables = ("indicators", "places", "breaks", "versions", "uploads", "changes")
    counts = [one(reader, f"SELECT count(*) AS n FROM {name}")["n"] for name in tables]
    assert counts == [2, 3, 1, 1, 1, 2]
    [upload] = store.version(0).uploads
    assert one(reader, "SELECT sha256, file_name, version FROM uploads") == {
        "sha256": upload.sha256,
        "file_name": "组织建设.xlsx",
        "version": 0,
    }


def test_a_real_figure_hides_the_demonstration_one_under_the_same_key(store: Store):
    at_end = {"period": "point", "as_of": "2017-12-31"}
    publish(
        store,
        [
            figure(value=1.0),
            figure(value=2.0, place=HOHHOT),
            figure(value=3.0, year=None, indicator="unions"),
            figure(value=4.0, **at_end),
        ],
        demo=True,
    )
    publish(store, [figure(value=5.0, period="point", as_of="2017-06-30")])
    reader = store.reader(2, REFERENCE)
    shown = reader.ask("SELECT value, demo FROM figures ORDER BY value, demo")
    # 1.0 and 3.0 are hidden; 4.0 is of another day than the real 5.0
    assert [(row["value"], row["demo"]) for row in shown] == [
        (2.0, False),
        (2.0, True),
        (4.0, True),
        (5.0, False),
        (5_708_000.0, False),
    ]
    assert one(reader, "SELECT count(*) AS n FROM facts")["n"] == 7


def test_it_tells_what_its_version_changed(store: Store):
    publish(store, [figure(value=1.0, printed="1"), figure(place=HOHHOT, value=3.0)])
    reader = store.reader(1, REFERENCE)
    rows = reader.ask("SELECT change, place, old_value, new_printed FROM changes ORDER BY change")
    assert [tuple(row.values()) for row in rows] == [
        ("added", HOHHOT, None, "570.8万人"),
        ("revised", "150000", 5_708_000.0, "1"),
    ]
    store.restore(0, "办公室", "撤回")
    removed = one(store.reader(2, REFERENCE), "SELECT * FROM changes WHERE change = 'removed'")
    assert (removed["old_value"], removed["new_value"]) == (3.0, None)


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO facts (id) VALUES ('x')",
        "DELETE FROM facts",
        "DROP TABLE facts",
        "CREATE TABLE mine AS SELECT 1",
        "CREATE TEMP TABLE mine AS SELECT 1",
        "COPY facts TO 'stolen.csv'",
        "ATTACH 'other.duckdb'",
        "SET lock_configuration = false",
        "SET VARIABLE mine = 1",
        "PRAGMA database_list",
        "INSTALL httpfs",
        "SELECT 1; SELECT 2",
        "SELECT 1; DROP TABLE facts",
        "",
    ],
)
def test_it_takes_one_select_and_nothing_else(reader: Reader, statement: str):
    with pytest.raises(QueryError, match="query_no_select"):
        reader.ask(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO facts (id) VALUES ('x')",
        "DROP VIEW figures",
        "SET lock_configuration = false",
        "SET enable_external_access = true",
        "SET memory_limit = '100GB'",
        "ATTACH 'other.duckdb'",
    ],
)
def test_even_past_that_check_it_is_locked(reader: Reader, statement: str):
    """The second wall: the same statements on the reader's own connection."""
    cursor = reader._connection.cursor()
    cursor.execute("BEGIN TRANSACTION READ ONLY")
    with pytest.raises(duckdb.Error):
        cursor.execute(statement)


def test_it_reads_no_file_and_no_variable_of_the_process(reader: Reader, tmp_path: Path):
    secret = tmp_path / "secret.csv"
    secret.write_text("a\n1\n")
    with pytest.raises(duckdb.PermissionException):
        reader.ask(f"SELECT * FROM read_csv('{secret}')")
    with pytest.raises(duckdb.PermissionException):
        reader.ask("SELECT content FROM read_text('/etc/hostname')")
    with pytest.raises(duckdb.CatalogException):
        reader.ask("SELECT * FROM REFERENCE")


def test_a_question_that_takes_too_long_is_stopped_and_the_others_go_on(reader: Reader):
    started = time.monotonic()
    with pytest.raises(QueryError) as stopped:
        reader.ask(ENDLESS, seconds=0.2)
    assert stopped.value.code == "query_timeout"
    assert stopped.value.details == {"seconds": "0.2"}
    assert time.monotonic() - started < 3
    assert one(reader, "SELECT count(*) AS n FROM facts")["n"] == 2


def test_a_question_that_needs_too_much_memory_is_stopped(reader: Reader):
    with pytest.raises(QueryError, match="query_too_large"):
        reader.ask("SELECT list(i) AS all_of_them FROM range(1000000000) t(i)", seconds=60)


def test_a_value_that_does_not_fit_is_told(reader: Reader):
    with pytest.raises(QueryError, match="query_value"):
        reader.ask("SELECT id FROM facts WHERE year = $year", {"year": "去年"})


def test_threads_share_a_reader(reader: Reader):
    sums: list[float] = []

    def add_up() -> None:
        sums.extend(one(reader, "SELECT sum(value) AS s FROM facts")["s"] for _ in range(20))

    threads = [threading.Thread(target=add_up) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sums == [5_708_002.0] * 160


def test_a_version_is_filled_once_for_all_who_ask_at_once(store: Store):
    taken: list[Reader] = []
    same = Reference(REFERENCE.indicators, REFERENCE.breaks, REFERENCE.places)

    def take() -> None:
        taken.append(store.reader(0, same))

    threads = [threading.Thread(target=take) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {id(reader) for reader in taken} == {id(store.reader(0, REFERENCE))}


def test_the_shelf_keeps_the_readers_used_last_and_forgets_a_failure():
    shelf = Shelf(kept=2)
    opened: list[int] = []

    def take(key: int) -> int:
        return shelf.take(key, lambda: opened.append(key) or key)  # type: ignore[arg-type]

    for key in (1, 2, 1, 3, 1, 2):
        assert take(key) == key
    assert opened == [1, 2, 3, 2]

    def fail() -> Reader:
        raise QueryError("query_too_large")

    with pytest.raises(QueryError):
        shelf.take(4, fail)
    assert take(4) == 4


def test_a_reader_still_answers_after_it_fell_off_the_shelf(store: Store):
    first = store.reader(0, REFERENCE)
    for number in range(1, 6):
        publish(store, [figure(value=float(number))], originals=[])
        store.reader(number, REFERENCE)
    assert store.reader(0, REFERENCE) is not first
    assert one(first, "SELECT max(value) AS v FROM facts")["v"] == 5_708_000.0


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"year": None},
        {"period": "point", "as_of": "2017-12-31"},
        {"year_from": 1992, "period": "cumulative"},
        {"demo": True},
    ],
)
def test_the_id_is_the_digest_of_the_key_part_by_part(said: dict):
    one = figure(**said)
    text = "\x1f".join("" if part is None else str(part) for part in one.key)
    assert one.id == hashlib.sha256(text.encode()).hexdigest()[:12]
