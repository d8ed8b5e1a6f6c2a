"""From a checked draft to a version, with the files themselves and what was said of them."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from atlas.catalogue import load_catalogue
from atlas.checks import worded
from atlas.errors import AtlasError
from atlas.figures import Finding
from atlas.ingest.draft import Draft
from atlas.publishing.checked import CheckedDraft, Explanations
from atlas.publishing.footnotes import explained
from atlas.store import Original, Store, Version
from atlas.store.schema import Tabled
from atlas.words import words


class PublishError(AtlasError):
    """A draft that may not be published as it is; nothing was published.

    ``findings`` are the errors, or the queries that nobody has explained.
    """

    def __init__(self, code: str, findings: Sequence[Finding] = (), **details: object) -> None:
        super().__init__(code, **details)
        self.findings = tuple(findings)


def publish(
    store: Store,
    checked: CheckedDraft,
    *,
    author: str,
    message: str,
    contents: Mapping[str, bytes | Path],
    explanations: Explanations | None = None,
    notes: Mapping[str, Mapping[str, Any]] | None = None,
    base: int | Literal["checked"] | None = "checked",
    origin: str = "",
    draft: str = "",
) -> Version:
    """One version of all drafts; ``contents`` are the files themselves by SHA-256.

    Each explanation becomes a footnote of its figures. ``notes`` (by SHA-256) are kept with the
    original, such as the corrections that were chosen. ``base`` is the version whose difference a
    person has seen, by default the one it was checked on; ``origin`` and ``draft`` are what
    ``Store.publish`` says they are. Raises ``PublishError``
    (``publish_errors``, ``publish_unexplained``, ``publish_empty``), and what ``Store.publish``
    raises: ``already_published``, ``nothing_changed``, ``changed_since`` …
    """
    given = explanations or {}
    return store.publish(
        ready(store, checked, given),
        author=author,
        message=message,
        originals=[
            Original(contents[one.sha256], one.name, _record(checked, one, given, notes or {}))
            for one in checked.drafts
        ],
        base=checked.base if base == "checked" else base,
        origin=origin,
        draft=draft,
        catalogue=load_catalogue().digest(),
    )


def ready(store: Store, checked: CheckedDraft, given: Explanations) -> Tabled:
    """The figures to publish; ``PublishError`` where there are errors, none at all, or queries
    that nobody has explained."""
    if checked.errors:
        raise PublishError("publish_errors", checked.errors, count=len(checked.errors))
    if not checked.figures:
        names = "、".join(draft.name for draft in checked.drafts)
        raise PublishError("publish_empty", found=names)
    figures = explained(checked, given)
    missing = checked.unexplained(given)
    # what the store says already needs no explanation: it will answer so itself
    if missing and not store.compare(figures).nothing:
        raise PublishError("publish_unexplained", missing, count=len(missing))
    return figures


def _record(
    checked: CheckedDraft,
    draft: Draft,
    given: Explanations,
    notes: Mapping[str, Mapping[str, Any]],
) -> dict[str, Any]:
    """What is kept beside an original: what was found in it and what was said to that."""
    found = [
        {
            "rule": one.rule,
            "sheet": one.sheet,
            "cell": one.cell,
            "message": worded(one, words("zh")).message,
            "explanation": given.get(one, ""),
        }
        for one in checked.findings_of(draft)
    ]
    return {"findings": found, **notes.get(draft.sha256, {})}
