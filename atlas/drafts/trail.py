"""The audit trail (操作记录): who did what, when, from where, with which files; nothing is cut."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from atlas.drafts.saved import SavedDraft, saved_draft
from atlas.store import Note, Store, Version

Deed = Literal[
    "published", "restored", "amended", "begun", "scheduled", "reopened", "held", "discarded"
]
#: how a draft came into a state, as a deed; what became a version is told by the version
_DEEDS: dict[str, Deed] = {
    "open": "reopened",
    "scheduled": "scheduled",
    "held": "held",
    "discarded": "discarded",
}


@dataclass(frozen=True, slots=True)
class Event:
    """``at`` is UTC, ISO 8601; ``origin`` is ``page:ADDRESS``, ``command:MACHINE``,
    ``clock:MACHINE`` or empty where it was not recorded; ``files`` are (SHA-256, name); ``draft``
    is the draft's mark, which opens nothing; ``until`` the time for which it is scheduled;
    ``reason`` the code of the error that held it."""

    at: str
    deed: Deed
    who: str
    origin: str
    message: str
    version: int | None = None
    restored: int | None = None
    files: tuple[tuple[str, str], ...] = ()
    added: int = 0
    revised: int = 0
    removed: int = 0
    draft: str = ""
    until: str = ""
    reason: str = ""


def trail(store: Store) -> list[Event]:
    """All that was ever done in a store, newest first."""
    papers = store.papers("drafts")
    events: list[Event] = []
    # within one second a draft comes before its version, and that before its notes
    for name in papers.names():
        events += _of_draft([saved_draft(paper) for paper in papers.history(name)])
    events += [_of_version(one) for one in reversed(store.versions())]
    events += [_of_note(one) for one in store.notes()]
    events.sort(key=lambda one: one.at)
    return events[::-1]


def trail_rows(events: Iterable[Event]) -> list[dict[str, object]]:
    """The events as plain rows for a file: one a row, several files of one joined by ``；``."""
    return [
        {
            "at": one.at,
            "deed": one.deed,
            "who": one.who,
            "by": one.origin.partition(":")[0],
            "where": one.origin.partition(":")[2],
            "version": one.version,
            "restored": one.restored,
            "message": one.message,
            "files": "；".join(name for _, name in one.files),
            "sha256": "；".join(sha256 for sha256, _ in one.files),
            "added": one.added,
            "revised": one.revised,
            "removed": one.removed,
            "draft": one.draft,
            "until": one.until,
            "reason": one.reason,
        }
        for one in events
    ]


def _of_version(version: Version) -> Event:
    return Event(
        at=version.published_at,
        deed="published" if version.restored is None else "restored",
        who=version.author,
        origin=version.origin,
        message=version.message,
        version=version.number,
        restored=version.restored,
        files=tuple((one.sha256, one.file_name) for one in version.uploads),
        added=version.added,
        revised=version.revised,
        removed=version.removed,
        draft=version.draft,
    )


def _of_note(note: Note) -> Event:
    return Event(note.written_at, "amended", note.author, note.origin, note.message, note.number)


def _of_draft(revisions: list[SavedDraft]) -> Iterator[Event]:
    """Its beginning and each change of its state."""
    for before, one in zip([None, *revisions], revisions, strict=False):
        if before is not None and before.state == one.state == "scheduled":
            deed = "scheduled" if before.publish_at != one.publish_at else None
        elif before is not None and before.state == one.state:
            deed = None
        else:
            deed = "begun" if before is None else _DEEDS.get(one.state)
        if deed is not None:
            yield Event(
                at=one.changed_at,
                deed=deed,
                who=one.author,
                origin=one.origin,
                message=one.message,
                files=tuple((file.sha256, file.name) for file in one.files),
                draft=one.mark,
                until=one.publish_at,
                reason=str(one.reason.get("code", "")),
            )
