"""A case: the rule it breaks, the story of the mistake, and the sheets as somebody typed them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from atlas.places import Places

Cell = str | float | int | None
Rows = Sequence[Sequence[Cell]]

LONG = ("指标", "地区", "年份", "数值", "单位")


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet: a title (empty for a bare list), the line below it, header and rows.

    ``raw`` puts texts into cells as formulas or errors that a workbook holds without a value.
    """

    header: Sequence[Cell]
    rows: Rows
    title: str = ""
    line: str = ""
    name: str = "Sheet1"
    raw: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Case:
    """``rule`` names the file; ``csv`` says that it is one instead of a workbook."""

    rule: str
    story: str
    story_en: str
    pages: tuple[Page, ...]
    csv: bool = False

    @property
    def file(self) -> str:
        return f"{self.rule}.{'csv' if self.csv else 'xlsx'}"


def leagues(*columns: Sequence[Cell]) -> list[list[Cell]]:
    """Rows of the leagues in official order, as many as the first column has values."""
    names = [place.name for place in Places.load().leagues()]
    return [[name, *values] for name, *values in zip(names, *columns, strict=False)]
