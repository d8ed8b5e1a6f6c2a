"""What every story is told with, and the shape that each story module has."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from atlas.catalogue import Catalogue
from atlas.places import Places
from atlas.stories.blocks import Story
from atlas.stories.ledger import Ledger
from atlas.view import View
from atlas.words import Words

#: rows of each question, under the name the story gave it
Rows = Mapping[str, list[dict[str, Any]]]
#: name the story gives → (question in queries/, its parameters)
Questions = dict[str, tuple[str, dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Spec:
    """What a page offers: the indicators that can be chosen (first is the default), its tabs and
    breakdowns. ``places``: which levels of place it follows (``region``, ``league``, ``banner``).
    """

    page: str
    indicators: tuple[str, ...] = ()
    tabs: tuple[str, ...] = ()
    bys: tuple[str, ...] = ()
    places: tuple[str, ...] = ("region",)
    years: bool = True
    #: indicators whose years the year control offers; the chosen one's if empty
    dated_by: tuple[str, ...] = ()
    #: holds figures of all themes against each other; they are shown on other pages
    audits: bool = False


@dataclass(frozen=True, slots=True)
class VersionNote:
    """The version a story is told of, shown in the context line. ``number`` None is a draft:
    ``published_at`` is then when it was last changed."""

    number: int | None
    published_at: str = ""
    author: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True)
class Telling:
    """Everything but the rows. ``view`` is resolved: its year and indicator are never empty
    (where the page has any)."""

    view: View
    words: Words
    catalogue: Catalogue
    places: Places
    version: VersionNote
    years: tuple[int, ...] = ()
    approval: str = field(default="")


class StoryModule(Protocol):
    """A page's story: what it asks, and how it tells the rows.

    The answer to the question named ``figures`` comes as the ledger, all others as rows."""

    SPEC: Spec

    def questions(self, telling: Telling) -> Questions: ...

    def tell(self, telling: Telling, ledger: Ledger, rows: Rows) -> Story: ...
