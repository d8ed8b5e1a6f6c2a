"""The upload in progress: several files that become one version, and which of them is looked at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import streamlit as st

from atlas.errors import AtlasError, StoreError
from atlas.figures import Finding
from atlas.ingest import Corrections, Draft, understand_workbook
from atlas.ingest.raw import RawWorkbook
from atlas.publishing import CheckedDraft, check, explained, upload_of
from atlas.store import Difference, Store, Version

KEY = "upload"


@dataclass(frozen=True, slots=True)
class DeskFile:
    """One file: its cells, what was chosen for it, and what was understood of it with that."""

    workbook: RawWorkbook
    draft: Draft
    corrections: Corrections = field(default_factory=Corrections)

    @property
    def name(self) -> str:
        return self.draft.name

    @property
    def sha256(self) -> str:
        return self.draft.sha256

    def corrected(self, corrections: Corrections) -> "DeskFile":
        """The same file as ``corrections`` say."""
        draft = understand_workbook(self.workbook, corrections)
        return replace(self, draft=draft, corrections=corrections)


@dataclass
class Work:
    """Files that were read, checked together as the one version that they would become.

    ``difference`` is what publishing would change in the version that they were checked on; None
    where one figure has two values, so that there is nothing to compare. ``workbook``, ``draft``
    and ``corrections`` are those of the file that is looked at (:meth:`choose`), and so is what
    :meth:`correct` takes. ``own`` and ``common`` are the texts as typed: fields forget them when
    the page is left.
    """

    files: tuple[DeskFile, ...]
    checked: CheckedDraft
    contents: Mapping[str, bytes]
    chosen: str = ""
    explanations: dict[Finding, str] = field(default_factory=dict)
    own: dict[Finding, str] = field(default_factory=dict)
    common: str = ""
    difference: Difference | None = None
    conflict: AtlasError | None = None

    @property
    def file(self) -> DeskFile:
        """The file that is looked at; the first until one is chosen."""
        return next((one for one in self.files if one.sha256 == self.chosen), self.files[0])

    @property
    def workbook(self) -> RawWorkbook:
        return self.file.workbook

    @property
    def draft(self) -> Draft:
        return self.file.draft

    @property
    def corrections(self) -> Corrections:
        return self.file.corrections

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of the file that is looked at; ``checked.findings`` are those of all."""
        return self.checked.findings_of(self.draft)

    @property
    def open_queries(self) -> tuple[Finding, ...]:
        """The queries of all files that still need an explanation."""
        return self.checked.unexplained(self.explanations)

    def file_of(self, finding: Finding) -> DeskFile:
        """The file that a finding is in."""
        return next(one for one in self.files if one.sha256 == upload_of(finding))

    def choose(self, sha256: str) -> None:
        """Look at another file."""
        self.chosen = sha256

    def correct(self, store: Store, corrections: Corrections) -> None:
        """Take the file that is looked at as ``corrections`` say, and look at all anew."""
        mine = self.file
        self.files = tuple(one.corrected(corrections) if one is mine else one for one in self.files)
        self.recheck(store)

    def without(self, sheet: str) -> Corrections:
        """The corrections of the file but those of one sheet."""
        kept = {name: one for name, one in self.corrections.sheets.items() if name != sheet}
        return Corrections(kept)

    def recheck(self, store: Store) -> None:
        """Check and compare with the version that is the newest now."""
        self.checked = check([one.draft for one in self.files], store)
        self.explain(store, self.explanations)

    def explain(self, store: Store, explanations: Mapping[Finding, str]) -> None:
        """Keep the explanations of queries that still stand; they are part of what changes."""
        given = {_cell(finding): text for finding, text in explanations.items()}
        self.explanations = {
            one: given[_cell(one)] for one in self.checked.queries if _cell(one) in given
        }
        try:
            self.difference = store.compare(explained(self.checked, self.explanations))
        except StoreError:
            # one figure with two values: a finding says which, and nothing can be published
            self.difference = None


def _cell(finding: Finding) -> tuple[str, ...]:
    """What makes it the same query when all was checked again: what it is compared with moves."""
    return upload_of(finding), finding.rule, finding.sheet, finding.cell, finding.found


@dataclass
class Desk:
    """What lies on the analyst's desk: nothing, work, or word of what was published last.

    ``round`` counts the uploads, so that each gets a fresh uploader."""

    round: int = 0
    refused: AtlasError | None = None
    work: Work | None = None
    published: Version | None = None
    indicators: tuple[str, ...] = ()

    def clear(self) -> None:
        """As before the first file; the next one gets a fresh uploader."""
        self.round += 1
        self.refused = self.work = self.published = None
        self.indicators = ()

    def finish(self, version: Version) -> None:
        """All is published: only word of it stays."""
        codes = dict.fromkeys(figure.indicator for figure in self.work.checked.figures)
        self.clear()
        self.published, self.indicators = version, tuple(codes)


def work_of(
    store: Store,
    workbooks: Sequence[RawWorkbook],
    contents: Mapping[str, bytes],
    corrections: Mapping[str, Corrections],
) -> Work:
    """Files that were read, understood with the ``corrections`` of each (by SHA-256), checked
    and compared."""
    files = tuple(
        DeskFile(one, understand_workbook(one, chosen), chosen)
        for one in workbooks
        for chosen in (corrections.get(one.sha256, Corrections()),)
    )
    work = Work(files, check([one.draft for one in files], store), contents)
    work.explain(store, {})
    return work


def desk() -> Desk:
    """The desk of this session."""
    return st.session_state.setdefault(KEY, Desk())


def with_sheet(corrections: Corrections, sheet: str, **changes: object) -> Corrections:
    """As ``Corrections.with_``, for values that are put back to what the sheet says."""
    return Corrections(
        {**corrections.sheets, sheet: replace(corrections.of(sheet), **changes)}  # type: ignore
    )
