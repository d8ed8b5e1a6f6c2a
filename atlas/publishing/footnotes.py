"""Explanations become footnotes: of the figures they speak of, or of an absence they state."""

from collections.abc import Iterable

from atlas.catalogue import load_catalogue
from atlas.figures import Figure, Finding
from atlas.publishing.checked import CheckedDraft, Explanations, upload_of
from atlas.store.schema import Tabled


def explained(checked: CheckedDraft, explanations: Explanations) -> Tabled:
    """The figures with their explanations, and what an explanation states to be 未报."""
    notes: dict[str, list[str]] = {}
    absent: list[Figure] = []
    for finding, text in explanations.items():
        if not text.strip():
            continue
        for figure_id in _footnoted(finding, checked):
            notes.setdefault(figure_id, []).append(text.strip())
        absent += stated_absences(finding, text.strip())
    figures = checked.figures.footnoted(notes, checked.known)
    return Tabled.joined([figures, Tabled.of(absent)]) if absent else figures


def stated_absences(finding: Finding, text: str) -> list[Figure]:
    """The figures that a missing place or year leaves unreported, each with the explanation."""
    details = dict(finding.details)
    absent = []
    for one in filter(None, details.get("absent", "").split(",")):
        indicator, scope, place, year = one.split(":")
        absent.append(
            Figure(
                indicator=indicator,
                place=place,
                year=int(year),
                value=None,
                unit=load_catalogue().get(indicator).unit,
                printed="",
                scope=scope,  # type: ignore[arg-type]
                absence="unreported",
                explanation=text,
                demo=details.get("demo") == "True",
                upload=details["upload"],
                sheet=finding.sheet,
            )
        )
    return absent


def _footnoted(finding: Finding, checked: CheckedDraft) -> Iterable[str]:
    """The figures under which an explanation is printed."""
    if finding.rule == "same_as_last_year":
        year = dict(finding.details)["year"]
        return checked.figures.ids(upload_of(finding), finding.sheet, year=int(year))
    named = checked.named(finding)
    return [named] if named else []
