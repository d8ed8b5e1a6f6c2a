"""The stage: one component that draws a whole story and says what was clicked in it."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from atlas.render.stage.payload import encoded, payload

__all__ = ["Trigger", "encoded", "payload", "stage"]

STATIC = Path(__file__).parents[3] / "static" / "stage"
FILES = {"SCRIPT": "stage.js", "STYLE": "stage.css", "PLOTLY": "plotly-basic.min.js"}


@dataclass(frozen=True, slots=True)
class Trigger:
    """What the reader clicked since the last run: ids of figures joined by commas, or a place."""

    figure: str | None = None
    place: str | None = None


def stage(content: dict[str, Any] | str | bytes, key: str = "stage") -> Trigger:
    """Draw a payload (or its JSON) here; the same ``key`` keeps the drawing between reruns.

    A text or bytes are passed on as they are, which costs next to nothing: cache
    ``encoded(payload(…))`` rather than the dictionary.
    """
    if isinstance(content, dict):
        content = encoded(content)
    data = content.encode() if isinstance(content, str) else content
    clicked = _component()(key=key, data=data, on_figure_change=_heard, on_place_change=_heard)
    return Trigger(clicked.figure, clicked.place)


def _heard() -> None:
    """The platform reports only triggers that have a listener; the page reads the result."""


@cache
def _component() -> Callable[..., Any]:
    """The registered component; once a process."""
    # here, so that payloads can be made where there is no Streamlit: command line, phone, bundle
    import streamlit as st

    base = (st.get_option("server.baseUrlPath") or "").strip("/")
    return st.components.v2.component(
        "gonghui_stage", js=loader(f"/{base}" if base else ""), isolate_styles=False
    )


def loader(base: str) -> str:
    """The script that the platform keeps: a few lines that fetch ours by its digest."""
    text = (Path(__file__).parent / "loader.js").read_text("utf-8").replace("@BASE@", base)
    for name, file in FILES.items():
        text = text.replace(f"@{name}@", address(base, file))
    return text


def address(base: str, file: str) -> str:
    """The address of a file of ``static/stage`` that changes with its content."""
    digest = hashlib.sha256((STATIC / file).read_bytes()).hexdigest()[:16]
    return f"{base}/app/static/stage/{file}?h={digest}"
