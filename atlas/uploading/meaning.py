"""What a cell of a sheet was taken for, and by what name each part of that can be changed."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from atlas import cached
from atlas.figures import Figure, column_of
from atlas.ingest import Understanding
from atlas.ingest.draft import Doubt, Total
from atlas.render.sheet.regions import frame_of
from atlas.render.sheet.surroundings import position
from atlas.uploading import options
from atlas.uploading.desk import Work
from atlas.uploading.picture import doubts_of, table_of

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
#: roles of cells that a column's headings speak of
_IN_COLUMN = ("value", "total", "header", "derived", "ignored", "remark")
_KINDS = {"breakdown": "category"}
#: role of the first cell of a row that names it
_NAMING = ("place", "indicator", "breakdown", "year")


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
        figure=_figure(work, sheet, lambda one: one == cell),
        total=_total(work.draft.totals, sheet, cell),
        doubts=tuple(one for one in doubts_of(work, sheet) if _within(work, one, at)),
    )


def asked(work: Work, meaning: Meaning) -> list[Asked]:
    """The parts of the meaning that can be chosen otherwise at this cell."""
    return [*_of_row(work, meaning), *_of_column(work, meaning)]


def _of_row(work: Work, meaning: Meaning) -> Iterator[Asked]:
    """What the names of the row say: indicator and category by name, the place by row number."""
    figure, role, names = meaning.figure, meaning.role, dict(meaning.named)
    if role in _NAMING:
        names = {role: meaning.text}
    if "indicator" in names and role in ("indicator", *_IN_COLUMN):
        text = names["indicator"]
        now = figure.indicator if figure else ""
        yield _asked(work, "indicator", text, text, now, meaning)
    if "place" in names and (figure is not None or role == "place"):
        now = figure.place if figure else _place_of_row(work, meaning)
        yield _asked(work, "place", meaning.row, names["place"], now, meaning)
    if "breakdown" in names and (figure is not None or role == "breakdown"):
        now = figure.breakdown.partition(";")[0] if figure else ""
        yield _asked(work, "category", names["breakdown"], names["breakdown"], now, meaning)


def _of_column(work: Work, meaning: Meaning) -> Iterator[Asked]:
    """What the headings say: by the column's letters, a place by its name."""
    if meaning.role not in _IN_COLUMN:
        return
    sheet, letters = meaning.table.sheet, meaning.letters
    # the letters are those of every table on the sheet, the heading is that of one
    key = meaning.heading if work.draft.roles[sheet].parts and meaning.heading else letters
    figure = meaning.figure or _figure(
        work, sheet, lambda cell: cell.rstrip("0123456789") == letters
    )
    along, _, across = meaning.table.shape.partition("_")
    if "indicator" not in dict(meaning.named) or along not in ("indicators", "long"):
        now = figure.indicator if figure else ""
        yield _asked(work, "indicator", key, meaning.heading, now, meaning)
    if across == "places" and meaning.heading:
        name = meaning.heading.rpartition(" / ")[2]
        yield _asked(work, "place", name, name, figure.place if figure else "", meaning)
    chosen = work.corrections.of(sheet).units.get(key, "")
    yield Asked("unit", key, meaning.heading, chosen)
    if along != "years" and "year" not in dict(meaning.named):
        year = str(figure.year) if figure and figure.year else ""
        yield Asked("year", key, meaning.heading, year)


def _asked(work: Work, about: str, key: str, text: str, now: str, meaning: Meaning) -> Asked:
    guesses = [
        code
        for doubt in meaning.doubts
        if _KINDS.get(doubt.about, doubt.about) == about
        for code in (doubt.taken, *doubt.others)
    ]
    for name in work.draft.unmatched:
        if (name.kind, name.name) == (about, text) and about != "category":
            guesses += name.candidates
    if about == "indicator" and text:
        guesses += cached.catalogue().suggest(text.rpartition(" / ")[2])
    if about == "place" and text:
        guesses += cached.places().resolve(text, meaning.table.place or None).candidates
    return Asked(about, key, text, now, tuple(dict.fromkeys(filter(None, (now, *guesses)))))


def _place_of_row(work: Work, meaning: Meaning) -> str:
    """The place that the figures of the row have."""
    row = meaning.row
    found = _figure(work, meaning.table.sheet, lambda cell: cell.lstrip(_LETTERS) == row)
    return found.place if found else ""


def _figure(work: Work, sheet: str, wanted: Callable[[str], bool]) -> Figure | None:
    """The first figure of a sheet whose cell is wanted; of many, only that one is made."""
    figures = work.draft.figures
    sheets, cells = (column_of(figures, name) for name in ("sheet", "cell"))
    listed = enumerate(zip(sheets, cells, strict=True))
    return next((figures[at] for at, (its, cell) in listed if its == sheet and wanted(cell)), None)


def _total(found: Sequence[Total], sheet: str, cell: str) -> Total | None:
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
