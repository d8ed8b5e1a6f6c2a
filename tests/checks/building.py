"""Builders for drafts: only what a rule looks at has to be said."""

from itertools import count

from atlas.catalogue import load_catalogue
from atlas.checks import check_figures, worded
from atlas.figures import Figure, Finding
from atlas.places import Places
from atlas.store.schema import facts_table
from atlas.words import words

THIS_YEAR = 2026
_rows = count(3)


def figure(indicator: str, place: str, year: int | None, value: float | None, **more) -> Figure:
    """A figure in the next row of sheet 表1; ``place`` is a name, ``unit`` the indicator's own."""
    code = Places.load().resolve(place).code
    assert code is not None, place
    given = {"sheet": "表1", "cell": f"C{next(_rows)}", "upload": "a" * 64, **more}
    unit = load_catalogue().get(indicator).unit
    return Figure(indicator, code, year, value, unit, str(value), **given)


def check(
    draft: list[Figure], published: list[Figure] | None = None, rule: str = ""
) -> tuple[Finding, ...]:
    """The findings of a draft beside what is in store, or only those of ``rule``."""
    facts = facts_table(published, 0) if published else None
    findings = check_figures(draft, facts, this_year=THIS_YEAR)
    return tuple(one for one in findings if rule in ("", one.rule))


def said(finding: Finding, language: str = "zh") -> str:
    """The sentence of a finding."""
    return worded(finding, words(language)).message
