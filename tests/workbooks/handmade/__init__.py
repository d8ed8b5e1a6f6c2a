"""Workbooks laid out by hand after tables of published yearbooks; the numbers are invented."""

from collections.abc import Iterator

from tests.workbooks.handmade import leaflets, league_tables, reports, yearbook
from tests.workbooks.truth import Case


def handmade() -> Iterator[Case]:
    """All of them, in a fixed order."""
    for module in (yearbook, league_tables, reports, leaflets):
        for table in module.TABLES:
            yield table()
