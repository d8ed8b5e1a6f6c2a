"""Where a choice belongs, said so that another sheet of the shape can be pointed at: not column
F, but the column headed 帮扶资金 over 金秋助学."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from atlas.ingest.files.raw import column_letters, column_number
from atlas.recipes.alignment import LEVEL
from atlas.recipes.anatomy import Anatomy
from atlas.recipes.texts import normal

_LETTERS = re.compile(r"[A-Z]{1,3}")
_ROW = re.compile(r"\d{1,7}")
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
#: between the parts of a name that was put together from several headings
JOINT = " / "


@dataclass(frozen=True, slots=True)
class Spot:
    """The ``nth`` of the ``of`` columns (rows) that are named ``name``, counted from 0."""

    name: tuple[str, ...]
    nth: int = 0
    of: int = 1


@dataclass(frozen=True, slots=True)
class Anchor:
    """A column, a row, the cell where both meet, or a name: its parts as printed, and whether
    each is the text of a cell (which may be printed otherwise next year)."""

    column: Spot | None = None
    row: Spot | None = None
    name: tuple[tuple[str, bool], ...] = ()
    base: int | None = None

    def to_json(self) -> dict[str, Any]:
        """Plain values for ``json.dumps``, only those that are set."""
        return {key: value for key, value in asdict(self).items() if value not in (None, ())}

    @staticmethod
    def from_json(plain: Mapping[str, Any]) -> "Anchor":
        """The inverse of :meth:`to_json`; ``KeyError`` or ``TypeError`` for anything else."""
        return Anchor(
            *(_spot(plain.get(side)) for side in ("column", "row")),
            tuple((str(text), bool(of_cell)) for text, of_cell in plain.get("name", ())),
            None if plain.get("base") is None else int(plain["base"]),
        )


def _spot(plain: Mapping[str, Any] | None) -> Spot | None:
    if plain is None:
        return None
    nth, of = int(plain["nth"]), int(plain["of"])
    if not 0 <= nth < of:
        raise ValueError(nth)
    return Spot(tuple(map(str, plain["name"])), nth, of)


@dataclass(frozen=True)
class Ground:
    """A sheet that anchors are made from or found in; ``renamed`` leads from headings of the
    recipe's sheet to those of this one."""

    sheet: Anatomy
    renamed: Mapping[str, str] = field(default_factory=dict)

    def anchor(self, key: str, kinds: str) -> Anchor | None:
        """The anchor of a key of ``SheetCorrections``; ``kinds`` lists what it may be: ``c``olumn,
        ``r``ow, cell (``x``), ``n``ame. None where it points outside of the sheet."""
        if "c" in kinds and _LETTERS.fullmatch(key) and (spot := self._column_spot(key)):
            return Anchor(column=spot)
        if "r" in kinds and _ROW.fullmatch(key) and (spot := self._row_spot(key)):
            return Anchor(row=spot)
        if "x" in kinds and (cell := _CELL.fullmatch(key)):
            column, row = self._column_spot(cell[1]), self._row_spot(cell[2])
            return Anchor(column, row) if column and row else None
        return self._name(key) if "n" in kinds else None

    def keys(self, anchor: Anchor) -> list[str]:
        """The keys that an anchor has in this sheet, none where it is not there any more."""
        if anchor.name:
            return self._names(anchor)
        columns = [""] if anchor.column is None else self._columns(anchor.column)
        rows = [""] if anchor.row is None else self._rows(anchor.row)
        return [f"{column}{row}" for column in columns for row in rows]

    def _column_spot(self, letters: str) -> Spot | None:
        at = column_number(letters) - self.sheet.table.first_column
        paths = self.sheet.columns
        if not 0 <= at < len(paths):
            return None
        same = [index for index, path in enumerate(paths) if path == paths[at]]
        return Spot(paths[at], same.index(at), len(same))

    def _row_spot(self, number: str) -> Spot | None:
        at = int(number) - 1 - self.sheet.table.first_row
        labels = self.sheet.rows
        if not 0 <= at < len(labels):
            return None
        same = [index for index, label in enumerate(labels) if label == labels[at]]
        return Spot((labels[at],), same.index(at), len(same))

    def _columns(self, spot: Spot) -> list[str]:
        """The letters of the column; where there are more or fewer of that name, none."""
        path = tuple(spot.name)
        paths = self.sheet.columns
        if path not in paths:
            whole = self.renamed.get(LEVEL.join(path))
            path = tuple(whole.split(LEVEL)) if whole else path
        if path not in paths:
            joined = {"".join(one): one for one in paths if one}
            path = joined.get("".join(path), path)
        found = [index for index, one in enumerate(paths) if one == path]
        if len(found) != spot.of:
            return []
        return [column_letters(found[spot.nth] + self.sheet.table.first_column)]

    def _rows(self, spot: Spot) -> list[str]:
        labels = self.sheet.rows
        label = spot.name[0]
        if label not in labels:
            label = self.renamed.get(label, label)
        found = [index for index, one in enumerate(labels) if one == label]
        if len(found) != spot.of:
            return []
        return [str(found[spot.nth] + self.sheet.table.first_row + 1)]

    def _name(self, key: str) -> Anchor | None:
        if not key:
            return None
        texts, base = self.sheet.texts, self.sheet.base
        parts: Sequence[str] = (key,)
        if normal(key, base) not in texts:
            parts = key.split(JOINT)
        return Anchor(name=tuple((part, normal(part, base) in texts) for part in parts), base=base)

    def _names(self, anchor: Anchor) -> list[str]:
        """The name as this sheet prints it: several where it prints it in several ways."""
        names = [""]
        for at, (part, of_cell) in enumerate(anchor.name):
            forms = list(self._forms(part, anchor.base)) if of_cell else [part]
            joint = JOINT if at else ""
            names = [f"{before}{joint}{form}" for before in names for form in forms]
        return names

    def _forms(self, printed: str, base: int | None) -> Iterator[str]:
        texts = self.sheet.texts
        wanted = normal(printed, base)
        wanted = wanted if wanted in texts else self.renamed.get(wanted, wanted)
        forms = texts.get(wanted, ())
        yield from (printed,) if printed in forms else forms
