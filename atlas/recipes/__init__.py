"""Recipes (识读方案): what was confirmed for a sheet, remembered by its shape for the next one."""

from atlas.recipes.applied import Applied, RecipeUse, use_said
from atlas.recipes.recipe import Recipe, SheetRecipe
from atlas.recipes.recipes import Recipes, apply

__all__ = ["Applied", "Recipe", "RecipeUse", "Recipes", "SheetRecipe", "apply", "use_said"]
