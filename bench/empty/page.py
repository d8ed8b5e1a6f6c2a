"""A Streamlit page with one control and nothing else."""

import streamlit as st

st.selectbox("empty", range(20))
