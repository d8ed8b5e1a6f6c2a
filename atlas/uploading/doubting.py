"""What was only guessed comes first: confirm it, or say what it is."""

import streamlit as st

from atlas.frame.opened import Opened
from atlas.ingest import Understanding
from atlas.ingest.draft import Doubt
from atlas.ingest.wording import role_said
from atlas.render.sheet.dotted import percent
from atlas.uploading import options
from atlas.uploading.cell import ROLES, years
from atlas.uploading.desk import Work
from atlas.uploading.picture import doubts_of, table_of
from atlas.uploading.pinning import REPEAT, pin, pinned
from atlas.uploading.workbench import again, bench, take

#: asked one by one; the rest comes when these are settled
ASKED = 6
#: what ``options`` calls the kinds
_KINDS = {"breakdown": "category"}


def offer(opened: Opened, work: Work, sheet: str) -> None:
    """The doubts of one sheet, the least sure first; nothing where there are none."""
    w, table, roles = opened.words, table_of(work, sheet), work.draft.roles[sheet]
    mine, tables = work.corrections.of(sheet), _tables(work, sheet)
    left = [one for one in doubts_of(work, sheet) if not pinned(mine, one, table, roles, tables)]
    if not left:
        return
    st.markdown(w("sheet.doubt.first", count=len(left)))
    for one in left[:ASKED]:
        _ask(opened, work, one)
    if len(left) > 1 and st.button(
        w("sheet.doubt.confirm_all", count=len(left)), key=_key(work, left[0], "all")
    ):
        corrections = work.corrections
        for one in left:
            corrections = corrections.with_(sheet, **pin(one, one.taken, table, roles, tables))
        take(work, corrections)
    if len(left) > ASKED:
        st.caption(w("sheet.doubt.rest", count=len(left) - ASKED))


def said(opened: Opened, doubt: Doubt) -> str:
    """``C5:C20“新就业”：指标当作…（62%）`` and the reason, where it is worded."""
    w = opened.words
    reason = w.phrases.get(f"ingest.doubt.{doubt.reason}", "")
    text = w(
        "sheet.doubt.taken" if doubt.text else "sheet.doubt.taken_whole",
        cell=doubt.cell,
        text=doubt.text,
        about=w(f"sheet.about.{doubt.about}"),
        taken=_named(opened, doubt, doubt.taken),
        sure=percent(doubt.confidence, w),
    )
    return w("sheet.doubt.because", said=text, reason=reason) if reason else text


def _ask(opened: Opened, work: Work, doubt: Doubt) -> None:
    w, sheet = opened.words, doubt.sheet
    table, roles = table_of(work, sheet), work.draft.roles[sheet]
    tables = _tables(work, sheet)
    told, look, right, otherwise = st.columns([6, 1.6, 1.6, 4], vertical_alignment="center")
    told.markdown(said(opened, doubt))
    if look.button(doubt.cell.partition(":")[0], key=_key(work, doubt, "look")):
        bench(work).go(sheet, doubt.cell.partition(":")[0])
        again()
    if right.button(w("sheet.doubt.confirm"), key=_key(work, doubt, "confirm")):
        take(work, work.corrections.with_(sheet, **pin(doubt, doubt.taken, table, roles, tables)))
    if not (values := _values(doubt)):
        return
    chosen = otherwise.selectbox(
        w("sheet.doubt.otherwise"),
        values,
        index=None,
        format_func=lambda code: _named(opened, doubt, code, code in doubt.others),
        placeholder=w("sheet.doubt.otherwise"),
        label_visibility="collapsed",
        key=_key(work, doubt, "otherwise"),
    )
    if chosen is not None:
        take(work, work.corrections.with_(sheet, **pin(doubt, chosen, table, roles, tables)))


def _tables(work: Work, sheet: str) -> list[Understanding]:
    return [one for one in work.draft.sheets if one.sheet == sheet]


def _values(doubt: Doubt) -> list[str]:
    """What else it may be: the guesses first, then everything of the kind."""
    everything: list[str] = []
    if doubt.about == "kind":
        everything = []
    elif doubt.about == "role":
        everything = list(ROLES)
    elif doubt.about == "table":
        everything = [] if doubt.taken == REPEAT else ["", "value"]
    elif doubt.about == "year":
        everything = years()
    else:
        everything = options.of_kind(_KINDS.get(doubt.about, doubt.about))
    listed = dict.fromkeys((*doubt.others, *everything))
    return [one for one in listed if one != doubt.taken]


def _named(opened: Opened, doubt: Doubt, code: str, suggested: bool = False) -> str:
    w = opened.words
    if doubt.about == "kind":
        return w(f"kind.{code}")
    if doubt.about == "role":
        return role_said(code, w) or code
    if code == REPEAT:
        return w("sheet.doubt.repeat")
    if doubt.about == "table":
        return w("sheet.doubt.no_table" if code in ("", "ignored") else "sheet.doubt.a_table")
    if doubt.about == "year":
        return w("frame.a_year", year=code)
    if doubt.about in ("breakdown", "category") and "=" not in code and code:
        return code
    return options.named(w, _KINDS.get(doubt.about, doubt.about), code, suggested)


def _key(work: Work, doubt: Doubt, what: str) -> str:
    return f"doubt-{work.draft.sha256[:8]}-{doubt.sheet}-{doubt.cell}-{doubt.about}-{what}"
