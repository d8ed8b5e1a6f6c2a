"""Workbooks as people have them, read and understood: the one door for the pages and commands."""

from atlas.ingest.corrections import IGNORE, Corrections, SheetCorrections
from atlas.ingest.draft import Draft, Ignored, Roles, Total, Understanding, Unmatched
from atlas.ingest.files.bounded import read_bounded
from atlas.ingest.files.read import read
from atlas.ingest.files.received import LeftFile, Received
from atlas.ingest.files.receiving import Receiver, receive
from atlas.ingest.understanding import understand, understand_workbook

__all__ = [
    "IGNORE",
    "Corrections",
    "Draft",
    "Ignored",
    "LeftFile",
    "Received",
    "Receiver",
    "Roles",
    "SheetCorrections",
    "Total",
    "Understanding",
    "Unmatched",
    "read",
    "read_bounded",
    "receive",
    "understand",
    "understand_workbook",
]
