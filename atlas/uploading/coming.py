"""Files become work: read in a child process, understood, written down as a draft, compared.

Everything here runs beside the page: nothing of it draws, and nothing asks the session.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from atlas.drafts import Drafts, SavedDraft
from atlas.errors import UploadError
from atlas.ingest import Corrections, understand_workbook
from atlas.ingest.files.raw import RawWorkbook
from atlas.ingest.files.receiving import LeftFile, Received, receive
from atlas.publishing import check
from atlas.recipes import Applied, Recipes
from atlas.store import Store
from atlas.uploading.background import Progress, Tell
from atlas.uploading.desk import DeskFile, Work
from atlas.uploading.session import Dropped


@dataclass(frozen=True, slots=True)
class Came:
    """``work``, unless files still wait for their password; ``left`` are all files that were left
    out."""

    dropped: Dropped
    work: Work | None = None
    left: tuple[LeftFile, ...] = ()


def come(drafts: Drafts, dropped: Dropped, origin: str, tell: Tell) -> Came:
    """What was dropped, as a new draft or added to the one that is worked on.

    Raises the ``UploadError`` of the first file where none can be read.
    """
    received = _received(dropped.files, dropped.passwords, tell)
    locked = tuple(one for one in received.locked if one.name not in dropped.skipped)
    if locked:
        return Came(replace(dropped, locked=locked))
    if not received.workbooks:
        raise received.left[0].error
    named = [(one.name, received.contents[one.sha256]) for one in received.workbooks]
    known: tuple[DeskFile, ...] = ()
    if dropped.into is None:
        saved = drafts.begin(named, origin=origin)
    else:
        saved, known = drafts.add(dropped.into.saved, named), dropped.into.files
    workbooks = {one.sha256: one for one in received.workbooks}
    recipes = _recipes(drafts.store, workbooks)
    chosen = {
        key: one
        for key in workbooks
        if (one := chosen_for(drafts.store, key, recipes[key])) != Corrections()
    }
    if chosen:
        saved = drafts.save(saved, corrections={**chosen, **saved.corrections})
    work = _work(drafts, saved, (workbooks, recipes), known, tell)
    return Came(replace(dropped, locked=()), work, received.left)


def opened_again(
    drafts: Drafts, saved: SavedDraft, passwords: Mapping[str, str], tell: Tell
) -> Came:
    """A draft that was begun before, as it was left: from its originals and what was chosen."""
    contents = drafts.contents(saved)
    files = tuple((one.name, contents[one.sha256]) for one in saved.files)
    received = _received(files, passwords, tell)
    dropped = Dropped(files, passwords, received.locked)
    if received.locked:
        return Came(dropped)
    if received.left:
        # it could be read when it came
        raise received.left[0].error
    workbooks = {one.sha256: one for one in received.workbooks}
    recipes = _recipes(drafts.store, workbooks)
    return Came(dropped, _work(drafts, saved, (workbooks, recipes), (), tell))


def _recipes(store: Store, workbooks: Mapping[str, RawWorkbook]) -> dict[str, Applied]:
    """What the recipes remember of workbooks of the same shape: tried once for each."""
    return {key: Recipes(store).apply(one) for key, one in workbooks.items()}


def chosen_for(store: Store, sha256: str, remembered: Applied) -> Corrections:
    """What was chosen when the very same file was published; else what the recipes say."""
    for upload in reversed(store.uploads(store.latest())):
        if upload.sha256 == sha256:
            return Corrections.from_json(store.record(upload)["details"].get("corrections", {}))
    return remembered.corrections


def _received(
    files: Sequence[tuple[str, bytes]], passwords: Mapping[str, str], tell: Tell
) -> Received:
    """As ``receive``; a single file that is locked is told like one of several."""
    begun: list[str] = []

    def next_file(name: str) -> None:
        begun.append(name)
        # of an archive nobody knows beforehand how many files it holds
        tell(Progress("reading", len(begun), max(len(begun), len(files)), name))

    try:
        return receive(files, passwords, next_file)
    except UploadError as error:
        left = LeftFile(str(error.details.get("name", files[0][0])), error.code, error.details)
        if not left.locked:
            raise
        return Received(left=(left,))


def _work(
    drafts: Drafts,
    saved: SavedDraft,
    came: tuple[Mapping[str, RawWorkbook], Mapping[str, Applied]],
    known: Sequence[DeskFile],
    tell: Tell,
) -> Work:
    """The work on a draft; ``known`` are its files that were understood already, ``came`` the
    others, by SHA-256, and what the recipes remember of each."""
    workbooks, recipes = came
    before = {one.sha256: one for one in known}
    files = []
    for number, one in enumerate(saved.files, start=1):
        tell(Progress("understanding", number, len(saved.files), one.name))
        if one.sha256 in before:
            files.append(before[one.sha256])
            continue
        files.append(_understood(saved, workbooks[one.sha256], recipes[one.sha256]))
    tell(Progress("checking"))
    checked = check([one.draft for one in files], drafts.store)
    work = Work(drafts, saved, tuple(files), checked)
    tell(Progress("comparing"))
    work.compare()
    work.own = dict(work.explanations)
    asking = (one for one in files if one.draft.findings or one.draft.doubts)
    work.choose(next(asking, files[0]).sha256)
    return work


def _understood(saved: SavedDraft, workbook: RawWorkbook, remembered: Applied) -> DeskFile:
    """A file with what was chosen for it; recipes are named while nothing else was chosen."""
    chosen = saved.corrections.get(workbook.sha256, Corrections())
    used = remembered.used if remembered.corrections == chosen else ()
    return DeskFile(workbook, understand_workbook(workbook, chosen), chosen, used)
