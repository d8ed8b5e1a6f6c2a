"""A file is dropped: read in a child process, understood, checked, compared; or refused."""

import streamlit as st

from atlas import cached
from atlas.errors import UploadError
from atlas.ingest import Corrections, read_bounded
from atlas.store import Store
from atlas.uploading.desk import Desk, Work, work_of
from atlas.uploading.style import uploader_style
from atlas.words import Words


def receive(words: Words, desk: Desk) -> None:
    """The uploader; a file that cannot be read is refused here and another may be tried."""
    if desk.refused is not None:
        st.error(words.error(desk.refused))
    st.html(uploader_style(words))
    file = st.file_uploader(
        words("upload.file"), key=f"upload-{desk.round}", label_visibility="collapsed"
    )
    if file is None:
        st.caption(words("upload.what_to_drop"))
        return
    # a fresh uploader either way: a refused file is not read again on every run
    desk.clear()
    try:
        desk.work = _read(words, file.getvalue(), file.name)
    except UploadError as refused:
        desk.refused = refused
    st.rerun()


def on_the_desk(words: Words, desk: Desk) -> None:
    """Which file it is, what came of it, and the way to another one."""
    checked = desk.work.checked
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(
            words(
                "upload.file_read",
                name=desk.work.draft.name,
                figures=f"{len(checked.figures):,}",
                errors=len(checked.errors),
                queries=len(checked.queries),
            )
        )
        if st.button(words("upload.other_file"), key="other-file"):
            desk.clear()
            st.rerun()


def _read(words: Words, content: bytes, name: str) -> Work:
    store = cached.store()
    with st.status(words("upload.reading", name=name), expanded=True) as status:
        workbook = read_bounded(content, name)
        status.update(label=words("upload.understanding", sheets=len(workbook.sheets)))
        chosen = {workbook.sha256: _chosen_before(store, workbook.sha256)}
        return work_of(store, [workbook], {workbook.sha256: content}, chosen)


def _chosen_before(store: Store, sha256: str) -> Corrections:
    """What was chosen when the very same file was published; nothing where it never was."""
    for upload in reversed(store.uploads(store.latest())):
        if upload.sha256 == sha256:
            return Corrections.from_json(store.record(upload)["details"].get("corrections", {}))
    return Corrections()
