"""数据上传: a file becomes a version, once it is understood, checked and explained."""

import streamlit as st

from atlas import frame
from atlas.uploading.style import uploader_style

opened = frame.view()
st.html(uploader_style(opened.words))
st.file_uploader("f", label_visibility="collapsed")
