"""The upload in progress: one object of the session, and nothing of it anywhere else."""

from dataclasses import dataclass, field, replace

import streamlit as st

from atlas.errors import AtlasError, StoreError
from atlas.figures import Finding
from atlas.ingest import Corrections, Draft, understand_workbook
from atlas.ingest.raw import RawWorkbook
from atlas.publishing import CheckedDraft, check, explained
from atlas.store import Difference, Store, Version

KEY = "upload"


@dataclass
class Work:
    """A file that was read. ``difference`` is what publishing would change in the version that it
    was checked on; None where one figure has two values, so that there is nothing to compare.

    ``own`` and ``common`` are the texts as typed: fields forget them when the page is left."""

    content: bytes
    workbook: RawWorkbook
    checked: CheckedDraft
    corrections: Corrections = field(default_factory=Corrections)
    explanations: dict[Finding, str] = field(default_factory=dict)
    own: dict[Finding, str] = field(default_factory=dict)
    common: str = ""
    difference: Difference | None = None
    conflict: AtlasError | None = None

    @property
    def draft(self) -> Draft:
        return self.checked.drafts[0]

    @property
    def open_queries(self) -> tuple[Finding, ...]:
        """The queries that still need an explanation."""
        return self.checked.unexplained(self.explanations)

    def correct(self, store: Store, corrections: Corrections) -> None:
        """Take the file as ``corrections`` say, and look at it anew."""
        self.corrections = corrections
        self.recheck(store, understand_workbook(self.workbook, corrections))

    def without(self, sheet: str) -> Corrections:
        """The corrections but those of one sheet."""
        kept = {name: one for name, one in self.corrections.sheets.items() if name != sheet}
        return Corrections(kept)

    def recheck(self, store: Store, draft: Draft | None = None) -> None:
        """Check and compare with the version that is the newest now."""
        self.checked = check(draft or self.draft, store)
        self.explain(store, self.explanations)

    def explain(self, store: Store, explanations: dict[Finding, str]) -> None:
        """Keep the explanations of queries that still stand; they are part of what changes."""
        asked = set(self.checked.queries)
        self.explanations = {
            finding: text for finding, text in explanations.items() if finding in asked
        }
        try:
            self.difference = store.compare(explained(self.checked, self.explanations))
        except StoreError:
            # one figure with two values: a finding says which, and nothing can be published
            self.difference = None


@dataclass
class Desk:
    """What lies on the analyst's desk: nothing, a file, or word of what was published last.

    ``round`` counts the files, so that each gets a fresh uploader."""

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
        """The file is published: only word of it stays."""
        codes = dict.fromkeys(figure.indicator for figure in self.work.checked.figures)
        self.clear()
        self.published, self.indicators = version, tuple(codes)


def desk() -> Desk:
    """The desk of this session."""
    return st.session_state.setdefault(KEY, Desk())


def with_sheet(corrections: Corrections, sheet: str, **changes: object) -> Corrections:
    """As ``Corrections.with_``, for values that are put back to what the sheet says."""
    return Corrections(
        {**corrections.sheets, sheet: replace(corrections.of(sheet), **changes)}  # type: ignore
    )
