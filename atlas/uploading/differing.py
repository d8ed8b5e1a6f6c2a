"""预览与差异: what publishing would change, what each page would show, and the private link."""

import json
from dataclasses import replace

import streamlit as st

from atlas import cached
from atlas.frame import live
from atlas.frame.opened import Opened
from atlas.render.stage import encoded, payload, stage
from atlas.store.narrowing import narrow
from atlas.stories.drafted import tell_details, tell_draft
from atlas.stories.method import Way, method_changes, ways_of
from atlas.stories.register import SPECS
from atlas.stories.upload import links, suggestion
from atlas.uploading.desk import LARGE, Work
from atlas.view import View

#: headline figures of a page that are told before and after
TILES = 3


def told(opened: Opened, work: Work) -> str:
    """修订 1 项，新增 36 项: the state of the step."""
    w = opened.words
    if work.difference is None:
        return w("upload.not_comparable")
    counts = work.difference.counts
    sorts = ("revised", "removed", "added")
    parts = [w(f"versions.count.{one}", count=f"{counts[one]:,}") for one in sorts if counts[one]]
    return w("versions.comma").join(parts) or w("upload.nothing_new")


def difference(opened: Opened, work: Work) -> None:
    """In words and groups, and every single change in a fold."""
    w, telling = opened.words, cached.teller(opened.view)
    if work.difference is None:
        st.caption(w("upload.nothing_to_compare"))
        return
    narrowed = narrow(work.difference)
    methods = method_changes(telling, _standing(opened, work), ways_of(work.checked.figures))
    added = work.difference.added_facts.column("year").unique().to_pylist()
    story = tell_draft(telling, narrowed, methods, added)
    stage(encoded(payload(story, w)), key="stage-draft")
    count = sum(narrowed.counts[one] for one in ("revised", "removed", "added"))
    if not count:
        return
    fold = st.expander(
        w("difference.details", count=f"{count:,}"), key="details", on_change="rerun"
    )
    if fold.open:
        with fold:
            stage(encoded(payload(tell_details(telling, narrowed), w)), key="stage-details")


def since(opened: Opened, work: Work) -> None:
    """What others published of the same figures meanwhile, and going on knowing it."""
    w, conflict = opened.words, work.conflict
    if conflict is None:
        return
    st.warning(w.error(conflict))
    telling = cached.teller(opened.view)
    told = tell_draft(telling, narrow(conflict.details["since"]), ())
    story = replace(told, title=w("difference.since"))
    stage(encoded(payload(story, w)), key="stage-since")


def pages(opened: Opened, work: Work) -> None:
    """Every page that shows something of the draft: its headline now and then, and its link."""
    w, telling = opened.words, cached.teller(opened.view)
    codes = list(dict.fromkeys(one.indicator for one in work.checked.figures))
    found = links(telling, codes, draft=work.saved.token)
    if not found:
        return
    st.markdown(f"**{w('upload.on_the_pages')}**")
    told_now = not work.checked.errors
    if told_now and len(work.checked.figures) > LARGE:
        told_now = st.toggle(w("upload.tell_pages"), key=f"tell-{work.saved.token[:8]}")
    for page, view in found:
        with st.container(horizontal=True, vertical_alignment="center", key=f"page-{page}"):
            st.page_link(
                f"pages/{page}.py",
                label=w(f"page.{page}"),
                query_params=view.parameters(),
            )
            if told_now:
                st.markdown(_before_and_after(opened, view))
    st.markdown(w("upload.private_link"))
    st.code(found[0][1].link(live.address_base()), language=None)
    st.caption(w("upload.private_link_what"))


def suggested(opened: Opened, work: Work) -> str:
    """A first message for the version."""
    return suggestion(cached.teller(opened.view), [one.name for one in work.files])


def _standing(opened: Opened, work: Work) -> list[Way]:
    """The ways in which the newest version counts the draft's indicators."""
    if opened.latest is None:
        return []
    codes = sorted({one.indicator for one in work.checked.figures})
    return [Way(**row) for row in cached.rows(opened.latest, "changes/ways", indicators=codes)]


def _before_and_after(opened: Opened, view: View) -> str:
    w = opened.words
    before = _headline(view.with_(draft=""), opened.latest)
    after = _headline(view, opened.edition)
    if not before["title"]:
        return w("difference.page_after", title=after["title"])
    steps = [
        w("difference.tile_step", label=label, old=before["tiles"][label], new=now)
        for label, now in after["tiles"].items()
        if before["tiles"].get(label, now) != now
    ]
    if before["title"] == after["title"]:
        lines = [w("difference.page_same", title=after["title"])]
    else:
        lines = [
            w("difference.page_before", title=before["title"]),
            w("difference.page_after", title=after["title"]),
        ]
    return "  \n".join((*lines, *steps[:TILES]))


def _headline(view: View, edition: cached.Edition | None) -> dict:
    """Title and headline figures (label → text) of a page as it opens; empty without a version."""
    if edition is None:
        return {"title": "", "tiles": {}}
    spec = SPECS[view.page]
    indicator = spec.indicators[0] if spec.indicators else ""
    dated = (spec.dated_by or ((indicator,) if indicator else ())) if spec.years else ()
    years = cached.years(edition, dated) if dated else ()
    newest = cached.newest_full_year(edition, dated) if dated else None
    resolved = view.with_(year=newest, indicator=indicator)
    drawn = json.loads(cached.drawn(resolved, edition, years))
    tiles = {one["label"]: one["fig"]["t"] for one in drawn["tiles"]}
    return {"title": drawn["title"], "tiles": tiles}
