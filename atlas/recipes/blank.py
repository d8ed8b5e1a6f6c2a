"""The map inside a blank template: which column is which indicator, so that nothing is asked.

It lies in a sheet that Excel does not offer to show. What the visible sheet says comes first: a
column counts only where its headings are still those that were printed, wherever it stands now.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from atlas.catalogue import Catalogue
from atlas.catalogue.names import without_unit
from atlas.ingest.corrections import IGNORE, SheetCorrections
from atlas.ingest.files.raw import RawWorkbook, column_letters
from atlas.ingest.layout.vocabulary import by_line_value, plain
from atlas.places import Places
from atlas.recipes.choices import Placed
from atlas.recipes.texts import normal

SHEET = "_识读方案"
FORMAT = "gonghui-atlas/template/1"
PIECE = 800
"""Characters of a cell: an upload's cells are cut where no honest text goes on."""

_YEARS = range(1949, 2101)


@dataclass(frozen=True, slots=True)
class BlankColumn:
    """``heading`` as printed, top first. No ``indicator``: last year's figure, for comparison."""

    heading: tuple[str, ...]
    indicator: str = ""
    breakdown: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class BlankSheet:
    """One sheet of a template. ``place`` is the league whose banners its rows are, or the place
    that it is about; ``rows`` pairs printed names with codes."""

    sheet: str
    theme: str
    year: int
    place: str
    columns: tuple[BlankColumn, ...]
    rows: tuple[tuple[str, str], ...]


def written(sheets: tuple[BlankSheet, ...]) -> list[str]:
    """The texts of the hidden sheet's first column."""
    listed = [asdict(one) for one in sheets]
    # no spaces: a cell loses those at its ends
    text = json.dumps(listed, ensure_ascii=False, separators=(",", ":"))
    return [FORMAT, *(text[at : at + PIECE] for at in range(0, len(text), PIECE))]


def blank_sheets(workbook: RawWorkbook) -> tuple[BlankSheet, ...]:
    """What the hidden sheet of a template says; nothing where there is none, or it was damaged."""
    table = next((one for one in workbook.sheets if one.sheet == SHEET), None)
    if table is None or not table.width:
        return ()
    lines = [row[0] for row in table.values if isinstance(row[0], str)]
    if not lines or lines[0] != FORMAT:
        return ()
    try:
        return tuple(map(_sheet, json.loads("".join(lines[1:]))))
    except (ValueError, KeyError, TypeError, IndexError, RecursionError):
        # the sheet is there to be read without it, and what cannot be told is asked
        return ()


def _sheet(said: Mapping[str, Any]) -> BlankSheet:
    if int(said["year"]) not in _YEARS or not all(one["heading"] for one in said["columns"]):
        raise ValueError(said["year"])
    return BlankSheet(
        sheet=str(said["sheet"]),
        theme=str(said["theme"]),
        year=int(said["year"]),
        place=str(said["place"]),
        columns=tuple(
            BlankColumn(
                tuple(map(str, one["heading"])),
                *(str(one[name]) for name in ("indicator", "breakdown", "unit")),
            )
            for one in said["columns"]
        ),
        rows=tuple((str(name), str(code)) for name, code in said["rows"]),
    )


@dataclass(frozen=True, slots=True)
class Taken:
    """What a template's map says of a sheet, and the headings that are not there any more."""

    chosen: SheetCorrections
    missing: tuple[tuple[str, ...], ...] = ()


def taken(blank: BlankSheet, sheet: Placed, catalogue: Catalogue, places: Places) -> Taken:
    """The choices of a template's sheet, as far as the sheet still says what it said."""
    anatomy = sheet.anatomy
    at: dict[tuple[str, ...], list[int]] = {}
    for index, path in enumerate(anatomy.paths):
        at.setdefault(_plain(path), []).append(index)
    indicators, units, missing = {}, {}, []
    for one in blank.columns:
        found = at.get(_plain(one.heading), [])
        if len(found) != 1 or not _agrees(one, catalogue):
            missing.append(one.heading)
            continue
        letters = column_letters(found[0] + anatomy.table.first_column)
        indicators[letters] = one.indicator or IGNORE
        if one.indicator and one.unit:
            units[letters] = one.unit
    labels = {name for row in anatomy.body for name in _row_texts(sheet, row)}
    rows = {name: code for name, code in blank.rows if name in labels and code in places}
    chosen = SheetCorrections(
        # what the title says holds: a template may be used again for the next year
        year=None if sheet.said_years else blank.year,
        place=blank.place
        if blank.place in places and not _other_place(sheet, blank, places)
        else "",
        theme=blank.theme,
        indicators=indicators,
        units=units,
        places=rows,
    )
    return Taken(chosen, tuple(missing))


def _agrees(column: BlankColumn, catalogue: Catalogue) -> bool:
    """Whether the code exists, and the heading by itself does not name another indicator: a map
    that cannot be seen never decides against what can."""
    if not column.indicator:
        return True
    name, _ = without_unit(plain(column.heading[0]))
    named = catalogue.resolve(name).code
    return column.indicator in catalogue and named in (None, column.indicator)


def _plain(path: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(normal(text, 0) for text in path)


def _row_texts(sheet: Placed, row: int) -> list[str]:
    table = sheet.anatomy.table
    return [table.cell(row, column).text.strip() for column in sheet.anatomy.stub]


def _other_place(sheet: Placed, blank: BlankSheet, places: Places) -> bool:
    """Whether 填报单位 names another place than the template was made for."""
    table = sheet.anatomy.table
    for row in sheet.anatomy.title:
        for column in range(table.width):
            unit = by_line_value(table.cell(row, column).text).removesuffix("总工会")
            code = places.resolve(unit).code if unit else None
            if code and code != blank.place:
                return True
    return False
