"""版本: who published what when, from which files, and what changed between two of them."""

from collections.abc import Sequence
from typing import Protocol

from atlas.catalogue import load_catalogue
from atlas.stories.blocks import Column, Empty, Row, Section, Story, Table
from atlas.stories.changes import SORTS, Changes, sections, summary
from atlas.stories.pieces import on_the_clock
from atlas.stories.telling import Spec, Telling
from atlas.view import View
from atlas.words import Words

#: indicator, place and ``by`` narrow a difference; the page tells it, which knows two versions
SPEC = Spec(
    "versions",
    indicators=tuple(one.code for one in load_catalogue().in_order()),
    tabs=("list", "trail"),
    bys=SORTS,
    places=("region", "league"),
    years=False,
)
#: rows of the list; older versions are chosen by number above it
LISTED = 100


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


def tell_history(telling: Telling, versions: Sequence[Published], minutes: int) -> Story:
    """All versions, newest first; ``minutes`` is how far the reader's clock is ahead of UTC."""
    w = telling.words
    if not versions:
        return Story(w("versions.none"), (), sections=(Section((_nothing_yet(telling),)),))
    newest = versions[0]
    note = ""
    if len(versions) > LISTED:
        note = w("versions.older", count=len(versions) - LISTED)
    table = Table(
        "versions",
        w("versions.list"),
        tuple(
            Column(name, w(f"versions.{name}"), kind="text")
            for name in ("number", "message", "when", "author", *SORTS, "files")
        ),
        tuple(_row(telling, version, minutes) for version in versions[:LISTED]),
        note=note,
    )
    return Story(
        title=w("versions.title", count=len(versions), number=newest.number),
        context=(
            w("versions.newest_by", date=local(newest, minutes), author=newest.author),
            newest.message,
        ),
        sections=(Section((table,)),),
        demo=any(version.demo for version in versions),
    )


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


def _row(telling: Telling, version: Published, minutes: int) -> Row:
    w = telling.words
    counts = (getattr(version, sort) for sort in SORTS)
    number, message = w("versions.a_version", number=version.number), version.message
    if version.demo:
        number = w("versions.of_part", indicator=number, part=w("demo.badge"))
    if version.restored is not None:
        restored = w("versions.restored", number=version.restored)
        message = w("versions.of_part", indicator=message, part=restored)
    return Row(
        (
            number,
            message,
            local(version, minutes),
            version.author,
            *(f"{count:,}" if count else "—" for count in counts),
            files_said(w, [upload.file_name for upload in version.uploads]),
        ),
        href=View("versions", version=version.number, language=telling.view.language).link(),
    )


def _nothing_yet(telling: Telling) -> Empty:
    w = telling.words
    upload = View("upload", language=telling.view.language).link()
    return Empty(w("versions.none"), w("frame.empty_store"), w("page.upload"), upload)


def files_said(w: Words, names: Sequence[str]) -> str:
    """The first file by name, and how many more: thirty names would hide the other columns."""
    if len(names) <= 2:
        return w("versions.and").join(names)
    return w("versions.files_more", first=names[0], count=len(names))
