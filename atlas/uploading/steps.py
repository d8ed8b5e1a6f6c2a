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


def step(
    words: Words, name: str, state: State, told: str, token: str, *, open_: bool
) -> st.delta_generator.DeltaGenerator:
    """The container of one step. ``open_`` holds until the reader folds or unfolds it."""
    title = words(f"upload.step.{name}")
    return st.expander(
        f"**{title}**　{told}",
        expanded=open_,
        icon=_ICONS[state],
        key=f"step-{name}-{token[:8]}",
        on_change="rerun",
    )
