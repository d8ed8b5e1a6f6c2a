"""The end of an upload: what it would change, the signature, the version, and where to look."""

import streamlit as st

from atlas import cached
from atlas.errors import AtlasError, ConflictError, StoreError
from atlas.frame import live
from atlas.frame.opened import Opened
from atlas.publishing import publish
from atlas.render.stage import encoded, payload, stage
from atlas.store import Upload
from atlas.store.drafting import refuse_nothing
from atlas.store.narrowing import narrow
from atlas.stories.upload import links, suggestion, tell_draft
from atlas.uploading import signing
from atlas.uploading.desk import Desk, Work
from atlas.view import View


def difference(opened: Opened, work: Work) -> None:
    """What publishing would change, in words and numbers."""
    w = opened.words
    if work.conflict is not None:
        st.warning(w.error(work.conflict) + w("upload.conflict_goes_on"))
    if work.difference is None:
        st.caption(w("upload.nothing_to_compare"))
        return
    if opened.latest != work.checked.base:
        record = cached.version_record(opened.latest)
        st.info(w("upload.newer_version", number=record.number, author=record.author))
        if st.button(w("upload.recheck", number=record.number), key="recheck"):
            work.recheck(cached.store())
            st.rerun()
    story = tell_draft(cached.teller(opened.view), narrow(work.difference))
    stage(encoded(payload(story, w)), key="stage-draft")


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
    """Author, message and the button; why it cannot be pressed, where it cannot."""
    w, work = opened.words, desk.work
    if same_again(opened, work):
        st.caption(w("upload.nothing_to_publish"))
        return
    errors, unexplained = len(work.checked.errors), len(work.open_queries)
    if errors:
        st.error(w("upload.errors_block", count=errors))
    elif unexplained:
        st.warning(w("upload.queries_block", count=unexplained))
    with st.form("publishing", border=False):
        signed = signing.sign(w, suggestion(work.draft.name), "publish", admitted)
        sent = st.form_submit_button(
            w("upload.publish"), type="primary", disabled=bool(errors or unexplained)
        )
    if sent:
        _publish(opened, desk, signed)


def _publish(opened: Opened, desk: Desk, signed: signing.Signature) -> None:
    work = desk.work
    try:
        signed.require()
        with st.spinner(opened.words("upload.publishing")):
            version = publish(
                cached.store(),
                work.checked,
                author=signed.author,
                message=signed.message,
                contents=work.contents,
                explanations=work.explanations,
                notes={
                    one.sha256: {"corrections": one.corrections.to_json()} for one in work.files
                },
            )
    except ConflictError as conflict:
        # the new difference is drawn above the button: so once more from the top
        work.conflict = conflict
        work.recheck(cached.store())
        st.rerun()
    except AtlasError as error:
        signing.say(opened.words, error)
    else:
        desk.finish(version)
        st.rerun()


def done(opened: Opened, desk: Desk) -> None:
    """What was published, the pages that show it, and the link that stays."""
    w, version = opened.words, desk.published
    st.success(
        w(
            "upload.published",
            number=version.number,
            added=f"{version.added:,}",
            revised=f"{version.revised:,}",
        )
    )
    shown = links(cached.teller(opened.view), desk.indicators, version.number)
    with st.container(horizontal=True):
        for page, view in shown:
            live_view = view.with_(version=None)
            st.page_link(
                f"pages/{page}.py", label=w(f"page.{page}"), query_params=live_view.parameters()
            )
        changes = View("versions", version=version.number, language=opened.view.language)
        st.page_link(
            "pages/versions.py",
            label=w("upload.see_changes"),
            query_params=changes.parameters(),
        )
    st.markdown(w("frame.link_pinned"))
    fixed = shown[0][1] if shown else changes
    st.code(fixed.link(live.address_base()), language=None)
    if st.button(w("upload.another"), key="another"):
        desk.clear()
        st.rerun()
