"""What a workbook that is published teaches: new choices, and a recipe brought up to date."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import PurePath

from atlas.ingest import Corrections, Draft
from atlas.recipes.anatomy import take_apart
from atlas.recipes.anchors import Ground
from atlas.recipes.blank import blank_sheets
from atlas.recipes.choices import Placed, remembered
from atlas.recipes.fitting import NOTHING, Fitter, blank_of
from atlas.recipes.recipe import Recipe, SheetRecipe
from atlas.recipes.shape import shape_of


@dataclass(frozen=True, slots=True)
class Taught:
    """What one sheet teaches."""

    recipe: SheetRecipe
    sheet: Placed


def lessons(fitter: Fitter, draft: Draft, corrections: Corrections) -> list[Taught]:
    """One for each sheet that was corrected and then read, or left out by choice."""
    blanks = blank_sheets(fitter.workbook)
    read = {one.sheet for one in draft.sheets if one.figures}
    taught = []
    for table in fitter.workbook.sheets:
        chosen = corrections.of(table.sheet)
        if chosen == NOTHING or not (chosen.skip or table.sheet in read):
            continue
        anatomy = take_apart(table)
        if blank_of(table, anatomy, blanks) is not None:
            continue
        shape, sheet = shape_of(anatomy, fitter.places), fitter.placed(anatomy)
        choices = remembered(chosen, sheet, shape.stub == "places")
        headings = tuple(" / ".join(path) for path in anatomy.paths if path)
        if choices:
            taught.append(Taught(SheetRecipe(shape, choices, headings), sheet))
    return taught


def taught_before(
    fitter: Fitter, taught: Sequence[Taught], recipes: Sequence[Recipe]
) -> Recipe | None:
    """The recipe that fits most of the sheets; None where none fits any."""
    counts = [
        (sum(bool(fitter.fitting(one.recipe.shape, [recipe])) for one in taught), recipe)
        for recipe in recipes
    ]
    count, best = max(counts, key=lambda one: one[0], default=(0, None))
    return best if count else None


def brought_up_to_date(
    fitter: Fitter, recipe: Recipe, taught: Sequence[Taught], author: str
) -> Recipe:
    """The recipe with what its sheets say now. Choices whose column or name is missing this time
    are kept: it may come back."""
    sheets = list(recipe.sheets)
    for one in taught:
        fitting = fitter.fitting(one.recipe.shape, [replace(recipe, sheets=tuple(sheets))])
        if not fitting:
            sheets.append(one.recipe)
            continue
        _, before, how = fitting[0]
        ground = Ground(one.sheet.anatomy, how.renamed)
        away = tuple(old for old in before.choices if old.at and not ground.keys(old.at))
        sheets[sheets.index(before)] = replace(one.recipe, choices=(*one.recipe.choices, *away))
    return replace(
        recipe, author=author, used=recipe.used + 1, last_used=now(), sheets=tuple(sheets)
    )


def name_of(fitter: Fitter, taught: Sequence[Taught]) -> str:
    """A name that a person would give: the first title without its year, else the file's name."""
    title = next((one.recipe.shape.title for one in taught if one.recipe.shape.title), "")
    bare = title.replace("{}年度", "").replace("{}年", "").replace("{}", "")
    return bare or PurePath(fitter.workbook.name).stem


def now() -> str:
    """UTC, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")
