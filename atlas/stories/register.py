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
    reconciliation,
    versions,
)
from atlas.stories.reconciliation import Marked
from atlas.stories.telling import Spec, StoryModule

STORIES: dict[str, StoryModule] = {
    story.SPEC.page: story
    for story in (
        *map(
            Marked,
            (overview, coverage, assistance, competitions, democracy, homes, organisation),
        ),
        reconciliation,
        catalogue,
    )
}

#: what each page offers; ``versions`` composes its story itself, of two versions
SPECS: dict[str, Spec] = {page: story.SPEC for page, story in STORIES.items()}
SPECS[versions.SPEC.page] = versions.SPEC
