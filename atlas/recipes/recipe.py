"""A recipe (识读方案): how the sheets of one kind of workbook were read, and who said so."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from atlas.errors import UploadError
from atlas.recipes.choices import Choice
from atlas.recipes.shape import SheetShape

FORMAT = "gonghui-atlas/recipes/1"
LARGEST = 4 * 1024**2
"""Bytes of a file of recipes."""

_MOST_SHEETS = 400


@dataclass(frozen=True, slots=True)
class SheetRecipe:
    """One sheet's shape and choices; ``headings`` as last printed, for people."""

    shape: SheetShape
    choices: tuple[Choice, ...]
    headings: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Plain values for ``json.dumps``."""
        return {
            "shape": self.shape.to_json(),
            "choices": [one.to_json() for one in self.choices],
            "headings": list(self.headings),
        }

    @staticmethod
    def from_json(plain: Mapping[str, Any]) -> "SheetRecipe":
        """The inverse of :meth:`to_json`."""
        return SheetRecipe(
            SheetShape.from_json(plain["shape"]),
            tuple(Choice.from_json(one) for one in plain["choices"]),
            tuple(map(str, plain.get("headings", ()))),
        )


@dataclass(frozen=True, slots=True)
class Recipe:
    """``id`` is the name of its paper. Times are UTC, ISO 8601; ``used`` counts the publishes in
    which it fitted, the one that taught it not counted."""

    id: str
    revision: int
    name: str
    author: str
    created_at: str
    changed_at: str
    used: int
    last_used: str
    sheets: tuple[SheetRecipe, ...]

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings of its first sheet that has any, as printed when it was last learnt."""
        return next((one.headings for one in self.sheets if one.headings), ())

    @property
    def choices(self) -> int:
        """How many choices it remembers."""
        return sum(len(one.choices) for one in self.sheets)

    def content(self) -> dict[str, Any]:
        """What its paper holds."""
        return {
            "name": self.name,
            "author": self.author,
            "created_at": self.created_at,
            "used": self.used,
            "last_used": self.last_used,
            "sheets": [one.to_json() for one in self.sheets],
        }

    @staticmethod
    def of(paper: str, revision: int, written_at: str, content: Mapping[str, Any]) -> "Recipe":
        """The recipe of a paper; ``KeyError``, ``TypeError`` or ``ValueError`` where it is none."""
        return Recipe(
            paper,
            revision,
            str(content["name"])[:80],
            str(content["author"])[:40],
            str(content["created_at"])[:32],
            written_at,
            int(content["used"]),
            str(content["last_used"])[:32],
            tuple(SheetRecipe.from_json(one) for one in content["sheets"][:_MOST_SHEETS]),
        )


def as_file(recipes: list[Recipe]) -> bytes:
    """Recipes as a file to be kept or carried to another house."""
    plain = {"format": FORMAT, "recipes": [one.content() for one in recipes]}
    return json.dumps(plain, ensure_ascii=False, indent=1).encode()


def from_file(content: bytes) -> list[Recipe]:
    """The recipes of :func:`as_file`, not yet in a store; ``UploadError`` ``recipes_unreadable``
    for any other file."""
    try:
        if len(content) > LARGEST:
            raise ValueError(len(content))
        plain = json.loads(content)
        if plain["format"] != FORMAT:
            raise ValueError(plain["format"])
        return [Recipe.of("", 0, "", one) for one in plain["recipes"]]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise UploadError("recipes_unreadable") from None
