"""The files of a version, byte for byte as they were uploaded."""

import streamlit as st

from atlas import cached
from atlas.frame.opened import Opened
from atlas.stories.versions import size

#: buttons of their own; the audit trail names all files, and each figure leads to its own
FEW = 6


def offer(opened: Opened, number: int) -> None:
    """A button for each original; behind one more where they are many."""
    files = cached.version_record(number).uploads
    if len(files) <= FEW:
        for file in files:
            _download(opened, file.sha256, file.file_name, file.size)
        return
    with st.popover(opened.words("versions.originals_of", count=len(files))):
        for file in files:
            _download(opened, file.sha256, file.file_name, file.size)


def _download(opened: Opened, sha256: str, name: str, count: int) -> None:
    st.download_button(
        opened.words("versions.download", name=name, size=size(count)),
        lambda: cached.store().original(sha256)[0],
        file_name=name,
        key=f"original-{sha256}",
        on_click="ignore",
    )
