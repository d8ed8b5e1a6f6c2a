"""Which story stands on which page, in the order of the menu."""

from atlas.stories import (
    assistance,
    catalogue,
    competitions,
    coverage,
    democracy,
    homes,
    organisation,
    overview,
)
from atlas.stories.telling import StoryModule

STORIES: dict[str, StoryModule] = {
    story.SPEC.page: story
    for story in (
        overview,
        coverage,
        assistance,
        competitions,
        democracy,
        homes,
        organisation,
        catalogue,
    )
}
