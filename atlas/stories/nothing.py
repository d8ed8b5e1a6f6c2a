"""A page for which nothing has been published yet: why it is empty and what to do."""

from atlas.stories.blocks import Empty, Section, Story
from atlas.stories.pieces import context
from atlas.stories.telling import Telling
from atlas.view import View


def nothing(telling: Telling) -> Story:
    """The story of a page whose indicators have no figure in this version."""
    w, view = telling.words, telling.view
    empty = Empty(
        title=w("story.empty"),
        reason=w(
            "story.empty_draft" if telling.version.number is None else "story.empty_reason",
            number=telling.version.number,
        ),
        action=w("page.upload"),
        href=View("upload", draft=view.draft, language=view.language).link(),
    )
    return Story(w(f"page.{view.page}"), context(telling), sections=(Section((empty,)),))
