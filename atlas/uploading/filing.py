"""The files of a draft: what each holds, which is looked at, who else is at the same table."""

from collections.abc import Sequence

import streamlit as st

from atlas import cached
from atlas.drafts import SavedDraft
from atlas.errors import AtlasError
from atlas.frame import address, clock
from atlas.frame.opened import Opened
from atlas.ingest import Corrections
from atlas.recipes import use_said
from atlas.uploading import dropping
from atlas.uploading.desk import DeskFile, Work
from atlas.uploading.session import Desk
from atlas.uploading.signing import origin
from atlas.view import View
from atlas.words import Words


def told(words: Words, work: Work) -> str:
    """帮扶.xlsx 等 3 个文件 · 1,024 个数字 · 已保存."""
    names = [one.name for one in work.files]
    first = names[0]
    files = (
        first if len(names) == 1 else words("versions.files_more", first=first, count=len(names))
    )
    return words("upload.filed", files=files, figures=f"{len(work.checked.figures):,}")


def files(opened: Opened, desk: Desk) -> None:
    """Each file with what was found in it; more can be added, one of several taken out."""
    w, work = opened.words, desk.work
    for one in work.files:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(_told(w, work, one))
            if len(work.files) > 1 and st.button(w("upload.take_out"), key=f"out-{one.sha256[:8]}"):
                _take_out(work, one)
        _recipes(opened, work, one)
    dropping.left_out(w, desk.left)
    st.caption(w("upload.saved_at", when=clock.local(work.saved.changed_at)))
    with st.container(horizontal=True):
        with st.popover(w("upload.add_files")):
            dropping.offer(opened, desk, work)
        if st.button(w("upload.aside"), key="aside"):
            leave(opened, desk)
        with st.popover(w("upload.discard")):
            st.markdown(w("upload.discard_what"))
            if st.button(w("upload.discard_confirm"), key="discard", type="primary"):
                discard(opened, desk, work.saved)


def choose(opened: Opened, work: Work) -> None:
    """Which of several files is looked at; those with something to settle are marked."""
    if len(work.files) == 1:
        return
    w = opened.words
    by_sha = {one.sha256: one for one in work.files}

    def name(sha256: str) -> str:
        one = by_sha[sha256]
        state = "to_settle" if one.draft.findings else "read" if one.draft.figures else "left_out"
        return w(f"upload.sheet_{state}", sheet=one.name, figures=f"{len(one.draft.figures):,}")

    chosen = st.selectbox(
        w("upload.which_file"),
        list(by_sha),
        index=list(by_sha).index(work.file.sha256),
        format_func=name,
        key=f"file-{work.saved.token[:8]}-{len(by_sha)}",
    )
    work.choose(chosen)


def others(opened: Opened, desk: Desk) -> None:
    """Who else has a draft of the same table open since when."""
    w, first, rest = opened.words, desk.work.alike[:1], desk.work.alike[1:]
    _others(opened, desk, first)
    if rest:
        with st.expander(w("upload.more_alike", count=len(rest))):
            _others(opened, desk, rest)


def _others(opened: Opened, desk: Desk, alike: Sequence[SavedDraft]) -> None:
    w = opened.words
    for one in alike:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.warning(w("upload.same_table", **said_of(w, one)))
            if st.button(w("upload.look_at_it"), key=f"look-{one.token}"):
                open_draft(opened, desk, one)


def said_of(words: Words, draft: SavedDraft) -> dict[str, str]:
    """Who, which files, since when and when last: for sentences about a draft."""
    names: Sequence[str] = [one.name for one in draft.files]
    shown = words("versions.and").join(names[:3])
    if len(names) > 3:
        shown = words("versions.files_more", first=names[0], count=len(names))
    return {
        "who": draft.author or words("frame.draft_unsigned"),
        "files": shown,
        "since": clock.local(draft.created_at),
        "when": clock.local(draft.changed_at),
    }


def open_draft(opened: Opened, desk: Desk, draft: SavedDraft) -> None:
    """Go on with a draft."""
    desk.clear()
    address.go(opened.view.with_(draft=draft.token))


def leave(opened: Opened, desk: Desk) -> None:
    """To the list of drafts; this one stays as it is."""
    desk.clear()
    address.go(opened.view.with_(draft=""))


def gone(opened: Opened, desk: Desk) -> None:
    """A draft that was deleted: the frame has said so, here is the way on."""
    if st.button(opened.words("upload.another"), key="another"):
        leave(opened, desk)


def discard(opened: Opened, desk: Desk, draft: SavedDraft) -> None:
    """Delete a draft; a refusal is said."""
    try:
        cached.drafts().discard(draft, origin())
    except AtlasError as error:
        st.error(opened.words.error(error))
        return
    st.toast(opened.words("upload.discarded"))
    leave(opened, desk)


def _told(words: Words, work: Work, one: DeskFile) -> str:
    found = work.checked.findings_of(one.draft)
    errors = sum(finding.severity == "error" for finding in found)
    return words(
        "upload.file_read",
        name=one.name,
        figures=f"{len(one.draft.figures):,}",
        errors=errors,
        queries=len(found) - errors,
    )


def _recipes(opened: Opened, work: Work, one: DeskFile) -> None:
    """Which recipe read which sheet, and doing without."""
    w = opened.words
    for use in one.used:
        st.caption(use_said(use, w))
    if not any(use.state == "used" for use in one.used):
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button(w("upload.no_recipe"), key=f"no-recipe-{one.sha256[:8]}"):
            work.choose(one.sha256)
            work.correct(cached.store(), Corrections())
            st.rerun()
        st.page_link(
            "pages/templates.py",
            label=w("upload.recipes"),
            query_params=View("templates", language=opened.view.language).parameters(),
        )


def _take_out(work: Work, one: DeskFile) -> None:
    kept = tuple(file for file in work.saved.files if file.sha256 != one.sha256)
    if work.save(files=kept):
        work.files = tuple(file for file in work.files if file.sha256 != one.sha256)
        work.recheck()
    st.rerun()
