"""Which recipe fits a sheet, and what it says there; a template's own map comes before any."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from atlas.catalogue import Catalogue
from atlas.ingest import SheetCorrections
from atlas.ingest.files.raw import RawTable, RawWorkbook
from atlas.places import Places
from atlas.recipes.alignment import LEVEL
from atlas.recipes.anatomy import Anatomy
from atlas.recipes.anchors import Ground
from atlas.recipes.applied import RecipeUse
from atlas.recipes.blank import BlankSheet, taken
from atlas.recipes.choices import Choice, Placed, known, put
from atlas.recipes.recipe import Recipe, SheetRecipe
from atlas.recipes.shape import FITS, Fit, Path, SheetShape, fit, shape_of
from atlas.recipes.trying import harm_of

NOTHING = SheetCorrections()

_TRIED = 3
_JOINT = " / "

Said = tuple[SheetCorrections, RecipeUse | None]


@dataclass(frozen=True, slots=True)
class Fitter:
    """Compares the sheets of one workbook with shapes."""

    workbook: RawWorkbook
    catalogue: Catalogue
    places: Places

    def placed(self, anatomy: Anatomy, how: Fit | None = None) -> Placed:
        """The sheet as a ground for anchors, seen through what was renamed."""
        ground = Ground(anatomy, how.renamed if how else {})
        return Placed(ground, self.workbook.name, self.workbook.sha256)

    def fitting(
        self, shape: SheetShape, recipes: Iterable[Recipe]
    ) -> list[tuple[Recipe, SheetRecipe, Fit]]:
        """Recipes that fit a sheet, best first; leaving out a sheet takes the same sheet name."""
        fits = [
            (recipe, its, how)
            for recipe in recipes
            for its in recipe.sheets
            if (how := fit(its.shape, shape, self.catalogue)).score >= FITS
            and (its.shape.sheet == shape.sheet or not _skips(its.choices))
        ]
        return sorted(fits, key=lambda one: -one[2].score)

    def by_template(self, blank: BlankSheet, anatomy: Anatomy) -> Said:
        """What the map of a template says of its sheet."""
        got = taken(blank, self.placed(anatomy), self.catalogue, self.places)
        use = RecipeUse(
            anatomy.table.sheet,
            "used",
            choices=len(got.chosen.indicators),
            missing=tuple(_JOINT.join(path) for path in got.missing),
        )
        return got.chosen, use

    def by_recipe(self, anatomy: Anatomy, recipes: Iterable[Recipe]) -> Said:
        """The best recipe that helps; else what is to be said of the best one."""
        shape = shape_of(anatomy, self.places)
        refused: RecipeUse | None = None
        for recipe, its, how in self.fitting(shape, recipes)[:_TRIED]:
            choices = known(its.choices, self.catalogue, self.places)
            chosen = put(choices, self.placed(anatomy, how))
            reason = "nothing"
            if chosen != NOTHING:
                reason = harm_of(anatomy.table, self.workbook, chosen)
            use = _use(anatomy, recipe, its, how, chosen)
            if not reason:
                return chosen, use
            refused = refused or replace(use, state="not_used", reason=reason)
        return NOTHING, refused


def blank_of(table: RawTable, anatomy: Anatomy, blanks: Sequence[BlankSheet]) -> BlankSheet | None:
    """The map of a template's sheet: by its name, else (it was renamed) by its headings."""
    by_name = next((one for one in blanks if one.sheet == table.sheet), None)
    if by_name is not None:
        return by_name
    paths = set(anatomy.paths)
    return next(
        (
            one
            for one in blanks
            if sum(column.heading in paths for column in one.columns) * 2 > len(one.columns)
        ),
        None,
    )


def _use(
    anatomy: Anatomy, recipe: Recipe, its: SheetRecipe, how: Fit, chosen: SheetCorrections
) -> RecipeUse:
    printed_before = _printed([path for path in its.shape.paths if path], its.headings)
    headings = [_JOINT.join(path) for path in anatomy.paths]
    printed_now = _printed(anatomy.columns, headings)
    keyed = {(one.field, one.at) for one in its.choices if one.at is not None}
    placed = sum(len(getattr(chosen, name)) for name in _KEYED)
    renamed = tuple(
        (printed_before.get(old, old), printed_now.get(new, new))
        for old, new in how.renamed.items()
        if LEVEL in old or old in printed_before
    )
    return RecipeUse(
        anatomy.table.sheet,
        "used",
        recipe.id,
        recipe.name,
        score=how.score,
        choices=placed + sum(getattr(chosen, name) not in ("", None) for name in _WHOLE),
        asked=max(0, len(keyed) - placed),
        renamed=renamed,
        added=_named(how.added, printed_now),
        missing=_named(how.missing, printed_before),
    )


_KEYED = ("indicators", "places", "units", "years", "categories", "roles")
_WHOLE = ("skip", "year", "unit", "theme", "place", "indicator")


def _printed(paths: Iterable[Path], headings: Iterable[str]) -> dict[str, str]:
    """Headings in normal form → as they were printed."""
    return {LEVEL.join(path): text for path, text in zip(paths, headings, strict=False)}


def _named(paths: Iterable[Path], printed: dict[str, str]) -> tuple[str, ...]:
    return tuple(printed.get(LEVEL.join(path), _JOINT.join(path)) for path in paths)


def _skips(choices: Iterable[Choice]) -> bool:
    return any(one.field == "skip" and one.value for one in choices)
