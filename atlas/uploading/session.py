"""What lies on the analyst's desk in this session, before and after there is work to do."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import streamlit as st

from atlas.errors import AtlasError
from atlas.ingest.files.receiving import LeftFile
from atlas.uploading.background import Task
from atlas.uploading.desk import Work

KEY = "upload"


@dataclass(frozen=True, slots=True)
class Dropped:
    """What was dropped: names and bytes, the passwords typed so far by name, which names still
    wait for theirs (with the error that says so), and which are not to be read. ``into`` is the
    work that the files are added to."""

    files: tuple[tuple[str, bytes], ...]
    passwords: Mapping[str, str] = field(default_factory=dict, repr=False)
    locked: tuple[LeftFile, ...] = ()
    skipped: frozenset[str] = frozenset()
    into: Work | None = None


@dataclass
class Desk:
    """What lies on the analyst's desk: nothing, files that are being read, or work.

    ``round`` counts the uploads, so that each gets a fresh uploader. ``task`` reads what was
    dropped or opened; ``left`` are the files that were left out, each with its reason.
    """

    round: int = 0
    refused: AtlasError | None = None
    work: Work | None = None
    task: Task | None = None
    dropped: Dropped | None = None
    left: tuple[LeftFile, ...] = ()

    def clear(self) -> None:
        """As before the first file; the next one gets a fresh uploader."""
        self.round += 1
        self.refused = self.work = self.task = self.dropped = None
        self.left = ()


def desk() -> Desk:
    """The desk of this session."""
    return st.session_state.setdefault(KEY, Desk())
