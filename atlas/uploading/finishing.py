"""The end of an upload: who signs it, now or at a time, and where to look when it is published."""

import streamlit as st

from atlas import cached
from atlas.errors import AtlasError, ConflictError, StoreError
from atlas.frame import live
from atlas.frame.opened import Opened
from atlas.store import Upload
from atlas.store.drafting import refuse_nothing
from atlas.stories.upload import links
from atlas.uploading import differing, filing, in_progress, learning, scheduling, signing
from atlas.uploading.desk import Work
from atlas.uploading.session import Desk
from atlas.uploading.steps import State
from atlas.view import View

#: of the session: the name that was signed with last
SIGNED = "signed"


def state(opened: Opened, work: Work) -> tuple[State, str]:
    """Whether this can be published, and in words what is in the way."""
    w, errors, queries = opened.words, len(work.checked.errors), len(work.open_queries)
    if work.saved.state in ("scheduled", "held"):
        return "waiting", in_progress.state_told(opened, work.saved)
    if errors:
        return "blocked", w("upload.state.errors", count=f"{errors:,}")
    if queries:
        return "blocked", w("upload.state.queries", count=f"{queries:,}")
    if work.conflict is not None:
        return "blocked", w("upload.state.conflict")
    if same_again(opened, work):
        return "done", w("upload.nothing_to_publish")
    return "todo", w("upload.state.ready")


def same_again(opened: Opened, work: Work) -> str:
    """The sentence that says where all of this stands already; empty where something is new."""
    if work.difference is None or not work.checked.figures:
        return ""
    uploads = [Upload(one.sha256, one.name, 0, "") for one in work.files]
    try:
        refuse_nothing(cached.store(), work.difference, uploads)
    except StoreError as already:
        return opened.words.error(already)
    return ""


def offer(opened: Opened, desk: Desk, admitted: str) -> None:
    """Author, message, now or later, and the button; why it cannot be pressed, where it cannot."""
    w, work = opened.words, desk.work
    if already := same_again(opened, work):
        st.caption(already)
        return
    _blocked(opened, work)
    scheduling.standing(opened, work)
    signed = _sign(opened, work, admitted)
    at = scheduling.choose(opened, work)
    free = state(opened, work)[0] in ("todo", "waiting") and not work.checked.errors
    blocked = not free or bool(work.open_queries) or work.overtaken is not None
    label = w("upload.schedule" if at else "upload.publish")
    if st.button(label, type="primary", key="publish", disabled=blocked):
        if at:
            scheduling.schedule(opened, work, signed, at)
        else:
            _publish(opened, desk, signed)


def _blocked(opened: Opened, work: Work) -> None:
    w = opened.words
    if count := len(work.checked.errors):
        st.error(w("upload.errors_block", count=f"{count:,}"))
    elif count := len(work.open_queries):
        st.warning(w("upload.queries_block", count=f"{count:,}"))
    elif work.conflict is not None:
        st.warning(w("upload.conflict_block"))


def _sign(opened: Opened, work: Work, admitted: str) -> signing.Signature:
    """Author and message; written down with the draft as they are typed."""
    w, key = opened.words, f"publish-{work.saved.token[:8]}"
    known = work.saved.author or st.session_state.get(SIGNED, "")
    left, right = st.columns([1, 2])
    author = left.text_input(w("upload.author"), value=known, key=f"{key}-author", max_chars=40)
    suggested = work.saved.message or differing.suggested(opened, work)
    message = right.text_input(
        w("upload.message"), value=suggested, key=f"{key}-message", max_chars=200
    )
    if author:
        st.session_state[SIGNED] = author
    if author != work.saved.author or message != suggested:
        work.save(author=author, message=message)
    return signing.Signature(author, message, admitted)


def _publish(opened: Opened, desk: Desk, signed: signing.Signature) -> None:
    work = desk.work
    try:
        signed.require()
        with st.spinner(opened.words("upload.publishing")):
            work.drafts.publish(
                work.saved, work.checked, signed.author, signed.message, signing.origin()
            )
    except ConflictError:
        # somebody published meanwhile: the new difference is drawn above, once more from the top
        work.recheck()
        st.rerun()
    except AtlasError as error:
        signing.say(opened.words, error)
    else:
        learning.learn(opened, work, signed.author)
        desk.clear()
        st.rerun()


def done(opened: Opened, desk: Desk) -> None:
    """What was published, the pages that show it, and the link that stays."""
    w, version = opened.words, cached.version_record(opened.draft.version)
    counts = {"added": f"{version.added:,}", "revised": f"{version.revised:,}"}
    st.success(w("upload.published", number=version.number, **counts))
    before = version.number - 1 if version.number else None
    codes = cached.changed_indicators(before, version.number)
    shown = links(cached.teller(opened.view), codes, version=version.number)
    changes = View("versions", version=version.number, language=opened.view.language)
    with st.container(horizontal=True):
        for page, view in shown:
            live_view = view.with_(version=None)
            st.page_link(
                f"pages/{page}.py", label=w(f"page.{page}"), query_params=live_view.parameters()
            )
        st.page_link(
            "pages/versions.py", label=w("upload.see_changes"), query_params=changes.parameters()
        )
    st.markdown(w("frame.link_pinned"))
    fixed = shown[0][1] if shown else changes
    st.code(fixed.link(live.address_base()), language=None)
    if st.button(w("upload.another"), key="another"):
        filing.leave(opened, desk)
