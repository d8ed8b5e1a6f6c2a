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
    versions,
)
from atlas.stories.telling import Spec, StoryModule

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

#: what each page offers; ``versions`` composes its story itself, of two versions
SPECS: dict[str, Spec] = {page: story.SPEC for page, story in STORIES.items()}
SPECS[versions.SPEC.page] = versions.SPEC
