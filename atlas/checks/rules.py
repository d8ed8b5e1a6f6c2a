"""The rules of ``queries/checks``: each file is one, and adding a file adds a rule."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from atlas.query import Question, question, questions

FOLDER = "checks"
_TIERS: dict[str, Literal["error", "query"]] = {"Error:": "error", "Query:": "query"}


@dataclass(frozen=True, slots=True)
class Rule:
    """``name`` is the file's; an ``error`` must be mended, a ``query`` may be explained."""

    name: str
    severity: Literal["error", "query"]
    question: Question


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, errors first, by name; ``ValueError`` where a header does not say which it is."""
    names = (name for name in questions(FOLDER) if name.count("/") == 1)
    found = [_rule(question(name)) for name in names]
    return tuple(sorted(found, key=lambda rule: (rule.severity, rule.name)))


def _rule(asked: Question) -> Rule:
    tier = asked.description.split(" ", 1)[0]
    if tier not in _TIERS:
        raise ValueError(f"{asked.name}: the header must begin with {' or '.join(_TIERS)}")
    return Rule(asked.name.rsplit("/", 1)[-1], _TIERS[tier], asked)
