"""What a template is asked for, and what stands in its rows."""

from dataclasses import dataclass

from atlas.errors import AtlasError
from atlas.figures import REGION
from atlas.places import Place, Places
from atlas.templates.forms import Form, Rows, forms_of

EARLIEST, LATEST = 1990, 2100


@dataclass(frozen=True, slots=True)
class Plan:
    """A theme and year, for the region by leagues (``place`` 150000), for the region alone
    (``alone``), or for one league by banners."""

    theme: str
    year: int
    place: str = REGION
    alone: bool = False

    @property
    def rows(self) -> Rows:
        """What the rows are."""
        if self.place != REGION:
            return "banners"
        return "region" if self.alone else "leagues"

    def forms(self) -> tuple[Form, ...]:
        """The forms of it; ``AtlasError`` where there are none, or the year cannot be meant."""
        if not EARLIEST <= self.year <= LATEST:
            raise AtlasError("template_year", found=self.year, first=EARLIEST, last=LATEST)
        if self.place != REGION and Places.load().get(self.place).level != "league":
            raise AtlasError("template_place", found=Places.load().get(self.place).name)
        forms = forms_of(self.theme, self.rows)
        if not forms:
            raise AtlasError("template_none", found=self.theme)
        return forms

    def places(self) -> tuple[Place, ...]:
        """The whole first, then its parts in the official order."""
        places = Places.load()
        whole = places.get(self.place)
        if self.rows == "region":
            return (whole,)
        return (whole, *(places.leagues() if self.place == REGION else places.banners(self.place)))

    @property
    def whose(self) -> str:
        """The place's name as it stands in a title."""
        return "全区" if self.place == REGION else Places.load().get(self.place).name
