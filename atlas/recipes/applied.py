"""What came of the recipes for one workbook, and how it is said."""

from dataclasses import dataclass
from typing import Literal

from atlas.ingest import Corrections
from atlas.words import Words

State = Literal["used", "not_used"]
_NAMED = 3


@dataclass(frozen=True, slots=True)
class RecipeUse:
    """A sheet that a recipe fits. ``recipe`` is its id (empty: the map inside a template).

    ``reason`` of one that was not used: ``fewer_figures``, ``more_errors``; ``nothing`` where none
    of its choices applies. ``choices`` counts those that were taken, ``asked`` those that could
    not be; ``renamed`` pairs headings, ``added`` and ``missing`` are columns.
    """

    sheet: str
    state: State
    recipe: str = ""
    name: str = ""
    reason: str = ""
    score: float = 1.0
    choices: int = 0
    asked: int = 0
    renamed: tuple[tuple[str, str], ...] = ()
    added: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Applied:
    """``corrections`` for ``understand_workbook``; one use for each sheet that a recipe fits."""

    corrections: Corrections
    used: tuple[RecipeUse, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The recipes that were used."""
        return tuple(dict.fromkeys(one.recipe for one in self.used if one.state == "used"))


def use_said(use: RecipeUse, words: Words) -> str:
    """One sentence or two: which recipe, for which sheet, and what differs; or why it was not."""
    kind = "recipe" if use.recipe else "template"
    fill = {"name": use.name, "sheet": use.sheet, "count": use.choices}
    if use.state == "not_used":
        return words(f"recipes.not_used.{use.reason}", **fill)
    said = words(f"recipes.used.{kind}", **fill)
    if use.renamed:
        pairs = (words("recipes.renamed_pair", old=old, new=new) for old, new in use.renamed)
        said += words("recipes.renamed", names=_some(pairs, words), count=len(use.renamed))
    for what in ("added", "missing"):
        if names := getattr(use, what):
            said += words(f"recipes.{what}", names=_some(names, words), count=len(names))
    if use.asked:
        said += words("recipes.asked", count=use.asked)
    return said


def _some(names: object, words: Words) -> str:
    listed = list(names)  # type: ignore[call-overload]
    more = words("recipes.and_more") if len(listed) > _NAMED else ""
    return words("recipes.and").join(listed[:_NAMED]) + more
