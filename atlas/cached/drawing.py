"""Stories as the text that the stage draws, by view and edition."""

import streamlit as st

from atlas.cached.answers import ledger, rows
from atlas.cached.editions import Edition, edition_note
from atlas.cached.holdings import approval, catalogue, places
from atlas.render.stage.payload import encoded, payload
from atlas.stories.nothing import nothing
from atlas.stories.register import STORIES
from atlas.stories.telling import Telling, VersionNote
from atlas.view import View
from atlas.words import words

#: a page view is some 100 KB of text: this bounds the cache near 100 MB
STORIES_KEPT = 1024


def telling(view: View, edition: Edition, page_years: tuple[int, ...]) -> Telling:
    """What a story of this view is told with."""
    return Telling(
        view=view,
        words=words(view.language),
        catalogue=catalogue(),
        places=places(),
        version=edition_note(edition),
        years=page_years,
        approval=approval(),
    )


def teller(view: View) -> Telling:
    """What is told with where no version of its own stands behind the story."""
    return Telling(view, words(view.language), catalogue(), places(), VersionNote(0))


@st.cache_resource(show_spinner=False, max_entries=STORIES_KEPT)
def drawn(view: View, edition: Edition, page_years: tuple[int, ...]) -> bytes:
    """The story of a resolved view as the JSON that the stage draws."""
    told = telling(view, edition, page_years)
    story = STORIES[view.page]
    if story.SPEC.years and not page_years:
        return encoded(payload(nothing(told), told.words))
    questions = story.questions(told)
    figures = questions.pop("figures", None)
    answers = {
        name: rows(edition, question, **parameters)
        for name, (question, parameters) in questions.items()
    }
    return encoded(payload(story.tell(told, ledger(edition, figures), answers), told.words))
