"""What an analyst chose on the page where the sheet was not understood, as plain JSON."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

IGNORE = ""
"""Chosen instead of a code: this column or row is not to be read."""


@dataclass(frozen=True, slots=True)
class SheetCorrections:
    """Choices for one sheet.

    Keys of ``indicators``, ``units`` and ``years`` are a name as listed under ``unmatched`` or a
    column's letters; of ``places`` a name or a row number; values are codes (``IGNORE`` leaves
    the column or row out). ``categories`` maps a name to ``dimension=category`` (empty: the
    whole). ``roles`` maps a row number, a column's letters or a cell (``7``, ``C``, ``C7``) to the
    role (``draft.Role``) that it was given by hand. ``skip``: True leaves the sheet out, False
    reads a sheet that would be left out.
    """

    skip: bool | None = None
    year: int | None = None
    unit: str = ""
    theme: str = ""
    place: str = ""
    indicator: str = ""
    indicators: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    years: Mapping[str, int] = field(default_factory=dict)
    categories: Mapping[str, str] = field(default_factory=dict)
    roles: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Corrections:
    """Choices by sheet name; a sheet that is not listed is read as it is."""

    sheets: Mapping[str, SheetCorrections] = field(default_factory=dict)

    def of(self, sheet: str) -> SheetCorrections:
        """The choices for one sheet."""
        return self.sheets.get(sheet, _NONE)

    def with_(self, sheet: str, **changes: Any) -> "Corrections":
        """A copy with choices for one sheet; mappings are added to, everything else replaced."""
        before = self.of(sheet)
        merged = {
            name: {**getattr(before, name), **value} if isinstance(value, Mapping) else value
            for name, value in changes.items()
        }
        return Corrections({**self.sheets, sheet: replace(before, **merged)})

    def to_json(self) -> dict[str, Any]:
        """Plain values for ``json.dumps``; the inverse of :meth:`from_json`."""
        return {sheet: asdict(one) for sheet, one in self.sheets.items()}

    @staticmethod
    def from_json(plain: Mapping[str, Mapping[str, Any]]) -> "Corrections":
        """The choices that :meth:`to_json` wrote."""
        return Corrections({sheet: SheetCorrections(**one) for sheet, one in plain.items()})


_NONE = SheetCorrections()
