"""数据上传: files become a version, once they are understood, checked, explained and signed."""

import streamlit as st

from atlas import frame
from atlas.uploading import (
    differing,
    dropping,
    explaining,
    filing,
    finishing,
    in_progress,
    opening,
    reviewing,
    sheets,
    signing,
)
from atlas.uploading.session import desk
from atlas.uploading.steps import step
from atlas.uploading.style import uploader_style

opened = frame.view()
w, mine, draft = opened.words, desk(), opened.draft


def understood() -> None:
    """The sheet beside what was understood of it, and the choices that correct it."""
    filing.choose(opened, mine.work)
    sheets.understood(opened, mine.work)


def checked() -> None:
    """All findings, and the explanations of those that may stay."""
    explaining.table(opened, mine.work)


def differ() -> None:
    """What would change, and on which pages."""
    differing.since(opened, mine.work)
    opening.seen(opened, mine.work)
    differing.difference(opened, mine.work)
    differing.pages(opened, mine.work)


STEPS = {
    "file": lambda: filing.files(opened, mine),
    "read": understood,
    "check": checked,
    "differ": differ,
    "publish": lambda: finishing.offer(opened, mine, passphrase),
}


def one_after_the_other() -> None:
    """The five steps, each with its state; what is folded is not even computed."""
    for name, draw in STEPS.items():
        state, told, unfolded = opening.state(opened, mine.work, name)
        part = step(w, name, state, told, mine.work.saved.token, open_=unfolded)
        if part.open:
            with part:
                draw()
        # what was chosen here changes what the steps above and below say of themselves
        opening.again_if_changed(opened, mine.work)


st.html(uploader_style(w))
st.subheader(w("upload.title"), anchor=False)
if opening.closed(opened):
    finishing.done(opened, mine) if draft.version is not None else filing.gone(opened, mine)
    st.stop()
dropping.refused(opened, mine)
passphrase = None if draft and not signing.may_publish() else signing.admit(w)
if passphrase is None and draft is None:
    st.stop()
if opening.waits(opened, mine):
    st.stop()
if draft is None:
    dropping.offer(opened, mine)
    in_progress.drafts(opened, mine)
elif passphrase is None:
    reviewing.summary(opened, mine.work)
else:
    opening.told_first(opened, mine)
    filing.others(opened, mine)
    one_after_the_other()
