"""The shape of a sheet: what stays when next year's figures are filled in, and how two fit."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any

from atlas.catalogue import Catalogue
from atlas.ingest.layout.vocabulary import is_by_line, plain, total_of, unit_line
from atlas.places import Places
from atlas.recipes.alignment import LEVEL, align, column_weight, levels_renamed, overlap
from atlas.recipes.anatomy import Anatomy
from atlas.recipes.texts import normal, years_of

FITS = 0.72
"""From this score on a sheet has the shape of a recipe. Next year's file, with two columns of eight
more, one moved and one renamed, scores above 0.85; another table of the same theme below 0.45
(``tests/recipes/test_shape.py``)."""

_LABELS = 300

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SheetShape:
    """Everything in normal form (``texts.normal``). ``stub``: what names the rows, ``places``,
    ``years`` or ``names``; ``labels`` are the rows' names where they are no places or years."""

    sheet: str
    title: str
    units: str
    stub: str
    paths: tuple[Path, ...]
    labels: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """Plain values for ``json.dumps``."""
        return asdict(self)

    @staticmethod
    def from_json(plain: Mapping[str, Any]) -> "SheetShape":
        """The inverse of :meth:`to_json`; ``KeyError`` or ``TypeError`` for anything else."""
        return SheetShape(
            **{name: str(plain[name]) for name in ("sheet", "title", "units", "stub")},
            paths=tuple(tuple(map(str, path)) for path in plain["paths"]),
            labels=tuple(map(str, plain["labels"])),
        )


@dataclass(frozen=True, slots=True)
class Fit:
    """How a sheet fits a shape, 0 to 1. ``renamed`` leads from old headings and row names to new
    ones that are a little different; ``added`` and ``missing`` are columns."""

    score: float
    renamed: Mapping[str, str] = field(default_factory=dict)
    added: tuple[Path, ...] = ()
    missing: tuple[Path, ...] = ()


def shape_of(anatomy: Anatomy, places: Places) -> SheetShape:
    """The shape of a sheet. The places named in its title and rows are no part of it."""
    table = anatomy.table
    title = [text for row in anatomy.title for text in _texts(anatomy, row)]
    stub, labels = _stub(anatomy, places)
    return SheetShape(
        sheet=_without_places(normal(table.sheet), places),
        title=_without_places("".join(normal(text) for text in title[:3] if _speaks(text)), places),
        units="、".join(normal(unit_line(text)) for text in title if unit_line(text)),
        stub=stub,
        paths=anatomy.columns,
        labels=labels,
    )


def fit(old: SheetShape, new: SheetShape, catalogue: Catalogue) -> Fit:
    """How far ``new`` is ``old`` again, a year later."""
    if old.stub != new.stub or bool(old.paths) != bool(new.paths):
        return Fit(0.0)
    columns = align(_joined(old.paths), _joined(new.paths), catalogue)
    rows = align(old.labels, new.labels, catalogue)
    table = overlap((columns, column_weight), (rows, lambda _: 1.0))
    score = (
        0.75 * table
        + 0.15 * _alike(old.title, new.title)
        + 0.05 * (old.units == new.units)
        + 0.05 * _alike(old.sheet, new.sheet)
    )
    return Fit(
        score,
        {**levels_renamed(columns.renamed), **rows.renamed},
        tuple(tuple(path.split(LEVEL)) for path in columns.added),
        tuple(tuple(path.split(LEVEL)) for path in columns.missing),
    )


def _joined(paths: Sequence[Path]) -> list[str]:
    return [LEVEL.join(path) for path in paths]


def _alike(old: str, new: str) -> float:
    return 1.0 if old == new else SequenceMatcher(None, old, new, autojunk=False).ratio()


def _texts(anatomy: Anatomy, row: int) -> list[str]:
    cells = (anatomy.table.cell(row, column) for column in range(anatomy.table.width))
    return [cell.text.strip() for cell in cells if cell.kind != "empty"]


def _speaks(text: str) -> bool:
    return not (is_by_line(text) or unit_line(text))


def _stub(anatomy: Anatomy, places: Places) -> tuple[str, tuple[str, ...]]:
    kinds: list[str] = []
    labels: dict[str, None] = {}
    for column in anatomy.stub:
        texts = {anatomy.table.cell(row, column).text.strip() for row in anatomy.body[:_LABELS]}
        texts -= {""}
        known = sum(places.resolve(text).code is not None or total_of(text) == "" for text in texts)
        if texts and known * 2 >= len(texts):
            kinds.append("places")
        elif texts and sum(bool(years_of([text])) for text in texts) * 2 >= len(texts):
            kinds.append("years")
        elif texts:
            kinds.append("names")
            labels |= dict.fromkeys(normal(text, anatomy.base) for text in sorted(texts))
    stub = next((kind for kind in ("places", "names", "years") if kind in kinds), "")
    return stub, tuple(labels)[:_LABELS]


@lru_cache(maxsize=512)
def _without_places(text: str, places: Places) -> str:
    for name in _place_names(places):
        text = text.replace(name, "")
    return text


@lru_cache(maxsize=2)
def _place_names(places: Places) -> tuple[str, ...]:
    """Longest first, as they stand in titles."""
    names = {plain(name) for one in places for name in (one.name, one.short) if len(name) > 1}
    return tuple(sorted({*names, "全区", "自治区"}, key=lambda name: (-len(name), name)))
