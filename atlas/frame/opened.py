"""What the address of a page came to."""

from dataclasses import dataclass

from atlas.stories.telling import Spec
from atlas.view import Repair, View
from atlas.words import Words, words


@dataclass(frozen=True, slots=True)
class Opened:
    """``view`` as the address says it, ``resolved`` with year and indicator filled in;
    ``version`` is the number shown (None: the store is empty), ``latest`` the newest version;
    ``years`` are those on offer, ``newest`` the one that a live link without a year shows."""

    view: View
    resolved: View
    version: int | None
    latest: int | None
    years: tuple[int, ...]
    newest: int | None
    spec: Spec
    repairs: tuple[Repair, ...] = ()

    @property
    def words(self) -> Words:
        return words(self.view.language)

    @property
    def pinned_view(self) -> View:
        """The same view with version and year resolved: what a link in the minutes carries."""
        return self.resolved.with_(version=self.version, figure=self.view.figure)
