"""Every sentence the product says, in Chinese and English, and numbers as each writes them."""

import tomllib
from functools import cache
from pathlib import Path

from atlas.words.phrases import LANGUAGES, Words

__all__ = ["LANGUAGES", "Words", "words"]


@cache
def words(language: str) -> Words:
    """The words of ``zh`` or ``en``: all its TOML files, keyed ``topic.name``."""
    phrases: dict[str, str] = {}
    for file in sorted((Path(__file__).parent / language).glob("*.toml")):
        _flatten(tomllib.loads(file.read_text("utf-8")), "", phrases, file.name)
    return Words(language, phrases)


def _flatten(table: dict, prefix: str, phrases: dict[str, str], file: str) -> None:
    for name, value in table.items():
        key = f"{prefix}{name}"
        if isinstance(value, dict):
            _flatten(value, f"{key}.", phrases, file)
        elif key in phrases:
            raise ValueError(f"{file}: {key} is worded twice")
        else:
            phrases[key] = value
