"""The view: page, place, year, indicator… as a frozen value that knows its link."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from atlas.figures import REGION

LATEST = "latest"
#: property of the view → its parameter in the link, in the order in which links carry them
PARAMETERS = {
    "version": "v",
    "draft": "draft",
    "place": "place",
    "year": "year",
    "indicator": "ind",
    "by": "by",
    "tab": "tab",
    "figure": "fig",
    "other": "with",
    "language": "lang",
}


@dataclass(frozen=True, slots=True)
class View:
    """What a reader looks at. ``version`` None is live, ``year`` None is the newest.

    ``draft``: the token of a draft that is shown as if it were published; whoever has the link may
    look, and nobody else can guess it.

    ``figure``: ids of figures whose origin is open, joined by commas. ``other``: the version that
    a difference is drawn against.
    """

    page: str = "overview"
    version: int | None = None
    place: str = REGION
    year: int | None = None
    indicator: str = ""
    by: str = ""
    tab: str = ""
    figure: str = ""
    other: int | None = None
    language: str = "zh"
    draft: str = ""

    def with_(self, **changes: object) -> "View":
        return replace(self, **changes)

    def to(self, page: str, **changes: object) -> "View":
        """Another page of the same: version or draft, place, year and language go along."""
        kept = View(
            page,
            version=self.version,
            draft=self.draft,
            place=self.place,
            year=self.year,
            language=self.language,
        )
        return replace(kept, **changes)

    @property
    def pinned(self) -> bool:
        return self.version is not None

    def parameters(self) -> dict[str, str]:
        """The parameters of the link: only what differs from the page's own defaults."""
        plain = View(self.page)
        return {
            short: str(getattr(self, name))
            for name, short in PARAMETERS.items()
            if getattr(self, name) != getattr(plain, name)
        }

    @property
    def path(self) -> str:
        """``/`` for the overview, ``/coverage`` … for the rest."""
        return "/" if self.page == "overview" else f"/{self.page}"

    def link(self, base: str = "") -> str:
        """The address of this view: ASCII, shorter than 500 characters."""
        query = urlencode(self.parameters(), safe=",=;:-")
        return f"{base.rstrip('/')}{self.path}" + (f"?{query}" if query else "")
