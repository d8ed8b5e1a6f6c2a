"""The five steps of an upload, one below the other, each with its state; what is done is folded."""

from typing import Literal

import streamlit as st

from atlas.words import Words

State = Literal["done", "todo", "blocked", "waiting"]
#: drawn beside the state in words, never alone
_ICONS: dict[State, str] = {
    "done": ":material/check_circle:",
    "todo": ":material/edit:",
    "blocked": ":material/error:",
    "waiting": ":material/schedule:",
}
#: what nobody needs before the errors are mended
_FOLLOWING = ("differ", "publish")


def step(
    words: Words, name: str, state: State, told: str, token: str, *, open_: bool
) -> st.delta_generator.DeltaGenerator:
    """The container of one step. ``open_`` holds until the reader folds or unfolds it; what was
    folded because it was too early for it unfolds when its time comes."""
    title = words(f"upload.step.{name}")
    early = "-early" if name in _FOLLOWING and not open_ else ""
    return st.expander(
        f"**{title}**　{told}",
        expanded=open_,
        icon=_ICONS[state],
        key=f"step-{name}-{token[:8]}{early}",
        on_change="rerun",
    )
