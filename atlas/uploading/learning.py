"""What was confirmed is remembered: next year's file of the same shape is read as this one was."""

import streamlit as st

from atlas.errors import StoreError
from atlas.frame.opened import Opened
from atlas.recipes import Recipes
from atlas.uploading.desk import Work


def learn(opened: Opened, work: Work, author: str) -> None:
    """Next year's files of the same shape are read as these were."""
    w, recipes = opened.words, Recipes(work.drafts.store)
    try:
        found = [
            recipes.learn(one.workbook, one.draft, one.corrections, author) for one in work.files
        ]
    except StoreError as error:
        # it is published all the same
        st.toast(w.error(error))
        return
    for name in dict.fromkeys(one.name for one in found if one is not None):
        st.toast(w("upload.learnt", name=name))
