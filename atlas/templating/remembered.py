"""The recipes as a list: what each remembers, who taught it, how often it was used."""

import re

import streamlit as st

from atlas import cached
from atlas.errors import AtlasError
from atlas.frame import clock
from atlas.frame.opened import Opened
from atlas.recipes import Recipe, Recipes
from atlas.uploading import signing
from atlas.uploading.style import uploader_style
from atlas.words import Words

#: recipes that are drawn; with more, a part of a name finds them
SHOWN = 30
_HEADINGS = 12
_ROUND = "recipes-round"

_LIMIT = """<style>[data-testid=stFileUploaderDropzoneInstructions] span::after {{
  content: "{text}"; }}</style>"""


#: what Markdown would take for a mark, in names that people gave
_MARKS = re.compile(r"([\\`*_\[\]$~<>#|:])")


def show(opened: Opened) -> None:
    """All recipes; those who may publish can also rename, delete and import."""
    w = opened.words
    recipes = Recipes(cached.store())
    _say_done(w)
    listed = recipes.listed()
    st.markdown(w("recipes.page.what"))
    if not listed:
        st.info(w("recipes.page.none"))
    found = _searched(w, listed)
    may_change = signing.may_publish()
    for recipe in found[:SHOWN]:
        _one(w, recipes, recipe, may_change)
    if len(found) > SHOWN:
        st.caption(w("recipes.page.more", count=len(found) - SHOWN))
    if listed:
        st.download_button(
            w("recipes.page.export_all"),
            recipes.exported,
            file_name=f"{w('recipes.page.file_all')}.json",
            mime="application/json",
            key="recipes-export",
            on_click="ignore",
        )
    st.divider()
    if signing.admit(w) is not None:
        _import(w, recipes)


def _searched(words: Words, listed: list[Recipe]) -> list[Recipe]:
    if len(listed) <= SHOWN:
        return listed
    part = st.text_input(words("recipes.page.search"), key="recipes-search", max_chars=80)
    return [one for one in listed if part in one.name or part in "".join(one.headings)]


def _one(w: Words, recipes: Recipes, recipe: Recipe, may_change: bool) -> None:
    used = (
        w("recipes.page.used", count=recipe.used, date=clock.local(recipe.last_used))
        if recipe.used
        else w("recipes.page.unused")
    )
    with st.expander(w("recipes.page.entry", name=_plain(recipe.name), count=recipe.choices)):
        taught = clock.local(recipe.created_at)
        st.caption(w("recipes.page.by", author=_plain(recipe.author or "—"), date=taught) + used)
        for sheet in recipe.sheets:
            more = w("recipes.and_more") if len(sheet.headings) > _HEADINGS else ""
            headings = w("recipes.and").join(sheet.headings[:_HEADINGS]) + more
            name = sheet.shape.sheet.replace("{}", "")
            st.markdown(
                w("recipes.page.sheet", sheet=_plain(name), headings=_plain(headings or "—"))
            )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.download_button(
                w("recipes.page.export"),
                lambda: recipes.exported([recipe.id]),
                file_name=f"{recipe.name}.json",
                mime="application/json",
                key=f"recipe-export-{recipe.id}",
                on_click="ignore",
            )
            if may_change:
                _rename(w, recipes, recipe)
                _discard(w, recipes, recipe)


def _rename(w: Words, recipes: Recipes, recipe: Recipe) -> None:
    with st.popover(w("recipes.page.rename")):
        name = st.text_input(
            w("recipes.page.name"), recipe.name, max_chars=80, key=f"recipe-name-{recipe.id}"
        )
        if st.button(w("recipes.page.save"), key=f"recipe-save-{recipe.id}"):
            _do(
                w,
                lambda: recipes.rename(recipe.id, name),
                w("recipes.page.renamed", name=_plain(name)),
            )


def _discard(w: Words, recipes: Recipes, recipe: Recipe) -> None:
    with st.popover(w("recipes.page.delete")):
        st.markdown(w("recipes.page.delete_what", name=_plain(recipe.name)))
        if st.button(w("recipes.page.delete_confirm"), key=f"recipe-delete-{recipe.id}"):
            done = w("recipes.page.deleted", name=_plain(recipe.name))
            _do(w, lambda: recipes.discard(recipe.id), done)


def _import(w: Words, recipes: Recipes) -> None:
    st.html(uploader_style(w) + _LIMIT.format(text=w("recipes.page.drop_here")))
    round_ = st.session_state.setdefault(_ROUND, 0)
    file = st.file_uploader(w("recipes.page.import"), type="json", key=f"recipes-import-{round_}")
    if file is None:
        return
    st.session_state[_ROUND] = round_ + 1
    try:
        added = recipes.imported(file.getvalue())
    except AtlasError as error:
        st.session_state["recipes-refused"] = error
    else:
        st.session_state["recipes-done"] = w("recipes.page.imported", count=len(added))
    st.rerun()


def _plain(text: str) -> str:
    return _MARKS.sub(r"\\\1", text)


def _do(w: Words, change, done: str) -> None:
    """Make one change, if that is allowed from here, and say so on the next run."""
    try:
        signing.Signature("", "", st.session_state.get(signing.ADMITTED, "")).require()
        change()
    except AtlasError as error:
        signing.say(w, error)
        return
    st.session_state["recipes-done"] = done
    st.rerun()


def _say_done(w: Words) -> None:
    if done := st.session_state.pop("recipes-done", ""):
        st.success(done)
    if refused := st.session_state.pop("recipes-refused", None):
        st.error(w.error(refused))
