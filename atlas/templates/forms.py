"""Which columns each blank form has: codes out of ``forms.toml``, everything else out of the
catalogue."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from atlas.catalogue import Catalogue, Indicator, load_catalogue
from atlas.figures import breakdown_text

Rows = Literal["leagues", "banners", "region"]
ROWS: tuple[Rows, ...] = ("leagues", "banners", "region")
WHOLE = "合计"
"""Heads the column of the whole beside its categories."""

_TABLE = Path(__file__).with_name("forms.toml")
#: amounts are kept in 元 and reported in 万元
_REPORTED_UNIT = {"元": "万元"}


@dataclass(frozen=True, slots=True)
class FormColumn:
    """A figure to be filled in. ``heading`` from top to bottom; ``unit`` is the one that is filled
    in, ``factor`` what makes base units of it; ``breakdown`` is ``dimension=category`` or empty;
    ``stored`` are indicator and breakdown under which the figure is kept."""

    indicator: Indicator
    heading: tuple[str, ...]
    breakdown: str
    unit: str
    factor: int
    stored: tuple[str, str]

    @property
    def whole_number(self) -> bool:
        """Whether nothing but whole numbers can be meant: households, not money or rates."""
        return self.indicator.kind in ("stock", "flow") and self.factor == 1


@dataclass(frozen=True, slots=True)
class Form:
    """One sheet of a template; ``name`` is the sheet's, ``name_en`` only speaks of it."""

    theme: str
    name: str
    name_en: str
    rows: tuple[Rows, ...]
    columns: tuple[FormColumn, ...]

    @property
    def units(self) -> tuple[str, ...]:
        """The units of its columns, each once."""
        return tuple(dict.fromkeys(one.unit for one in self.columns))


@cache
def read_forms() -> tuple[Form, ...]:
    """All forms in the order of the themes. ``CatalogueError`` where a code is none any more."""
    catalogue = load_catalogue()
    order = {one.code: one.order for one in catalogue.themes()}
    plain = tomllib.loads(_TABLE.read_text("utf-8"))["form"]
    forms = [
        Form(
            one["theme"],
            one["name"],
            one["name_en"],
            tuple(one.get("rows", ROWS)),
            tuple(column for text in one["columns"] for column in _columns(text, catalogue)),
        )
        for one in plain
    ]
    return tuple(sorted(forms, key=lambda form: order[form.theme]))


def forms_of(theme: str, rows: Rows) -> tuple[Form, ...]:
    """The forms of a theme that are filled in by leagues, by banners or for the region."""
    return tuple(one for one in read_forms() if one.theme == theme and rows in one.rows)


def themes(rows: Rows) -> tuple[str, ...]:
    """The themes that have a form of such rows, in the order of the menu."""
    return tuple(dict.fromkeys(one.theme for one in read_forms() if rows in one.rows))


def _columns(text: str, catalogue: Catalogue) -> Iterator[FormColumn]:
    """``code``, or ``code by dimension: category category``, or the same with ``each``."""
    said, _, categories = text.partition(":")
    code, *cut = said.split()
    if not cut:
        yield _column(catalogue, code, (), "", "")
        return
    how, dimension = cut
    if how == "by":
        yield _column(catalogue, code, (WHOLE,), "", "")
    names = {one.code: one.name_zh for one in catalogue.dimension(dimension).categories}
    for category in categories.split():
        yield _column(catalogue, code, (names[category],), dimension, category)


def _column(
    catalogue: Catalogue, code: str, below: tuple[str, ...], dimension: str, category: str
) -> FormColumn:
    indicator = catalogue.get(code)
    unit = _REPORTED_UNIT.get(indicator.unit, indicator.unit)
    pairs = ((dimension, category),) if dimension else ()
    stored, kept = catalogue.canonical(code, pairs)
    return FormColumn(
        indicator,
        (f"{indicator.name_zh}（{unit}）", *below),
        breakdown_text(dict(pairs)),
        unit,
        int(catalogue.factor(code, unit) or 1),
        (stored, breakdown_text(dict(kept))),
    )
