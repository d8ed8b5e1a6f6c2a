"""The quiet mark on a headline whose figure does not add up, and its way into the ledger."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from atlas.stories.blocks import Headline, Mark, Story
from atlas.stories.ledger import Ledger
from atlas.stories.reconciliation.lines import STATUSES, Line
from atlas.stories.reconciliation.page import question
from atlas.stories.telling import Questions, Rows, Spec, StoryModule, Telling

#: what is worth a mark; what agrees or cannot be compared carries none
MARKED = ("unequal", "explained", "rounding")
LINES = "reconciliation"


@dataclass(frozen=True)
class Marked:
    """A page's story with the marks of the ledger on its headlines."""

    story: StoryModule

    @property
    def SPEC(self) -> Spec:  # noqa: N802 - the name that every story module has
        return self.story.SPEC

    def questions(self, telling: Telling) -> Questions:
        asked = self.story.questions(telling)
        if telling.view.year is None:
            return asked
        return asked | {LINES: question(telling.view.year, [telling.view.place])}

    def tell(self, telling: Telling, ledger: Ledger, rows: Rows) -> Story:
        told = self.story.tell(telling, ledger, rows)
        return marked(telling, told, rows.get(LINES, ()))


def marked(telling: Telling, story: Story, lines: Sequence[Line]) -> Story:
    """The story with a mark on each headline that is a published figure some line concerns."""
    worst: dict[str, Line] = {}
    for line in sorted(lines, key=lambda one: STATUSES.index(one["status"])):
        if line["status"] in MARKED:
            worst.setdefault(line["figure"], line)
    tiles = tuple(_with_mark(telling, one, worst) for one in story.headlines)
    return replace(story, headlines=tiles)


def _with_mark(telling: Telling, headline: Headline, worst: dict[str, Line]) -> Headline:
    """Computed figures stand on several: there is nothing published to hold them against."""
    sources = headline.datum.sources
    line = worst.get(sources[0]) if len(sources) == 1 else None
    if line is None:
        return headline
    there = telling.view.to(
        "reconciliation", place=line["place"], indicator=line["indicator"], by=line["sort"]
    )
    text = telling.words(f"reconciliation.mark.{line['status']}")
    return replace(headline, mark=Mark(text, there.link(), serious=line["status"] == "unequal"))
