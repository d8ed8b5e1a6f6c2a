"""A story: headlines, then sections of blocks, then footnotes."""

from dataclasses import dataclass

from atlas.stories.blocks.charts import Chart, Panels
from atlas.stories.blocks.maps import PlaceMap, SmallMaps
from atlas.stories.blocks.tables import Table
from atlas.stories.blocks.texts import Empty, Headline, Sentence

Block = Sentence | Chart | Panels | PlaceMap | SmallMaps | Table | Empty


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks side by side; ``widths`` are shares of twelve columns (one per block)."""

    blocks: tuple[Block, ...]
    widths: tuple[int, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """A whole page: the title states the finding; ``context`` is its one line of place, year,
    数据截至, version and source. ``footnotes`` are (mark, text); ``demo`` when any figure is."""

    title: str
    context: tuple[str, ...]
    headlines: tuple[Headline, ...] = ()
    sections: tuple[Section, ...] = ()
    footnotes: tuple[tuple[str, str], ...] = ()
    demo: bool = False
    crumbs: tuple[tuple[str, str], ...] = ()
