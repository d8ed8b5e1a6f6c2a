"""The platform's English phrases that readers may meet, covered with words of their language.

It has no setting for them. They are found by what the platform calls them (``data-testid``, roles);
were one renamed, the English would show again and nothing else would change. ``tests/browser``
reads what is drawn.
"""

import json
from functools import cache

import streamlit as st

from atlas.words import words

_COVER = """
[data-testid=stSkipToContent] { font-size: 0 !important; }
[data-testid=stSkipToContent]::after { content: %(skip)s; font-size: 1rem; }
[role=listbox][data-empty=true] [role=option] > span { font-size: 0; }
[role=listbox][data-empty=true] [role=option] > span::after { content: %(nothing)s;
  font-size: .875rem; }
section[role=dialog]:has([data-testid=stErrorCodeBlock]) > * { display: none; }
section[role=dialog]:has([data-testid=stErrorCodeBlock])::after { content: %(lost)s; }
[data-rac]:not(section):has([data-testid=stErrorCodeBlock]) { background: none; }
"""


def cover(language: str) -> None:
    """Lay our words over the platform's."""
    st.html(_style(language))


@cache
def _style(language: str) -> str:
    w = words(language)
    said = {
        "skip": w("frame.skip"),
        "nothing": w("frame.no_such_choice"),
        "lost": w("frame.disconnected"),
    }
    # a JSON text is a CSS text: quotes and backslashes are escaped alike
    quoted = {name: json.dumps(text, ensure_ascii=False) for name, text in said.items()}
    return f"<style>{_COVER % quoted}</style>"
