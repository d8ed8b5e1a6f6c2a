"""From the address to the work on its draft: read again where needed, overtaken told, each step's
state."""

import streamlit as st

from atlas import cached
from atlas.errors import ConflictError
from atlas.frame.opened import Opened
from atlas.uploading import differing, dropping, filing, finishing, standing
from atlas.uploading.desk import Work
from atlas.uploading.session import Desk
from atlas.uploading.steps import State
from atlas.words import Words


def closed(opened: Opened) -> bool:
    """Whether the address names a draft that was published or deleted."""
    return opened.draft is not None and not opened.drafted


def waits(opened: Opened, desk: Desk) -> bool:
    """Whether something has to be waited or asked for first; it is drawn here."""
    if desk.task is not None:
        dropping.watch(opened, desk)
    if desk.dropped is not None and desk.dropped.locked:
        dropping.ask_passwords(opened, desk)
        return True
    if opened.draft is None:
        desk.work = None
        return False
    work = desk.work
    if work is None or work.saved.token != opened.draft.token:
        dropping.reopen(opened, desk)
    if work.task is not None:
        dropping.watch_choice(opened, work)
    if opened.draft.revision > work.saved.revision and work.overtaken is None:
        work.overtaken = ConflictError("paper_changed", found=work.saved.token)
    if work.overtaken is None and work.checked.base != opened.latest:
        work.recheck()
        st.rerun()
    if work.overtaken is None and work.saved.revision == opened.draft.revision:
        cached.checked_draft(opened.edition, work.checked)
    standing.write(work)
    return False


def told_first(opened: Opened, desk: Desk) -> None:
    """Above the steps: that somebody else has changed the draft, and what stands already."""
    w, work = opened.words, desk.work
    if work.overtaken is not None:
        st.error(w.error(work.overtaken))
        if st.button(w("upload.reload"), key="reload", type="primary"):
            dropping.reopen(opened, desk)
        # what was chosen here cannot be taken, and the fields would ask for it again and again
        st.stop()
    if already := finishing.same_again(opened, work):
        st.info(already)


def again_if_changed(opened: Opened, work: Work) -> None:
    """Draw the page once more where something was written down while it was drawn."""
    if work.saved.revision != opened.draft.revision or work.overtaken is not None:
        st.rerun()


def seen(opened: Opened, work: Work) -> None:
    """After others published the same figures: going on, knowing their change."""
    w = opened.words
    if work.conflict is not None and st.button(w("upload.seen"), key="seen", type="primary"):
        if work.attempt(lambda: work.drafts.seen(work.saved, work.checked)):
            work.compare()
        st.rerun()


def state(opened: Opened, work: Work, name: str) -> tuple[State, str, bool]:
    """Of a step: its state, the same in words, and whether it stands open at first."""
    w = opened.words
    if name == "file":
        return "done", filing.told(w, work), False
    if name == "read":
        return _read(opened, work)
    if name == "check":
        errors, queries = len(work.checked.errors), len(work.open_queries)
        if errors or queries:
            return "blocked", _found(w, errors, queries), True
        explained = len(work.checked.queries)
        told = w("upload.state.explained", count=explained) if explained else w("upload.state.fine")
        return "done", told, False
    if name == "differ":
        blocked = work.difference is None or work.conflict is not None
        unfolded = not work.checked.errors
        return "blocked" if blocked else "done", differing.told(opened, work), unfolded
    return (*finishing.state(opened, work), not work.checked.errors)


def _found(words: Words, errors: int, queries: int) -> str:
    return words("upload.state.found", errors=f"{errors:,}", queries=f"{queries:,}")


def _read(opened: Opened, work: Work) -> tuple[State, str, bool]:
    w = opened.words
    asked = sum(len(one.draft.findings) for one in work.files)
    doubts = sum(len(one.draft.doubts) for one in work.files)
    if asked or doubts:
        told = w("upload.state.to_settle", count=asked + doubts)
        return "blocked" if asked else "todo", told, True
    by_recipe = [use for one in work.files for use in one.used if use.state == "used"]
    tables = sum(bool(one.figures) for file in work.files for one in file.draft.sheets)
    if by_recipe:
        return "done", w("upload.state.by_recipe", tables=tables), False
    return "done", w("upload.state.all_read", tables=tables), True
