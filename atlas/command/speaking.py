"""What a command says: sentences in the reader's language, or JSON for a program."""

import json
import socket
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from atlas.errors import AtlasError
from atlas.words import LANGUAGES, Words, words


@dataclass(frozen=True)
class Speaker:
    """``as_json`` and ``words`` are known before the arguments are: a wrong argument is told so
    too."""

    as_json: bool
    words: Words

    @classmethod
    def of(cls, arguments: Sequence[str]) -> "Speaker":
        """The speaker that ``arguments`` ask for: Chinese sentences unless they say otherwise."""
        given = list(arguments)
        asked = {f"--lang={name}": name for name in LANGUAGES}
        language = next((asked[one] for one in given if one in asked), LANGUAGES[0])
        if "--lang" in given[:-1]:
            after = given[given.index("--lang") + 1]
            language = after if after in LANGUAGES else language
        return cls("--json" in given, words(language))

    def say(self, key: str, **fill: object) -> None:
        """A line for a person; nothing where a program listens."""
        if not self.as_json:
            print(self.words(key, **fill))

    def line(self, text: str) -> None:
        """A line that is worded already."""
        if not self.as_json:
            print(text)

    def give(self, value: Any) -> None:
        """One JSON value on one line; nothing where a person reads."""
        if self.as_json:
            print(json.dumps(value, ensure_ascii=False, allow_nan=False))

    def error(self, error: AtlasError, **more: Any) -> None:
        """The error's sentence: on stderr, or as ``{"error": {…}}`` on stdout."""
        if self.as_json:
            self.give({"error": told(error, self.words), **more})
        else:
            print(self.words.error(error), file=sys.stderr)


def told(error: AtlasError, in_words: Words) -> dict[str, str]:
    """An error as JSON."""
    return {"code": error.code, "message": in_words.error(error)}


def origin() -> str:
    """From where a command acts, for the audit trail: ``command:desk-3``."""
    return f"command:{socket.gethostname()}"
