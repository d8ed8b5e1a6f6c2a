"""报表模板与识读方案: forms to be filled in, and what reading remembers of other ones."""

import streamlit as st

from atlas import frame
from atlas.templating import choosing, remembered

opened = frame.view()
w = opened.words

st.subheader(w("templates.page.title"), anchor=False)
blank, recipes = st.tabs([w("templates.page.tab"), w("recipes.page.tab")])
with blank:
    st.markdown(w("templates.page.what"))
    wanted = choosing.choose(opened)
    choosing.describe(w, wanted)
    choosing.download(opened, wanted)
with recipes:
    remembered.show(opened)
