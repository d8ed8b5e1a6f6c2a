"""One figure, put together from what its cell, its row, its headings and its title say."""

from dataclasses import dataclass

from atlas.figures import Figure, Period, Scope
from atlas.ingest.amounts import Amount
from atlas.ingest.layout.column import Column
from atlas.ingest.layout.row_words import RowSense
from atlas.ingest.layout.title import Title
from atlas.ingest.sense import Doubt, Sense
from atlas.ingest.values.moments import Moment
from atlas.ingest.values.reading import Reading

NO_YEAR = Doubt("no_year", "")


def title_moment(title: Title) -> Moment | None:
    """The moment that holds for cells whose row and headings name none."""
    return title.part


def unclear_moment(
    moment: Moment | None, sense: Sense, said: RowSense, column: Column
) -> Doubt | None:
    """No year at all, as for a sum of what stood at the end of each month; or a month or quarter
    alone for what grows over the year."""
    if moment is None or (said.summed and sense.stock):
        return NO_YEAR
    grows = not sense.stock and sense.period == "year" and sense.unit not in ("%", "分")
    adds_up = said.period is not None or any("累计" in one for one in column.path)
    return Doubt("part_of_year", moment.alone) if moment.alone and grows and not adds_up else None


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes the figures of one sheet; ``upload`` is the SHA-256 of its file."""

    title: Title
    upload: str
    sheet: str

    def figure(
        self,
        read: tuple[Reading, Amount],
        sense: Sense,
        said: RowSense,
        place: str,
        moment: Moment,
        address: str,
    ) -> Figure:
        """The figure of the cell at ``address``; words of its row come before those around it."""
        reading, amount = read
        period, year_from = _period(said, moment, sense)
        # by position: with this many fields, keywords take twice as long
        return Figure(
            sense.code,
            place,
            moment.year,
            amount.value,
            sense.unit,
            reading.printed,
            reading.bound if amount.high is None else "range",
            amount.high,
            amount.half_width,
            sense.breakdown,
            said.kind or sense.kind,
            self._scope(said, sense),
            period,
            year_from,
            said.as_of or moment.as_of,
            reading.absence,
            said.status,
            said.coverage,
            said.explanation,
            said.source,
            amount.transform,
            self.title.demo or said.demo,
            self.upload,
            self.sheet,
            address,
        )

    def _scope(self, said: RowSense, sense: Sense) -> Scope:
        """What the row says; else 本级 where the title does, for money that has both."""
        if said.scope is not None:
            return said.scope
        return "own" if self.title.own_level and sense.scope else sense.scope


def _inside(as_of: str, year: int | None) -> bool:
    """Whether a date ends a part of the year; the statistical year has ended on 30 September."""
    ends = (f"{year}-12", f"{year}-09-30")
    return as_of.startswith(f"{year}-") and not as_of.startswith(ends)


def _period(said: RowSense, moment: Moment, sense: Sense) -> tuple[Period, int | None]:
    """A period that the row says comes first. Up to a date inside the year a stock is that
    date's, and anything that is counted up is only part of the year's figure."""
    if said.period is not None:
        return said.period, said.year_from or moment.year_from
    if moment.period == "cumulative":
        return "cumulative", moment.year_from
    if (moment.period == "point" or _inside(said.as_of, moment.year)) and sense.period == "year":
        return ("point", None) if sense.stock else ("cumulative", moment.year)
    return sense.period, None
