"""The recipes of a store: applied to a workbook, learnt from a published one, kept as papers."""

import secrets
from collections.abc import Iterable
from dataclasses import replace

from atlas.catalogue import load_catalogue
from atlas.errors import ConflictError, StoreError
from atlas.ingest import Corrections, Draft, SheetCorrections
from atlas.ingest.files.raw import RawWorkbook
from atlas.places import Places
from atlas.recipes.anatomy import take_apart
from atlas.recipes.applied import Applied, RecipeUse
from atlas.recipes.blank import blank_sheets
from atlas.recipes.fitting import NOTHING, Fitter, blank_of
from atlas.recipes.recipe import Recipe, as_file, from_file
from atlas.recipes.teaching import brought_up_to_date, lessons, name_of, now, taught_before
from atlas.store import Store

KIND = "recipes"
"""The papers of a store that hold recipes."""

_ATTEMPTS = 8
_LONGEST_NAME = 80


class Recipes:
    """All recipes of a store. Cheap to make; threads may share the store."""

    def __init__(self, store: Store) -> None:
        self._papers = store.papers(KIND)

    def listed(self) -> list[Recipe]:
        """All recipes, the last one changed or used first."""
        papers = [paper for paper in self._papers.all() if not paper.content.get("discarded")]
        found = [Recipe.of(one.name, one.revision, one.written_at, one.content) for one in papers]
        return sorted(found, key=lambda one: (one.changed_at, one.id), reverse=True)

    def read(self, recipe: str) -> Recipe:
        """The recipe of an id; ``StoreError`` ``recipe_missing`` where there is none (any more)."""
        if self._papers.newest(recipe):
            paper = self._papers.read(recipe)
            if not paper.content.get("discarded"):
                return Recipe.of(paper.name, paper.revision, paper.written_at, paper.content)
        raise StoreError("recipe_missing")

    def apply(self, workbook: RawWorkbook) -> Applied:
        """What is remembered for the sheets of this workbook. A template's own map comes first; a
        recipe that would make reading worse is named and not used."""
        return apply(workbook, self.listed())

    def learn(
        self,
        workbook: RawWorkbook,
        draft: Draft,
        corrections: Corrections,
        author: str,
        name: str = "",
    ) -> Recipe | None:
        """Remember what was chosen for a workbook that is published now; None where nothing was.

        A workbook of a known shape updates that recipe and counts a use of it. ``draft`` is what
        was read with these corrections: a sheet that still gave nothing teaches nothing."""
        fitter = _fitter(workbook)
        taught = lessons(fitter, draft, corrections)
        if not taught:
            return None
        for _ in range(_ATTEMPTS):
            recipe = taught_before(fitter, taught, self.listed())
            if recipe is None:
                sheets = tuple(one.recipe for one in taught)
                called = (name or name_of(fitter, taught))[:_LONGEST_NAME]
                recipe = Recipe(_new_id(), 0, called, author, now(), "", 0, "", sheets)
            else:
                recipe = brought_up_to_date(fitter, recipe, taught, author)
            try:
                return self._write(recipe)
            except ConflictError:
                # someone published a workbook of the same shape meanwhile: look again
                continue
        raise StoreError("recipe_busy")

    def rename(self, recipe: str, name: str) -> Recipe:
        """Give a recipe another name; ``StoreError`` ``recipe_unnamed`` for an empty one."""
        if not name.strip():
            raise StoreError("recipe_unnamed")
        return self._write(replace(self.read(recipe), name=name.strip()[:_LONGEST_NAME]))

    def discard(self, recipe: str) -> None:
        """Do not use a recipe any more. Its revisions stay in the store, as all papers do."""
        found = self.read(recipe)
        content = {**found.content(), "discarded": True}
        self._papers.write(recipe, content, after=found.revision)

    def exported(self, recipes: Iterable[str] = ()) -> bytes:
        """The recipes of some ids (all by default) as a JSON file."""
        wanted = set(recipes)
        return as_file([one for one in self.listed() if not wanted or one.id in wanted])

    def imported(self, content: bytes, author: str = "") -> list[Recipe]:
        """Add the recipes of an exported file, and return those added; one that is here already,
        word for word, is not added again. ``UploadError`` ``recipes_unreadable``."""
        here = {one.sheets for one in self.listed()}
        return [
            self._write(replace(one, id=_new_id(), author=author or one.author))
            for one in from_file(content)
            if one.sheets not in here
        ]

    def _write(self, recipe: Recipe) -> Recipe:
        paper = self._papers.write(recipe.id, recipe.content(), after=recipe.revision)
        return Recipe.of(paper.name, paper.revision, paper.written_at, paper.content)


def apply(workbook: RawWorkbook, recipes: Iterable[Recipe] = ()) -> Applied:
    """As :meth:`Recipes.apply` for some recipes; without any, what a template says of itself:
    for the command line, which reads without a store."""
    blanks, listed = blank_sheets(workbook), list(recipes)
    fitter = _fitter(workbook)
    sheets: dict[str, SheetCorrections] = {}
    uses: list[RecipeUse] = []
    for table in workbook.sheets if blanks or listed else ():
        if table.hidden or not table.values:
            continue
        anatomy = take_apart(table)
        blank = blank_of(table, anatomy, blanks)
        if blank and not anatomy.body:
            # a form of the template that nobody filled in
            continue
        chosen, use = (
            fitter.by_template(blank, anatomy) if blank else fitter.by_recipe(anatomy, listed)
        )
        if chosen != NOTHING:
            sheets[table.sheet] = chosen
        uses += [use] if use else []
    return Applied(Corrections(sheets), tuple(uses))


def _fitter(workbook: RawWorkbook) -> Fitter:
    return Fitter(workbook, load_catalogue(), Places.load())


def _new_id() -> str:
    return secrets.token_hex(8)
