"""The reader's clock: times are kept in UTC and told as the reader's machine would."""

from datetime import datetime

import streamlit as st

from atlas.stories.pieces import on_the_clock


def minutes_ahead() -> int:
    """How far the reader's clock is ahead of UTC; the server's where the browser does not say.

    By the offset and not by the zone's name: a small server has no table of time zones.
    """
    behind = st.context.timezone_offset
    if behind is not None:
        return -behind
    offset = datetime.now().astimezone().utcoffset()
    return int(offset.total_seconds() // 60) if offset else 0


def local(moment: str) -> str:
    """2026-02-11 17:04 on the reader's clock; ``moment`` is UTC, ISO 8601."""
    return on_the_clock(moment, minutes_ahead())
