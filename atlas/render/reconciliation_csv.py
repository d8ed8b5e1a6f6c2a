"""The ledger of a version as a CSV file: every comparison, with the ids of its figures."""

from collections.abc import Iterable, Iterator

from atlas.render.csv_file import csv_bytes
from atlas.stories.changed import indicator_name
from atlas.stories.pieces import place_name
from atlas.stories.reconciliation.lines import Line, compared, note, reported
from atlas.stories.telling import Telling

COLUMNS = (
    "status", "compared", "indicator", "code", "place", "place_code", "year", "breakdown", "found",
    "parts", "published", "difference", "allowed", "unit", "note", "demo", "id", "sources",
)  # fmt: skip


def reconciliation_csv(telling: Telling, lines: Iterable[Line]) -> bytes:
    """One row a comparison: numbers in base units (百分点 between rates), texts as on the page."""
    header = [telling.words(f"reconciliation.column.{name}") for name in COLUMNS]
    return csv_bytes(header, (_cells(telling, line) for line in lines))


def _cells(telling: Telling, line: Line) -> Iterator[object]:
    w = telling.words
    yield w(f"reconciliation.status.{line['status']}")
    yield compared(telling, line)
    yield indicator_name(telling, line["indicator"])
    yield line["indicator"]
    yield place_name(telling, line["place"])
    yield line["place"]
    yield line["year"]
    yield line["breakdown"]
    yield line["found"]
    # 11/12 would open as a date
    yield reported(telling, line).replace("/", "／")
    yield line["value"]
    yield line["difference"]
    yield line["allowed"]
    yield line["unit"]
    yield note(telling, line)
    yield w("demo.badge") if line["demo"] else ""
    yield line["figure"]
    yield " ".join(line["ids"])
