"""Files are dropped: their passwords asked, read beside the page, and what was left out told."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from html import escape

import streamlit as st

from atlas import cached
from atlas.errors import AtlasError
from atlas.frame import address
from atlas.frame.opened import Opened
from atlas.ingest.files.receiving import LeftFile
from atlas.uploading.background import Progress, Task
from atlas.uploading.coming import Came, come, opened_again
from atlas.uploading.desk import Work
from atlas.uploading.session import Desk, Dropped
from atlas.uploading.signing import origin
from atlas.uploading.style import folder_style
from atlas.words import Words

#: seconds that a page waits for what is done beside it before it tells of it, and looks again
PATIENCE, EVERY = 0.7, 0.5


def offer(opened: Opened, desk: Desk, into: Work | None = None) -> None:
    """The uploader, of files or of a folder; ``into`` adds them to the work there is."""
    w = opened.words
    key = f"upload-{desk.round}"
    whole = st.toggle(w("upload.whole_folder"), key=f"{key}-whole")
    if whole:
        st.html(folder_style(w))
    files = st.file_uploader(
        w("upload.file"),
        key=f"{key}-{'folder' if whole else 'files'}",
        accept_multiple_files="directory" if whole else True,
        label_visibility="collapsed",
    )
    if not files:
        st.caption(w("upload.what_to_drop"))
        return
    dropped = Dropped(tuple((one.name, one.getvalue()) for one in files), into=into)
    # a fresh uploader either way: a refused file is not read again on every run
    desk.round, desk.refused = desk.round + 1, None
    _start(desk, dropped)


def refused(opened: Opened, desk: Desk) -> None:
    """Why nothing came of what was dropped or opened last."""
    if desk.refused is not None:
        st.error(opened.words.error(desk.refused))


def reopen(opened: Opened, desk: Desk, passwords: dict[str, str] | None = None) -> None:
    """Read the draft of the address again: after a restart, in another browser, after others."""
    drafts, saved, given = cached.drafts(), opened.draft, dict(passwords or {})
    desk.clear()
    desk.task = Task(lambda tell: opened_again(drafts, saved, given, tell))
    st.rerun()


def watch(opened: Opened, desk: Desk) -> None:
    """Tell how far the reading is, and take what came of it."""
    _until_done(opened.words, desk.task)
    task, desk.task = desk.task, None
    try:
        came: Came = task.result()
    except AtlasError as error:
        desk.refused = error
        if opened.view.draft and desk.work is None:
            address.go(opened.view.with_(draft=""))
        st.rerun()
    desk.left = (*desk.left, *came.left)
    if came.work is None:
        desk.dropped = came.dropped
        st.rerun()
    desk.work, desk.dropped = came.work, None
    for name, password in came.dropped.passwords.items():
        _unlock_for_pages(came.work, name, password)
    address.go(opened.view.with_(draft=came.work.saved.token))


def watch_choice(opened: Opened, work: Work) -> None:
    """The same for a choice that takes long."""
    _until_done(opened.words, work.task)
    task, work.task = work.task, None
    task.result()
    st.rerun()


def ask_passwords(opened: Opened, desk: Desk) -> None:
    """A field for each file with a password: it is used to read the file, and kept nowhere."""
    w, dropped = opened.words, desk.dropped
    st.markdown(w("upload.locked", count=len(dropped.locked)))
    with st.form("passwords"):
        typed = {}
        for one in dropped.locked:
            if one.code == "password_wrong":
                st.error(w.error(one.error))
            typed[one.name] = st.text_input(
                w("upload.password_of", name=one.name),
                type="password",
                key=f"password-{desk.round}-{one.name}",
            )
        read = st.form_submit_button(w("upload.read_with_passwords"), type="primary")
    without = len(dropped.files) > 1 and not opened.drafted
    if without and st.button(w("upload.read_without"), key="read-without"):
        names = {one.name for one in dropped.locked}
        _go_on(opened, desk, replace(dropped, skipped=dropped.skipped | names))
    if st.button(w("upload.leave"), key="leave-locked"):
        desk.clear()
        address.go(opened.view.with_(draft=""))
    if read:
        given = {name: one for name, one in typed.items() if one}
        _go_on(opened, desk, replace(dropped, passwords={**dropped.passwords, **given}))


def left_out(words: Words, left: Sequence[LeftFile]) -> None:
    """Each file that was not read, with its reason."""
    wrong = [one for one in left if not one.harmless]
    if not left:
        return
    with st.expander(words("upload.left_files", count=len(left)), expanded=bool(wrong)):
        lines = (f"<li>{escape(words.error(one.error))}</li>" for one in left)
        st.html(f'<ul class="left">{"".join(lines)}</ul>')


def _go_on(opened: Opened, desk: Desk, dropped: Dropped) -> None:
    if opened.drafted and dropped.into is None:
        reopen(opened, desk, dict(dropped.passwords))
    _start(desk, dropped)


def _start(desk: Desk, dropped: Dropped) -> None:
    drafts, whence = cached.drafts(), origin()
    desk.dropped, desk.left = None, ()
    desk.task = Task(lambda tell: come(drafts, dropped, whence, tell))
    st.rerun()


def _unlock_for_pages(work: Work, name: str, password: str) -> None:
    """The draft's pages read the file by themselves, and nobody could type the password there."""
    for one in work.saved.files:
        if one.name == name:
            cached.workbook(work.saved.token, one.sha256, one.name, password)


def _until_done(words: Words, task: Task) -> None:
    """Go on when the task is over; until then draw how far it is, and nothing else."""
    if task.finished(PATIENCE):
        return
    _draw_progress(lambda: _said(words, task.progress), task)
    st.stop()


@st.fragment(run_every=EVERY)
def _draw_progress(said: Callable[[], str], task: Task) -> None:
    if task.finished():
        st.rerun(scope="app")
    st.progress(task.progress.share, said())


def _said(words: Words, progress: Progress) -> str:
    """读取 → **识别** → 核对 → 比较: the stage in bold, and which file of how many."""
    stages = ("reading", "understanding", "checking", "comparing")
    names = [words(f"upload.stage.{one}") for one in stages]
    line = " → ".join(
        f"**{name}**" if one == progress.stage else name
        for one, name in zip(stages, names, strict=True)
    )
    if progress.stage == "waiting":
        return f"{line} · {words('upload.stage.waiting')}"
    if not progress.of:
        return line
    which = words(
        "upload.stage.of_file", number=progress.number, of=progress.of, name=progress.name
    )
    return f"{line} · {which}"
