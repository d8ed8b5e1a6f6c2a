"""A choice that is a step of the address: for pages whose controls are not those of every page."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import streamlit as st

from atlas.view import View

Value = TypeVar("Value", int | None, str)


def choice(
    view: View,
    field: str,
    label: str,
    options: Sequence[Value],
    name: Callable[[Value], str],
    shown: Value,
) -> None:
    """A select box of one property of ``view``; ``shown`` stands in it, whatever the widget held
    before: the address is the truth."""
    key = f"{view.page}-{field}"
    st.session_state[key] = shown

    def choose() -> None:
        chosen = view.with_(**{field: st.session_state[key]}, figure="")
        st.query_params.from_dict(chosen.parameters())

    st.selectbox(
        label,
        options,
        format_func=name,
        key=key,
        on_change=choose,
        # None counts as nothing chosen, for which the platform has an English phrase
        placeholder=name(shown),
    )
