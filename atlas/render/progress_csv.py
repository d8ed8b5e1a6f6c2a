"""The matrix of reporting as a CSV file: one row a place and table."""

from collections.abc import Iterable, Iterator

from atlas.render.csv_file import csv_bytes
from atlas.stories.pieces import place_name
from atlas.stories.progress.judging import Entry
from atlas.stories.telling import Telling

COLUMNS = (
    "place", "place_code", "table", "year", "status", "reported", "asked", "first", "revisions",
    "revised", "due", "days_late", "demo", "note",
)  # fmt: skip


def progress_csv(telling: Telling, entries: Iterable[Entry]) -> bytes:
    """Dates by the reader's clock; a place to which a table does not apply says so."""
    header = [telling.words(f"progress.column.{name}") for name in COLUMNS]
    names = {theme.code: telling.words.name(theme) for theme in telling.catalogue.themes()}
    return csv_bytes(header, (_cells(telling, names, entry) for entry in entries))


def _cells(telling: Telling, names: dict[str, str], entry: Entry) -> Iterator[object]:
    w = telling.words
    yield place_name(telling, entry.place)
    yield entry.place
    yield names[entry.theme]
    yield telling.view.year
    yield w(f"progress.status.{entry.status}")
    yield entry.reported if entry.applicable else None
    yield entry.asked if entry.applicable else None
    yield entry.first
    yield entry.revisions or None
    yield entry.revised
    yield entry.due
    yield entry.days_late or None
    yield w("demo.badge") if entry.demo else ""
    yield entry.note
