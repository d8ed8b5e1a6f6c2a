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
    progress,
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

#: what each page offers; ``versions`` and ``progress`` compose their stories themselves, of several
#: versions
SPECS: dict[str, Spec] = {page: story.SPEC for page, story in STORIES.items()}
SPECS[versions.SPEC.page] = versions.SPEC
SPECS[progress.SPEC.page] = progress.SPEC
