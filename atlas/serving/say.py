"""Sentences for whoever starts the server, in every language: we cannot know which they read."""

from atlas.errors import AtlasError
from atlas.words import LANGUAGES, words


def say(said: str | AtlasError, **fill: object) -> None:
    """Print a phrase by its key, or the sentence of an error."""
    for language in LANGUAGES:
        w = words(language)
        print(w.error(said) if isinstance(said, AtlasError) else w(said, **fill), flush=True)
