"""操作记录: the audit trail, who did what, when, from where, with which files."""

from collections.abc import Sequence
from typing import Protocol

from atlas.stories.blocks import Column, Empty, Row, Section, Story, Table
from atlas.stories.history import files_said
from atlas.stories.pieces import on_the_clock
from atlas.stories.telling import Telling
from atlas.view import View
from atlas.words import Words

#: rows on the page; the file has them all
LISTED = 200
_COLUMNS = ("when", "who", "deed", "message", "files", "changed", "where")


class Event(Protocol):
    """One line of the trail; ``at`` and ``until`` are UTC, ISO 8601."""

    at: str
    deed: str
    who: str
    origin: str
    message: str
    version: int | None
    restored: int | None
    files: tuple[tuple[str, str], ...]
    added: int
    revised: int
    removed: int
    until: str


def tell_trail(telling: Telling, events: Sequence[Event], minutes: int) -> Story:
    """All events, newest first; ``minutes`` is how far the reader's clock is ahead of UTC."""
    w = telling.words
    if not events:
        empty = Empty(w("trail.nothing"), w("trail.nothing_yet"))
        return Story(w("trail.nothing"), (), sections=(Section((empty,)),))
    note = w("trail.more", count=len(events) - LISTED) if len(events) > LISTED else ""
    table = Table(
        "trail",
        w("trail.list"),
        tuple(Column(name, w(f"trail.{name}"), kind="text") for name in _COLUMNS),
        tuple(_row(telling, event, minutes) for event in events[:LISTED]),
        note=note,
    )
    newest = events[0]
    return Story(
        title=w("trail.title", count=len(events)),
        context=(w("trail.newest", date=on_the_clock(newest.at, minutes), who=_who(w, newest)),),
        sections=(Section((table,)),),
    )


def said_origin(words: Words, origin: str) -> str:
    """网页 · 10.0.0.7; 未记录 for what came before origins were kept."""
    sort, _, where = origin.partition(":")
    if not sort:
        return words("trail.origin.unknown")
    return " · ".join(part for part in (words(f"trail.origin.{sort}"), where) if part)


def _row(telling: Telling, event: Event, minutes: int) -> Row:
    w = telling.words
    version = "" if event.version is None else event.version
    until = on_the_clock(event.until, minutes) if event.until else ""
    restored = "" if event.restored is None else event.restored
    deed = w(f"trail.did.{event.deed}", version=version, until=until, restored=restored)
    counts = [
        w(f"versions.count.{sort}", count=f"{getattr(event, sort):,}")
        for sort in ("revised", "added", "removed")
        if getattr(event, sort)
    ]
    href = ""
    if event.version is not None:
        href = View("versions", version=event.version, language=telling.view.language).link()
    return Row(
        (
            on_the_clock(event.at, minutes),
            _who(w, event),
            deed,
            event.message or "—",
            files_said(w, [name for _, name in event.files]) or "—",
            w("versions.and").join(counts) or "—",
            said_origin(w, event.origin),
        ),
        href=href,
    )


def _who(words: Words, event: Event) -> str:
    return event.who or words("trail.unsigned")
