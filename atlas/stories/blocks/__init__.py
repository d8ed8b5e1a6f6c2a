"""What a story is made of. Every renderer (page, phone, Word, slides, workbook) draws these blocks.

Blocks hold meaning, not pictures: numbers are :class:`Datum` in base units; words are already in
the reader's language; colours are named (``c1``…``c7``, ``other``, ``accent``), never hex.
"""

from atlas.arithmetic import Change
from atlas.stories.blocks.charts import Break, Chart, Panels, Point, Series
from atlas.stories.blocks.maps import Area, PlaceMap, SmallMaps
from atlas.stories.blocks.story import Block, Section, Story
from atlas.stories.blocks.tables import Cell, Column, Row, Table
from atlas.stories.blocks.texts import Empty, Headline, Mark, Sentence

__all__ = [
    "Area",
    "Block",
    "Break",
    "Cell",
    "Change",
    "Chart",
    "Column",
    "Empty",
    "Headline",
    "Mark",
    "Panels",
    "PlaceMap",
    "Point",
    "Row",
    "Section",
    "Sentence",
    "Series",
    "SmallMaps",
    "Story",
    "Table",
]
