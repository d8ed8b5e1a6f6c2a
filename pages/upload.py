"""数据上传: a file becomes a version, once it is understood, checked, explained and signed."""

import streamlit as st

from atlas import frame
from atlas.uploading import correcting, dropping, explaining, finishing, sheets, signing
from atlas.uploading.desk import desk

opened = frame.view()
w, mine = opened.words, desk()


def understood() -> None:
    """The sheet beside what was understood of it, and the choices that correct it."""
    st.markdown(f"#### {w('upload.understood')}")
    one = sheets.choose(opened, mine.work.draft)
    left, right = st.columns([7, 5], gap="medium")
    with left:
        sheets.draw(opened, mine.work, one)
    with right:
        sheets.facts(opened, mine.work, one)
        correcting.offer(opened, mine.work, one)


def checked() -> None:
    """All findings, and the explanations of those that may stay."""
    st.markdown(f"#### {w('upload.checks')}")
    explaining.table(opened, mine.work)
    explaining.explanations(opened, mine.work)


def finish(admitted: str) -> None:
    """What would change, and the button that changes it."""
    st.markdown(f"#### {w('upload.difference')}")
    finishing.difference(opened, mine.work)
    st.markdown(f"#### {w('upload.publishing_step')}")
    finishing.offer(opened, mine, admitted)


st.subheader(w("upload.title"), anchor=False)
passphrase = signing.admit(w)
if passphrase is None:
    st.stop()
if mine.published is not None:
    finishing.done(opened, mine)
elif mine.work is None:
    dropping.receive(w, mine)
else:
    dropping.on_the_desk(w, mine)
    if already := finishing.same_again(opened, mine.work):
        st.info(already)
    understood()
    checked()
    finish(passphrase)
