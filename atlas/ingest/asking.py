"""Findings of reading, gathered so that one unknown name is asked once with all its cells."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from atlas.figures import Finding
from atlas.ingest.draft import Unmatched, UnmatchedKind
from atlas.ingest.sense import Doubt

_LISTED_CELLS = 8
_LISTED_CHOICES = 5
_SHOWN = 60
_KINDS: dict[str, UnmatchedKind] = {
    "unknown_place": "place",
    "unknown_indicator": "indicator",
    "unknown_category": "category",
    "unknown_unit": "unit",
    "unit_mismatch": "unit",
    "unknown_word": "word",
}
_QUERIES = {"bare_rate", "derived_differs", "fraction_among_rates", "money_without_unit"}


@dataclass(slots=True)
class Asking:
    """Gathers what one sheet left open. Cells are named once each, in the order of the sheet."""

    sheet: str
    _doubts: dict[tuple[str, str], Doubt] = field(default_factory=dict)
    _cells: dict[tuple[str, str], dict[str, None]] = field(default_factory=dict)
    _single: list[Finding] = field(default_factory=list)

    def doubt(self, doubt: Doubt, cell: str) -> None:
        """A name that is not settled: all cells with that name make one finding."""
        key = (doubt.rule, doubt.name)
        self._doubts.setdefault(key, doubt)
        self._cells.setdefault(key, {})[cell] = None

    def cell(self, rule: str, cell: str, found: str, expected: str = "") -> None:
        """Something that is wrong with one cell."""
        if len(found) > _SHOWN:
            found = f"{found[:_SHOWN]}…"
        self._single.append(Finding(rule, _severity(rule), self.sheet, cell, found, expected))

    def derived(self, cells: Sequence[str], name: str, found: str, expected: str) -> None:
        """A derived column that does not follow from its neighbours: all its cells at once."""
        details = (("cells", _listed(cells)), ("count", str(len(cells))), ("name", name))
        self._single.append(
            Finding("derived_differs", "query", self.sheet, cells[0], found, expected, "", details)
        )

    def findings(self) -> list[Finding]:
        """Names first, then single cells."""
        return [self._finding(key, doubt) for key, doubt in self._doubts.items()] + self._single

    def unmatched(self) -> list[Unmatched]:
        """The names that lead to no code."""
        return [
            Unmatched(
                _KINDS[doubt.rule],
                doubt.name,
                self.sheet,
                tuple(self._cells[key]),
                # of a unit that does not fit, what may be meant is the one that does
                doubt.candidates or ((doubt.expected,) if _KINDS[doubt.rule] == "unit" else ()),
            )
            for key, doubt in self._doubts.items()
            if doubt.rule in _KINDS
        ]

    def _finding(self, key: tuple[str, str], doubt: Doubt) -> Finding:
        cells = list(self._cells[key])
        details = {
            "name": doubt.name,
            "cells": _listed(cells),
            "count": str(len(cells)),
            "candidates": ";".join(doubt.candidates[:_LISTED_CHOICES]),
        }
        return Finding(
            rule=doubt.rule,
            severity=_severity(doubt.rule),
            sheet=self.sheet,
            cell=cells[0] if cells else "",
            found=doubt.name,
            expected=doubt.expected,
            details=tuple(sorted(details.items())),
        )


def _severity(rule: str) -> Literal["error", "query"]:
    return "query" if rule in _QUERIES else "error"


def _listed(cells: Sequence[str]) -> str:
    listed = "、".join(cells[:_LISTED_CELLS])
    return listed if len(cells) <= _LISTED_CELLS else f"{listed}…"
