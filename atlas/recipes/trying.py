"""A recipe is tried before it is used: it may help reading, never harm it."""

from dataclasses import replace

from atlas.ingest import IGNORE, Corrections, SheetCorrections, understand_workbook
from atlas.ingest.files.raw import RawTable, RawWorkbook

#: rows that are read to find out; a column that is understood in these is understood
_ROWS = 300
_KEEPS_VALUES = ("value", "")


def harm_of(table: RawTable, workbook: RawWorkbook, chosen: SheetCorrections) -> str:
    """Why the choices are better left alone, as a code; empty where they are good.

    ``fewer_figures``: less is read than without them, what they leave out on purpose not counted;
    ``more_errors``: more errors are found than without them.
    """
    if chosen.skip:
        return ""
    part = replace(workbook, sheets=(_beginning(table),))
    with_it = _outcome(part, chosen)
    if with_it[1] > _outcome(part, SheetCorrections())[1]:
        return "more_errors"
    if with_it[0] < _outcome(part, _leaving_out(chosen))[0]:
        return "fewer_figures"
    return ""


def _outcome(workbook: RawWorkbook, chosen: SheetCorrections) -> tuple[int, int]:
    """(figures, errors) of the workbook's only sheet."""
    draft = understand_workbook(workbook, Corrections({workbook.sheets[0].sheet: chosen}))
    return len(draft.figures), sum(one.severity == "error" for one in draft.findings)


def _leaving_out(chosen: SheetCorrections) -> SheetCorrections:
    """Only what the choices leave out."""
    return SheetCorrections(
        skip=chosen.skip,
        indicators={key: code for key, code in chosen.indicators.items() if code == IGNORE},
        places={key: code for key, code in chosen.places.items() if code == IGNORE},
        roles={key: role for key, role in chosen.roles.items() if role not in _KEEPS_VALUES},
    )


def _beginning(table: RawTable) -> RawTable:
    if table.height <= _ROWS:
        return table
    merges = tuple(one for one in table.merges if one.bottom < _ROWS)
    return replace(table, values=table.values[:_ROWS], merges=merges)
