"""Drafts as an analyst makes them: typed tables, handed in through the front door."""

from pathlib import Path

from atlas.drafts import Drafts, SavedDraft
from atlas.ingest.files.raw import RawWorkbook
from atlas.ingest.files.read import read
from atlas.publishing import CheckedDraft
from atlas.store import Store, Version

HEADER = "指标,地区,年份,数值,单位"
SAMPLES = Path(__file__).parents[2] / "sample_data"


def table(*rows: str) -> bytes:
    """``members(包头=1200)`` as the CSV that somebody typed."""
    return ("\n".join([HEADER, *rows]) + "\n").encode()


def unions(number: int, place: str = "包头市", year: int = 2024) -> str:
    """A row of the table: so many trade unions."""
    return f"基层工会数,{place},{year},{number},个"


def read_already(drafts: Drafts, draft: SavedDraft) -> list[RawWorkbook]:
    """The workbooks of a draft, read in this process: a child for each costs half a second."""
    contents = drafts.contents(draft)
    return [read(contents[one.sha256], one.name) for one in draft.files]


def checked(drafts: Drafts, draft: SavedDraft) -> CheckedDraft:
    return drafts.checked(draft, read_already(drafts, draft))


def begin(drafts: Drafts, *rows: str, name: str = "工会.csv") -> SavedDraft:
    return drafts.begin([(name, table(*rows))], "组织部", "page:10.0.0.7")


def explained(drafts: Drafts, draft: SavedDraft, reason: str = "已核实") -> SavedDraft:
    """The draft with one and the same explanation of every query."""
    queries = checked(drafts, draft).queries
    return drafts.explain(draft, dict.fromkeys(queries, reason)) if queries else draft


def publish(drafts: Drafts, draft: SavedDraft) -> Version:
    seen = checked(drafts, draft)
    if seen.queries:
        draft = drafts.explain(draft, dict.fromkeys(seen.queries, "已核实"))
    return drafts.publish(draft, seen, "组织部", "年报", "page:10.0.0.7")


def value(store: Store, place: str = "150200", year: int = 2024) -> float:
    """The number of unions that the newest version states."""
    facts = store.facts(store.latest()).to_pylist()
    [found] = [one["value"] for one in facts if (one["place"], one["year"]) == (place, year)]
    return found
