"""One language's phrases, by key, with placeholders."""

from dataclasses import dataclass

LANGUAGES = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Words:
    """``w("coverage.title", year=2024)`` is the phrase with its ``{placeholders}`` filled.

    A missing key is a bug and raises: no key is ever shown to a reader.
    """

    language: str
    phrases: dict[str, str]

    def __call__(self, key: str, **fill: object) -> str:
        phrase = self.phrases[key]
        return phrase.format(**fill) if fill else phrase

    def __hash__(self) -> int:
        return hash(self.language)

    @property
    def chinese(self) -> bool:
        return self.language == "zh"

    def name(self, thing: object) -> str:
        """The name of an indicator, place, dimension or category in this language."""
        if self.chinese:
            return getattr(thing, "name", None) or thing.name_zh  # type: ignore[attr-defined]
        return thing.name_en  # type: ignore[attr-defined]

    def error(self, error: object) -> str:
        """The sentence of an :class:`atlas.errors.AtlasError`."""
        return self(f"errors.{error.code}", **error.details)  # type: ignore[attr-defined]
