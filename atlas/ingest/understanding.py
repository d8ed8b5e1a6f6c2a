"""From an upload to its draft: every sheet read, laid out and harvested."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from atlas.catalogue import load_catalogue
from atlas.figures import Figure, Finding
from atlas.figures import joined as joined_figures
from atlas.ingest.account import ignored_of, left_out, understanding_of
from atlas.ingest.carried import Carried
from atlas.ingest.corrections import Corrections, SheetCorrections
from atlas.ingest.draft import (
    Doubt,
    Draft,
    Ignored,
    Roles,
    Total,
    Understanding,
    Unmatched,
)
from atlas.ingest.figures import harvest
from atlas.ingest.files.bounded import read_bounded
from atlas.ingest.files.pausing import collection_paused
from atlas.ingest.files.raw import RawTable, RawWorkbook
from atlas.ingest.files.read import read
from atlas.ingest.harvested import Harvest
from atlas.ingest.layout.narrowing import dimension_of_sheets
from atlas.ingest.layout.placing import names_of_file
from atlas.ingest.layout.sheet import Layout, lay_out
from atlas.ingest.layout.sheet_names import Division, division_of
from atlas.ingest.layout.vocabulary import is_cover
from atlas.ingest.painting import all_ignored, joined, roles_of
from atlas.places import Places

_NO_CORRECTIONS = Corrections()


def understand(
    source: str | Path | bytes,
    name: str = "",
    corrections: Corrections = _NO_CORRECTIONS,
    bounded: bool = False,
) -> Draft:
    """Read a workbook and take it as far as it can be taken without asking.

    ``bounded`` reads the file in a child process, as every upload from another machine must be.
    Raises ``UploadError`` only where there is no workbook to be read; whatever is wrong inside
    one is a finding of the draft.
    """
    workbook = read_bounded(source, name) if bounded else read(source, name)
    return understand_workbook(workbook, corrections)


def understand_workbook(workbook: RawWorkbook, corrections: Corrections = _NO_CORRECTIONS) -> Draft:
    """The draft of a workbook that is already read: for the page, where choices change."""
    with collection_paused():
        return _understood(workbook, corrections)


def _understood(workbook: RawWorkbook, corrections: Corrections) -> Draft:
    gathered = _Gathered(workbook)
    for table in workbook.sheets:
        gathered.read(table, corrections.of(table.sheet))
    return gathered.draft()


@dataclass(slots=True)
class _Gathered:
    """What the sheets read so far gave."""

    workbook: RawWorkbook
    figures: list[Sequence[Figure]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    unmatched: list[Unmatched] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    sheets: list[Understanding] = field(default_factory=list)
    roles: dict[str, Roles] = field(default_factory=dict)
    division: Division = field(init=False)

    def __post_init__(self) -> None:
        shown = [
            one.sheet
            for one in self.workbook.sheets
            if one.values and not one.hidden and not is_cover(one.sheet)
        ]
        divided = division_of(shown, names_of_file(self.workbook.name), Places.load())
        self.division = divided._replace(dimension=dimension_of_sheets(shown, load_catalogue()))

    def read(self, table: RawTable, chosen: SheetCorrections) -> None:
        """Add the tables of one sheet."""
        parts: list[tuple[RawTable, Roles]] = []
        carried = Carried()
        layouts = lay_out(
            table, self.workbook.name, load_catalogue(), Places.load(), chosen, self.division
        )
        for layout in layouts:
            if layout.left_out:
                self.ignored.append(left_out(layout, table))
                parts.append((layout.table, all_ignored(layout.table)))
                continue
            got = harvest(layout, self.workbook.sha256)
            if len(layouts) > 1:
                carried.take(layout, got)
            self._take(layout, got)
            parts.append((layout.table, roles_of(layout, got)))
        if not self.sheets or self.sheets[-1].sheet != table.sheet:
            self.sheets.append(Understanding(table.sheet, hidden=table.hidden))
        self.roles[table.sheet] = joined(parts, table)

    def _take(self, layout: Layout, got: Harvest) -> None:
        self.figures.append(got.figures)
        self.doubts += got.doubts
        self.findings += got.asking.findings()
        self.unmatched += got.asking.unmatched()
        self.ignored += ignored_of(layout, got)
        self.totals += got.totals
        self.sheets.append(understanding_of(layout, got))

    def draft(self) -> Draft:
        """All of it, the least sure guess first."""
        figures = joined_figures(self.figures)
        if not figures and not self.findings:
            name = self.workbook.name
            self.findings.append(Finding("no_figures", "error", "", "", name, ""))
        return Draft(
            name=self.workbook.name,
            sha256=self.workbook.sha256,
            figures=figures,
            findings=tuple(self.findings),
            unmatched=tuple(self.unmatched),
            ignored=tuple(self.ignored),
            totals=tuple(self.totals),
            sheets=tuple(self.sheets),
            roles=self.roles,
            workbook=self.workbook,
            doubts=tuple(sorted(self.doubts, key=lambda one: one.confidence)),
        )
