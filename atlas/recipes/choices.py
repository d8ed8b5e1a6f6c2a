"""From what was chosen for one sheet to what is worth remembering of it, and back."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import PurePath
from typing import Any, get_args

from atlas.catalogue import Catalogue
from atlas.ingest.corrections import SheetCorrections
from atlas.ingest.draft import Role
from atlas.places import Places
from atlas.recipes.anatomy import Anatomy
from atlas.recipes.anchors import Anchor, Ground
from atlas.recipes.texts import normal, years_of

#: field → what its keys may be (``Ground.anchor``)
_KEYS = {
    "indicators": "cn",
    "places": "rn",
    "units": "cn",
    "years": "cn",
    "categories": "n",
    "roles": "rcx",
}
_WHOLE = ("skip", "unit", "theme", "indicator")
_FEWEST_PLACES = 3


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice. ``field`` is that of ``SheetCorrections``; ``at`` is None for a whole sheet's.

    A year is never remembered as such: ``value`` counts from the year that the sheet says.
    ``only`` names the sheets that the choice holds for: ``file:`` and a SHA-256, or ``places:`` and
    a digest of the rows' places (a league's table, not each league's table)."""

    field: str
    value: str | int | bool
    at: Anchor | None = None
    only: str = ""

    def to_json(self) -> dict[str, Any]:
        """Plain values for ``json.dumps``."""
        plain: dict[str, Any] = {"field": self.field, "value": self.value}
        if self.at is not None:
            plain["at"] = self.at.to_json()
        return plain | ({"only": self.only} if self.only else {})

    @staticmethod
    def from_json(plain: Mapping[str, Any]) -> "Choice":
        """The inverse of :meth:`to_json`; ``KeyError``, ``TypeError`` or ``ValueError`` else."""
        name, value = str(plain["field"]), plain["value"]
        expected: type = {"skip": bool, "year": int, "years": int}.get(name, str)
        if name not in {one.name for one in fields(SheetCorrections)}:
            raise ValueError(name)
        if type(value) is not expected:
            raise TypeError(name)
        at = Anchor.from_json(plain["at"]) if name in _KEYS else None
        return Choice(name, value, at, str(plain.get("only", "")))


@dataclass(frozen=True)
class Placed:
    """A sheet with its file, where choices are taken from and put to."""

    ground: Ground
    file: str
    sha256: str

    @property
    def anatomy(self) -> Anatomy:
        return self.ground.sheet

    @property
    def said_years(self) -> tuple[int, ...]:
        """The years of the title, else of the sheet's name, else of the file's."""
        table = self.anatomy.table
        title = [
            table.cell(row, column).text
            for row in self.anatomy.title
            for column in range(table.width)
        ]
        for texts in (title, [table.sheet], [PurePath(self.file).stem]):
            if found := years_of(texts):
                return found
        return ()

    @property
    def rows_digest(self) -> str:
        """Names the places of the rows; empty where they are too few to tell whose table it is."""
        names = {
            normal(self.anatomy.table.cell(row, column).text)
            for column in self.anatomy.stub
            for row in self.anatomy.body[:300]
        } - {""}
        if len(names) < _FEWEST_PLACES:
            return ""
        return hashlib.sha256("\n".join(sorted(names)).encode()).hexdigest()[:16]


def remembered(chosen: SheetCorrections, sheet: Placed, places_stub: bool) -> tuple[Choice, ...]:
    """What of ``chosen`` another sheet of the shape can use."""
    found = [
        Choice(name, value) for name in _WHOLE if (value := getattr(chosen, name)) not in ("", None)
    ]
    if chosen.year:
        found += _year(chosen.year, sheet)
    if chosen.place:
        digest = sheet.rows_digest if places_stub else ""
        found += [Choice("place", chosen.place, only=f"file:{sheet.sha256}")]
        found += [Choice("place", chosen.place, only=f"places:{digest}")] if digest else []
    for name, kinds in _KEYS.items():
        for key, value in getattr(chosen, name).items():
            at = sheet.ground.anchor(key, kinds)
            counted = _counted(value, sheet) if name == "years" else value
            if at is not None and counted is not None:
                found.append(Choice(name, counted, at))
    return tuple(found)


def put(choices: Iterable[Choice], sheet: Placed) -> SheetCorrections:
    """The choices in the words and letters of this sheet; what is not there is left out."""
    whole: dict[str, Any] = {}
    keyed: dict[str, dict[str, Any]] = {name: {} for name in _KEYS}
    for one in choices:
        if one.only and one.only not in (f"file:{sheet.sha256}", f"places:{sheet.rows_digest}"):
            continue
        if one.field == "year":
            year = _said_year(int(one.value), sheet, bool(one.only))
            whole |= {"year": year} if year else {}
        elif one.at is None:
            whole[one.field] = one.value
        else:
            value = _year_of(int(one.value), sheet) if one.field == "years" else one.value
            keys = sheet.ground.keys(one.at) if value is not None else ()
            keyed[one.field] |= dict.fromkeys(keys, value)
    return SheetCorrections(**whole, **keyed)


def known(choices: Iterable[Choice], catalogue: Catalogue, places: Places) -> tuple[Choice, ...]:
    """Those whose codes exist (still): a recipe may come from another house or another year."""
    codes = {
        "indicator": catalogue,
        "indicators": catalogue,
        "place": places,
        "places": places,
        "unit": _Units(catalogue),
        "units": _Units(catalogue),
        "roles": get_args(Role),
    }
    return tuple(
        one
        for one in choices
        if not one.value or one.field not in codes or one.value in codes[one.field]
    )


@dataclass(frozen=True, slots=True)
class _Units:
    catalogue: Catalogue

    def __contains__(self, text: object) -> bool:
        return self.catalogue.find_unit(str(text)) is not None


def _year(year: int, sheet: Placed) -> list[Choice]:
    """The year that the sheet says (counted from the newest it names), else only this file's."""
    said = sheet.said_years
    if year in said:
        return [Choice("year", said.index(year) - len(said))]
    return [Choice("year", year, only=f"file:{sheet.sha256}")]


def _said_year(value: int, sheet: Placed, literal: bool) -> int | None:
    said = sheet.said_years
    if literal:
        return value
    return said[value] if -len(said) <= value < 0 else None


def _counted(year: int, sheet: Placed) -> int | None:
    said = sheet.said_years
    return year - said[-1] if said else None


def _year_of(offset: int, sheet: Placed) -> int | None:
    said = sheet.said_years
    return said[-1] + offset if said else None
