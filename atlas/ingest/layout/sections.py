"""Rows that hold no number and head the rows below: 2022年, （单位：万元）, 包头市, 会员人数."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from atlas.ingest.files.raw import RawTable
from atlas.ingest.layout.column import Column
from atlas.ingest.layout.judging import is_dash, is_filled, is_serial
from atlas.ingest.layout.knowledge import Knowledge
from atlas.ingest.layout.row_words import RowSense, text_of
from atlas.ingest.layout.vocabulary import total_of, unit_line
from atlas.ingest.values.moments import read_moment


@dataclass(slots=True)
class Sections:
    """What the last heading rows said, until another of the same kind comes."""

    table: RawTable
    columns: Sequence[Column]
    known: Knowledge
    _held: dict[str, Any] = field(default_factory=dict)
    _values: list[int] = field(init=False)
    _roles: set[str] = field(init=False)
    _dimensions: set[str] | None = None

    def __post_init__(self) -> None:
        self._values = [one.index for one in self.columns if one.role == "value"]
        self._roles = {str(one.role) for one in self.columns}

    def heads(self, row: int) -> bool:
        """Whether a row only heads those below; what it says is kept."""
        values = self.table.values[row]
        if not all(values[at] in ("", None) or is_dash(values[at]) for at in self._values):
            return False
        filled = [text_of(value) for value in values if is_filled(value)]
        texts = [text for text in filled if not is_serial(text) and not is_dash(text)]
        if len(texts) != 1 or total_of(texts[0]) is not None:
            return False
        if any((row, at) in self.table.errors for at in self._values):
            return False
        if any(map(is_dash, filled)):
            if not self._is_struck_out(texts[0]):
                return False
            self._keep(texts[0], row)
            return True
        return self._keep(texts[0], row)

    def _is_struck_out(self, text: str) -> bool:
        """一、组织情况 | — | —: dashes in each cell beside a name that is no indicator."""
        if "indicator" not in self._roles or "place" in self._roles or self.known.is_place(text):
            return False
        name = self.known.heading(text).name
        unknown = self.known.catalogue.resolve(name).how == "none"
        return unknown and not self.known.is_category(name)

    def _keep(self, text: str, row: int) -> bool:
        moment = read_moment(text)
        if moment is not None and "year" not in self._roles:
            self._held["moment"] = moment
        elif (unit := unit_line(text)) and self.known.catalogue.find_unit(unit):
            self._held["unit"] = unit
        elif "place" in self._roles:
            return self._keep_name(text, row)
        elif "indicator" in self._roles and self.known.is_place(text):
            self._held["place"] = self.known.place(text).code
        else:
            self._held["group"] = self.known.heading(text).name
            return False
        return True

    def _keep_name(self, text: str, row: int) -> bool:
        """Above rows of places: an indicator, or a category of the columns' own. What is neither
        ends the heading above it, and is asked about with the cells below."""
        if self.known.is_place(text):
            return False
        name = self.known.heading(text).name
        if name and "indicator" not in self._roles and self.known.catalogue.resolve(name).code:
            self._held |= {"names": (name,), "unit": self.known.heading(text).unit}
            return True
        if name and self.known.is_category(name):
            self._held["categories"] = ((self._dimension(name), name),)
            return True
        for kind, unclear in (("categories", (("", name),)), ("names", (name,))):
            if name and self._held.get(kind) and self._begins(row):
                self._held[kind] = unclear
                return True
        return False

    def _dimension(self, name: str) -> str:
        """Of 事业单位, which two breakdowns have, the one of the headings around it, if any."""
        match = self.known.catalogue.resolve_category(name)
        return next(iter(self._around())) if match.candidates and len(self._around()) == 1 else ""

    def _around(self) -> set[str]:
        """The breakdowns of all headings of the table that name a category of one alone."""
        if self._dimensions is None:
            resolve = self.known.catalogue.resolve_category
            texts = {
                text_of(filled[0])
                for values in self.table.values
                if len(filled := [one for one in values if is_filled(one)]) == 1
            }
            found = (resolve(self.known.heading(text).name).dimension for text in texts)
            self._dimensions = {one for one in found if one}
        return self._dimensions

    def _begins(self, row: int) -> bool:
        """Whether a row of figures follows."""
        below = self.table.values[row + 1] if row + 1 < self.table.height else ()
        return any(below[at] not in ("", None) for at in self._values if below)

    def __bool__(self) -> bool:
        return bool(self._held)

    def below(self, said: RowSense) -> RowSense:
        """A row with what the headings above it say and it does not say itself."""
        held = self._held
        changes: dict[str, Any] = {
            name: held[name]
            for name in ("moment", "unit", "place", "names", "categories")
            if held.get(name) and not getattr(said, name)
        }
        group = held.get("group")
        if group and len(said.names) == 1:
            resolve = self.known.catalogue.resolve_headings
            alone = resolve(said.names, said.unit or None)
            if alone.code is None and resolve((group, *said.names), said.unit or None).code:
                changes["names"] = (group, *said.names)
        return said._replace(**changes) if changes else said
