"""Every kind of block on one page, with invented figures, for eyes and browser tests.

Run it from a folder whose ``static`` is the project's own (see ``test_stage_in_a_browser``).
``?lang=en`` writes English, ``?only=map`` shows one section, ``?year=2022`` other figures.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import streamlit as st

from atlas.render.stage import stage
from atlas.render.stage.payload import payload
from atlas.words import words
from tests.render.examples import gallery

st.set_page_config(layout="wide")
language = st.query_params.get("lang", "zh")
year = st.selectbox("year", [2024, 2023, 2022], key="year")
story = gallery(language, year, st.query_params.get("only", ""))
clicked = stage(payload(story, words(language)), key="stage")
st.text(f"figure={clicked.figure} place={clicked.place}")
