"""What a cell of a sheet was taken for, and by what name each part of that can be changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from atlas import cached
from atlas.figures import Figure
from atlas.ingest import Understanding
from atlas.ingest.draft import Doubt, Total
from atlas.render.sheet.regions import frame_of
from atlas.render.sheet.surroundings import position
from atlas.uploading import options
from atlas.uploading.desk import Work
from atlas.uploading.picture import doubts_of, table_of

_Placed = TypeVar("_Placed", Figure, Total)
#: role of the first cell of a row that names it
_NAMING = ("place", "indicator", "breakdown")


@dataclass(frozen=True, slots=True)
class Asked:
    """A part of the meaning: ``key`` is its name in the corrections, ``now`` the code that holds
    (empty: what the sheet says), ``guesses`` what else it may be, best first."""

    about: str
    key: str
    text: str
    now: str = ""
    guesses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Meaning:
    """A cell. ``figure`` or ``total`` is what it became; ``named`` are the texts that name its row,
    by role; ``heading`` is that of its column."""

    cell: str
    text: str
    role: str
    row: str
    letters: str
    table: Understanding
    heading: str = ""
    named: tuple[tuple[str, str], ...] = ()
    figure: Figure | None = None
    total: Total | None = None
    doubts: tuple[Doubt, ...] = ()


def meaning_of(work: Work, sheet: str, cell: str) -> Meaning | None:
    """What stands behind an address; None where the sheet does not reach so far."""
    table = table_of(work, sheet)
    at = position(table, cell)
    if at is None:
        return None
    row, column = at
    roles = work.draft.roles[sheet]
    tables = [one for one in work.draft.sheets if one.sheet == sheet]
    mine = next((one for one in tables if _holds(work, one, at)), tables[0])
    letters = cell.rstrip("0123456789")
    named = tuple(
        (role, table.cell(row, x).text.strip())
        for x in range(min(table.width, 60))
        if (role := roles.at(row, x)) in _NAMING and table.cell(row, x).text.strip()
    )
    return Meaning(
        cell=cell,
        text=table.cell(row, column).text.strip(),
        role=roles.at(row, column),
        row=cell[len(letters) :],
        letters=letters,
        table=mine,
        heading=next((name for one, _, name in mine.columns if one == letters), ""),
        named=named,
        figure=_first(work.draft.figures, sheet, cell),
        total=_first(work.draft.totals, sheet, cell),
        doubts=tuple(one for one in doubts_of(work, sheet) if _within(work, one, at)),
    )


def asked(work: Work, meaning: Meaning) -> list[Asked]:
    """The parts of the meaning that can be chosen otherwise at this cell."""
    figure, role = meaning.figure, meaning.role
    rows_are = meaning.table.shape.partition("_")[0]
    names = dict(meaning.named)
    found: list[Asked] = []
    in_column = role in ("value", "total", "header", "derived", "ignored", "remark")
    if role == "indicator" or (rows_are in ("indicators", "long") and "indicator" in names):
        text = meaning.text if role == "indicator" else names["indicator"]
        found.append(_asked("indicator", text, text, figure.indicator if figure else "", meaning))
    elif in_column:
        now = figure.indicator if figure else ""
        found.append(_asked("indicator", meaning.letters, meaning.heading, now, meaning))
    if role == "place" or (figure is not None and "place" in names):
        text = meaning.text if role == "place" else names["place"]
        now = figure.place if figure else _place_of_row(work, meaning)
        found.append(_asked("place", meaning.row, text, now, meaning))
    if role == "breakdown" or "breakdown" in names:
        text = meaning.text if role == "breakdown" else names["breakdown"]
        now = next(iter(figure.breakdown.split(";")), "") if figure else ""
        found.append(_asked("category", text, text, now, meaning))
    if in_column:
        chosen = work.corrections.of(meaning.table.sheet)
        found.append(
            Asked("unit", meaning.letters, meaning.heading, chosen.units.get(meaning.letters, ""))
        )
        year = str(figure.year) if figure and figure.year else ""
        found.append(Asked("year", meaning.letters, meaning.heading, year))
    return found


def _asked(about: str, key: str, text: str, now: str, meaning: Meaning) -> Asked:
    guesses = [
        code
        for doubt in meaning.doubts
        if doubt.about == about
        for code in (doubt.taken, *doubt.others)
    ]
    if about == "indicator" and text:
        guesses += cached.catalogue().suggest(text.rpartition(" / ")[2])
    if about == "place" and text:
        guesses += cached.places().resolve(text, meaning.table.place or None).candidates
    return Asked(about, key, text, now, tuple(dict.fromkeys(filter(None, (now, *guesses)))))


def _place_of_row(work: Work, meaning: Meaning) -> str:
    """The place that the figures of the row have."""
    sheet = meaning.table.sheet
    for one in work.draft.figures:
        if one.sheet == sheet and one.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == meaning.row:
            return one.place
    return ""


def _first(found: Sequence[_Placed], sheet: str, cell: str) -> _Placed | None:
    return next((one for one in found if one.cell == cell and one.sheet == sheet), None)


def _holds(work: Work, one: Understanding, at: tuple[int, int]) -> bool:
    frame = frame_of(table_of(work, one.sheet), getattr(one, "range", ""))
    return frame is not None and frame.holds(*at)


def _within(work: Work, doubt: Doubt, at: tuple[int, int]) -> bool:
    frame = frame_of(table_of(work, doubt.sheet), doubt.cell)
    return frame is not None and frame.holds(*at)


def choices(one: Asked) -> list[str]:
    """The codes that a part can be chosen to be, the best guesses first."""
    if one.about == "year":
        return []
    listed = options.of_kind(one.about, one.guesses if one.about != "category" else ())
    if one.about == "category":
        return list(dict.fromkeys((*one.guesses, *listed)))
    return list(dict.fromkeys((*filter(None, (one.now,)), *listed)))
