"""Two components: the picture of a sheet, and the list of findings beside it."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from atlas.render.sheet.picture import encoded

STATIC = Path(__file__).parents[3] / "static" / "sheet"


@dataclass(frozen=True, slots=True)
class Clicked:
    """What was asked of the picture since the last run: a cell to open, rows or columns to draw
    as ``(rows, first position, last position)``."""

    cell: str | None = None
    more: tuple[str, int, int] | None = None


@dataclass(frozen=True, slots=True)
class Worked:
    """What was asked of the list: a (sheet, cell) to go to, a group to open or close, and the ids
    of all rows that are ticked now; None where nothing of the kind was asked."""

    jump: tuple[str, str] | None = None
    open: str | None = None
    pick: tuple[str, ...] | None = None


def sheet_picture(content: dict[str, Any], key: str) -> Clicked:
    """Draw a payload of ``picture``; the same ``key`` keeps the drawing between reruns."""
    said = _component("sheet")(
        key=key, data=encoded(content), on_cell_change=_heard, on_more_change=_heard
    )
    more = None
    if said.more:
        kind, _, span = said.more.partition(":")
        first, last = span.split("-")
        more = (kind, int(first), int(last))
    return Clicked(said.cell, more)


def findings_list(content: dict[str, Any], key: str) -> Worked:
    """Draw a payload of ``listing``."""
    said = _component("findings")(
        key=key,
        data=encoded(content),
        on_jump_change=_heard,
        on_open_change=_heard,
        on_pick_change=_heard,
    )
    sheet, _, cell = (said.jump or "").partition("\n")
    pick = None if said.pick is None else tuple(one for one in said.pick.split(",") if one)
    return Worked((sheet, cell) if said.jump else None, said.open, pick)


def _heard() -> None:
    """The platform reports only triggers that have a listener; the page reads the result."""


@cache
def _component(kind: str) -> Callable[..., Any]:
    """The registered component; once a process."""
    # here, so that payloads can be made where there is no Streamlit
    import streamlit as st

    base = (st.get_option("server.baseUrlPath") or "").strip("/")
    return st.components.v2.component(
        f"gonghui_{kind}", js=loader(kind, f"/{base}" if base else ""), isolate_styles=False
    )


def loader(kind: str, base: str) -> str:
    """The script that the platform keeps: a few lines that fetch ours by its digest."""
    text = (Path(__file__).parent / "loader.js").read_text("utf-8").replace("@KIND@", kind)
    for name, file in (("SCRIPT", "sheet.js"), ("STYLE", "sheet.css")):
        digest = hashlib.sha256((STATIC / file).read_bytes()).hexdigest()[:16]
        text = text.replace(f"@{name}@", f"{base}/app/static/sheet/{file}?h={digest}")
    return text
