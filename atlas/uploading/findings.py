"""Findings that can be worked: grouped where they are alike, filtered, searched, sorted."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from atlas import cached
from atlas.figures import Finding
from atlas.publishing import upload_of
from atlas.words import Words

#: alike findings that are still listed one by one
FEW = 3
Sort = Literal["order", "rule", "place", "count"]
SORTS: tuple[Sort, ...] = ("order", "rule", "place", "count")
State = Literal["", "open", "explained"]


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one rule that say the same of the same indicator (or name) on one sheet.

    ``id`` is the number of its first finding among all, behind a ``g`` where there are several."""

    id: str
    first: Finding
    members: tuple[tuple[str, Finding], ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        return tuple(one for _, one in self.members)


@dataclass(frozen=True, slots=True)
class Sieve:
    """What is to be seen; an empty value lets everything through. ``cell`` is (sheet, cell)."""

    severity: str = ""
    rule: str = ""
    sheet: str = ""
    place: str = ""
    state: State = ""
    text: str = ""
    cell: tuple[str, str] | None = None
    sort: Sort = "order"

    @property
    def open(self) -> bool:
        """Whether nothing is held back."""
        named = (self.severity, self.rule, self.sheet, self.place, self.state, self.text)
        return not any(named) and self.cell is None


@dataclass(frozen=True, slots=True)
class Numbered:
    """All findings of a check with their numbers, and what can be chosen from."""

    findings: tuple[Finding, ...]
    rules: tuple[str, ...] = field(default=())
    sheets: tuple[str, ...] = field(default=())
    places: tuple[str, ...] = field(default=())

    @staticmethod
    def of(findings: Sequence[Finding]) -> "Numbered":
        """Walks over all findings once."""
        rules = dict.fromkeys(one.rule for one in findings)
        sheets = dict.fromkeys(one.sheet for one in findings if one.sheet)
        places = dict.fromkeys(filter(None, map(place_of, findings)))
        return Numbered(
            tuple(findings), tuple(rules), tuple(sheets), cached.places().in_order(places)
        )

    def get(self, numbers: Iterable[str]) -> list[Finding]:
        """The findings of these numbers, each once."""
        known = range(len(self.findings))
        wanted = dict.fromkeys(int(one) for one in numbers if one.isdecimal())
        return [self.findings[one] for one in wanted if one in known]


def sifted(
    numbered: Numbered, sieve: Sieve, given: Mapping[Finding, str], words: Words
) -> list[tuple[str, Finding]]:
    """(id, finding) of those that the sieve lets through, in the order of the check."""
    wanted = sieve.text.casefold().split()

    def passes(one: Finding) -> bool:
        return (
            (not sieve.severity or one.severity == sieve.severity)
            and (not sieve.rule or one.rule == sieve.rule)
            and (not sieve.sheet or one.sheet == sieve.sheet)
            and (not sieve.place or place_of(one) == sieve.place)
            and (not sieve.state or one.severity == "query")
            and (not sieve.state or bool(given.get(one)) == (sieve.state == "explained"))
            and (sieve.cell is None or (one.sheet, one.cell) == sieve.cell)
            and (not wanted or all(part in haystack(one, words) for part in wanted))
        )

    return [(str(n), one) for n, one in enumerate(numbered.findings) if passes(one)]


def grouped(found: Sequence[tuple[str, Finding]], sort: Sort = "order") -> list[Group]:
    """Alike findings together, where there are more than a few of them."""
    alike: dict[tuple[str, ...], list[tuple[str, Finding]]] = {}
    for number, one in found:
        alike.setdefault(_key(one), []).append((number, one))
    groups = []
    for members in alike.values():
        if len(members) > FEW:
            groups.append(Group(f"g{members[0][0]}", members[0][1], tuple(members)))
        else:
            groups += [Group(number, one, ((number, one),)) for number, one in members]
    order: dict[str, Callable[[Group], tuple]] = {
        "order": lambda one: (one.first.severity, int(one.id.lstrip("g"))),
        "rule": lambda one: (one.first.rule, int(one.id.lstrip("g"))),
        "place": lambda one: (place_of(one.first), int(one.id.lstrip("g"))),
        "count": lambda one: (-len(one.members), int(one.id.lstrip("g"))),
    }
    return sorted(groups, key=order[sort])


def rule_named(rule: str, words: Words) -> str:
    """A rule in a few words; one that has none yet is a check like others."""
    return words.phrases.get(f"sheet.rule.{rule}") or words("sheet.rule.other")


def place_of(one: Finding) -> str:
    """The code of the place that a finding is about; empty where it is about none."""
    return next((value for name, value in one.details if name.endswith("place")), "")


def haystack(one: Finding, words: Words) -> str:
    """What a search is made in: names rather than the whole sentence, which costs more to word."""
    catalogue, places = cached.catalogue(), cached.places()
    texts = [one.sheet, one.cell, one.found, one.expected, rule_named(one.rule, words)]
    for name, value in one.details:
        if name.endswith("indicator") and value in catalogue:
            texts.append(words.name(catalogue.get(value)))
        elif name.endswith("place") and value in places:
            texts.append(words.name(places.get(value)))
        elif name in ("name", "label", "year"):
            texts.append(value)
    return " ".join(texts).casefold()


def _key(one: Finding) -> tuple[str, ...]:
    details = dict(one.details)
    about = details.get("indicator") or details.get("whole_indicator") or details.get("name", "")
    variant = details.get("variant", "")
    return (
        upload_of(one),
        one.severity,
        one.rule,
        one.sheet,
        about,
        variant,
        details.get("year", ""),
    )
