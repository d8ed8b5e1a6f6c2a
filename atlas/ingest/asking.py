"""Findings of reading, gathered so that one unknown name is asked once with all its cells."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from atlas.figures import Finding
from atlas.ingest.draft import Unmatched, UnmatchedKind
from atlas.ingest.sense import Doubt, Printed
from atlas.ingest.values.parts_of_years import is_month

_LISTED_CELLS, _LISTED_OF_SEVERAL = 8, 24
_LISTED_CHOICES = 5
_LISTED_WORDS = 3
_SHOWN = 60
_KINDS: dict[str, UnmatchedKind] = {
    "unknown_place": "place",
    "unknown_indicator": "indicator",
    "unknown_category": "category",
    "narrowed_by_title": "category",
    "unknown_unit": "unit",
    "unit_mismatch": "unit",
    "unknown_word": "word",
}
_QUERIES = {
    "bare_rate",
    "derived_differs",
    "fraction_among_rates",
    "money_without_unit",
    "rates_as_fractions",
    "rates_below_one",
}

Key = tuple[str, str]
"""A rule and a name."""


@dataclass(slots=True)
class Asking:
    """Gathers what one sheet left open. Cells are named once each, in the order of the sheet."""

    sheet: str
    _doubts: dict[Key, Doubt] = field(default_factory=dict)
    _cells: dict[Key, dict[str, None]] = field(default_factory=dict)
    _printed: dict[Key, Printed] = field(default_factory=dict)
    _single: list[Finding] = field(default_factory=list)

    def doubt(
        self, doubt: Doubt, cell: str, as_printed: Callable[[], Printed] | None = None
    ) -> None:
        """A name that is not settled: all cells with that name make one finding. ``as_printed``
        is asked once for a name."""
        key = (doubt.rule, doubt.name)
        if key not in self._doubts:
            self._doubts[key] = doubt
            if as_printed is not None:
                self._printed[key] = as_printed()
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
        """Names first, then single cells. A heading that keeps several names from being understood
        (本月 above a column, 1月 to 12月) is one cause and one finding."""
        causes: dict[Key, list[Key]] = {}
        for key, doubt in self._doubts.items():
            causes.setdefault(self._cause(key, doubt), []).append(key)
        return [self._finding(keys) for keys in causes.values()] + self._single

    def _cause(self, key: Key, doubt: Doubt) -> Key:
        said = self._printed.get(key)
        if said is None or doubt.rule != "unknown_indicator":
            return key
        if is_month(said.unclear):
            return "month", ""
        return (said.cell, said.unclear) if doubt.settled and said.line == "column" else key

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

    def _finding(self, keys: Sequence[Key]) -> Finding:
        doubt, said = self._doubts[keys[0]], self._printed.get(keys[0])
        cells = list(dict.fromkeys(cell for key in keys for cell in self._cells[key]))
        details = {
            "name": said.text if said and said.text else doubt.name,
            "cells": _listed(cells, _LISTED_OF_SEVERAL if len(keys) > 1 else _LISTED_CELLS),
            "count": str(len(cells)),
            "candidates": ";".join(doubt.candidates[:_LISTED_CHOICES]),
        }
        first = cells[0] if cells else ""
        if said is not None and doubt.rule == "unknown_indicator":
            details |= _unclear(doubt, [self._printed[key] for key in keys])
            first = said.cell or first
        return Finding(
            rule=doubt.rule,
            severity=_severity(doubt.rule),
            sheet=self.sheet,
            cell=first,
            found=details["name"],
            expected=doubt.expected,
            details=tuple(sorted(details.items())),
        )


def _unclear(doubt: Doubt, said: Sequence[Printed]) -> dict[str, str]:
    """What was not understood of a name or, where it is one cause, of several names."""
    unclear = list(dict.fromkeys(one.unclear for one in said))
    listed = "、".join(unclear[:_LISTED_WORDS]) + ("…" if len(unclear) > _LISTED_WORDS else "")
    told = {"line": said[0].line, "unclear": listed}
    if is_month(said[0].unclear):
        return told | {"variant": "month", "candidates": "", "name": listed}
    if doubt.settled and doubt.unclear and listed:
        if said[0].line == "column":
            return told | {"variant": "column", "candidates": "", "name": listed}
        return told | {"variant": "part", "candidates": "", "settled": doubt.settled}
    return told | ({} if doubt.unclear else {"variant": "several"})


def _severity(rule: str) -> Literal["error", "query"]:
    return "query" if rule in _QUERIES else "error"


def _listed(cells: Sequence[str], most: int = _LISTED_CELLS) -> str:
    listed = "、".join(cells[:most])
    return listed if len(cells) <= most else f"{listed}…"
