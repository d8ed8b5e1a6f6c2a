"""Name and parameters in, rows out: the only reader of ``queries/``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import Any

from atlas.errors import QueryError
from atlas.store.reading import Reader, named_parameters

FOLDER = Path(__file__).parents[1] / "queries"

_NAME = re.compile(r"[a-z][a-z0-9_]*(?:/[a-z][a-z0-9_]*)+")
_PARAMETER = re.compile(r"^\$(?P<name>\w+)\s+(?P<meaning>\S.*)$")
#: brackets that hold nothing but the name of another file stand for that file's statement
_NAMED_FILE = re.compile(r"\(\s*-- ([a-z0-9_/]+)\.sql\s*\)")
#: how the meaning of a parameter begins that takes several values
_LIST = "list of "


@dataclass(frozen=True, slots=True)
class Question:
    """A query file: ``description`` and ``row`` (what one row is) in words, ``parameters`` name →
    meaning. ``lists`` are the parameters that take a list."""

    name: str
    sql: str
    description: str
    row: str
    parameters: dict[str, str]

    @property
    def lists(self) -> frozenset[str]:
        return frozenset(n for n, meaning in self.parameters.items() if meaning.startswith(_LIST))


def ask(reader: Reader, name: str, /, **parameters: object) -> list[dict[str, Any]]:
    """The rows of the question ``name`` (``figures/years``), by column name.

    ``QueryError``: ``query_unknown``, ``parameter_missing``, ``parameter_unknown``,
    ``parameter_list`` (one value where a list is due, or the reverse), and those of
    ``Reader.ask``.
    """
    asked = question(name)
    for parameter in asked.parameters.keys() - parameters.keys():
        raise QueryError("parameter_missing", found=parameter, query=name)
    for parameter, value in parameters.items():
        if parameter not in asked.parameters:
            expected = "、".join(asked.parameters) or "—"
            raise QueryError("parameter_unknown", found=parameter, query=name, expected=expected)
        if isinstance(value, list | tuple) != (parameter in asked.lists):
            raise QueryError("parameter_list", found=parameter, query=name)
    return reader.ask(asked.sql, {n: _bound(value) for n, value in parameters.items()})


@cache
def question(name: str) -> Question:
    """The question of ``queries/<name>.sql``; ``QueryError`` ``query_unknown`` if there is none."""
    path = FOLDER / f"{name}.sql"
    if not _NAME.fullmatch(name) or not path.is_file():
        raise QueryError("query_unknown", found=name)
    return read_question(name, _NAMED_FILE.sub(_statement_of, path.read_text("utf-8")))


def _statement_of(named: re.Match) -> str:
    return f"(\n{question(named[1]).sql}\n)"


def questions(subject: str = "") -> tuple[str, ...]:
    """The names of all questions, or of those in one folder, sorted."""
    files = (FOLDER / subject).rglob("*.sql")
    return tuple(sorted(file.relative_to(FOLDER).with_suffix("").as_posix() for file in files))


def read_question(name: str, sql: str) -> Question:
    """The question of a query file's text; ``ValueError`` where it breaks the contract of
    ``queries/README.md``."""
    words = [line.removeprefix("--").strip() for line in _header(sql)]
    named = next((n for n, line in enumerate(words) if line.startswith("$")), len(words))
    description, separator, row = " ".join(words[:named]).strip().partition("One row ")
    if not description or not separator:
        raise ValueError(f"{name}: the header must say what is asked, then 'One row …'")
    parameters = _parameters(name, words[named:])
    if parameters.keys() != named_parameters(sql):
        used = sorted(named_parameters(sql))
        raise ValueError(f"{name}: documents {sorted(parameters)}, but uses {used}")
    return Question(name, sql, description.strip(), f"{separator}{row}", parameters)


def _header(sql: str) -> Iterator[str]:
    return takewhile(lambda line: line.startswith("--"), sql.splitlines())


def _parameters(name: str, words: list[str]) -> dict[str, str]:
    """``$name  meaning``; a line without ``$`` goes on with the meaning above it."""
    parameters: dict[str, str] = {}
    for line in words:
        if written := _PARAMETER.match(line):
            parameters[written["name"]] = written["meaning"]
        elif line.startswith("$"):
            raise ValueError(f"{name}: {line!r} does not say what the parameter is")
        elif line:
            last = next(reversed(parameters))
            parameters[last] += f" {line}"
    return parameters


def _bound(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value
