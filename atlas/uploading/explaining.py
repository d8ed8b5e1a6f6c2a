"""All findings at once: what must be mended, and what must be explained in writing."""

from dataclasses import dataclass

import streamlit as st

from atlas import cached
from atlas.figures import Finding
from atlas.frame.opened import Opened
from atlas.publishing import CheckedDraft
from atlas.render.sheet.component import findings_list
from atlas.uploading import downloading, sieving, writing
from atlas.uploading.desk import Work
from atlas.uploading.findings import Group, Numbered, Sieve, grouped, sifted
from atlas.uploading.listing import ROWS, Shown, listing
from atlas.uploading.workbench import bench
from atlas.words import Words

KEY = "upload-findings"


@dataclass
class Worked:
    """What is chosen in the list of one check. ``turn`` changes the fields, so that they show new
    texts; ``kept`` is what a sieve let through last."""

    checked: CheckedDraft
    numbered: Numbered
    picked: tuple[str, ...] = ()
    unfolded: str = ""
    turn: int = 0
    kept: tuple[object, list[tuple[str, Finding]], list[Group]] | None = None


def worked(work: Work) -> Worked:
    """The list's own state; another check starts it anew."""
    mine: Worked | None = st.session_state.get(KEY)
    if mine is None or mine.checked is not work.checked:
        turn = mine.turn + 1 if mine else 0
        mine = Worked(work.checked, Numbered.of(work.checked.findings), turn=turn)
        st.session_state[KEY] = mine
    return mine


def table(opened: Opened, work: Work) -> None:
    """The findings: filtered, grouped, each leading to its cell; and one text for many."""
    w, mine = opened.words, worked(work)
    if not mine.numbered.findings:
        st.success(w("upload.no_findings"))
        return
    on_the_bench = bench(work)
    sieve = sieving.ask(opened, mine.numbered, on_the_bench)
    found, groups = _grouped(mine, sieve, work, w)
    here = (on_the_bench.sheet, on_the_bench.cell.get(on_the_bench.sheet, ""))
    asked = findings_list(
        listing(groups, work.explanations, Shown(mine.picked, mine.unfolded, here), w),
        key="upload-findings-list",
    )
    _told(opened, sieve, len(groups), len(found), len(mine.numbered.findings))
    if asked.pick is not None and asked.pick != mine.picked:
        mine.picked = asked.pick
        st.rerun()
    if asked.open is not None:
        mine.unfolded = "" if mine.unfolded == asked.open else asked.open
        st.rerun()
    if asked.jump is not None:
        _jump(work, *asked.jump)
    members = {group.id: [number for number, _ in group.members] for group in groups}
    numbers = [one for each in mine.picked for one in members.get(each, [each])]
    picked = [one for one in mine.numbered.get(numbers) if one.severity == "query"]
    sifted_queries = [one for _, one in found if one.severity == "query"]
    _asked(opened, work)
    written = writing.ask(opened, work, picked, sifted_queries, mine.turn)
    if written is not None:
        mine.picked, mine.turn = (), mine.turn + 1
        work.explain(
            cached.store(), work.explanations | dict.fromkeys(written.findings, written.text)
        )
        st.rerun()
    downloading.offer(opened, work)


def _grouped(
    mine: Worked, sieve: Sieve, work: Work, words: Words
) -> tuple[list[tuple[str, Finding]], list[Group]]:
    """What the sieve lets through, and in groups; kept until something of it changes."""
    given = work.explanations if sieve.state else None
    key = (sieve, words.language, given and tuple(given.items()))
    if mine.kept is None or mine.kept[0] != key:
        found = sifted(mine.numbered, sieve, work.explanations, words)
        mine.kept = (key, found, grouped(found, sieve.sort))
    return mine.kept[1], mine.kept[2]


def _asked(opened: Opened, work: Work) -> None:
    """How many wait for a text, what becomes of it, and how many had one before."""
    w = opened.words
    if settled := len(work.checked.queries) - len(work.checked.unexplained()):
        st.caption(w("upload.explained_before", count=f"{settled:,}"))
    if left := len(work.checked.unexplained(work.explanations)):
        st.markdown(w("upload.explain", count=f"{left:,}"))


def _jump(work: Work, sheet: str, cell: str) -> None:
    """To the cell in the picture; in another file, that file is looked at first."""
    names = {one.sheet for one in work.draft.sheets}
    other = next(
        (
            one
            for one in getattr(work, "files", ())
            if any(t.sheet == sheet for t in one.workbook.sheets)
        ),
        None,
    )
    if sheet not in names and other is not None:
        work.choose(other.sha256)
    bench(work).go(sheet, cell)
    st.rerun()


def _told(opened: Opened, sieve: Sieve, groups: int, found: int, total: int) -> None:
    w = opened.words
    if not sieve.open:
        st.caption(w("sheet.list.sifted", shown=f"{found:,}", count=f"{total:,}"))
    if groups > ROWS:
        st.caption(w("sheet.list.cut", shown=ROWS, count=f"{groups:,}"))
