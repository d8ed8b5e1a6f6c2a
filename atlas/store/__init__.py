"""The versions: facts on Delta Lake, originals beside them, and locked readers of one version."""

from atlas.store.difference import Change, Difference, compare
from atlas.store.notes import Note
from atlas.store.originals import Original, Upload, sha256_of
from atlas.store.papers import Paper, Papers
from atlas.store.reading import Reader
from atlas.store.reference import Reference
from atlas.store.versions import Store, Version

__all__ = [
    "Change",
    "Difference",
    "Note",
    "Original",
    "Paper",
    "Papers",
    "Reader",
    "Reference",
    "Store",
    "Upload",
    "Version",
    "compare",
    "sha256_of",
]
