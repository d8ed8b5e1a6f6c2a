"""Uploads with everything that was found in them: only :func:`check` makes one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from atlas.checks import Printed, check_figures, explained_before
from atlas.figures import Finding
from atlas.ingest.draft import Draft
from atlas.store import Store
from atlas.store.schema import Tabled

_SEAL = object()

Explanations = Mapping[Finding, str]
"""The written explanation (上报说明) of each query that is right as it stands."""


@dataclass(frozen=True)
class CheckedDraft:
    """Uploads that were checked together on version ``base`` (None: the empty store, or no store).

    Made by :func:`check` only. ``figures`` are those of all drafts, with their rows as they would
    be stored; ``known`` are explanations of figures that were published before
    with the same value, by figure id.
    """

    drafts: tuple[Draft, ...]
    figures: Tabled = field(repr=False)
    base: int | None
    findings: tuple[Finding, ...]
    known: Mapping[str, str] = field(repr=False)
    seal: object = field(repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.seal is not _SEAL:
            raise TypeError("a CheckedDraft is made by atlas.publishing.check")

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What must be mended first."""
        return tuple(one for one in self.findings if one.severity == "error")

    @property
    def queries(self) -> tuple[Finding, ...]:
        """What has to be explained, or mended."""
        return tuple(one for one in self.findings if one.severity == "query")

    def findings_of(self, draft: Draft) -> tuple[Finding, ...]:
        """The findings of one file."""
        return tuple(one for one in self.findings if upload_of(one) == draft.sha256)

    def named(self, finding: Finding) -> str:
        """The id of the figure that a finding is about; '' where it is about none."""
        cell = (upload_of(finding), finding.sheet, finding.cell)
        return finding.figure or self._by_cell.get(cell, "")

    @cached_property
    def _by_cell(self) -> dict[tuple[str, str, str], str]:
        facts = self.figures.facts
        columns = [facts.column(name).to_pylist() for name in ("upload", "sheet", "cell", "id")]
        return {tuple(at): one for *at, one in zip(*columns, strict=True)}

    def unexplained(self, explanations: Explanations | None = None) -> tuple[Finding, ...]:
        """The queries without an explanation: not given now, nor in the file, nor before."""
        given = explanations or {}
        noted = self.figures.explained | set(self.known)
        return tuple(
            one
            for one in self.queries
            if not given.get(one, "").strip() and self.named(one) not in noted
        )


def upload_of(finding: Finding) -> str:
    """SHA-256 of the file that a finding is in."""
    return dict(finding.details).get("upload", "")


def check(drafts: Draft | Sequence[Draft], store: Store | None = None) -> CheckedDraft:
    """All findings of reading and of every rule, beside the newest version where there is a store.

    Several drafts are checked as the one version that they would become.
    """
    listed = (drafts,) if isinstance(drafts, Draft) else tuple(drafts)
    # one file handed in twice is one file
    listed = tuple({draft.sha256: draft for draft in listed}.values())
    base = store.latest() if store else None
    facts = store.facts(base) if store and base is not None else None
    figures = Tabled.joined([Tabled.of(draft.figures) for draft in listed] or [Tabled.of(())])
    of_reading = tuple(_with_upload(one, draft) for draft in listed for one in draft.findings)
    of_rules = check_figures(figures, facts, _printed(listed))
    findings = sorted((*of_reading, *of_rules), key=lambda one: one.severity)
    known = {} if facts is None else explained_before(figures, facts)
    return CheckedDraft(listed, figures, base, tuple(findings), known, _SEAL)


def _with_upload(finding: Finding, draft: Draft) -> Finding:
    return replace(finding, details=(*finding.details, ("upload", draft.sha256)))


def _printed(drafts: Iterable[Draft]) -> Printed:
    totals: list[dict[str, Any]] = []
    sheets: list[dict[str, Any]] = []
    for draft in drafts:
        for total in draft.totals:
            said = {name: getattr(total, name) for name in total.__slots__ if name != "printed"}
            totals.append({"upload": draft.sha256, **said, "parts": list(total.parts)})
        years: dict[str, set[int]] = {}
        for one in draft.sheets:
            if one.year is not None and one.year_from != "chosen":
                years.setdefault(one.sheet, set()).add(one.year)
        # tables of several years on one sheet: the sheet has no year that others stray from
        sheets += [
            {"upload": draft.sha256, "sheet": sheet, "year": year}
            for sheet, (year, *others) in years.items()
            if not others
        ]
    return Printed(totals, sheets)
