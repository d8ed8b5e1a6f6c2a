"""The list of versions: who published what when, from which files."""

from collections.abc import Sequence

from atlas.stories.blocks import Column, Empty, Row, Section, Story, Table
from atlas.stories.changes import SORTS
from atlas.stories.telling import Telling
from atlas.stories.versions import Published, local
from atlas.view import View
from atlas.words import Words

#: rows of the list; older versions are chosen by number above it
LISTED = 100


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
