"""版本: who published what when, from which files, and what changed between two of them."""

from collections.abc import Sequence
from typing import Protocol

from atlas.catalogue import load_catalogue
from atlas.stories.blocks import Empty, Section, Story
from atlas.stories.changes import SORTS, Changes, sections, summary
from atlas.stories.pieces import on_the_clock
from atlas.stories.telling import Spec, Telling
from atlas.view import View

#: indicator, place and ``by`` narrow a difference; the page tells it, which knows two versions
SPEC = Spec(
    "versions",
    indicators=tuple(one.code for one in load_catalogue().in_order()),
    tabs=("list", "trail"),
    bys=SORTS,
    places=("region", "league"),
    years=False,
)


class File(Protocol):
    """An original in a version."""

    sha256: str
    file_name: str
    size: int


class Published(Protocol):
    """A version's record. ``published_at`` is UTC, ISO 8601."""

    number: int
    author: str
    message: str
    published_at: str
    restored: int | None
    demo: bool
    added: int
    revised: int
    removed: int
    uploads: Sequence[File]


def sides(view: View, latest: int | None) -> tuple[int | None, int] | None:
    """(earlier, later) of the difference that ``view`` asks for; earlier None is the empty store.

    A version alone is told against the one before it; no version at all is the list: None.
    """
    if latest is None or (view.version is None and view.other is None):
        return None
    number = latest if view.version is None else view.version
    if view.other is None:
        return (number - 1 if number else None), number
    return min(number, view.other), max(number, view.other)


class Amended(Protocol):
    """What was later said of version ``number`` instead of its message, by whom and when (UTC)."""

    number: int
    message: str
    author: str
    written_at: str


def tell_version(
    telling: Telling,
    version: Published,
    changes: Changes,
    view: View,
    minutes: int,
    note: Amended | None = None,
) -> Story:
    """One version: who, when, why, and what it changed."""
    w = telling.words
    context = [local(version, minutes), version.author, (note or version).message]
    if note is not None:
        date = on_the_clock(note.written_at, minutes)
        context.append(w("trail.amended", who=note.author, date=date, before=version.message))
    if version.restored is not None:
        context.append(w("versions.restored", number=version.restored))
    return Story(
        title=w(
            "versions.one",
            number=version.number,
            summary=summary(telling, changes.counts),
        ),
        context=tuple(context),
        sections=_told(telling, changes, view),
        demo=version.demo,
    )


def tell_difference(
    telling: Telling, old: Published, new: Published, changes: Changes, view: View, minutes: int
) -> Story:
    """Two versions, the earlier one first, and what the later one says otherwise."""
    w = telling.words
    return Story(
        title=w(
            "versions.between",
            old=old.number,
            new=new.number,
            summary=summary(telling, changes.counts),
        ),
        context=tuple(
            w(
                "versions.side",
                number=one.number,
                date=local(one, minutes),
                author=one.author,
                message=one.message,
            )
            for one in (old, new)
        ),
        sections=_told(telling, changes, view),
        demo=old.demo or new.demo,
    )


def _told(telling: Telling, changes: Changes, view: View) -> tuple[Section, ...]:
    if changes.matching or not any(changes.counts[sort] for sort in SORTS):
        return sections(telling, changes, view)
    w = telling.words
    unfiltered = view.with_(indicator="", by="", place=View().place)
    nothing = Empty(
        w("versions.filtered_out"),
        summary(telling, changes.counts),
        w("versions.show_all"),
        unfiltered.link(),
    )
    return (Section((nothing,)),)


def local(version: Published, minutes: int) -> str:
    """2026-02-11 17:04 on the reader's clock."""
    return on_the_clock(version.published_at, minutes)


def size(count: int) -> str:
    """The size of a file: 18 KB, 1.2 MB."""
    return f"{count / 1024**2:,.1f} MB" if count >= 1024**2 else f"{-(-count // 1024):,} KB"
