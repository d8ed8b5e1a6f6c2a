"""What the address of a page came to."""

from dataclasses import dataclass

from atlas.cached import Drafted, Edition
from atlas.drafts import SavedDraft
from atlas.stories.telling import Spec
from atlas.view import Repair, View
from atlas.words import Words, words

#: states of a draft that its pages can be looked at in
UNPUBLISHED = ("open", "scheduled", "held")


@dataclass(frozen=True, slots=True)
class Opened:
    """``view`` as the address says it, ``resolved`` with year and indicator filled in;
    ``version`` is the number shown (None: the store is empty), ``latest`` the newest version;
    ``years`` are those on offer, ``newest`` the one that a live link without a year shows;
    ``draft`` is the one that the address names, whatever has become of it."""

    view: View
    resolved: View
    version: int | None
    latest: int | None
    years: tuple[int, ...]
    newest: int | None
    spec: Spec
    repairs: tuple[Repair, ...] = ()
    draft: SavedDraft | None = None

    @property
    def words(self) -> Words:
        return words(self.view.language)

    @property
    def drafted(self) -> bool:
        """Whether a draft is shown that is not published yet."""
        return self.draft is not None and self.draft.state in UNPUBLISHED

    @property
    def edition(self) -> Edition | None:
        """What the page shows: a draft over the newest version, or a version; None is nothing."""
        if self.drafted:
            return Drafted(self.draft.token, self.draft.revision, self.latest)
        return self.version

    @property
    def pinned_view(self) -> View:
        """The same view with version and year resolved: what a link in the minutes carries."""
        return self.resolved.with_(version=self.version, figure=self.view.figure)
